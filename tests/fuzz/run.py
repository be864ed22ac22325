#!/usr/bin/python3
"""Fuzzes each target for a while, from its corpus and dictionary.

usage: run.py BUILD [SECONDS]

What is found is kept in BUILD as crash-*; new inputs that reach new code are kept in
BUILD/corpus-TARGET, not in the source tree. Exit 1 when a target found something."""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    build, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60
    failed = 0
    for target in ("journal", "awards", "place"):
        grown = os.path.join(build, "corpus-" + target)
        os.makedirs(grown, exist_ok=True)
        command = [os.path.join(build, "tests", "fuzz", target + "_fuzz"), f"-max_total_time={seconds}", "-max_len=8192",
                   "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1",
                   "-artifact_prefix=" + os.path.join(build, "crash-" + target + "-")]
        dictionary = os.path.join(HERE, target + ".dict")
        if os.path.exists(dictionary):
            command.append("-dict=" + dictionary)
        done = subprocess.run(command + [grown, os.path.join(HERE, "corpus", target)], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False)
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        print(f"{target}: exit {done.returncode}; " + "; ".join(line for line in lines if line.startswith("stat::number_of")))
        if done.returncode:
            failed += 1
            print("\n".join(lines[-40:]))
    print(f"{3 - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
