#!/usr/bin/env python3
"""One folder a code: a text that gives it, and what the program says of it.

usage: run.py PURSE CODES.DEF [--accept]

Each folder has `in.purse` (or make.py, which writes it) and `expected.txt`: what `purse check
in.purse` prints in that folder. Checked for each code: the text; exit status 1 for errors, 0 for
warnings; that line and column, the line shown and the caret under it agree with the bytes of the
file; the same place in the JSON form; a help line; an explanation. Each code has a folder and each
folder a code. --accept writes expected.txt, to be read in `git diff`. TAP on standard output.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

HERE = pathlib.Path(__file__).resolve().parent
HEAD = re.compile(r"([^:\n]+):(\d+):(\d+): (error|warning): (.+) \[([A-Z]\d{3})\]")


def run(*command, folder):
    keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "100", **keep}
    done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    return done.returncode, done.stdout.decode("utf-8", "surrogateescape"), done.stderr.decode("utf-8", "replace")


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def blank(text):
    """As the program shows a line: controls and tabs are one blank."""
    return "".join(" " if ord(c) < 0x20 or c == "\x7f" else c for c in text)


def judge_place(folder, head, shown, caret):
    """The line shown is that of the file, and the caret stands under the column told."""
    with open(folder / head[1], "rb") as file:
        lines = file.read(1 << 20).decode("utf-8", "surrogateescape").removeprefix("\ufeff").split("\n")
    number, column = int(head[2]), int(head[3])
    if number > len(lines) or column > len(lines[number - 1]) + 1:
        return ["the place is outside the file"]
    line = blank(lines[number - 1].rstrip("\r"))
    excerpt = re.fullmatch(r" *(\d+) \| (.*)", shown)
    if not excerpt or int(excerpt[1]) != number:
        return ["the line is not shown"]
    if excerpt[2].startswith("...") or excerpt[2].endswith("..."):
        return [] if excerpt[2].strip(".") in line else ["another line is shown"]
    wrong = [] if excerpt[2].rstrip() == line.rstrip() else ["another line is shown"]
    start = caret.index("^") - len("      | ") if "^" in caret else -1
    if start != width(line[:column - 1]):
        wrong.append("the caret is not under the column")
    return wrong


def judge_text(folder, text):
    """What is wrong with the messages as printed; and the messages."""
    lines, wrong, heads = text.splitlines(), [], []
    for at, line in enumerate(lines):
        head = HEAD.fullmatch(line)
        if not head:
            continue
        heads.append(head)
        wrong += [f"{line}: {why}" for why in judge_place(folder, head, *lines[at + 1:at + 3])]
        rest = [other for other in lines[at + 3:at + 5] if not HEAD.fullmatch(other)]
        if not any(other.startswith("      = help: ") and len(other) > 16 for other in rest):
            wrong.append(f"{line}: no help")
        if head[5][0].isupper() and not head[5].startswith(("February", "April")) and head[6] not in PLACE_FIRST:
            wrong.append(f"{line}: begins with a capital letter")
        if head[5].endswith("."):
            wrong.append(f"{line}: ends in a full stop")
    return wrong, heads


# Messages that begin with the name of a place or a code.
PLACE_FIRST = {"J043", "J044", "J045", "J064", "J085", "J086"}


def judge_json(purse, folder, heads):
    status, output, _ = run(purse, "check", "--format", "json", "in.purse", folder=folder)
    items = [json.loads(line) for line in output.splitlines()]
    places = [(item["file"], item["line"], item["column"], item["severity"], item["code"]) for item in items]
    told = [(head[1], int(head[2]), int(head[3]), head[4], head[6]) for head in heads]
    wrong = [] if places == told else [f"the JSON form has other places: {places} for {told}"]
    wrong += [f"no message or help in the JSON form of {item['code']}" for item in items if not item["help"] or not item["message"]]
    return wrong


def judge_page(purse, code, title, folder):
    status, page, _ = run(purse, "explain", code, folder=folder)
    is_whole = page.startswith(f"{code}: {title} (") and re.search(r"\n\n\S.{20,}\n", page) and re.search(r"\nTo mend it: \S.{10,}", page)
    return [] if status == 0 and is_whole else [f"not explained: {page}"]


def compare(path, text, accept):
    if accept:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    if not path.exists():
        return ["no expected.txt"]
    expected = path.read_bytes().decode("utf-8", "surrogateescape")
    return [] if expected == text else ["another text:"] + text.splitlines()


def check_import(purse, code, title, accept):
    """A mistake that only an import finds: `purse import in.csv` in the folder; it knows the line and no column."""
    source = HERE / code
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copy(source / "in.csv", folder)
        status, _, text = run(purse, "import", "in.csv", "--store", "store.db", folder=folder)
        wrong = judge_page(purse, code, title, folder)
    text = "".join(line + "\n" for line in text.splitlines() if not line.startswith(("purse import: ", "    purse imports")))
    heads = re.findall(r"^in\.csv:(\d+): error: .+ \[([A-Z]\d{3})\]$", text, re.M)
    if {head[1] for head in heads} != {code} or status != 1 or "= help: " not in text:
        wrong.append(f"exit status {status}, gives {heads}")
    return wrong + compare(source / "expected.txt", text, accept)


def check_brief(purse, code, title, accept):
    """A mistake in a text with figures: `purse brief in.md` in the folder, over the journal beside it."""
    source = HERE / code
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path in source.iterdir():
            shutil.copy(path, folder)
        status, _, text = run(purse, "brief", "--check", "in.md", folder=folder)
        wrong, heads = judge_text(folder, text)
        wrong += judge_page(purse, code, title, folder)
    if {head[6] for head in heads} != {code} or status != 1:
        wrong.append(f"exit status {status}, gives {[head[6] for head in heads]}")
    return wrong + compare(source / "expected.txt", text, accept)


def check_code(purse, code, severity, title, accept):
    source = HERE / code
    if not source.is_dir():
        return ["no folder in tests/errors"]
    if (source / "in.csv").exists():
        return check_import(purse, code, title, accept)
    if (source / "in.md").exists():
        return check_brief(purse, code, title, accept)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path in source.iterdir():
            shutil.copy(path, folder)
        if (folder / "make.py").exists():
            subprocess.run([sys.executable, "make.py"], cwd=folder, check=True)
        status, text, words = run(purse, "check", "in.purse", folder=folder)
        wrong, heads = judge_text(folder, text)
        wrong += judge_json(purse, folder, heads)
        wrong += judge_page(purse, code, title, folder)
    if {head[6] for head in heads} != {code}:
        wrong.append(f"gives {[head[6] for head in heads]}")
    if status != (1 if severity == "ERROR" else 0) or words:
        wrong.append(f"exit status {status} {words}")
    return wrong + compare(source / "expected.txt", text, accept)


def check_thirty(purse, accept):
    """Thirty different mistakes in one journal are thirty messages of one reading."""
    folder = HERE / "thirty"
    status, text, words = run(purse, "check", "in.purse", folder=folder)
    wrong, heads = judge_text(folder, text)
    wrong += judge_json(purse, folder, heads)
    codes = [head[6] for head in heads]
    if len(codes) != 30 or len(set(codes)) != 30 or status != 1 or words:
        wrong.append(f"exit status {status}, {len(codes)} messages, {len(set(codes))} codes {words}")
    return wrong + compare(folder / "expected.txt", text, accept)


def main():
    purse, accept, cases = os.path.abspath(sys.argv[1]), "--accept" in sys.argv, Cases()
    with open(sys.argv[2], encoding="utf-8") as file:
        codes = {code: (severity, title) for code, severity, title in re.findall(r'^CODE\((\w+), (\w+), "([^"]*)"', file.read(), re.M)}
    for code, (severity, title) in codes.items():
        wrong = check_code(purse, code, severity, title, accept)
        cases.check(code, not wrong, *wrong)
    strangers = [path.name for path in HERE.iterdir() if re.fullmatch(r"[A-Z]\d{3}", path.name) and path.name not in codes]
    cases.check("every folder has a code", not strangers, *strangers)
    wrong = check_thirty(purse, accept)
    cases.check("thirty mistakes in one journal", not wrong, *wrong)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
