#!/usr/bin/env python3
"""score.py PURSE [--print]: the gold set against the floors, no threat as an act, no unknown path. Prints TAP.

Every document of open/ and aside/ is read by the program, and the article of ../shared where that is
beside the checkout; the figures are those of measure.py. The program has to have the verb `read`;
without it nothing is scored, and that is said. --print prints the lines of `floors` with what is
reached now, rounded down to whole hundredths."""
import concurrent.futures
import math
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import gold
from article import article_of
from ask import answer_of, can_read, unknown_paths
from measure import Counts, measure
from tap import Cases

PARTS = ("precision", "recall", "f1")
SHARED = HERE.parents[2] / "shared"
FORBIDDEN = ("threats that came out as acts", "offsets wrong", "codes wrong")


def read_floors(lines):
    """(set, figure, part, least) of each line; the set is "all", both halves together, where none is said."""
    floors = []
    for line in lines:
        if line.strip() and not line.startswith(";"):
            words = line.split()
            half = words.pop(0).rstrip(":") if words[0].endswith(":") else "all"
            assert words[-2] in PARTS, line
            floors.append((half, " ".join(words[:-2]), words[-2], float(words[-1])))
    return floors


def under(floors, counts):
    """A line for each floor that is not reached."""
    short = []
    for half, figure, part, least in floors:
        value = getattr(counts[half], part)(figure)
        if (value or 0.0) < least:
            got = "not measured" if value is None else f"{value:.4f} {counts[half].figures[figure]}"
            short.append(f"{half}: {figure} {part} is {got}, under {least}")
    return short


def count_set(purse, documents):
    """(sums, problems): what cannot be read is a problem."""
    sums, problems = Counts(), []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        asked = [(document, pool.submit(answer_of, purse, document)) for document in documents]
        for document, answer in asked:
            try:
                sums.include(measure(document, answer.result()))
            except (RuntimeError, ValueError, KeyError, TypeError) as problem:
                problems.append(f"{document.path.name}: {type(problem).__name__} {problem}")
    return sums, problems


def count_all(purse):
    """The counts of each set that is there, of both halves as "all", and the problems of each."""
    article = article_of(SHARED)
    sets = {half: gold.documents(HERE / half) for half in ("open", "aside")} | ({"article": [article]} if article else {})
    counts, problems = {"all": Counts()}, {}
    for name, documents in sets.items():
        counts[name], problems[name] = count_set(purse, documents)
        if name != "article":
            counts["all"].include(counts[name])
    return counts, problems


def paths_of(documents):
    """Every path that stands in the annotations."""
    for document in documents:
        finds = [find for field in document.finds.values() for find in field]
        values = [find.get(key) for find in finds for key in ("place", "id", "speaker", "actor")] + [target for find in finds for target in find.get("targets", [])]
        yield from (one for value in [document.origin, *values] if value for one in value.split("|") if gold.PATH.fullmatch(one))


def print_reached(purse, floors):
    counts, _ = count_all(purse)
    for name, figure, part, _ in floors:
        if name in counts:
            reached = getattr(counts[name], part)(figure) or 0.0
            print(f"{'' if name == 'all' else name + ': '}{figure} {part} {math.floor(100 * reached) / 100:.2f}")
    return 0


def main():
    cases = Cases()
    purse = sys.argv[1]
    floors = read_floors((HERE / "floors").read_text().splitlines())
    if "--print" in sys.argv:
        return print_reached(purse, floors)
    unknown = unknown_paths(purse, paths_of(gold.documents(HERE / "open") + gold.documents(HERE / "aside")))
    cases.check("every path of the annotations is in the tables", not unknown, *unknown)
    if not can_read(purse):
        cases.skip("the gold set", "this program has no verb read")
        return cases.finish()
    counts, problems = count_all(purse)
    for name, wrong in problems.items():
        cases.check(f"{name}: every document is read", not wrong, *wrong)
        for alarm in FORBIDDEN:
            shown = [note for note in counts[name].notes if name != "aside" and note[1] == "THREAT AS ACT"]
            cases.check(f"{name}: {alarm}: none", counts[name].alarms[alarm] == 0, f"{counts[name].alarms[alarm]} of them", *shown)
    for floor in floors:
        said = " ".join(str(word) for word in floor)
        if floor[0] in counts:
            short = under([floor], counts)
            cases.check(said, not short, *short)
        else:
            cases.skip(said, "../shared is not there")
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
