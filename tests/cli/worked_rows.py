#!/usr/bin/env python3
"""worked_rows.py SOURCE PURSE: the worked rows of the design and the issue, on the shipped case. TAP.

One test a row, by what the program prints as JSON, so that the words of reports may change freely.
Amounts are whole dollars here.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

LETTER = "jag16-1373"
THREE = "jag17-notice,jag17-access,jag17-cert"
NINE = ["us/ca", "us/fl/miami-dade-county", "us/il/chicago", "us/il/cook-county", "us/la/new-orleans", "us/nv/clark-county",
        "us/ny/new-york", "us/pa/philadelphia", "us/wi/milwaukee-county"]
FIVE = ["us/il/chicago", "us/il/cook-county", "us/la/new-orleans", "us/ny/new-york", "us/pa/philadelphia"]
UNKNOWN = (None, None)
STAY = """source supposed "A supposition, not a source"
  published: 2017-10-01
2017-10-01 order chicago-v-sessions "stay"
  stays: ^o30
  except: us/il/chicago
  source: supposed
"""


class Program:
    def __init__(self, source, purse):
        self.purse, self.main = purse, str(pathlib.Path(source) / "cases/sanctuary-2017/main.purse")
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.environment = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "100", "PURSE_TODAY": "2017-12-01", "PATH": "/usr/bin:/bin", **keep}

    def run(self, *words):
        return subprocess.run([self.purse, words[0], "-f", self.main, *words[1:]], env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def json(self, *words):
        got = self.run(*words, "--format", "json")
        if got.returncode not in (0, 1) or not got.stdout:
            raise RuntimeError(f"purse {' '.join(words)}: exit {got.returncode}: {got.stderr}")
        return json.loads(got.stdout)

    def stake(self, day, conditions=None, places=None, basis=None, *more):
        words = ["stake", "--as-of", day, *more]
        words += ["--condition", conditions] if conditions else []
        words += ["--place", places] if places else []
        words += ["--basis", basis] if basis else []
        return self.json(*words)


def dollars(r):
    """(least, most) in dollars; None where a bound is not known."""
    if r is None:
        return UNKNOWN
    return tuple(None if r[end] is None else int(r[end].removesuffix(".00")) for end in ("min", "max"))


def exactly(amount):
    return amount, amount


def place(answer, path):
    found = [p for p in answer["places"] if p["place"] == path]
    return found[0] if found else None


def states(answer, path):
    return {c["id"]: c["state"] for c in place(answer, path)["conditions"]}


def figures(sums):
    return {key: dollars(sums[key]) for key in ("gross", "at_risk", "protected", "cleared")}


class Rows:
    def __init__(self, program):
        self.program, self.cases = program, Cases()

    def same(self, name, got, expected):
        self.cases.check(name, got == expected, f"got      {got}", f"expected {expected}")

    # ---- 2017: the letters ----

    def total(self, day, at_risk, cleared, conditions=LETTER):
        answer = self.program.stake(day, conditions)
        self.same(f"{day} {conditions or 'without --condition'}: at risk {at_risk:,}, cleared {cleared:,}",
                  figures(answer["total"]), {"gross": exactly(at_risk + cleared), "at_risk": exactly(at_risk), "protected": exactly(0), "cleared": exactly(cleared)})
        return answer

    def letters(self):
        for conditions in (LETTER, None):
            answer = self.total("2017-04-21", 29214451, 0, conditions)
            self.same(f"2017-04-21 {conditions or 'by default'}: {LETTER}, nine places, eight awards",
                      (answer["conditions"], [p["place"] for p in answer["places"]], answer["total"]["awards"]), ([LETTER], NINE, 8))
        answer = self.total("2017-04-26", 29214451, 0)
        self.same("2017-04-26: the order of the day before does not reach it", {s for p in NINE for s in states(answer, p).values()}, {"open"})
        self.total("2017-08-02", 29214451, 0)
        answer = self.total("2017-08-03", 28238847, 975604)
        self.same("2017-08-03: Clark County cleared that day by ^a19", place(answer, "us/nv/clark-county")["conditions"], [{"id": LETTER, "state": "cleared", "by": ["^a19"]}])
        answer = self.total("2017-08-05", 27757500, 1456951)
        self.same("2017-08-05: Miami-Dade cleared by ^a20", place(answer, "us/fl/miami-dade-county")["conditions"][0]["by"], ["^a20"])
        answer = self.total("2017-10-11", 26819568, 2394883)
        self.same("2017-10-11: Milwaukee County cleared by ^a22", place(answer, "us/wi/milwaukee-county")["conditions"][0]["by"], ["^a22"])
        for path in FIVE:
            self.same(f"2017-10-11: the preliminary finding changes only the status of {path}",
                      (states(answer, path), place(answer, path)["status"]), ({LETTER: "open"}, "preliminary finding: violates"))
        self.total("2017-10-12", 26819568, 2394883)
        for path in NINE:
            answer = self.program.stake("2017-04-21", LETTER, path)
            self.same(f"{path}: warned, due 2017-06-30", (place(answer, path)["status"], place(answer, path)["due"]), ("warned", "2017-06-30"))

    def cook_county(self):
        for day in ("2017-04-21", "2017-10-12", "2019-06-01"):
            answer = self.program.stake(day, LETTER, "us/il/cook-county")
            cook = place(answer, "us/il/cook-county")
            self.same(f"{day} Cook County: gross 0, shared 0 to 2,333,428 with Chicago, known to be zero",
                      (dollars(cook["gross"]), dollars(cook["shared"]), cook["awards"], [j["held_by"] for j in cook["joint_awards"]], answer["total"]["unknown_places"]),
                      (exactly(0), (0, 2333428), [], ["us/il/chicago"], 0))
        chicago = place(self.program.stake("2017-04-21", LETTER, "us/il/chicago"), "us/il/chicago")
        self.same("Chicago's award names Cook County as partner", [a["joint_with"] for a in chicago["awards"]], [["us/il/cook-county"]])

    # ---- the three conditions of FY2017 ----

    def three(self, day, path, name, expected, money=None, by=None):
        answer = self.program.stake(day, THREE, path, "allocated")
        self.same(f"{day} {name}: {expected}", states(answer, path), dict(zip(THREE.split(","), expected.split())))
        if money:
            kind, amount = money
            sums = figures(place(answer, path))
            others = {key: exactly(0) for key in ("at_risk", "protected", "cleared") if key != kind}
            self.same(f"{day} {name}: {kind} {amount if amount != UNKNOWN else 'unknown'}", sums, {"gross": amount, kind: amount, **others})
        for condition, orders in (by or {}).items():
            got = next(c["by"] for c in place(answer, path)["conditions"] if c["id"] == condition)
            self.same(f"{day} {name}: {condition} by {orders}", sorted(got), sorted(orders))
        return answer

    def chicago_and_the_others(self):
        chicago, philadelphia, new_york = "us/il/chicago", "us/pa/philadelphia", "us/ny/new-york"
        self.three("2017-09-16", chicago, "Chicago", "blocked blocked open", ("at_risk", exactly(2019194)), {"jag17-notice": ["^o30"], "jag17-access": ["^o30"]})
        answer = self.three("2017-11-16", philadelphia, "Philadelphia", "blocked blocked blocked", ("protected", UNKNOWN),
                            {"jag17-notice": ["^o30"], "jag17-access": ["^o30"], "jag17-cert": ["^o45"]})
        self.same("2017-11-16 Philadelphia: an unknown place, in no sum", (answer["total"]["unknown_places"], dollars(answer["total"]["gross"])), (1, exactly(0)))
        self.three("2018-06-27", chicago, "Chicago", "blocked blocked open", None, {"jag17-notice": ["^o30"]})
        self.three("2018-06-27", philadelphia, "Philadelphia", "blocked blocked blocked", None, {"jag17-notice": ["^o46"], "jag17-access": ["^o46"]})
        answer = self.three("2018-06-27", new_york, "New York City", "open open open")
        why = self.program.run("why", new_york, "--as-of", "2018-06-27", "--condition", "jag17-notice", "--basis", "allocated").stdout
        self.cases.check("2018-06-27 New York City: the stay [O34] is named", "^o34" in why, why)
        self.same("2018-06-27 California: uncertain, as of A28 only the year is known", states(self.program.stake("2018-06-27", "jag17-notice,jag17-access", "us/ca", "allocated"), "us/ca"),
                  {"jag17-notice": "uncertain", "jag17-access": "uncertain"})
        self.three("2018-07-28", chicago, "Chicago", "blocked blocked blocked", ("protected", exactly(2019194)), {c: ["^o35"] for c in THREE.split(",")})
        self.three("2018-12-01", new_york, "New York City", "blocked blocked blocked", ("protected", exactly(4120447)), {c: ["^o70"] for c in THREE.split(",")})
        answer = self.three("2020-02-27", new_york, "New York City", "blocked blocked blocked", ("protected", exactly(4120447)))
        notes = [note for c in place(answer, new_york)["conditions"] for note in c.get("notes", [])]
        self.cases.check("2020-02-27 New York City: reversed by ^o71, mandate pending, said so", notes and all("^o71" in n and "mandate pending" in n for n in notes), notes)

    def withdrawn(self):
        for conditions in (THREE, "jag18"):
            answer = self.program.stake("2021-05-01", conditions, "us/il/chicago,us/ny/new-york,us/ca", "allocated")
            got = {state for p in answer["places"] for state in states(answer, p["place"]).values()}
            self.same(f"2021-05-01 {conditions}: not in force", (got, figures(answer["total"])["at_risk"]), ({"not in force"}, exactly(0)))

    # ---- policies, and what was known ----

    def rule(self, rule, day):
        return self.program.run("why", rule, "--as-of", day).stdout

    def entry_orders(self):
        words = " ".join(self.rule("eo13769", "2017-04-21").split())
        self.cases.check("2017-04-21 EO 13769: was blocked by ^o03 from 2017-02-03, over by then", all(w in words for w in ("^o03", "2017-02-03", "2017-03-16")) and "not in force" in words, words)
        words = " ".join(self.rule("eo13780", "2017-04-21").split())
        self.cases.check("2017-04-21 EO 13780: blocked [O06, O07, O08]", all(w in words for w in ("^o06", "^o07", "^o08")) and "is blocked" in words or "blocks" in words, words)
        rows = self.program.json("status", "--as-of", "2017-04-21")["policies"]
        self.cases.check("2017-04-21 status names both entry orders", {"eo13769", "eo13780"} <= {w for row in rows for w in str(row).replace("(", " ").replace(")", " ").replace("'", " ").split()}, rows)

    def known(self):
        answer = self.program.json("stake", "--known-by", "2017-04-20", "--condition", LETTER)
        self.same("known by 2017-04-20: nobody had been warned about jag16-1373", {p["status"] for p in answer["places"]} - {"not warned"}, set())
        answer = self.program.json("stake", "--known-by", "2017-04-20")
        self.same("known by 2017-04-20: no condition that anyone was warned about", answer["conditions"], [])
        answer = self.program.json("stake", "--known-by", "2017-04-21")
        self.same("known by 2017-04-21: nine places warned", ([p["place"] for p in answer["places"]], answer["as_of"]), (NINE, "2017-04-21"))

    # ---- what if ----

    def what_if(self):
        with tempfile.TemporaryDirectory() as folder:
            stay = pathlib.Path(folder) / "stay.purse"
            stay.write_text(STAY, encoding="utf-8")
            got = self.program.json("stake", "--as-of", "2017-12-01", "--condition", "jag17-notice", "--basis", "allocated",
                                    "--place", "us/ny/new-york,us/il/chicago", "--what-if", str(stay))
        before, after = got["baseline"], got.get("what_if") or got["changed"]
        self.same("what if: the notice for New York City, blocked to open", (states(before, "us/ny/new-york"), states(after, "us/ny/new-york")),
                  ({"jag17-notice": "blocked"}, {"jag17-notice": "open"}))
        self.same("what if: and not for Chicago", (states(before, "us/il/chicago"), states(after, "us/il/chicago")),
                  ({"jag17-notice": "blocked"}, {"jag17-notice": "blocked"}))
        self.same("what if: 4,120,447 at risk instead of 0", (dollars(before["total"]["at_risk"]), dollars(after["total"]["at_risk"])), (exactly(0), exactly(4120447)))
        said = [row for row in got["difference"] if "new-york" in str(row) or "New York" in str(row)]
        self.cases.check("what if: the difference names New York City", bool(said), got["difference"])
        self.cases.check("what if: and nothing of Chicago", not [row for row in got["difference"] if "hicago" in str(row)], got["difference"])

    # ---- the issue: why, and the shape of the answers ----

    def why_chicago(self):
        words = " ".join(self.program.run("why", "us/il/chicago", "--as-of", "2017-09-16", "--basis", "allocated", "--condition", THREE).stdout.split())
        for part in ("2,019,194 at risk", "one open condition is enough", "jag17-cert", "2 of the 3 conditions", "^o30", "money.purse:", "2016-2017.purse:"):
            self.cases.check(f"why Chicago, 2017-09-16, says {part!r}", part in words, words)

    def shape(self):
        answer = self.program.stake("2017-04-21")
        self.same("the answer has the promised keys", [key for key in ("as_of", "known_by", "basis", "conditions", "total", "places") if key not in answer], [])
        self.same("the total has the promised keys", {"gross", "at_risk", "protected", "cleared", "awards", "unknown_places"} - set(answer["total"]), set())
        keys = {"place", "geoid", "name", "gross", "at_risk", "protected", "cleared", "conditions", "awards", "status", "due", "shared"}
        self.same("every place has the promised keys", {key for p in answer["places"] for key in keys - set(p)}, set())
        awards = [a for p in answer["places"] for a in p["awards"]]
        self.same("every award has the promised keys", {key for a in awards for key in {"id", "amount", "joint_with", "state"} - set(a)}, set())
        self.same("amounts are decimal strings of dollars and cents", place(answer, "us/wi/milwaukee-county")["gross"], {"min": "937932.00", "max": "937932.00"})
        self.same("in each place gross is at risk, protected and cleared together",
                  [p["place"] for p in answer["places"] if dollars(p["gross"])[0] != sum(dollars(p[k])[0] for k in ("at_risk", "protected", "cleared"))], [])

    def case_size(self):
        got = self.program.run("check")
        self.same("the shipped case has no error", got.returncode, 0)
        self.same("the shipped case is silent", got.stdout + got.stderr, "")
        cases = self.program.json("cases")
        self.cases.check("about 20 cases", 18 <= len(cases) <= 24, len(cases))


def main():
    rows = Rows(Program(sys.argv[1], sys.argv[2]))
    for part in (rows.letters, rows.cook_county, rows.chicago_and_the_others, rows.withdrawn, rows.entry_orders, rows.known, rows.what_if,
                 rows.why_chicago, rows.shape, rows.case_size):
        try:
            part()
        except Exception as problem:  # one part's breakdown must not hide the others
            rows.cases.check(f"{part.__name__} runs to its end", False, repr(problem))
    return rows.cases.finish()


if __name__ == "__main__":
    sys.exit(main())
