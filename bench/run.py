#!/usr/bin/python3
"""Measures whole processes as ratios against a named peer, in turn, in one run.

usage: run.py BUILD [RUNS]

Never a test: nothing here fails for being slow. A peer that is not installed is left
out and said so. Figures are medians of RUNS (default 7) after one warm-up; with every
figure stands what was measured and its size."""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ENTRIES = 100_000


def once(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turn(commands, runs):
    """Each command once a round, so that a drift of the machine meets all of them."""
    for command in commands:
        once(command)
    rounds = [[once(command) for command in commands] for _ in range(runs)]
    return list(zip(*rounds))


def figure(times):
    wall = statistics.median(t[0] for t in times)
    cpu = statistics.median(t[1] for t in times)
    return f"{wall:.3f} s wall, {cpu:.3f} s cpu (median of {len(times)}, wall {min(t[0] for t in times):.3f} to {max(t[0] for t in times):.3f})"


def check_against_ledger(purse, folder, runs):
    journal, ledger = os.path.join(folder, "big.purse"), os.path.join(folder, "big.ledger")
    subprocess.run([sys.executable, os.path.join(HERE, "journal_make.py"), str(ENTRIES), journal, ledger], check=True)
    print(f"journal: {ENTRIES:,} dated entries ({os.path.getsize(journal) / 1e6:.1f} MB) checked; "
          f"{ENTRIES:,} transactions ({os.path.getsize(ledger) / 1e6:.1f} MB) balanced")
    commands = [[purse, "check", journal]]
    if shutil.which("ledger"):
        commands.append(["ledger", "--args-only", "-f", ledger, "bal"])
    times = in_turn(commands, runs)
    print("  purse check   " + figure(times[0]))
    if len(times) == 1:
        print("  ledger        not installed, left out")
        return
    print("  ledger bal    " + figure(times[1]))
    ratios = sorted(b[0] / a[0] for a, b in zip(*times))
    print(f"  ledger / purse, wall, pair by pair: {statistics.median(ratios):.1f} (from {ratios[0]:.1f} to {ratios[-1]:.1f})")


def answers(purse, runs):
    case = os.path.join(os.path.dirname(HERE), "cases", "sanctuary-2017", "main.purse")
    print("answers on the shipped case, whole process")
    for words in (["check"], ["stake", "--as-of", "2017-04-21"], ["report", "--as-of", "2017-04-21"]):
        arguments = [purse, words[0], "-f", case] + words[1:]
        print(f"  purse {words[0]:8} " + figure(in_turn([arguments], runs)[0]))


def main():
    purse = os.path.join(sys.argv[1], "purse")
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with tempfile.TemporaryDirectory() as folder:
        check_against_ledger(purse, folder, runs)
    answers(purse, runs)


main()
