#!/usr/bin/env python3
"""fuzz.py BUILD [SECONDS]: runs every libFuzzer target of BUILD/tests/fuzz for SECONDS, two at a time.

A target NAME starts from tests/fuzz/corpus/NAME (or tests/fuzz/NAME, or all of tests/fuzz/corpus) and, where there is one, uses the
words of tests/fuzz/NAME.dict or the only *.dict there. What it finds new goes to BUILD/fuzz-corpus/NAME, what breaks it to BUILD/fuzz-found/,
and the repository is left alone. The last line counts targets.
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[1]


def is_target(path):
    if not path.is_file() or not os.access(path, os.X_OK) or path.suffix:
        return False
    got = subprocess.run([path, "-help=1"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    return b"libFuzzer" in got.stdout or b"-max_total_time" in got.stdout


def seeds(name):
    folder = SOURCE / "tests/fuzz"
    for candidate in (folder / "corpus" / name, folder / name, folder / "corpus" / name.removeprefix("fuzz_").removesuffix("_fuzz"), folder / "corpus"):
        if candidate.is_dir():
            return [candidate]
    return []


def dictionary(name):
    folder = SOURCE / "tests/fuzz"
    found = [folder / f"{name}.dict"] if (folder / f"{name}.dict").exists() else sorted(folder.glob("*.dict"))
    return [f"-dict={found[0]}"] if len(found) == 1 else []


def run(build, target, seconds):
    corpus, found = build / "fuzz-corpus" / target.name, build / "fuzz-found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    command = [target, f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=3000", "-print_final_stats=1", f"-artifact_prefix={found}/{target.name}-",
               *dictionary(target.name), corpus, *seeds(target.name)]
    got = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return target.name, got.returncode, got.stdout.decode("utf-8", "replace")


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    targets = [path for path in sorted((build / "tests/fuzz").glob("*")) if is_target(path)] if (build / "tests/fuzz").is_dir() else []
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, status, out in pool.map(lambda target: run(build, target, seconds), targets):
            runs = re.search(r"stat::number_of_executed_units:\s*(\d+)", out)
            print(f"{'fine' if status == 0 else 'BROKEN'}: {name}, {int(runs[1]) if runs else 0:,} inputs", flush=True)
            if status:
                failed += 1
                print("\n".join(out.splitlines()[-60:]))
    if not targets:
        print("fuzz.py: there is no target in", build / "tests/fuzz", file=sys.stderr)
        failed += 1
    print(f"{len(targets) - failed if targets else 0} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
