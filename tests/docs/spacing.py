#!/usr/bin/env python3
"""spacing.py SOURCE_ROOT PURSE: loose spacing changes no answer on the shipped cases, and fmt takes it out again. TAP."""
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

QUESTIONS = [("stake", "--as-of", "2017-04-21"), ("stake", "--as-of", "2017-09-16", "--basis", "allocated"), ("stake", "--as-of", "2018-06-27"),
             ("status", "--as-of", "2017-10-12"), ("timeline",), ("cases", "--as-of", "2020-01-01")]
# Their values are taken as they stand: blanks inside are part of them.
AS_THEY_STAND = ("archived:", "authority:", "defendant:", "denies:", "docket:", "procedural:", "publisher:", "sha256:", "test:", "url:")


def loosen(text, rng):
    """More blanks where they mean nothing: before fields, between words, at line ends."""
    wider, lines = rng.choice((1, 2, 3)), []
    for line in text.split("\n"):
        body = line.lstrip(" ")
        out, in_string, in_comment = [" " * (len(line) - len(body)) * wider], False, body.startswith(AS_THEY_STAND)
        for sign in body:
            in_string ^= sign == '"' and not (out[-1] == "\\")
            in_comment |= sign == ";" and not in_string
            out.append(sign)
            if sign == " " and not in_string and not in_comment:
                out.append(" " * rng.randrange(3))
        lines.append("".join(out) + rng.choice(("", "", "  ", "\t", "\r") if body else ("", "  ")))
    return "\n".join(lines)


def main():
    root, purse, cases, rng = pathlib.Path(sys.argv[1]), os.path.abspath(sys.argv[2]), Cases(), random.Random(1373)
    keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}

    def run(*words):
        done = subprocess.run([purse, *words], env={"LC_ALL": "C.UTF-8", "PURSE_TODAY": "2021-05-01", **keep}, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        return done.returncode, done.stdout

    for case in sorted(path.parent for path in root.glob("cases/*/main.purse")):
        answers = {words: run(words[0], "-f", case / "main.purse", "--format", "json", *words[1:]) for words in QUESTIONS}
        for turn in range(3):
            with tempfile.TemporaryDirectory() as name:
                copy = pathlib.Path(shutil.copytree(case, pathlib.Path(name, case.name)))
                texts = {path: path.read_bytes() for path in copy.glob("*.purse")}
                for path, text in texts.items():
                    path.write_bytes(loosen(text.decode(), rng).encode())
                for words, before in answers.items():
                    after = run(words[0], "-f", copy / "main.purse", "--format", "json", *words[1:])
                    same = before[0] == after[0] == 0 and before[1].replace(bytes(case), b"") == after[1].replace(bytes(copy), b"")
                    cases.check(f"{case.name}, loose for the {turn + 1}. time: {' '.join(words)}", same, after[1].decode()[:2000])
                status, out = run("fmt", *sorted(texts))
                wrong = [path.name for path, text in texts.items() if path.read_bytes() != text]
                cases.check(f"{case.name}, loose for the {turn + 1}. time: formatted as it was", status == 0 and not wrong, out.decode(), *wrong)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
