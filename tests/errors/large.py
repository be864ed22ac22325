#!/usr/bin/env python3
"""large.py PURSE [--many N] [PART...]: texts made to be slow. Each is read in seconds and bounded memory. TAP.

Every one of them would take minutes, or all memory, if the time to read it grew with the square of
its size somewhere: in looking up names, numbers or links, in telling near ones, in joining awards,
in showing mistakes. They are checked as a person does; what is right passes, what is not is told.
"""
import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

TIME_S, SANITIZED_TIME_S, MEMORY = 20, 120, 2 << 30
HEAD = """source s "S"
  published: unknown
program jag "JAG" 16.738
  agency: us/doj/ojp
condition c "C"
  reaches: jag
"""
CASE = 'case k "A v. B"\n  court: us/courts/ilnd\n  filed: unknown\n'
ROWS = "award_id_fain,federal_action_obligation,action_date,recipient_name,recipient_state_code,cfda_number\n"


class Large:
    def __init__(self, purse, folder, many):
        self.purse, self.folder, self.cases = os.path.abspath(purse), pathlib.Path(folder), Cases()
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.environment = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", **keep}
        self.sanitized = subprocess.run(["grep", "-qa", "__asan_init", self.purse]).returncode == 0
        self.many = many // 10 if self.sanitized else many
        self.time_s = SANITIZED_TIME_S if self.sanitized else TIME_S

    def limit(self):
        if not self.sanitized:  # shadow memory is terabytes of address space
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (3 * self.time_s, 3 * self.time_s))

    def run(self, *words):
        start = time.monotonic()
        got = subprocess.run([self.purse, *words], cwd=self.folder, env=self.environment, preexec_fn=self.limit,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return got.returncode, got.stdout.decode("utf-8", "replace"), time.monotonic() - start

    def check(self, name, text, status=0, say="", words=(), **files):
        for other, content in files.items():
            (self.folder / f"{other}.csv").write_text(content, newline="")
        (self.folder / "t.purse").write_text(text)
        got, out, took = self.run("check", "t.purse", *words)
        self.cases.check(name, got == status and say in out and (say or not out) and took < self.time_s,
                         f"exit {got} after {took:.1f} s", out[:1500])

    def lines(self, form, count=None):
        return "".join(form.format(n=n) for n in range(count or self.many))

    # ---- right texts ----

    def every_kind(self):
        w = "2017-04-21 warn us/doj ^w\n  to: us/il/chicago\n  about: c\n  source: s\n"
        first = '2017-01-01 order k ^o "first"\n  blocks: c\n  protects: everyone\n  source: s\n'
        forms = {
            "source": 'source s{n} "A title"\n  published: unknown\n', "program": 'program p{n} "A title" 16.738\n',
            "condition": "condition c{n}\n  reaches: jag FY2016\n  numbers: FY2016 {n}\n", "policy": 'policy y{n} "A title"\n  about: c\n',
            "group": "group g{n}\n  member: us/il/chicago from 2017\n", "place": 'place d{n} "A district"\n  kind: district\n  in: us/il\n',
            "decision": 'place us/il/chicago is "CHICAGO BUREAU {n}"\n', "case": 'case k{n} "A v. B"\n  court: us/courts/ilnd\n  challenges: c\n',
            "award": "award A-{n} us/il/chicago\n  program: jag\n  year: FY2016\n  amount: {n}.00\n  source: s\n",
            "allocation": "allocation us/il/chicago jag FY2017 {n}\n  source: s\n",
            "warn": "2017-04-21 warn us/doj ^w{n}\n  to: us/il/chicago, us/il/evanston\n  about: c\n  source: s\n",
            "notice": "2017-04 notice us/doj\n  about: c\n  source: s\n", "reply": "2017-05-01 reply us/il/chicago\n  about: c\n  answers: ^w\n  source: s\n",
            "finding": "2017-05-01 finding us/doj us/il/chicago complies\n  about: c\n  source: s\n",
            "waive": "2017 waive us/doj/ojp\n  to: within us/il\n  about: c\n  source: s\n", "withdraw": "2018 withdraw us/doj/ojp\n  ends: ^w, c\n  source: s\n",
            "act": "2018 act us/doj/ojp restore\n  to: us/il/chicago\n  amount: 5\n  source: s\n",
            "order": '2017-05-01 order k ^o{n} "stay"\n  stays: ^o\n  for: us/il/chicago\n  source: s\n',
            "say": '2017 say "A. Speaker" "words {n}"\n  role: "Mayor", us/il/chicago\n  source: s @ 1..2\n',
            "claim": '2017 claim "A. Speaker"\n  test: homicides of us/il/chicago exceeds {n}\n  source: s\n',
            "series": "series f{n}\n  measure: homicides, murders\n  about: crime\n  point: us/il/chicago 2016 {n}\n  source: s\n", "include of an empty file": 'include "e{n}.purse"\n',
        }
        for kind, form in forms.items():
            count = self.many
            if kind.startswith("include"):
                count = self.many // 100
                for n in range(count):
                    (self.folder / f"e{n}.purse").write_text("")
            self.check(f"{count} entries: {kind}", HEAD + CASE + w + first + self.lines(form, count))

    def joint_awards(self):
        awards = "award A-{n} us/il/chicago\n  program: jag\n  year: FY2016\n  amount: 1\n  source: s\n"
        joints = "joint us/il/chicago jag FY2016\n  with: us/il/evanston\n  source: s\n"
        self.check("many joint entries for many awards of one triple", HEAD + self.lines(awards, self.many // 4) + self.lines(joints, self.many // 4))
        years = "".join(f"award B-{n} us/il/chicago\n  program: p{n}\n  year: FY2016\n  amount: 1\n  source: s\nprogram p{n}\n"
                        f"joint us/il/chicago p{n} FY2016\n  with: us/il/evanston\n  award: B-{n}\n  source: s\n" for n in range(self.many // 4))
        self.check("many joint entries, an award each", HEAD + years)

    def numbers(self):
        rules = "condition n0\n  reaches: jag\n  numbers: FY2017 0..999999999\n" + self.lines("condition d{n}\n  reaches: jag\n  numbers: FY2017 {n}\n", self.many // 4)
        waive = "2018 waive us/doj/ojp\n  to: us/il\n  numbers: FY2017 900000\n  source: s\n"
        self.check("waivers by a number far behind many others", HEAD + rules + waive * (self.many // 4))
        self.check("waivers by a long range of numbers", HEAD + rules + waive.replace("900000", "500000..999999999") * (self.many // 4))
        self.check("waivers by numbers that mean too many", HEAD + rules + waive.replace("900000", "0..999999999") * (self.many // 20), 1, "J077")

    def replies(self):
        wide = self.lines("2017-01-01 notice us/doj\n  about: r{n}\n  source: s\n", 20000)
        rules = self.lines("condition r{n}\n  reaches: jag\n", 20000)
        reply = "2017-05-01 reply us/il/chicago\n  about: r19999, c\n  source: s\n"
        self.check("many replies to many notices that name nobody", HEAD + rules + wide + reply * 20000)
        places = ",\n    ".join(["us/il/chicago"] * 20000)
        about = ",\n    ".join(f"r{n}" for n in range(20000))
        warn = f"2017-01-01 warn us/doj\n  to: {places}\n  about: {about}\n  source: s\n"
        self.check("twenty thousand places warned about as many conditions", HEAD + rules + warn * 5 + reply * 20)
        finding = warn.replace("warn", "finding").replace("us/doj\n", "us/doj complies\n")
        self.check("twenty thousand places found about as many conditions", HEAD + rules + finding * 5)

    def findings(self):
        reaches = ",\n    ".join(f"p{n}" for n in range(20000))
        text = HEAD + self.lines("program p{n}\n  agency: us/doj/ojp, us/doj/cops\n", 20000) + f"condition wide\n  reaches: {reaches}\n"
        self.check("many findings by another than the grantor", text + "2017-05-01 finding us/dhs us/il complies\n  about: wide\n  source: s\n" * 20000, 0, "J069")

    def orders(self):
        order = "2017-05-01 order k ^o{n}\n  stays: ^o{m}\n  source: s\n"
        chain = "".join(order.format(n=n, m=n + 1) for n in range(self.many)) + f"2017-05-01 order k ^o{self.many}\n  affirms: ^o{self.many}\n  source: s\n"
        self.check("a chain of orders that ends in itself", HEAD + CASE + chain, 1, "J075")
        circle = "".join(order.format(n=n, m=(n + 1) % self.many) for n in range(self.many))
        self.check("a circle of orders", HEAD + CASE + circle, 1, "J075")
        knot = "2017-05-01 order k ^o{n}\n  stays: " + ", ".join(f"^o{m}" for m in range(300)) + "\n  source: s\n"
        self.check("a knot of orders", HEAD + CASE + self.lines(knot, 300), 1, "J075")

    def long_entries(self):
        self.check("a note of many texts", HEAD + '2017 say "A"\n  source: s\n  note:\n' + '    "words"\n' * self.many)
        self.check("many notes", HEAD + '2017 say "A"\n  source: s\n' + '  note: "words"\n' * self.many)
        self.check("many sources for one entry", HEAD + '2017 say "A"\n  source: s' + ",\n    s" * self.many + "\n")
        self.check("a title on many lines of continued words", HEAD + "source t\n  published: unknown\n  publisher: a\n" + "    word and word\n" * self.many)
        self.check("a group of many", HEAD + "group g\n" + "  member: us/il/chicago from 2017 until 2018\n" * self.many)
        self.check("many figures beside one", HEAD + "award A us/il\n  program: jag\n  year: FY2016\n  amount: 1\n  source: s\n" + "  also: 5 s\n" * self.many)
        self.check("many exceptions", HEAD + "2017 warn us/doj\n  about: c\n  source: s\n  to: everyone except us/il" + ",\n    within us/ca" * self.many + "\n")

    # ---- wrong texts ----

    def unknown_names(self):
        warn = "2017-04-21 warn us/doj\n  to: us/il/chicago\n  about: {a}\n  source: {s}\n"
        rules = self.lines("condition condition-{n:07}\n  reaches: jag\n")
        self.check("many ids that are near many", HEAD + rules + "".join(warn.format(a=f"conditoin-{n:07}", s="s") for n in range(self.many // 4)), 1, "did you mean")
        self.check("many unknown sources", HEAD + "".join(warn.format(a="c", s=f"sorce{n}") for n in range(self.many)), 1, "J050")
        self.check("many unknown places", HEAD + self.lines("2017-04-21 warn us/doj\n  to: us/il/chicgo{n}\n  about: c\n  source: s\n"), 1, "J040")
        self.check("many unknown names of places", HEAD + self.lines('2017-04-21 warn us/doj\n  to: "Chicgo {n}, Illinois"\n  about: c\n  source: s\n'), 1, "J040")
        self.check("one unknown place many times", HEAD + "2017-04-21 warn us/doj\n  to: us/il/chicgo\n  about: c\n  source: s\n" * self.many, 1, "did you mean us/il/chicago")
        self.check("many unknown links", HEAD + self.lines("2017-04-21 reply us/il/chicago ^r{n:07}\n  about: c\n  answers: ^q{n:07}\n  source: s\n"), 1, "J053")
        self.check("many names for several places", HEAD + '2017-04-21 warn us/doj\n  to: "Washington County"\n  about: c\n  source: s\n' * self.many, 1, "J041")
        self.check("many older codes", HEAD + "2017-04-21 warn us/doj\n  to: 12025\n  about: c\n  source: s\n" * self.many, 0, "J042")

    def wrong_lines(self):
        self.check("many unknown fields", HEAD + '2017 say "A"\n  source: s\n' + "  surce: s\n" * self.many, 1, "J022")
        self.check("many fields given twice", HEAD + '2017 say "A"\n' + "  source: s\n" * self.many, 1, "J023")
        self.check("many dates that do not exist", HEAD + '2017-02-30 say "A"\n  source: s\n' * self.many, 1, "J012")
        self.check("many entries that say nothing", HEAD + "2017-02-03\n" * self.many, 1, "J026")
        self.check("many mistakes on one line", HEAD + '2017 say "A"\n  source: ' + "xx, " * 15000 + "\n", 1, "J050", ("--format", "json"))
        self.check("many mistakes in one list", HEAD + "2017 warn us/doj\n  about: c\n  source: s\n  to: " + ",x" * 30000 + "\n", 1, "J0", ("--format", "json"))
        self.check("many allows", 'allow J068 "again"\n' * self.many + self.lines("group g{n}\n", 20000), 0, "more")
        self.check("an error behind very many warnings", self.lines("group g{n}\n") + "wran\n", 1, "J020")
        self.check("one id many times", HEAD * (self.many // 10), 1, "J052")
        self.check("one decision against many", 'place us/il/chicago is "X"\n' + 'place us/il is "X"\n' * self.many, 1, "J087")

    def includes(self):
        self.check("a file that includes itself very often", 'include "t.purse"\n' * self.many, 1, "J081")
        self.check("one file included very often", 'include "rows.csv"\n' * self.many, 1, "J081", rows=ROWS)
        self.check("very many files that are not there", self.lines('include "nowhere{n}.purse"\n'), 1, "J080")
        for n in range(64):
            with open(self.folder / f"hole{n}.csv", "wb") as out:
                out.truncate((1 << 30) if n % 2 else (250 << 20))
        self.check("sixty-four holes of 250 MiB and 1 GiB", self.lines('include "hole{n}.csv"\n', 64), 1, "J084")

    def rows(self):
        journal = HEAD + 'include "rows.csv"\n  source: s\n'
        row = "F-{n},100.00,2016-09-01,CITY OF CHICAGO,IL,16.738\n"
        self.check("many rows", journal, rows=ROWS + self.lines(row))
        self.check("many rows of unknown recipients", journal, 0, "A006", rows=ROWS + self.lines(row.replace("CHICAGO", "CHICGO {n}")))
        self.check("many rows of one award, all the same", journal, 1, "J065", rows=ROWS + row.replace("{n}", "1") * self.many)
        self.check("many rows cut short", journal, 1, "A003", rows=ROWS + "F,100.00\n" * self.many)
        self.check("many wrong rows that end in CR alone", journal, 1, "A003", ("--format", "json"), rows=ROWS.replace("\n", "\r") + "F,100.00\r" * self.many)
        self.check("many wrong rows in quotation marks over two lines", journal, 1, "A004", rows=ROWS + 'F,x,2016-09-01,"CITY\nOF CHICAGO",IL,16.738\n' * self.many)
        self.check("a row of many cells", journal, 1, "A003", rows=ROWS + "x," * self.many * 10 + "\n")
        self.check("a row that is too long", journal, 1, "A012", rows=ROWS + "x," * 600000 + "\n")
        self.check("a header of many columns", journal, rows=ROWS.strip() + ",x" * self.many + "\n" + "F,1,2016-09-01,CITY OF CHICAGO,IL,16.738" + "," * self.many + "\n")
        self.check("a cell of doubled quotation marks", journal, 0, "A006", rows=ROWS + 'F,1,2016-09-01,"' + '""' * self.many * 10 + '",IL,16.738\n')
        self.check("a quotation mark that is never closed", journal, 1, "A008", rows=ROWS + 'F,1,2016-09-01,"' + "CITY\n" * self.many * 5)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("purse")
    parser.add_argument("--many", type=int, default=50000, help="entries of most texts")
    parser.add_argument("parts", nargs="*")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large = Large(options.purse, folder, options.many)
        parts = [large.every_kind, large.joint_awards, large.numbers, large.replies, large.findings, large.orders, large.long_entries,
                 large.unknown_names, large.wrong_lines, large.includes, large.rows]
        for part in parts:
            if not options.parts or part.__name__ in options.parts:
                part()
        return large.cases.finish()


if __name__ == "__main__":
    sys.exit(main())
