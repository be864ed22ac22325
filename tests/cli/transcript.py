#!/usr/bin/env python3
"""transcript.py [--accept] PURSE [FILE.t...]: what a person types and sees.

A transcript is prose with commands in it, indented by two blanks:

    A place that is not there is said so.

      $ purse stake --place us/il/chicagoo
      purse stake: there is no place 'us/il/chicagoo'; did you mean us/il/chicago
      [exit 2]

Words on standard error stand where they came; the exit status is written unless it is 0. The commands of one
file run one after the other, by bash, in a fresh folder that holds a copy of cases/, of tests/cli/files/ and, as
tables.sql, of the tables of the store. The environment is cleared. --accept rewrites the files with what came; git diff then shows it. TAP.
"""
import argparse
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
INDENT = "  "
TIMEOUT_S = 120


def environment(bin_folder, home):
    clear = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "100", "NO_COLOR": "1", "PURSE_TODAY": "2017-12-01",
             "HOME": str(home), "PATH": f"{bin_folder}:/usr/bin:/bin"}
    return {**clear, **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}}


def parse(text):
    """Lines into blocks: ("prose", lines) and ("command", title, words, expected lines)."""
    blocks, title = [], ""
    for line in text.splitlines():
        if line.startswith(INDENT + "$ "):
            blocks.append(["command", title, line[len(INDENT) + 2:], []])
        elif blocks and blocks[-1][0] == "command" and (line.startswith(INDENT) or not line):
            blocks[-1][3].append(line[len(INDENT):])
        else:
            if not blocks or blocks[-1][0] == "command":
                blocks.append(["prose", []])
            blocks[-1][1].append(line)
            title = line.lstrip("# ") or title
    for block in blocks:
        while block[0] == "command" and block[3] and not block[3][-1]:
            block[3].pop()
    return blocks


def run(words, folder, env):
    try:
        got = subprocess.run(["bash", "--norc", "-c", words], cwd=folder, env=env, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIMEOUT_S)
    except subprocess.TimeoutExpired:
        return [f"[no end after {TIMEOUT_S} s]"]
    lines = got.stdout.decode("utf-8", "backslashreplace").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    else:
        lines[-1] += "[no newline at the end]"
    while lines and not lines[-1]:
        lines.pop()
    return lines + ([f"[exit {got.returncode}]"] if got.returncode else [])


def written(blocks):
    out = []
    for block in blocks:
        if block[0] == "prose":
            out += block[1]
        else:
            out.append(f"{INDENT}$ {block[2]}")
            out += [(INDENT + line) if line else "" for line in block[3]]
            out.append("")
    while out and not out[-1]:
        out.pop()
    return "\n".join(out) + "\n"


class Transcripts:
    def __init__(self, purse, accept):
        self.purse, self.accept = pathlib.Path(purse).resolve(), accept
        self.number = self.failed = 0

    def say(self, name, expected, got):
        self.number += 1
        is_right = expected == got or self.accept
        print(f"{'ok' if is_right else 'not ok'} {self.number} - {name.replace('#', '')}")
        if not is_right:
            self.failed += 1
            for line in difflib.unified_diff(expected, got, "expected", "got", lineterm="", n=2):
                print("#   " + line)

    def file(self, path):
        blocks = parse(path.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as scratch:
            scratch = pathlib.Path(scratch)
            folder, bin_folder = scratch / "work", scratch / "bin"
            bin_folder.mkdir()
            (bin_folder / "purse").symlink_to(self.purse)
            shutil.copytree(HERE / "files", folder)
            shutil.copytree(SOURCE / "cases", folder / "cases")
            shutil.copy(SOURCE / "src/store/schema.sql", folder / "tables.sql")
            env = environment(bin_folder, scratch)
            for block in blocks:
                if block[0] == "command":
                    got = run(block[2], folder, env)
                    self.say(f"{path.stem}: {block[1] or block[2]}", block[3], got)
                    block[3] = got
        if self.accept:
            path.write_text(written(blocks), encoding="utf-8")

    def finish(self):
        print(f"1..{self.number}")
        return 1 if self.failed else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("purse")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    transcripts = Transcripts(options.purse, options.accept)
    for path in options.files or sorted(HERE.glob("*.t")):
        transcripts.file(path)
    return transcripts.finish()


if __name__ == "__main__":
    sys.exit(main())
