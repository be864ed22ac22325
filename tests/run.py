#!/usr/bin/env python3
"""run.py BUILD [--long] [--suite NAME]: runs Meson's tests and counts their cases.

Meson counts test programs; a person wants cases. Each program that prints TAP is counted by its
"ok" and "not ok" lines, every other one as a single case. The last line is
"N passed, N failed[, N skipped]", and the exit status is 0 only when nothing failed.
"""
import argparse
import json
import os
import re
import subprocess
import sys

TAP_LINE = re.compile(r"^(not )?ok\b([^#\n]*)(#\s*(skip|todo)\S*.*)?$", re.I | re.M)


def count(test):
    """(passed, failed, skipped) of one Meson test."""
    passed = failed = skipped = 0
    for bad, _, _, directive in TAP_LINE.findall(test.get("stdout") or ""):
        if directive.lower() == "skip":
            skipped += 1
        elif bad and directive.lower() != "todo":
            failed += 1
        else:
            passed += 1
    result = test["result"]
    if result in ("OK", "EXPECTEDFAIL"):
        return (passed, failed, skipped) if passed + failed + skipped else (1, 0, 0)
    if result == "SKIP":
        return passed, failed, skipped or 1
    return passed, max(failed, 1), skipped  # a crash or time-out after good cases is a failure too


def show(test):
    print(f"--- {test['name']}: {test['result']}")
    out = test.get("stdout") or ""
    lines = out.splitlines()
    if TAP_LINE.search(out):  # only what went wrong, with the words that follow it
        kept, on = [], False
        for line in lines:
            if TAP_LINE.match(line):
                on = line.lower().startswith("not ok")
            if on or not TAP_LINE.match(line) and not line.startswith(("#", "1..")):
                kept.append(line)
        lines = kept
    for line in lines[:200] + (test.get("stderr") or "").splitlines()[-100:]:
        print("  " + line)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--long", action="store_true", help="the slow tests too")
    parser.add_argument("--suite", help="only this one")
    options = parser.parse_args()
    log = os.path.join(options.build, "meson-logs", "testlog.json")
    if os.path.exists(log):
        os.unlink(log)
    command = ["meson", "test", "-C", options.build, "--no-rebuild", "--quiet"]
    command += [] if options.long else ["--no-suite", "long"]
    command += ["--suite", options.suite] if options.suite else []
    # Sanitizers leave with a status of their own, so that no expected exit status hides a find.
    environment = dict(os.environ)
    environment.setdefault("ASAN_OPTIONS", "exitcode=99:detect_leaks=1")
    suppressions = os.path.join(os.path.dirname(os.path.abspath(__file__)), "house", "lsan.txt")
    environment.setdefault("LSAN_OPTIONS", f"suppressions={suppressions}:print_suppressions=0")
    environment.setdefault("UBSAN_OPTIONS", "halt_on_error=1:exitcode=99:print_stacktrace=1")
    run = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if not os.path.exists(log):
        print(run.stdout, end="")
        print("0 passed, 1 failed")
        return 1
    with open(log, encoding="utf-8") as file:
        tests = [json.loads(line) for line in file]
    sums = [0, 0, 0]
    for test in tests:
        counts = count(test)
        sums = [a + b for a, b in zip(sums, counts)]
        if counts[1]:
            show(test)
    if run.returncode != 0 and not sums[1]:
        print(run.stdout, end="")
        sums[1] += 1
    skipped = f", {sums[2]} skipped" if sums[2] else ""
    print(f"{sums[0]} passed, {sums[1]} failed{skipped}")
    return 1 if sums[1] or not sums[0] else 0


if __name__ == "__main__":
    sys.exit(main())
