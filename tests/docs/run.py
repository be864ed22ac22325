#!/usr/bin/env python3
"""The examples of the documentation are read by the program they describe.

usage: run.py SOURCE_ROOT PURSE

In docs/*.md a block marked `purse` must check without a word and be formatted already; a block
marked `purse-mistakes CODES` must give exactly these codes, in this order; a block marked
`purse-part` shows lines out of context and is only formatted. docs/journal.md names every kind of
entry and every field, shows each in an example, and has an example in every section with a table
of them. TAP on standard output.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

FENCE = re.compile(r"^```(purse(?:-mistakes|-part)?)(?: ([^\n]*))?\n(.*?)^```$", re.M | re.S)


class Docs:
    def __init__(self, root, purse):
        self.root, self.purse, self.cases = pathlib.Path(root), os.path.abspath(purse), Cases()

    def run(self, *words, text=None, folder=None):
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        done = subprocess.run([self.purse, *words], cwd=folder, input=text, env={"LC_ALL": "C.UTF-8", **keep}, text=True,
                              stdin=None if text is not None else subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        return done.returncode, done.stdout

    def check_text(self, text, *words):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "example.purse").write_text(text, encoding="utf-8")
            return self.run("check", *words, "example.purse", folder=folder)

    def good(self, name, text):
        status, out = self.check_text(text)
        self.cases.check(f"{name}: free of mistakes", status == 0 and not out, out)
        _, formatted = self.run("fmt", "-", text=text)
        self.cases.check(f"{name}: formatted already", formatted == text, formatted)

    def mistaken(self, name, codes, text):
        _, out = self.check_text(text, "--format", "json")
        found = [json.loads(line)["code"] for line in out.splitlines()]
        self.cases.check(f"{name}: gives {codes}", found == codes.split(), " ".join(found), out)

    def part(self, name, text):
        status, formatted = self.run("fmt", "-", text=text)
        same = "".join(formatted.split()) == "".join(text.split())
        self.cases.check(f"{name}: can be formatted", status == 0 and same, formatted)

    def blocks(self, path):
        text = path.read_text(encoding="utf-8")
        for found in FENCE.finditer(text):
            kind, words, body = found.groups()
            name = f"{path.relative_to(self.root)}:{text.count(chr(10), 0, found.start()) + 1}"
            if kind == "purse":
                self.good(name, body)
            elif kind == "purse-part":
                self.part(name, body)
            else:
                self.mistaken(name, words or "", body)

    def definitions(self, name, pattern):
        return re.findall(pattern, (self.root / "src" / "journal" / name).read_text(encoding="utf-8"), re.M)

    def language(self):
        page = (self.root / "docs" / "journal.md").read_text(encoding="utf-8")
        examples = "".join(body for kind, _, body in FENCE.findall(page) if kind != "purse-mistakes")
        prose = FENCE.sub("", page)
        for kind in self.definitions("kinds.def", r'^KIND\(\w+, "([^"]+)"'):
            self.cases.check(f"the entry {kind} is described", re.search(rf"`(DATE )?{kind}\b", prose), "not in docs/journal.md")
            self.cases.check(f"the entry {kind} is shown", re.search(rf"^(\S*\d\S* )?{kind}\b", examples, re.M), "in no example")
        for field in self.definitions("fields.def", r'^FIELD\(\w+, "([^"]+)"'):
            self.cases.check(f"the field {field} is described", re.search(rf"`{field}[`:]", prose), "not in docs/journal.md")
            self.cases.check(f"the field {field} is shown", re.search(rf"^ +{field}:", examples, re.M), "in no example")
        for section in re.split(r"^## ", page, flags=re.M)[1:]:
            if re.search(r"^\| (entry|field) \|", section, re.M):
                self.cases.check(f"section {section.splitlines()[0]}: has an example", "```purse\n" in section, "no block marked purse")


def main():
    docs = Docs(sys.argv[1], sys.argv[2])
    for path in sorted((docs.root / "docs").glob("**/*.md")):
        docs.blocks(path)
    docs.language()
    return docs.cases.finish()


if __name__ == "__main__":
    sys.exit(main())
