#!/usr/bin/env python3
"""claim_series.py PURSE: the series in the proof of a claim is the table that was loaded, exactly. TAP."""
import fractions
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Cases  # noqa: E402

PURSE = pathlib.Path(sys.argv[1]).resolve()
cases = Cases()


TABLE = """place,date,value,population,known
us/il/chicago,2014,"1,411.50",2700000,2015-02-01
us/il/chicago,2015,NA,2700000,2016-02-01
us/il/chicago,2016,762,2704958,2017-01-11
us/il/chicago,2016,764,2704958,2017-06-01
us/ny/new-york,2015,352,8550405,2016-02-01
us/ny/new-york,2016,335,8537673,2017-02-01
us/pa/philadelphia,2016,277,1567872,2017-02-01
"""
MAIN = """source s "S"
  published: 2017-01-05
series murders "Murders, by the police"
  file: "table.csv"
  measure: homicides
  source: s
  break: 2015 "counted anew"
2017-03-01 claim "Somebody" ^ny "New York has fewer than Chicago"
  role: "spokesman", us/ny/new-york
  test: homicides of us/ny/new-york in 2016 is lowest among us/ny/new-york, us/il/chicago
  source: s
2017-03-01 claim "Somebody" ^chicago "762 murders"
  role: "spokesman", us/il/chicago
  test: homicides of us/il/chicago in 2016 exceeds 763
  source: s
"""


def ask(folder, *words, journal="main.purse"):
    got = subprocess.run([PURSE, *words, "-f", journal, "--format", "json"], cwd=folder, capture_output=True, text=True, timeout=120)
    assert got.returncode == 0, got.stderr + got.stdout
    return json.loads(got.stdout)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    (folder / "table.csv").write_text(TABLE)
    (folder / "main.purse").write_text(MAIN)
    claim = ask(folder, "why", "^chicago")[0]
    course = next(s for s in claim["series"] if s["place"] == "us/il/chicago")
    points = {p["period"]: p for p in course["points"]}
    cases.check("every period of the place, in order", [p["period"] for p in course["points"]] == ["2014", "2015", "2016"], course)
    cases.check("a value is exact, without zeros at its end", points["2014"]["value"] == "1411.5", points["2014"])
    cases.check("what is missing is null", points["2015"]["value"] is None and points["2015"]["rate"] is None, points["2015"])
    cases.check("a revision: now, and as known when it was said", (points["2016"]["value"], points["2016"]["then"]) == ("764", "762"), points["2016"])
    cases.check("both, with their days and lines", [(r["value"], r["known"], r["at"]) for r in points["2016"]["revisions"]] ==
       [("762", "2017-01-11", "table.csv:4"), ("764", "2017-06-01", "table.csv:5")], points["2016"])
    rate = fractions.Fraction(764 * 100000, 2704958)
    cases.check("a rate where the people are known", abs(fractions.Fraction(points["2016"]["rate"]) - rate) < fractions.Fraction(1, 1000000), points["2016"], rate)
    cases.check("the period that decided is marked", course["marked"] == ["2016"], course["marked"])
    cases.check("the break", course["breaks"] == [{"from": "2015-01-01", "why": "counted anew"}], course["breaks"])
    cases.check("unit, source, line", course["unit"] == "count" and course["sources"] == ["s"] and course["at"] == "main.purse:3", course)
    cases.check("the verdicts are those of the points", claim["verdict"] == "holds" and claim["verdict_then"] == "fails", claim["verdict"], claim["verdict_then"])
    known = ask(folder, "why", "^chicago", "--known-by", "2017-02-01")[0]["series"][0]["points"][2]
    cases.check("by a day of knowledge", (known["value"], known["then"]) == ("762", "762"), known)
    both = ask(folder, "why", "^ny")[0]["series"]
    cases.check("of both places that are compared", sorted(s["place"] for s in both) == ["us/il/chicago", "us/ny/new-york"], [s["place"] for s in both])
    cases.check("the list of claims is without them", "series" not in ask(folder, "claims")[0])
sys.exit(cases.finish())
