#!/usr/bin/env python3
"""claims.py PURSE [SEED [JOURNALS]]: random sentences over random tables, computed again in fractions. TAP.

The table has gaps, values told to be missing, years of which a part was reported, revisions known from later days, zero
populations, a measure whose definition changes, one-year series, and months that make up years. Each journal asks 25
sentences; the verdict now and the verdict as known when the words were said must be those computed here, which knows
docs/claims.md and none of the program.
"""
import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

CITIES = ["us/il/chicago", "us/ny/new-york", "us/tx/austin", "us/ca/oakland", "us/ny/buffalo"]
COUNTIES = ["us/il/cook-county", "us/wi/milwaukee-county", "us/nv/clark-county"]
BOTH = ["us/pa/philadelphia"]
PLACES = CITIES + COUNTIES + BOTH
MEASURES = ["alpha", "beta", "gamma"]
BREAK = 2005
OPEN = datetime.date(2999, 1, 1)
ASKED = 25


class Value:
    """What is known of one number: from low to high, where high None is without end."""

    def __init__(self, low, high):
        self.low, self.high = low, high

    def exact(self):
        return self.high is not None and self.low == self.high


NOTHING = Value(Fraction(0), None)


class Row:
    def __init__(self, value, population, months, known):
        self.value, self.population, self.months, self.known = value, population, months, known


class Table:
    def __init__(self, rng):
        self.rng = rng
        self.rows = {}     # (measure, place, year, month or 0) -> [Row]
        self.people = {}   # (place, year) -> population, in rows of their own
        self.first, self.last = rng.choice([(1995, 2016), (2003, 2015), (2014, 2016), (2016, 2016)])
        for measure in MEASURES:
            for place in PLACES:
                if rng.random() < 0.85:
                    self.fill(measure, place)
        for place in PLACES:
            for year in range(self.first, self.last + 1):
                if rng.random() < 0.5:
                    self.people[place, year] = rng.choice([0, rng.randrange(1, 60), rng.randrange(1, 3000)]) * 1000

    def fill(self, measure, place):
        rng = self.rng
        base, top = rng.choice([(0, 3), (10, 30), (1000, 5000)]), None
        gaps = rng.choice([0, 0, 0.05, 0.3])
        is_monthly = rng.random() < 0.25
        for year in range(self.first, self.last + 1):
            if rng.random() < gaps:
                continue
            for month in range(1, 13) if is_monthly else [0]:
                if is_monthly and rng.random() < gaps / 12:
                    continue
                self.rows[measure, place, year, month] = self.revisions(base, year, month, gaps)

    def revisions(self, base, year, month, gaps):
        rng = self.rng
        end = datetime.date(year, 12, 31) if not month else datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)
        known, rows = end if rng.random() < 0.7 else end + datetime.timedelta(rng.randrange(1, 500)), []
        for _ in range(rng.choice([1, 1, 1, 2])):
            value = None if rng.random() < gaps / 3 else rng.randrange(base[0], base[1] + 1)
            population = rng.choice([None, None, 0, 500000, 1000000, rng.randrange(1, 9) * 250000 + rng.randrange(2)])
            months = rng.randrange(1, 12) if not month and rng.random() < gaps / 3 else 12 if rng.random() < 0.5 else None
            rows.append(Row(value, population, months, known))
            known += datetime.timedelta(rng.randrange(1, 400))
        return rows

    def csv(self):
        lines = ["place,date,measure,value,population,months_reported,known"]
        for (measure, place, year, month), rows in self.rows.items():
            for row in rows:
                date = f"{year}-{month:02}" if month else str(year)
                cells = [row.value, row.population, row.months]
                lines.append(",".join([place, date, measure] + ["" if cell is None else str(cell) for cell in cells] + [row.known.isoformat()]))
        rows = lines[1:]
        self.rng.shuffle(rows)
        lines = lines[:1] + rows
        lines += [f"{place},{year},population,{people},,," for (place, year), people in self.people.items()]
        return "\n".join(lines) + "\n"

    # ---- reading ----

    def has(self, measure, place):
        return any(key[0] == measure and key[1] == place for key in self.rows)

    def row(self, measure, place, year, month, by):
        known = [row for row in self.rows.get((measure, place, year, month), []) if row.known <= by]
        return known[-1] if known else None

    def count(self, measure, place, year, by):
        """The value, and the row it comes from when it is one."""
        row = self.row(measure, place, year, 0, by)
        if row and row.value is not None:
            value = Fraction(row.value)
            return Value(value, None if row.months not in (None, 12) else value), row
        months = [self.row(measure, place, year, month, by) for month in range(1, 13)]
        there = [month for month in months if month and month.value is not None]
        if not there:
            return None, None
        total = Fraction(sum(month.value for month in there))
        return Value(total, total if len(there) == 12 else None), there[0] if len(there) == 1 else None

    def population(self, measure, place, year, by):
        for month in range(0, 13):
            row = self.row(measure, place, year, month, by)
            if row and row.population is not None:
                return row.population
        people = self.people.get((place, year))
        return people if people is not None and datetime.date(year, 12, 31) <= by else None

    def value(self, measure, is_rate, place, year, by):
        """None when nothing is known of it."""
        value, row = self.count(measure, place, year, by)
        if not is_rate or value is None:
            return value
        people = row.population if row and row.population is not None else self.population(measure, place, year, by)
        if not people:
            return None
        return Value(value.low * 100000 / people, None if value.high is None else value.high * 100000 / people)

    def latest(self, measure, place, by):
        for year in range(self.last, self.first - 1, -1):
            row = self.row(measure, place, year, 0, by)
            if row and row.value is not None and row.months in (None, 12):
                return year
            months = [self.row(measure, place, year, month, by) for month in range(1, 13)]
            if any(month and month.value is not None for month in months):
                full = all(month and month.value is not None for month in months)
                if full:
                    return year
                value, _ = self.count(measure, place, year - 1, by)
                return year - 1 if value and value.exact() else "month"
        return None

    def begins(self, measure, place, by):
        for year in range(self.first, self.last + 1):
            for month in range(0, 13):
                row = self.row(measure, place, year, month, by)
                if row and row.value is not None:
                    return year
        return None


def breaks(measure, a, b):
    return measure == "gamma" and min(a, b) < BREAK <= max(a, b)


class Oracle:
    def __init__(self, table, by):
        self.table, self.by = table, by

    def value(self, claim, place, year, beside=None):
        if beside is not None and breaks(claim["measure"], year, beside):
            return None
        return self.table.value(claim["measure"], claim["rate"], place, year, self.by)

    def verdict(self, claim):
        if not self.table.has(claim["measure"], claim["place"]):
            return "untested"
        year = claim.get("at") or self.table.latest(claim["measure"], claim["place"], self.by)
        if year is None:
            return "untested"
        if year == "month":
            return None  # the period is a month: not computed here
        return getattr(self, claim["form"])(claim, year)

    def extreme(self, target, others, is_high):
        """Over all that the gaps may have been: true of each, of none, or of some."""
        better = unknown = compared = 0
        for value in others:
            low, high = (value.low, value.high) if value else (NOTHING.low, None)
            known = value is not None
            if value and value.exact():
                compared += 1
                better += low > target if is_high else low < target
            elif is_high:
                better += known and low > target
                unknown += not (known and low > target)
                compared += known and low > target
            else:
                unknown += low < target
                compared += known and low >= target
        return better, unknown, compared

    @staticmethod
    def conclude(better, unknown, compared):
        return "fails" if better else "holds" if compared and not unknown else "untested"

    def windows(self, claim, year):
        verdicts = set()
        for back in claim.get("decades") or [None]:
            if back is not None:
                first = year - back
            elif claim["window"] == "record":
                first = self.table.begins(claim["measure"], claim["place"], self.by)
            else:
                first = claim["since"] if claim["window"] == "since" else year - claim["years"]
            target = self.value(claim, claim["place"], year)
            if target is None or not target.exact() or first is None or first > year:
                verdicts.add("untested")
                continue
            others = [self.value(claim, claim["place"], other, year) for other in range(first, year)]
            verdicts.add(self.conclude(*self.extreme(target.low, others, claim["high"])))
        return "depends" if {"holds", "fails"} <= verdicts else next((word for word in ("holds", "fails") if word in verdicts), "untested")

    def members(self, claim, year):
        """The other places, each with whether it surely belongs; None when the place itself may not."""
        kinds = {"cities": CITIES + BOTH, "counties": COUNTIES + BOTH, "places": PLACES}
        listed, least = claim["among"], claim.get("least")
        pool = kinds[listed] if isinstance(listed, str) else listed
        found = []
        for place in PLACES:
            if place not in pool:
                continue
            if least is None:
                belongs = True
            else:
                people = self.table.population(claim["measure"], place, year, self.by)
                belongs = None if people is None else people > least
            if belongs is not False:
                found.append((place, belongs))
        own = dict(found).get(claim["place"], False)
        if own is not True and (isinstance(listed, str) or least is not None):
            return None
        return [(place, belongs) for place, belongs in found if place != claim["place"]]

    def compared(self, claim, year):
        target = self.value(claim, claim["place"], year)
        members = self.members(claim, year)
        if target is None or not target.exact() or members is None:
            return None
        table, others, perhaps = self.table, [], 0
        for place, belongs in members:
            value = self.value(claim, place, year)
            if not table.has(claim["measure"], place):
                # seen only where it is named, or where a population says that it belongs
                if isinstance(claim["among"], list) or (belongs and claim.get("least") is not None):
                    others.append(None)
                continue
            if belongs:
                others.append(value)
            elif value is None or not value.exact() or (value.low > target.low if claim["high"] else value.low < target.low):
                perhaps += 1
        better, unknown, count = self.extreme(target.low, others, claim["high"])
        return better, unknown + perhaps, count

    def among(self, claim, year):
        found = self.compared(claim, year)
        return "untested" if found is None else self.conclude(*found)

    def rank(self, claim, year):
        found = self.compared(claim, year)
        if found is None:
            return "untested"
        better, unknown, count = found
        low, high, wanted = better + 1, better + unknown + 1, claim["n"]
        if low > wanted if claim["within"] else not low <= wanted <= high:
            return "fails"
        surely = high <= wanted if claim["within"] else low == high == wanted
        return "holds" if surely and count else "untested"

    @staticmethod
    def meets(bound, value):
        kind, low, high, is_percent = bound
        if kind == "equal" and is_percent and low:
            return low - Fraction(1, 2) <= value < low + Fraction(1, 2)
        return {"more": lambda: value > low, "less": lambda: value < low, "least": lambda: value >= low, "most": lambda: value <= low,
                "equal": lambda: value == low, "between": lambda: low <= value <= high, "none": lambda: True}[kind]()

    def rose(self, claim, before_year, year, at):
        before, after = self.value(claim, claim["place"], before_year, at), self.value(claim, claim["place"], year, at)
        if before is None or after is None:
            return None
        high, bound = claim["high"], claim["bound"]
        by = (after.low - before.low) * (1 if high else -1)
        if bound[3]:
            if before.low <= 0:
                return None
            by = by * 100 / before.low
        met = by > 0 and self.meets(bound, by)
        if before.exact() and after.exact():
            return met
        sure = before if high else after
        return True if sure.exact() and bound[0] in ("none", "more", "least") and met else None

    def first(self, claim, year, own, is_so):
        if own is False:
            return "fails"
        since = claim["first"]
        if since >= year:
            return "untested"
        result = own
        for other in range(since, year):
            was = is_so(other)
            if was is (other != since):
                return "fails"
            if was is None:
                result = None
        return "holds" if result else "untested"

    def change(self, claim, year):
        before = claim.get("from", year - 1)
        if before >= year:
            return "untested"
        own = self.rose(claim, before, year, year)
        if claim.get("first"):
            return self.first(claim, year, own, lambda other: self.rose(claim, other - 1, other, year))
        return {True: "holds", False: "fails", None: "untested"}[own]

    def level_of(self, claim, year, at):
        value = self.value(claim, claim["place"], year, at)
        if value is None:
            return None
        bound = claim["bound"]
        met = self.meets(bound, value.low)
        if value.exact():
            return met
        if bound[0] in ("more", "least"):
            return True if met else None
        if bound[0] == "between":
            return False if value.low > bound[2] else None
        return False if value.low > bound[1] or (bound[0] == "less" and value.low == bound[1]) else None

    def level(self, claim, year):
        own = self.level_of(claim, year, year)
        if claim.get("first"):
            return self.first(claim, year, own, lambda other: self.level_of(claim, other, year))
        return {True: "holds", False: "fails", None: "untested"}[own]

    def share(self, claim, year):
        part = self.value(claim, claim["place"], year)
        if not self.table.has(claim["measure"], claim["other"]):
            return "untested"
        whole = self.value(claim, claim["other"], year)
        if not part or not whole or not part.exact() or not whole.exact() or whole.low <= 0:
            return "untested"
        return "holds" if self.meets(claim["bound"], part.low * 100 / whole.low) else "fails"


WORDS = {"more": "more than ", "less": "less than ", "least": "at least ", "most": "at most ", "equal": "", "between": "between "}


class Draw:
    def __init__(self, rng, table):
        self.rng, self.table = rng, table

    def year(self):
        return self.rng.randrange(self.table.first - 2, self.table.last + 2)

    def bound(self, top, is_percent):
        kind = self.rng.choice(["more", "less", "least", "most", "equal", "between"])
        low = self.rng.randrange(0, top)
        high = low + self.rng.randrange(0, top) if kind == "between" else None
        sign = "%" if is_percent else ""
        text = f"{WORDS[kind]}{low}{sign}" + (f" and {high}{sign}" if high is not None else "")
        return (kind, Fraction(low), None if high is None else Fraction(high), is_percent), text

    def claim(self):
        rng = self.rng
        claim = {"measure": rng.choice(MEASURES), "rate": rng.random() < 0.5, "place": rng.choice(PLACES), "high": rng.random() < 0.5}
        subject = f"{claim['measure']}{'-rate' if claim['rate'] else ''} of {claim['place']}"
        if rng.random() < 0.4:
            claim["at"] = rng.randrange(self.table.first, self.table.last + 1)
            subject += f" in {claim['at']}"
        form = rng.choice(["windows", "windows", "among", "rank", "change", "change", "level", "share"])
        claim["form"] = form
        return claim, getattr(self, form)(claim, subject)

    def extreme_word(self, claim):
        return "highest" if claim["high"] else "lowest"

    def windows(self, claim, subject):
        kind = self.rng.choice(["since", "years", "record", "decades"])
        claim["window"] = kind
        text = f"{subject} is {self.extreme_word(claim)} "
        if kind == "since":
            claim["since"] = self.year()
            return text + f"since {claim['since']}"
        if kind == "years":
            claim["years"] = self.rng.randrange(1, 25)
            return text + self.rng.choice(["in {} years", "in the last {} years"]).format(claim["years"])
        if kind == "decades":
            claim["decades"] = [20, 30, 40]
            return text + "in decades"
        return text + "on record"

    def set_words(self, claim):
        among = self.rng.choice(["cities", "counties", "places", self.rng.sample(PLACES, 3)])
        claim["among"] = among
        words = among if isinstance(among, str) else ", ".join(among)
        if self.rng.random() < 0.4:
            claim["least"] = self.rng.choice([250000, 500000, 1000000])
            words += f" with population over {claim['least']:,}"
        return words

    def among(self, claim, subject):
        return f"{subject} is {self.extreme_word(claim)} among {self.set_words(claim)}"

    def rank(self, claim, subject):
        claim["n"], claim["within"] = self.rng.randrange(1, 6), self.rng.random() < 0.5
        return f"{subject} ranks {'within ' if claim['within'] else ''}{claim['n']} {self.extreme_word(claim)} among {self.set_words(claim)}"

    def change(self, claim, subject):
        verb = "rises" if claim["high"] else "falls"
        claim["bound"], by = (("none", None, None, False), "")
        if self.rng.random() < 0.6:
            claim["bound"], text = self.bound(40, self.rng.random() < 0.7)
            by = f" by {text}"
        if self.rng.random() < 0.5:
            end = claim["at"] = self.rng.randrange(self.table.first, self.table.last + 2)
            claim["from"] = end - self.rng.randrange(1, 6)
            return f"{subject.split(' in ')[0]} {verb} from {claim['from']} to {end}{by}"
        if self.rng.random() < 0.4:
            claim["first"] = self.year()
            return f"{subject} {verb}{by} for the first time since {claim['first']}"
        return f"{subject} {verb}{by}"

    def level(self, claim, subject):
        claim["bound"], text = self.bound(self.rng.choice([4, 30, 4000]), False)
        end = ""
        if self.rng.random() < 0.3:
            claim["first"] = self.year()
            end = f" for the first time since {claim['first']}"
        if claim["bound"][0] == "more" and self.rng.random() < 0.5:
            return f"{subject} exceeds {int(claim['bound'][1])}{end}"
        return f"{subject} is {text}{end}"

    def share(self, claim, subject):
        claim["other"] = self.rng.choice(PLACES)
        claim["bound"], text = self.bound(150, True)
        return f"{subject} is {text} of {claim['measure']}{'-rate' if claim['rate'] else ''} of {claim['other']}"


def journal(sentences, said):
    text = 'source s "A source"\n  published: unknown\nseries t "Figures"\n  file: "t.csv"\n  source: s\n'
    text += 'series g "Figures that change their meaning"\n  file: "g.csv"\n  break: 2005 "another definition"\n  source: s\n'
    for number, sentence in enumerate(sentences):
        text += f'{said} claim "A. Speaker" ^c{number} "words"\n  test: {sentence}\n  source: s\n'
    return text


def run(purse, folder, words):
    keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    done = subprocess.run([purse, "claims", "-f", "j.purse", "--format", "json", *words], cwd=folder, env={"LC_ALL": "C.UTF-8", "PURSE_TODAY": "2020-01-01", **keep},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(f"exit {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def one(purse, seed, tally):
    rng = random.Random(seed)
    table = Table(rng)
    drawn = [Draw(rng, table).claim() for _ in range(ASKED)]
    said = datetime.date(rng.randrange(2010, 2019), rng.randrange(1, 13), 15)
    by = OPEN if rng.random() < 0.7 else datetime.date(rng.randrange(2005, 2019), 6, 30)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        lines = table.csv().splitlines()
        keep = [line for line in lines[1:] if ",gamma," not in line]
        changed = [line for line in lines[1:] if ",gamma," in line]
        pathlib.Path(folder, "t.csv").write_text("\n".join([lines[0], *keep]) + "\n", encoding="utf-8")
        pathlib.Path(folder, "g.csv").write_text("\n".join([lines[0], *changed]) + "\n", encoding="utf-8")
        pathlib.Path(folder, "j.purse").write_text(journal([sentence for _, sentence in drawn], said), encoding="utf-8")
        answers = run(purse, folder, [] if by == OPEN else ["--known-by", by.isoformat()])
    for (claim, sentence), answer in zip(drawn, answers):
        for key, day in (("verdict", by), ("verdict_then", min(by, said))):
            wanted = Oracle(table, day).verdict(claim)
            if wanted is None:
                continue
            tally[wanted] = tally.get(wanted, 0) + 1
            if answer[key] != wanted:
                wrong.append(f"{sentence}: {key} is {answer[key]}, computed {wanted} (known by {day}) {claim}")
                wrong.append(json.dumps(answer)[:1500])
    return wrong


def main():
    purse = os.path.abspath(sys.argv[1])
    seed, journals = (int(word) for word in (sys.argv[2:4] + ["1", "40"][len(sys.argv) - 2:])[:2])
    cases, tally = Cases(), {}
    for number in range(seed, seed + journals):
        wrong = one(purse, number, tally)
        cases.check(f"{ASKED} sentences of seed {number}", not wrong, *wrong[:6])
    for verdict in ("holds", "fails", "untested"):
        cases.check(f"{verdict} was the answer {tally.get(verdict, 0)} times", tally.get(verdict, 0) > journals)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
