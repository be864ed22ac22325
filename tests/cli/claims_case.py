#!/usr/bin/env python3
"""claims_case.py SOURCE PURSE: every claim of the shipped case, with its own figures and with the FBI's table on top. TAP.

The table is not part of the project; it is looked for in shared/data beside the checkout. Where it is, the verdicts about crime
are held against a computation in fractions over the table itself.
"""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.path.insert(0, os.path.dirname(__file__))
from stores import Store
from tap import Cases

KEYS = ["id", "said", "speaker", "words", "test", "verdict", "verdict_then", "variants", "missing", "sources"]
# Without the table: claim -> verdict now, verdict then.
ALONE = {
    "^t01": ("untested", "untested"), "^t02": ("holds", "holds"), "^t03": ("holds", "holds"), "^t05": ("untested", "untested"), "^t06": ("untested", "untested"),
    "^t09-chicago": ("untested", "untested"), "^t09-new-york": ("untested", "untested"), "^t10": ("untested", "untested"), "^t11": ("untested", "untested"),
    "^t12": ("untested", "untested"), "^record-low": ("untested", "untested"), "^t14": ("holds", "holds"), "^t15": ("holds", "holds"),
    "^t17": ("untested", "untested"), "^t18": ("holds", "untested"), "^t19": ("untested", "untested"), "^t20": ("untested", "untested"),
}
TABLE = "ucr_crime_1975_2015.csv"
COLUMNS = {"violent-crime": "violent_crime", "homicides": "homs_sum", "rape": "rape_sum", "robbery": "rob_sum", "aggravated-assault": "agg_ass_sum"}
FBI = "offences known to police, as reported to the FBI"


class Program:
    def __init__(self, purse, folder):
        self.purse, self.folder = purse, folder
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.environment = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "100", "PURSE_TODAY": "2017-12-01", "PATH": "/usr/bin:/bin", **keep}

    def run(self, *words):
        return subprocess.run([self.purse, *words], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True, timeout=120)

    def claims(self, *words):
        done = self.run("claims", *words, "--format", "json")
        if done.returncode:
            raise RuntimeError(f"exit {done.returncode}: {done.stderr}")
        return {claim["id"]: claim for claim in json.loads(done.stdout)}


def numbers(variant, what):
    return [number["value"] for number in variant["numbers"] if number["what"] == what]


def alone(cases, program):
    claims = program.claims("-f", "main.purse")
    cases.check("the claims are those of the case", set(claims) == set(ALONE), set(claims) ^ set(ALONE))
    for link, (now, then) in ALONE.items():
        claim = claims[link]
        cases.check(f"{link} {now}, then {then}", (claim["verdict"], claim["verdict_then"]) == (now, then), json.dumps(claim)[:1500])
        cases.check(f"{link} has the keys in order", list(claim) == KEYS, list(claim))
        cases.check(f"{link} names sources", claim["sources"] and claim["said"] == "2017-04-21" and claim["speaker"], claim)
        cases.check(f"{link}: untested says what is missing", claim["verdict"] != "untested" or claim["missing"], claim)
    cook = claims["^t03"]
    cases.check("Cook County: its own awards are zero, and the joint award is shown", all(numbers(v, "received") == ["0.00"] and
                numbers(v, "shared, of a joint award held by another") == ["0.00..2333428.00"] for v in cook["variants"]), cook)
    cases.check("Cook County: other programs are named as missing", any("16.738" in text for text in cook["missing"]), cook["missing"])
    pairs = {tuple(numbers(v, "before") + numbers(v, "after")) for v in claims["^t15"]["variants"]}
    cases.check("Chicago's murders are counted three ways", pairs == {("485", "764"), ("485", "762"), ("528", "812")}, pairs)
    cases.check("each way is more than half as many again", all(v["verdict"] == "holds" for v in claims["^t15"]["variants"]), claims["^t15"])
    both = [n["what"].split()[0] for n in claims["^t14"]["variants"][0]["numbers"]]
    cases.check("both orders were blocked, each by some order", set(both) == {"eo13769", "eo13780"}, both)
    cases.check("nine places were warned", numbers(claims["^t02"]["variants"][0], "places warned") == ["9"], claims["^t02"])
    for link in ("^t11", "^record-low"):
        cases.check(f"{link}: the cause is said not to be tested", any("cause is not tested" in text for text in claims[link]["missing"]), claims[link]["missing"])
    cases.check("the city's own count is named as missing", any(text.startswith("index-crimes of us/ny/new-york") for text in claims["^t10"]["missing"]), claims["^t10"]["missing"])
    day_before = program.claims("-f", "main.purse", "--claim", "t15", "--known-by", "2017-01-12")["^t15"]
    cases.check("known by 2017-01-12 the Crime Lab's count was not", [v["verdict"] for v in day_before["variants"]] == ["untested", "holds", "holds"], day_before)


class Figures:
    """The table in fractions: a rate by department and year; None where it is not known or of a part of a year."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.rows = {(row["department_name"], int(row["year"])): row for row in csv.DictReader(file)}

    def value(self, who, year, column, is_rate):
        row = self.rows.get((who, year))
        if not row or row[column] == "NA" or row["months_reported"] not in ("12", "NA", "0"):
            return None
        people = Fraction(row["total_pop"])
        return Fraction(row[column]) * 100000 / people if is_rate else Fraction(row[column])

    def lowest_verdict(self, who, years, column, is_rate, last=2015):
        usable = [year for year in years if not (column == "rape_sum" and year < 2013)]
        target, others = self.value(who, last, column, is_rate), [self.value(who, year, column, is_rate) for year in usable]
        if any(other is not None and other < target for other in others):
            return "fails"
        return "holds" if len(usable) == len(list(years)) and None not in others else "untested"


def variant_of(claim, definition):
    found = [v for v in claim["variants"] if v["definition"] == definition]
    return found[0] if len(found) == 1 else None


def with_table(cases, program, figures):
    claims = program.claims("-f", "main.purse", "-f", "fbi.purse")
    wanted = {"^t09-chicago": "depends", "^t09-new-york": "depends", "^t10": "fails", "^t12": "depends", "^record-low": "fails", "^t15": "holds"}
    for link, verdict in wanted.items():
        cases.check(f"with the table {link} {verdict}", claims[link]["verdict"] == claims[link]["verdict_then"] == verdict, json.dumps(claims[link])[:3000])
    for measure, column in COLUMNS.items():
        for is_rate in (False, True):
            name = f"{measure}{'-rate' if is_rate else ''} ({FBI})"
            for span in (20, 30, 40):
                variant = variant_of(claims["^t10"], f"{name}, in {span} years")
                verdict = figures.lowest_verdict("New York City", range(2015 - span, 2015), column, is_rate)
                cases.check(f"{name}, lowest in {span} years: {verdict}", variant and variant["verdict"] == verdict, variant)
            variant = variant_of(claims["^record-low"], name)
            verdict = figures.lowest_verdict("New York City", range(1975, 2015), column, is_rate)
            cases.check(f"{name}, lowest on record: {verdict}", variant and variant["verdict"] == verdict, variant)
            before, after = (figures.value("Chicago", year, column, is_rate) for year in (2014, 2015))
            variant = variant_of(claims["^t09-chicago"], name)
            verdict = "holds" if after > before else "fails"
            cases.check(f"{name}, Chicago rises: {verdict}", variant and variant["verdict"] == verdict, variant)
        for size in (250000, 500000, 1000000):
            safest(cases, claims, figures, measure, column, size)
    cases.check("the year that the table does not have is named", "violent-crime of us/ny/new-york for 2016: the latest that is loaded is 2015" in claims["^t10"]["missing"],
                claims["^t10"]["missing"])


def safest(cases, claims, figures, measure, column, size):
    counties = ("County", "National")
    rates = {who: figures.value(who, year, column, True) for who, year in figures.rows if year == 2015 and not any(word in who for word in counties)
             and Fraction(figures.rows[who, year]["total_pop"]) > size}
    own = rates.pop("New York City")
    lower = [who for who, rate in rates.items() if rate is not None and rate < own]
    verdict = "fails" if lower else "untested" if None in rates.values() else "holds"
    variant = variant_of(claims["^t12"], f"{measure}-rate ({FBI}), cities over {size:,}")
    cases.check(f"{measure}-rate, lowest among cities over {size:,}: {verdict}", variant and variant["verdict"] == verdict, lower, variant)


def with_store(cases, program):
    """Money of every listing of the store, whatever the conditions reach."""
    store = Store(program.folder / "money.db")
    line = 1
    for name, place, listing, amount in (("COOK COUNTY", "us/il/cook-county", "16.710", 50000), ("CITY OF CHICAGO", "us/il/chicago", "93.778", 70000),
                                         ("CITY OF OAKLAND", "us/ca/oakland", "16.738", 900)):
        recipient = store.recipient(name, place[3:5].upper(), place, "exact")
        award = store.award(f"2016-XX-BX-{line:04}", recipient)
        line += 1
        store.transaction(award, listing, recipient, line, obligation=amount * 100, action_date=20160301)
    store.close()
    claim = program.claims("-f", "main.purse", "--store", "money.db", "--claim", "^t03")["^t03"]
    cases.check("an award of another listing in a store makes the county's zero fail", claim["verdict"] == "fails" and
                any(numbers(v, "received") == ["50000.00"] for v in claim["variants"]), json.dumps(claim)[:2000])
    why = program.run("why", "^t03", "-f", "main.purse", "--store", "money.db")
    cases.check("and why names its line", "awards.csv" in why.stdout and "50,000" in why.stdout, why.stdout, why.stderr)


def main():
    source, purse, cases = pathlib.Path(sys.argv[1]).resolve(), os.path.abspath(sys.argv[2]), Cases()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path in (source / "cases/sanctuary-2017").iterdir():
            shutil.copy(path, folder)
        program = Program(purse, folder)
        alone(cases, program)
        with_store(cases, program)
        why = program.run("why", "^t15", "-f", "main.purse")
        cases.check("purse why proves a claim down to its lines", why.returncode == 0 and "series.purse:" in why.stdout and "as known when it was said" in why.stdout, why.stdout, why.stderr)
        table = source.parent / "shared/data/series" / TABLE
        if table.exists():
            shutil.copy(table, folder)
            check = program.run("check", "fbi.purse")
            cases.check("the table on top is free of mistakes", check.returncode == 0 and not check.stdout, check.stdout[:2000])
            with_table(cases, program, Figures(table))
        else:
            cases.skip("with the FBI's table", "there is no ../shared/data/series")
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
