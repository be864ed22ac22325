#!/usr/bin/env python3
"""brief.py PURSE CASE: figures in a text: filled, kept, gone stale. TAP."""
import json
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from program import run
from tap import Cases

JOURNAL = """source list "A list of awards"
  published: 2016-10-01
source ruling "A ruling, printed late"
  published: 2017-09-20
program jag "Byrne JAG" 16.738
condition c1 "A duty"
  reaches: jag FY2016
  from: 2016-07
  source: list
award A-1 us/il/chicago
  program: jag
  year: FY2016
  amount: %s
  source: list
case chi "City of Chicago v. Sessions"
  filed: 2017-08-07
  source: list
"""
ORDER = """2017-09-15 order chi ^pi "preliminary injunction"
  blocks: c1
  protects: everyone
  source: ruling
"""


class Story:
    def __init__(self, purse, folder):
        self.purse, self.folder = purse, pathlib.Path(folder)

    def run(self, text, *words, today="2017-09-16", journal=JOURNAL % "2,333,428"):
        (self.folder / "main.purse").write_text(journal)
        (self.folder / "story.md").write_bytes(text.encode())
        return run(self.purse, "brief", "story.md", *words, cwd=self.folder, today=today)


def main():
    cases, case = Cases(), os.path.abspath(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        story = Story(os.path.abspath(sys.argv[1]), folder)
        question = "{{stake us/il/chicago at_risk 2017-09-16 condition=c1}}"
        status, filled, errors = story.run(f"Caf\u00e9: {question} dollars.\r\n")
        cases.check("a figure is filled, with its question and the day beside it", (status, errors) == (0, "") and
                    filled == f"Caf\u00e9: <!--{question} 2017-09-16-->2,333,428<!--/--> dollars.\r\n", filled, errors)
        status, again, errors = story.run(filled, today="2018-01-01")
        cases.check("a text whose figures still hold stays byte for byte", (status, again, errors) == (0, filled, ""), again, errors)

        late = JOURNAL % "2,333,428" + ORDER
        status, text, errors = story.run(filled, today="2018-01-01", journal=late)
        cases.check("an order that became known later makes it stale, and is named", status == 1 and "was 2,333,428 and is 0 (-2,333,428)" in errors and
                    "became known after 2017-09-16: main.purse:18" in errors and "2018-01-01-->0<!--/-->" in text, text, errors)
        status, text, errors = story.run(text, today="2018-01-02", journal=late)
        cases.check("what was written anew holds", status == 0 and errors == "", errors)
        status, text, errors = story.run(filled, today="2018-01-01", journal=JOURNAL % "2,000,000")
        cases.check("a journal that was changed is told from one that learned", status == 1 and "(-333,428)" in errors and
                    "was changed: by what was known on 2017-09-16 it comes to 2,000,000" in errors, errors)
        status, text, errors = story.run(filled, "--check", today="2018-01-01", journal=late)
        cases.check("--check says so and writes no text", status == 1 and text == "" and "B003" in errors, text)
        status, text, errors = story.run(filled, "--format", "json", today="2018-01-01", journal=late)
        told = [json.loads(line) for line in text.splitlines()]
        cases.check("what went stale, as JSON", status == 1 and [(item["code"], item["line"]) for item in told] == [("B003", 1)], text)
        status, _, errors = story.run(filled, "-o", "story.md", today="2018-01-01", journal=late)
        cases.check("a text can be written in place", "2018-01-01-->0<!--/-->" in (story.folder / "story.md").read_text(), errors)

        for words, value in {"stake us/il/chicago gross 2017-09-16 condition=c1 in=millions": "2.3 million",
                             "stake us/il/chicago gross 2017-09-16 condition=c1 in=thousands": "2333.4 thousand",
                             'stake "Chicago, Illinois" cleared 2017-09-16 condition=c1': "0",
                             "stake us/wi/milwaukee-county gross 2017-09-16 condition=c1": "unknown",
                             "total at_risk today condition=c1": "2,333,428", "awards 2017-09-16 condition=c1": "1"}.items():
            status, text, errors = story.run("{{" + words + "}}")
            cases.check(f"{words.replace('#', '')} is {value}", status == 0 and f"-->{value}<!--/-->" in text, text, errors)
        for words, why in {"stake us/il/chicago at_risk": "no day", "stake us/il/chicago at_risk 2017-02-30": "is not a day", "guess 1": "is no figure",
                           "stake us/il/chicago at_risk 2017-09-16 condition=c2": "c2", "": "no words", "total gross 2017-09-16 in=dozens": "in= is",
                           " ".join(["total"] * 30): "more than a figure has"}.items():
            status, text, errors = story.run("a {{" + words + "}} b {{awards 2017-09-16 condition=c1}}")
            cases.check(f"'{words[:30]}' is told, stays, and the rest is filled", status == 1 and any(part in errors for part in why.split("|")) and
                        text.startswith("a {{" + words + "}} b <!--{{awards"), text, errors)
        status, text, errors = story.run(r"\{{awards 2017-09-16}}")
        cases.check("braces behind a backslash are no figure", (status, text, errors) == (0, r"\{{awards 2017-09-16}}", ""), text, errors)
        status, text, errors = story.run("<!--{{awards 2017-09-16 condition=c1}} 2017-01-01-->1 dollar and no end")
        cases.check("a mark whose end is missing is told and left", status == 1 and "B001" in errors and text.endswith("no end"), text, errors)
        status, text, errors = story.run("{{" * 200000)
        cases.check("two hundred thousand braces do not hold it up", status == 1 and text == "{{" * 200000 and len(errors) < 100000)
        status, text, errors = story.run("# T\n\n{{awards 2017-09-16 condition=c1}} & <b>\n", "--format", "html")
        cases.check("a page has the figures without their marks", "<p>1 &amp; &lt;b&gt;</p>" in text and "<title>T</title>" in text, text[-300:])
        status, text, errors = story.run("{{stake us/il/chicago at_risk 2017-04-21}} {{warned 2017-04-21}}", "-f", case)
        cases.check("the case: what purse stake says", "-->2,333,428<" in text and "-->9<" in text, text, errors)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
