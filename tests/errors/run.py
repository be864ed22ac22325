#!/usr/bin/python3
"""One folder a code: a text that gives it, and what the program says of it.

usage: run.py PURSE CODES.DEF [--accept]

Each folder has `in.purse` (or make.py, which writes it) and `expected.txt`: what `purse
check in.purse` prints in that folder. Checked for each code: the text; exit status 1 for
errors, 0 for warnings; the code in the JSON form at the same line and column; a help
line; an explanation. Each code has a folder and each folder a code. --accept writes
expected.txt, to be read in `git diff`. TAP on standard output."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def run(command, folder):
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "100",
                   "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}
    done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=60, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def judge(code, severity, purse, folder, status, text):
    """What is wrong with what the program said of this code; empty when nothing is."""
    wrong = []
    lines = text.splitlines()
    heads = [line for line in lines if f"[{code}]" in line]
    if not heads:
        return ["the code is not given"]
    if status != (1 if severity == "ERROR" else 0):
        wrong.append(f"exit status {status}")
    place = re.match(r"([^:]+):(\d+):(\d+): (error|warning): .", heads[0])
    if not place:
        return wrong + ["the message has no place"]
    if not any("= help: " in line for line in lines[lines.index(heads[0]):]):
        wrong.append("no help line")
    _, output, _ = run([purse, "check", "--format", "json", "in.purse"], folder)
    found = [item for item in map(json.loads, output.splitlines()) if item["code"] == code]
    if not found:
        wrong.append("not in the JSON form")
    elif (found[0]["file"], found[0]["line"], found[0]["column"]) != (place[1], int(place[2]), int(place[3])):
        wrong.append("another place in the JSON form")
    elif not found[0]["help"] or not found[0]["message"]:
        wrong.append("no message or help in the JSON form")
    explained, page, _ = run([purse, "explain", code], folder)
    if explained or len(page.splitlines()) < 4 or "To mend it:" not in page:
        wrong.append("not explained")
    return wrong


def check_folder(code, severity, purse, accept):
    source = os.path.join(HERE, code)
    if not os.path.isdir(source):
        return ["no folder in tests/errors"]
    with tempfile.TemporaryDirectory() as folder:
        for name in os.listdir(source):
            shutil.copy(os.path.join(source, name), folder)
        if os.path.exists(os.path.join(folder, "make.py")):
            subprocess.run([sys.executable, "make.py"], cwd=folder, check=True)
        status, output, words = run([purse, "check", "in.purse"], folder)
        text = output + words
        wrong = judge(code, severity, purse, folder, status, text)
    expected = os.path.join(source, "expected.txt")
    if accept:
        with open(expected, "w", encoding="utf-8") as file:
            file.write(text)
    elif not os.path.exists(expected):
        wrong.append("no expected.txt")
    else:
        with open(expected, encoding="utf-8") as file:
            if file.read() != text:
                wrong += ["other text:"] + text.splitlines()
    return wrong


def check_thirty(purse, accept):
    """Thirty different mistakes in one journal are thirty messages of one reading."""
    folder = os.path.join(HERE, "thirty")
    expected = os.path.join(folder, "expected.txt")
    status, text, words = run([purse, "check", "in.purse"], folder)
    _, output, _ = run([purse, "check", "--format", "json", "in.purse"], folder)
    items = [json.loads(line) for line in output.splitlines()]
    wrong = [] if status == 1 and not words else [f"exit status {status}: {words}"]
    if len(items) != 30 or len({item["code"] for item in items}) != 30:
        wrong.append(f"{len(items)} messages of {len({item['code'] for item in items})} kinds")
    wrong += [f"no help: {item}" for item in items if not item["help"]]
    if accept:
        with open(expected, "w", encoding="utf-8") as file:
            file.write(text)
    with open(expected, encoding="utf-8") as file:
        if file.read() != text:
            wrong += ["other text:"] + text.splitlines()
    return wrong


def main():
    purse = os.path.abspath(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as file:
        codes = dict(re.findall(r"^CODE\((\w+), (\w+),", file.read(), re.M))
    accept = "--accept" in sys.argv
    strangers = [name for name in sorted(os.listdir(HERE))
                 if re.fullmatch(r"[A-Z]\d{3}", name) and name not in codes]
    failed = bool(strangers)
    for number, (code, severity) in enumerate(codes.items(), 1):
        wrong = check_folder(code, severity, purse, accept)
        failed = failed or bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {number} - {code}")
        for line in wrong:
            print("# " + line)
    for name in strangers:
        print(f"# {name} is not in codes.def")
    print(f"{'not ok' if strangers else 'ok'} {len(codes) + 1} - every folder has a code")
    wrong = check_thirty(purse, accept)
    failed = failed or bool(wrong)
    print(f"{'not ok' if wrong else 'ok'} {len(codes) + 2} - thirty mistakes")
    for line in wrong:
        print("# " + line)
    print(f"1..{len(codes) + 2}")
    sys.exit(failed)


main()
