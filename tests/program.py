"""The program as a test runs it: run(purse, "stake", "-f", path) gives status, output, words."""
import os
import subprocess


def run(purse, *words, cwd=None, today="2026-11-01"):
    keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    done = subprocess.run([purse, *words], cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PURSE_TODAY": today, **keep})
    return done.returncode, done.stdout.decode(), done.stderr.decode()
