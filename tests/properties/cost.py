#!/usr/bin/env python3
"""cost.py PURSE [SEED [COUNT]]: purse cost beside the same made with fractions, on random entries. TAP."""
import fractions
import json
import math
import os
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

PLACES = ["us/il/chicago", "us/il/cook-county", "us/wi/milwaukee-county", "us/nv/clark-county", "us/ca", "us/la/new-orleans", "us/pa/philadelphia"]
HEAD = """source s "Budget"
  published: 2016-01-01
program jag "JAG" 16.738
condition c "Duty"
  reaches: jag
  from: 2016-01-01
  source: s
"""


def quantity(rng, most):
    """What is written, its least, its most; None where it has none."""
    least = rng.choice([0, 1, rng.randrange(most), rng.randrange(most)])
    kind = rng.random()
    if kind < 0.1:
        return "unknown", None, None
    if kind < 0.4:
        extra = rng.randrange(most)
        return f"{least / 100:.2f}..{(least + extra) / 100:.2f}", least, least + extra
    return f"{least / 100:.2f}", least, least


def product(a, b):
    return [None if x is None or y is None else x * y // 100 for x, y in zip(a, b)]


def quotient(a, b):
    least = None if a[0] is None or not b[1] else math.floor(fractions.Fraction(a[0] * 100, b[1]))
    most = None if a[1] is None or not b[0] else math.ceil(fractions.Fraction(a[1] * 100, b[0]))
    return [least, most]


def plain(bounds):
    """As purse prints a range for machines."""
    least, most = ("" if cents is None else f"{cents // 100}.{cents % 100:02d}" for cents in bounds)
    if bounds[0] is None and bounds[1] is None:
        return None
    return least if least == most else f"{least}..{most}"


def main():
    purse, cases = os.path.abspath(sys.argv[1]), Cases()
    seed, count = int(sys.argv[2]) if len(sys.argv) > 2 else 1, int(sys.argv[3]) if len(sys.argv) > 3 else 300
    rng, text, wanted = random.Random(seed), HEAD, []
    for number, place in enumerate(PLACES):
        text += f"award A-{number} {place}\n  program: jag\n  year: FY2016\n  amount: {rng.choice([0, 1, 937932, rng.randrange(10**9)])}\n  source: s\n"
    gross = dict(zip(PLACES, [int(line.split()[1]) * 100 for line in text.splitlines() if line.startswith("  amount")]))
    for _ in range(count):
        place, (day, *per_day), (length, *days), (people, *volume) = rng.choice(PLACES), quantity(rng, 50000), quantity(rng, 1000), quantity(rng, 10**7)
        text += f"cost {place}\n  about: c\n  per-day: {day}\n  days: {length}\n  volume: {people}\n  source: s\n"
        person = product(per_day, days)
        wanted.append((place, plain(product(person, volume)), plain(quotient([gross[place]] * 2, person)), plain(quotient(product(volume, days), [36500, 36500]))))
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "main.purse").write_text(text)
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        done = subprocess.run([purse, "cost", "--as-of", "2017-01-01", "--format", "json"], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **keep})
    rows = [(row["place"], row["cost_a_year"], row["break_even"], row["held"]) for row in json.loads(done.stdout or "[]")]
    wrong = [f"{got} is {want}" for got, want in zip(rows, wanted) if got != want]
    cases.check(f"{count} random costs, seed {seed}: to the cent what fractions give", done.returncode == 0 and len(rows) == count and not wrong, *wrong[:5], done.stderr.decode()[:300])
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
