#!/usr/bin/python3
"""Scores the resolver on labelled names, and measures how many names a second it decides.

usage: resolve.py BUILD [--list] [--half odd|even]

Reads ../shared/data/truth beside the checkout; without it only the speed is measured, and that is
said. Never a test: nothing here fails. The rules were made on the odd rows of each file; of the even
ones only the few wrong answers were seen, once, at the end. Both are scored. --list prints every wrong answer and what was
abstained from; what is listed is not tuned to, for labels can be wrong as well."""
import collections
import csv
import io
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TRUTH = os.path.join(os.path.dirname(os.path.dirname(HERE)), "shared", "data", "truth")
LEVELS = {2: "state", 5: "county", 7: "municipality", 10: "township"}


def read(name):
    with open(os.path.join(TRUTH, name), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def ask(purse, rows):
    """The program's answers to (name, state, city, county), in their order."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["name", "state", "city", "county"])
    writer.writerows(rows)
    done = subprocess.run([purse, "place", "-", "--format", "csv"], input=text.getvalue().encode(), stdout=subprocess.PIPE, check=True)
    answers = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8", "replace"), newline="")))
    assert len(answers) == len(rows), (len(answers), len(rows))
    return answers


def today(purse, codes):
    """Today's code for each code of a label; itself where none is known."""
    codes = sorted(codes)
    return {code: answer["geoid"] or code for code, answer in zip(codes, ask(purse, [(code, "", "", "") for code in codes]))}


class Faults:
    """Labels that the Census of Governments contradicts: it has a government of just that name and
    type in the state, and none of that name and type is the unit of the label."""

    FORM = re.compile(r"^(?:the )?(city|town|village|borough|township|charter township) of (?:the )?(.+?)(?:,.*)?$", re.I)

    def __init__(self, new):
        self.units = collections.defaultdict(set)
        for row in read("govs2012_names.csv"):
            if row["geoid_in_current_gazetteer"] == "1":
                self.units[row["state"], row["name"].upper()].add(new.get(row["geoid"], row["geoid"]))
        self.found = []

    def contradicts(self, row, label):
        form = self.FORM.match(row[0])
        if not form or len(label) not in (7, 10):
            return False
        types = ("township", "charter township") if form[1].lower().endswith("township") else (form[1],)
        units = set().union(*(self.units.get((row[1], f"{form[2]} {word}".upper()), set()) for word in types))
        if not units or label in units:
            return False
        self.found.append((row, label, sorted(units)))
        return True


class Score:
    def __init__(self, name, rows, answers, labels, agency=False):
        self.name, self.counts = name, {0: collections.Counter(), 1: collections.Counter()}
        self.confusion, self.wrong, self.missed = collections.Counter(), [], []
        for number, (row, answer, label) in enumerate(zip(rows, answers, labels)):
            self.add(number % 2, row, answer, label, agency)

    def add(self, half, row, answer, label, agency):
        counts = self.counts[half]
        counts["rows"] += 1
        counts[answer["decision"]] += 1
        if not answer["geoid"]:
            self.missed.append((half, row, answer, label))
            return
        counts["decided"] += 1
        office = re.search("police|sheriff|department|marshal|safety", row[0], re.I)
        if answer["geoid"] == label and (not agency or not office or answer["decision"] == "agency-of"):
            counts["right"] += 1
            return
        asked, got = LEVELS.get(len(label), "?"), LEVELS.get(len(answer["geoid"]), "?")
        if asked != got:
            counts["wrong level"] += 1
        self.confusion[asked + " taken for " + got] += 1
        self.wrong.append((half, row, answer, label))

    def print(self, listed):
        for half, title in ((0, "odd "), (1, "even"), (None, "all ")):
            counts = self.counts[half] if half is not None else self.counts[0] + self.counts[1]
            rows, decided = max(counts["rows"], 1), max(counts["decided"], 1)
            kinds = ", ".join(f"{kind} {counts[kind]}" for kind in ("exact", "agency-of", "separate-unit", "ambiguous", "none") if counts[kind])
            print(f"  {self.name:34} {title} {counts['rows']:6} rows  coverage {100 * counts['decided'] / rows:6.2f} %  precision "
                  f"{100 * counts['right'] / decided:6.2f} %  wrong level {counts['wrong level']} ({100 * counts['wrong level'] / decided:.2f} %)  [{kinds}]")
        if self.confusion:
            print("      " + "; ".join(f"{what}: {count}" for what, count in self.confusion.most_common()))
        if listed:
            for title, rows in (("wrong", self.wrong), ("abstained", self.missed)):
                for half, row, answer, label in rows:
                    if listed == "all" or half == (0 if listed == "odd" else 1):
                        print(f"      {title}: {row} -> {answer['decision']} {answer['geoid']} {answer['candidates']} (label {label}) {answer['why']}")


def label_of(code, new):
    return new.get(code, code)


class Connecticut:
    """Labels of before 2022 carry county codes that are no more; the town's own five digits stayed."""

    def __init__(self, answers):
        self.by_town = {answer["geoid"][-5:]: answer["geoid"] for answer in answers if len(answer["geoid"]) == 10 and answer["geoid"][:2] == "09"}

    def today(self, code):
        return self.by_town.get(code[-5:], code) if len(code) == 10 and code[:2] == "09" else code


def score_general(purse, new, faults, listed):
    gold = read("gold_city_uei.csv")
    sam = [row for row in read("sam_government_entities.csv") if row["general_purpose_form"] == "1" and row["label_geoid"]]
    dotgov = [row for row in read("dotgov_organizations.csv") if row["label_geoid"]]
    scores = []
    for name, rows in (("gold", gold), ("sam, general purpose", sam), ("dotgov, labelled", dotgov)):
        asked = [(row["name"], row["state"], row["city"], "") for row in rows]
        answers, labels = ask(purse, asked), [label_of(row["label_geoid"], new) for row in rows]
        scores.append(Score(name, asked, answers, labels))
        good = [i for i in range(len(rows)) if not faults.contradicts(asked[i], labels[i])]
        if len(good) < len(rows):
            scores.append(Score(name + ", less faults", *([values[i] for i in good] for values in (asked, answers, labels))))
    return scores


def score_census(purse, new, listed):
    rows = [row for row in read("govs2012_names.csv")]
    known = lambda row: row["geoid_in_current_gazetteer"] == "1" or row["state"] == "CT"
    times = collections.Counter((row["state"], row["name"]) for row in rows)
    plain = [(row["name"], row["state"], "", "") for row in rows]
    with_county = [(row["name"], row["state"], "", row["county_name"]) for row in rows]
    answers, narrowed = ask(purse, plain), ask(purse, with_county)
    connecticut = Connecticut(narrowed)
    labels = [connecticut.today(label_of(row["geoid"], new)) for row in rows]
    pick = lambda test: [i for i, row in enumerate(rows) if test(row)]
    take = lambda values, chosen: [values[i] for i in chosen]
    scores = []
    for name, asked, given, test in (
            ("census 2012, name once in state", plain, answers, lambda row: known(row) and times[row["state"], row["name"]] == 1),
            ("census 2012, with county", with_county, narrowed, known),
            ("census 2012, no more or renamed", plain, answers, lambda row: not known(row))):
        chosen = pick(test)
        scores.append(Score(name, take(asked, chosen), take(given, chosen), take(labels, chosen)))
    chosen = pick(lambda row: times[row["state"], row["name"]] > 1)
    decisions = collections.Counter(answers[i]["decision"] for i in chosen)
    print(f"  census 2012, name repeats in its state, no county: {len(chosen)} rows, ambiguous (right) {decisions['ambiguous']}, "
          + ", ".join(f"{kind} {count}" for kind, count in decisions.items() if kind != "ambiguous"))
    if listed:
        for i in chosen:
            if answers[i]["decision"] != "ambiguous":
                print(f"      repeats: {plain[i]} -> {answers[i]['decision']} {answers[i]['geoid']} {answers[i]['why']}")
    return scores


def score_agencies(purse, new):
    rows = [row for row in read("fbi_agencies.csv") if row["label_geoid"]]
    asked = [(row["name"], row["state"], "", row["county_name"].split(";")[0].strip()) for row in rows]
    plain = [(name, state, "", "") for name, state, _, _ in asked]
    labels = [label_of(row["label_geoid"], new) for row in rows]
    return [Score("police and sheriffs, with county", asked, ask(purse, asked), labels, True),
            Score("police and sheriffs, name and state", plain, ask(purse, plain), labels, True)]


def all_together(scores):
    """The four sets as they are labelled, faults, dissolved governments and all."""
    names = ("gold", "sam, general purpose", "dotgov, labelled", "census 2012, with county", "census 2012, no more or renamed")
    counts = sum((score.counts[0] + score.counts[1] for score in scores if score.name in names), collections.Counter())
    print(f"  all of general purpose, as labelled: {counts['rows']} rows, coverage {100 * counts['decided'] / counts['rows']:.2f} %, precision "
          f"{100 * counts['right'] / counts['decided']:.2f} %, wrong level {counts['wrong level']} ({100 * counts['wrong level'] / counts['decided']:.2f} %)")


def must_not_match(purse, listed):
    """Schools, colleges, housing authorities of their own: never a government of general purpose."""
    rows = []
    for row in read("sam_government_entities.csv"):
        types = set(row["sam_business_types"].split("~"))
        if row["general_purpose_form"] == "0" and types & {"H6", "M8", "OH"} and not types & {"C6", "C7", "C8"}:
            rows.append((row["name"], row["state"], row["city"], ""))
    rows += [(name, "", "", "") for name in ("MULTIPLE RECIPIENTS", "REDACTED DUE TO PII", "MISCELLANEOUS FOREIGN AWARDEES")]
    answers = ask(purse, rows)
    matched = [(row, answer) for row, answer in zip(rows, answers) if answer["geoid"]]
    exact = sum(answer["decision"] == "exact" for _, answer in matched)
    print(f"  must not match (schools, colleges, nobody): {len(rows)} rows, {exact} exact, {len(matched) - exact} agency-of")
    for row, answer in matched if listed else []:
        print(f"      matched: {row} -> {answer['decision']} {answer['place']} {answer['why']}")


def coverage(purse, listed):
    """The hard names of the .gov registry have no label: only what becomes of them can be told."""
    rows = [row for row in read("dotgov_organizations.csv") if not row["label_geoid"]]
    asked = [(row["name"], row["state"], row["city"], "") for row in rows]
    by_type = collections.defaultdict(collections.Counter)
    for row, answer in zip(rows, ask(purse, asked)):
        by_type[row["domain_type"].split(" - ")[0]][answer["decision"]] += 1
    for kind, counts in by_type.items():
        print(f"  dotgov, not labelled: {kind:18} " + ", ".join(f"{what} {count}" for what, count in counts.most_common()))


def main():
    build = sys.argv[1]
    purse = os.path.join(build, "purse")
    listed = "--list" in sys.argv and ("odd" if "odd" in sys.argv else "even" if "even" in sys.argv else "all")
    if not os.path.isdir(TRUTH):
        print("resolve: no ../shared/data/truth beside the checkout; scores are left out")
    else:
        print("resolve: names as registries print them; right is the same unit, an answer of today's code")
        codes = {row[key] for name, key in (("gold_city_uei.csv", "label_geoid"), ("sam_government_entities.csv", "label_geoid"),
                                            ("dotgov_organizations.csv", "label_geoid"), ("fbi_agencies.csv", "label_geoid"),
                                            ("govs2012_names.csv", "geoid")) for row in read(name) if row[key]}
        new = today(purse, codes)
        faults = Faults(new)
        scores = score_general(purse, new, faults, listed) + score_census(purse, new, listed) + score_agencies(purse, new)
        for score in scores:
            score.print(listed)
        all_together(scores)
        print(f"  faults: {len(faults.found)} labels that the Census of Governments contradicts"
              + "".join(f"\n      fault: {row} labelled {label}, the Census has {units}" for row, label, units in faults.found if listed))
        must_not_match(purse, listed)
        coverage(purse, listed)
    speed = os.path.join(build, "bench", "resolve")
    if os.path.exists(speed):
        subprocess.run([speed], check=True)
    else:
        print("resolve: bench/resolve is not built (a release build has it)")


main()
