#!/usr/bin/python3
"""Runs the ```console blocks of the manual: what it shows must be what the program prints.

usage: console.py PURSE FILE.md... [--accept]

Each `$ command` of a block is run in the source tree with the program on PATH as
`purse`; the lines up to the next `$` are what it prints, on standard output and
error. A line `[exit N]` stands for an exit status other than 0. A line `...` stands for
lines left out. --accept writes what is printed into the file. TAP on standard output."""
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def run(command, program):
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.abspath(program), os.path.join(folder, "purse"))
        environment = {"PATH": folder + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "110",
                       "NO_COLOR": "1", "PURSE_TODAY": "2026-11-22", "HOME": folder,
                       "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}
        done = subprocess.run(command, shell=True, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return lines + ([f"[exit {done.returncode}]"] if done.returncode else [])


def split_blocks(lines):
    """Yields (first line, last line) of the inside of each console block."""
    start = None
    for number, line in enumerate(lines):
        if start is None and line.strip() == "```console":
            start = number + 1
        elif start is not None and line.strip() == "```":
            yield start, number
            start = None


def split_commands(block):
    commands = []
    for line in block:
        if line.startswith("$ "):
            commands.append((line[2:], []))
        elif commands:
            commands[-1][1].append(line)
    return commands


def matches(expected, printed):
    """Equal lines; a line `...` fits any lines, none too."""
    if not expected:
        return not printed
    if expected[0].strip() == "...":
        return any(matches(expected[1:], printed[skip:]) for skip in range(len(printed) + 1))
    return bool(printed) and expected[0].rstrip() == printed[0].rstrip() and matches(expected[1:], printed[1:])


def accepted(expected, printed):
    """What is printed, cut where the block left lines out."""
    if "..." not in expected:
        return printed
    before = expected.index("...")
    after = len(expected) - before - 1
    return printed[:before] + ["..."] + (printed[-after:] if after else [])


def main():
    arguments = [word for word in sys.argv[1:] if word != "--accept"]
    program, files = arguments[0], arguments[1:]
    number = 0
    failed = False
    for name in files:
        with open(name, encoding="utf-8") as file:
            lines = file.read().splitlines()
        for start, end in reversed(list(split_blocks(lines))):
            written = []
            for command, expected in split_commands(lines[start:end]):
                printed = run(command, program)
                while expected and not expected[-1].strip() and not (printed and not printed[-1].strip()):
                    expected.pop()
                number += 1
                good = matches(expected, printed)
                print(f"{'ok' if good else 'not ok'} {number} - {os.path.basename(name)}: {command}")
                if not good and "--accept" not in sys.argv:
                    failed = True
                    for line in printed:
                        print("# printed: " + line)
                written += ["$ " + command] + (expected if good else accepted(expected, printed))
            lines[start:end] = written
        if "--accept" in sys.argv:
            with open(name, "w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
    print(f"1..{number}")
    sys.exit(failed)


main()
