#!/usr/bin/env python3
"""lint.py BUILD: everything about the sources that needs no run of the program, one line a check.

Layers and banned functions, man pages and documents in step, spelling, clang-tidy. A tool that is
not installed is said to be skipped; `sh tools/install.sh all` installs them. The last line counts.
"""
import concurrent.futures
import fnmatch
import os
import pathlib
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def run(*command):
    got = subprocess.run([str(word) for word in command], cwd=SOURCE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return got.returncode == 0, got.stdout


def tap(*command):
    is_right, out = run(sys.executable, *command)
    lines = out.splitlines()
    wrong = [k for k, line in enumerate(lines) if line.startswith("not ok")]
    return is_right, "\n".join(line for k in wrong for line in [lines[k], *[text for text in lines[k + 1:k + 40] if text.startswith("#   ")]][:40])


def tracked(*patterns):
    """Files of the repository; outside of one, as in a tarball, those of the folders that matter."""
    got = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "--", *patterns], cwd=SOURCE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if got.returncode == 0:
        return [name for name in got.stdout.split() if (SOURCE / name).exists()]
    tops = ["src", "include", "tools", "tests", "bench", "docs", "data"]
    there = [path.relative_to(SOURCE) for top in tops for path in (SOURCE / top).rglob("*")] + [path.relative_to(SOURCE) for path in SOURCE.glob("*.md")]
    return sorted(path.as_posix() for path in there if any(fnmatch.fnmatch(path.as_posix(), pattern) for pattern in patterns))


def spelling():
    names = tracked("*.md", "*.[ch]", "*.def", "*.py", "*.sh", "Makefile")
    return run("codespell", "--ignore-words-list", "bu,certi,ect,nd,ore", "--skip", "tests/*,docs/errors.md,src/reading/*.def", *names)


def tidy(build):
    files = tracked("src/*.c")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda name: run("clang-tidy-14", "-p", build, "--quiet", name), files))
    return all(is_right for is_right, _ in results), "\n".join(line for _, out in results for line in out.splitlines() if "error:" in line)


def scripts():
    problems = ""
    for name in tracked("*.sh", ".ci/run"):
        shell = "bash" if (SOURCE / name).read_text().startswith("#!/bin/bash") else "sh"
        is_right, out = run(shell, "-n", name)
        problems += "" if is_right else out
    return not problems, problems


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    checks = [
        ("layers and banned functions", None, lambda: tap("tests/house/layers.py")),
        ("documents, man pages and completions in step", None, lambda: tap("tests/house/docs_sync.py", SOURCE, build / "purse")),
        ("shell scripts parse", None, scripts),
        ("spelling", "codespell", spelling),
        ("clang-tidy", "clang-tidy-14", lambda: tidy(build)),
    ]
    passed = failed = skipped = 0
    for name, tool, check in checks:
        if tool and not shutil.which(tool):
            skipped += 1
            print(f"skipped: {name} (there is no {tool})")
            continue
        is_right, out = check()
        passed, failed = passed + is_right, failed + (not is_right)
        print(f"{'fine' if is_right else 'WRONG'}: {name}", flush=True)
        if not is_right:
            print(out)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
