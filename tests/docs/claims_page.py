#!/usr/bin/env python3
"""claims_page.py SOURCE PURSE: the sentences of docs/claims.md, each with its verdict. TAP.

The journal of the page and the sentences of its `claims` blocks are one journal; a sentence stands before =>, the verdict
behind it. Every form that a table of the page names is asked somewhere.
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

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
# Words of the language, each of which some example has.
WORDS = ["since", "in decades", "on record", "years", "in the last", "among", "big cities", "within us/", "with population over", "ranks", "ranks within", "rises",
         "falls", "rose", "by more than", "by less than", "by at least", "between", "exceeds", "is below", "is above", "is at most", "is at least", "is zero", "% of",
         "for the first time since", "because of", "-rate", "received", "would lose", "were blocked", "were warned", "was warned", "replied", "the due date",
         "was found to", "sued", "million", "about c1", "by us/doj", " on 2017"]


def main():
    root, purse, cases = pathlib.Path(sys.argv[1]), os.path.abspath(sys.argv[2]), Cases()
    page = (root / "docs" / "claims.md").read_text(encoding="utf-8")
    blocks = FENCE.findall(page)
    world = "".join(text for kind, text in blocks if kind == "purse")
    lines = [line.split(" => ") for kind, text in blocks if kind == "claims" for line in text.splitlines() if line.strip()]
    for number, (sentence, _) in enumerate(lines):
        world += f'2017-04-21 claim "A. Speaker" ^c{number} "words"\n  test: {sentence}\n  source: letter\n'
    keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "page.purse").write_text(world, encoding="utf-8")
        done = subprocess.run([purse, "claims", "-f", "page.purse", "--format", "json"], cwd=folder, env={"LC_ALL": "C.UTF-8", **keep}, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
    cases.check("the journal and the sentences can be read", done.returncode == 0 and not done.stderr, done.stderr)
    answers = json.loads(done.stdout) if done.stdout else []
    for (sentence, verdict), answer in zip(lines, answers):
        cases.check(f"{sentence} => {verdict}", answer["verdict"] == verdict, answer["verdict"], json.dumps(answer)[:2000])
    text = "\n".join(sentence for sentence, _ in lines)
    for word in WORDS:
        cases.check(f"'{word}' is in an example", word in text)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
