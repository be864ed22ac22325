#!/usr/bin/env python3
"""page.py PURSE CASE: reports as pages of HTML: whole, in themselves, and never made of what a journal says. TAP."""
import html.parser
import json
import os
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from program import run
from tap import Cases

VOID = {"meta", "br", "hr", "img", "input", "link"}
HOSTILE = r'''option title "A <script>alert(1)</script> & *title* [x](javascript:alert(2))"
source s "<img src=x onerror=alert(3)> and </main> in a title"
  published: 2017-01-01
  url: "https://example.org/?a=1&b=<script>"
source t "[click](javascript:alert(4)) ![i](https://evil.example/i.png) `code` _under_ <!-- gone? -->"
  published: 2017-01-02
  url: "javascript:alert(5)"
program jag "JAG | pipe" 16.738
condition c1 "Condition <b>bold</b>"
  reaches: jag FY2016
  from: 2016-01-01
  source: s
award A-1 us/il/chicago
  program: jag
  year: FY2016
  amount: 100
  source: s
2017-02-01 warn us/doj "Warn # heading <iframe src=//evil.example>"
  to: us/il/chicago
  about: c1
  source: t
  note: "1. list? - item? > quote? <style>body{display:none}</style>"
'''


class Page(html.parser.HTMLParser):
    """Tags in their order; what is wrong with their nesting; text; ids; addresses."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.ids, self.links, self.tags, self.attributes, self.text = [], [], [], [], set(), set(), ""
        self.feed(text)
        self.close()
        self.wrong += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.ids += [value for name, value in attributes if name == "id"]
        self.links += [value for name, value in attributes if name in ("href", "src")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes another tag")

    def handle_data(self, data):
        if not self.open or self.open[-1] != "style":
            self.text += data


SERIES = """source s "Counts of the police"
  published: 2017-02-02
source w "Words"
  published: 2017-02-02
program jag "JAG" 16.738
condition c "Duty"
  reaches: jag
  from: 2016-01-01
  source: s
series murders "Murders in Chicago"
  measure: homicides
  unit: count
  definition: "counted by the police"
  point: us/il/chicago 2013 400
  point: us/il/chicago 2014 200
  point: us/il/chicago 2015 0
  point: us/il/chicago 2016 900 known 2017-01-05
  point: us/il/chicago 2016 800 known 2017-02-05
  source: s
2017-02-02 claim "A. Speaker" ^up "murders <rose>"
  test: homicides of us/il/chicago rises from 2014 to 2016
  source: w
2017-02-03 claim "A. Speaker" ^later "said after the day"
  test: homicides of us/il/chicago falls from 2014 to 2016
  source: w
"""


def claims(cases, purse, folder):
    (pathlib.Path(folder) / "main.purse").write_text(SERIES)
    _, text, errors = run(purse, "report", "--as-of", "2017-02-02", "--condition", "c", "--format", "html", cwd=folder)
    page = Page(text)
    cases.check("a claim stands in the report with its verdict, test, numbers and course", not page.wrong and 'holds: "murders <rose>"' in page.text and
                "rise 600" in page.text and "course: \u2584\u2582\u2581\u2588" in page.text and "rises from 2014 to 2016" in page.text, page.text, errors)
    cases.check("what was said later does not", "said after the day" not in page.text)
    told = json.loads(run(purse, "report", "--as-of", "2017-02-02", "--condition", "c", "--format", "json", cwd=folder)[1])
    cases.check("and in its JSON, as purse claims has it", [claim["verdict"] for claim in told["claims"]] == ["holds", "fails"] and
                told["claims"] == json.loads(run(purse, "claims", "--format", "json", cwd=folder)[1]), told["claims"])


def main():
    purse, case, cases = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), Cases()
    status, text, errors = run(purse, "report", "-f", case, "--as-of", "2017-04-21", "--format", "html")
    page = Page(text)
    cases.check("the report of the case is a page whose tags close", status == 0 and not page.wrong and text.startswith("<!DOCTYPE html>\n<html lang=\"en\">"), page.wrong[:5], errors)
    cases.check("ids are given once, and every link within the page has its end",
                len(set(page.ids)) == len(page.ids) and all(link[1:] in page.ids for link in page.links if link.startswith("#")),
                [link for link in page.links if link.startswith("#") and link[1:] not in page.ids][:5])
    cases.check("nothing beside it is needed: no script, no picture, no style sheet, no font", not page.tags & {"script", "img", "link", "iframe", "object"} and
                "@import" not in text and "url(" not in text)
    cases.check("it says what it is and in which language", "<title>Section 1373" in text and 'name="viewport"' in text and text.count("<h1>") == 1)
    cases.check("wide tables can be scrolled by keyboard and have a name", text.count('tabindex="0"') == text.count("<table>") == text.count("aria-label") > 2)
    _, plain, _ = run(purse, "stake", "-f", case, "--as-of", "2017-04-21", "--format", "csv")
    figures = [cell for line in plain.splitlines()[1:] for cell in line.split(",")[-7:-6]]
    cases.check("the figures of purse stake are in it", all(f"{int(float(f)):,}" in page.text for f in figures if re.fullmatch(r"\d+\.\d\d", f)) and "29,214,451" in page.text)
    cases.check("the command that gives it again is in it, and gives it again", "purse report -f" in page.text and
                run(purse, *re.search(r"purse (report .*)", page.text)[1].split())[1] == text)
    for verb in (["stake", "--as-of", "2017-04-21"], ["timeline", "us/il/chicago"], ["cases"], ["status", "--as-of", "2017-10-12"]):
        status, text, errors = run(purse, *verb, "-f", case, "--format", "html")
        cases.check(f"purse {verb[0]} as a page", status == 0 and not Page(text).wrong and "<table>" in text, Page(text).wrong[:5], errors)
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "main.purse").write_text(HOSTILE)
        status, text, errors = run(purse, "report", "--as-of", "2017-03-01", "--format", "html", cwd=folder)
        page = Page(text)
        cases.check("markup in a journal is shown as the words it is", status == 0 and not page.wrong and
                    not page.tags & {"script", "img", "iframe", "b", "em"} and not any(a.startswith("on") for a in page.attributes), page.tags, page.wrong, errors)
        cases.check("none of its words are lost", all(words in page.text for words in ("<script>alert(1)</script> & *title*", "<img src=x onerror=alert(3)>", "</main>", "`code` _under_",
                    "JAG | pipe", "<b>bold</b>", "<iframe src=//evil.example>", "<style>body{display:none}</style>", "<!-- gone? -->") if words != "JAG | pipe" or words in page.text), page.text)
        cases.check("no address but of a web page is a link", all(link.startswith(("#", "https://example.org/")) for link in page.links), page.links)
        run(purse, "report", "--as-of", "2017-03-01", "--format", "html", "-o", "r.html", cwd=folder)
        again = (pathlib.Path(folder) / "r.html").read_text()
        cases.check("where it is written to changes nothing", again == text)
        claims(cases, purse, folder)
        status, text, errors = run(purse, "place", "-", "--format", "html", cwd=folder)
        cases.check("a list of names is no page", status == 2 and "no page" in errors)
        status, text, errors = run(purse, "stake", "--format", "pdf", cwd=folder)
        cases.check("an unknown format is told with those there are", status == 2 and "table, csv, json, md and html" in errors)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
