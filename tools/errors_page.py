#!/usr/bin/python3
"""Writes docs/errors.md: every code, what it means, a text that gives it, the message, the mending.

usage: errors_page.py PURSE [--check]

Made of `purse explain` and the folders of tests/errors, so that the page cannot say
anything else than the program. --check writes nothing and exits 1 when the page is old."""
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE = os.path.join(ROOT, "docs", "errors.md")
LONGEST_EXAMPLE = 14  # lines; longer ones are only named

HEAD = """# Every mistake

What `purse check` says, code by code: J in journals, A in award files. The same text is printed by `purse explain CODE`. A
warning that is right as it stands is silenced by `allow CODE "reason"` in the journal; an error is mended. This page is
made by `make docs` from the program and from `tests/errors`, where each text stands with its message.
"""


def explain(purse, *codes):
    return subprocess.run([purse, "explain", *codes], stdout=subprocess.PIPE, check=True).stdout.decode()


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def example(code):
    """The text that gives the code and the first message with it."""
    folder = os.path.join(ROOT, "tests", "errors", code)
    names = [name for name in sorted(os.listdir(folder)) if name.endswith((".purse", ".csv"))]
    parts = []
    for name in names:
        text = read(os.path.join(folder, name))
        if len(text.splitlines()) <= LONGEST_EXAMPLE and len(text) < 1500:
            title = "" if names == ["in.purse"] else f"`{name}`:\n\n"
            parts.append(f"{title}```\n{text.rstrip()}\n```\n")
    message, keep = [], False
    for line in read(os.path.join(folder, "expected.txt")).splitlines():
        if not line.startswith(" "):
            keep = f"[{code}]" in line and not message
        if keep:
            message.append(line[:200])
    return "\n".join(parts + ["```\n" + "\n".join(message) + "\n```\n"])


def page(purse):
    sections = [HEAD]
    for line in explain(purse).splitlines():
        code = line.split()[0]
        head, _, body = explain(purse, code).partition("\n\n")
        sections.append(f"## {head}\n\n{body.strip()}\n\n{example(code)}")
    return "\n".join(sections)


def main():
    text = page(os.path.abspath(sys.argv[1]))
    if "--check" not in sys.argv:
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(text)
        return 0
    if os.path.exists(PAGE) and read(PAGE) == text:
        print("ok 1 - docs/errors.md is what the program says\n1..1")
        return 0
    print("not ok 1 - docs/errors.md is what the program says\n# make docs writes it anew\n1..1")
    return 1


sys.exit(main())
