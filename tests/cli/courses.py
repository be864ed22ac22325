#!/usr/bin/env python3
"""courses.py PURSE MAIN: from when to when each order of `purse cases` blocks, and for whom, on the shipped case.

What is said for all days at once must be what is answered on each day; a journal made so that very much bears on
one order is answered in bounded time. TAP.
"""
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Cases  # noqa: E402

PURSE, MAIN = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
cases = Cases()


def ask(*words, journal=MAIN):
    got = subprocess.run([PURSE, *words, "-f", str(journal), "--format", "json"], capture_output=True, text=True, timeout=120)
    assert got.returncode == 0, got.stderr
    return json.loads(got.stdout)


def orders(*words, journal=MAIN):
    return {order["order"]: order for case in ask("cases", *words, journal=journal) for order in case["orders"]}


def rows(order):
    return [(s["from"], s["until"], s["for"], s["state"], s["by"]) for s in order["stands"]]


def says(name, got, expected):
    cases.check(name, got == expected, *(f"expected {row}" for row in expected), *(f"got      {row}" for row in got))


EVERYONE, CHICAGO, ELSEWHERE = "everyone", "us/il/chicago", "everyone except us/il/chicago"
all_orders = orders()
says("Chicago's injunction: nationwide, stayed outside Chicago, replaced", rows(all_orders["^o30"]),
     [("2017-09-15", "2018-06-26", EVERYONE, "blocks", None), ("2018-06-26", "2018-07-27", CHICAGO, "blocks", None),
      ("2018-06-26", "2018-07-27", ELSEWHERE, "stayed", "^o34"), ("2018-07-27", None, EVERYONE, "replaced", "^o35")])
says("the permanent one is stayed by its own paper", rows(all_orders["^o35"]),
     [("2018-07-27", None, CHICAGO, "blocks", None), ("2018-07-27", None, ELSEWHERE, "stayed", None)])
says("a stay for a group without known members is lifted", rows(all_orders["^o40"]),
     [("2018-08-09", "2018-08-29", "us/il/evanston", "blocks", None),
      ("2018-08-09", "2018-08-29", "conference-members", "stayed", None),
      ("2018-08-29", None, "conference-members, us/il/evanston", "blocks", None)])
says("narrowed to California", rows(all_orders["^o22"]),
     [("2017-11-20", "2018-08-01", EVERYONE, "blocks", None), ("2018-08-01", None, "within us/ca", "blocks", None),
      ("2018-08-01", None, "everyone except within us/ca", "narrowed", "^o23")])
says("of September 2019 perhaps, until the month is over", rows(all_orders["^o37"]),
     [("2019-09-01", "2019-09-30", CHICAGO, "perhaps", None), ("2019-09-30", None, CHICAGO, "blocks", None)])
cases.check("a reversal whose mandate is pending ends nothing", rows(all_orders["^o70"])[0][1] is None and all_orders["^o70"]["works"][0]["mandate"] == "pending", all_orders["^o70"])
says("rules that part ways are told apart",
     [(s["until"], s["rules"]) for s in all_orders["^o51"]["stands"] if s["for"] == "within us/ca"],
     [("2020-07-13", ["jag17-cert"]), (None, ["jag17-notice", "jag17-access"])])
says("what others did to it, in order", [(w["by"], w["day"], w["work"], w["places"]) for w in all_orders["^o30"]["works"]],
     [("^o32", "2018-04", "affirms", None), ("^o34", "2018-06-26", "stays", ELSEWHERE), ("^o35", "2018-07-27", "replaces", None)])

says("without the stay", rows(orders("--without", "^o34")["^o30"]),
     [("2017-09-15", "2018-07-27", EVERYONE, "blocks", None), ("2018-07-27", None, EVERYONE, "replaced", "^o35")])
says("as known in 2017", rows(orders("--known-by", "2017-12-31")["^o30"]), [("2017-09-15", None, EVERYONE, "blocks", None)])
says("the day of the question changes nothing", orders("--as-of", "2017-01-01")["^o30"]["stands"], all_orders["^o30"]["stands"])


def holds(words, place):
    kept, _, left_out = words.partition(" except ")

    def has(terms):
        return any(term == EVERYONE or term == place or (term.startswith("within ") and place.startswith(term[7:] + "/"))
                   for term in terms.split(", "))
    return has(kept) and not (left_out and has(left_out))


def blocking(condition, place, day):
    return sorted(name for name, order in all_orders.items() for s in order["stands"]
                  if s["state"] == "blocks" and condition in s["rules"] and s["from"] <= day
                  and (s["until"] is None or day < s["until"]) and holds(s["for"], place))


days = sorted({s["from"] for order in all_orders.values() for s in order["stands"] if "jag17-notice" in s["rules"]})
wrong = []
for day in days + [str(datetime.date.fromisoformat(day) - datetime.timedelta(1)) for day in days]:
    places = ["us/il/chicago", "us/ny/new-york", "us/ca/los-angeles", "us/ca/san-francisco", "us/pa/philadelphia"]
    answer = ask("stake", "--as-of", day, "--condition", "jag17-notice", "--place", ",".join(places))
    for place in answer["places"]:
        state = place["conditions"][0]
        by = sorted(set(state["by"])) if state["state"] == "blocked" else []
        if state["state"] in ("blocked", "open") and by != blocking("jag17-notice", place["place"], day):
            wrong.append((day, place["place"], by, blocking("jag17-notice", place["place"], day)))
cases.check(f"on {2 * len(days)} days the orders that block are those that stake gives", not wrong and len(days) > 8, *wrong)

HEAD = ('source s "S"\n  published: unknown\nprogram jag "JAG" 16.738\n  agency: us/doj/ojp\n'
        'condition c "C"\n  reaches: jag FY2016\n  from: 2016-07-01\ncase k "K"\n  court: us/courts/ilnd\n  filed: 2016-01-01\n'
        '2017-01-01 order k ^o0 "First"\n  blocks: c\n  protects: everyone\n  source: s\n')
with tempfile.TemporaryDirectory() as folder:
    journal = pathlib.Path(folder) / "long.purse"
    journal.write_text(HEAD + "".join(
        f'2017-02-01 order k ^o{i} "Next"\n  blocks: c\n  protects: everyone\n  stays: ^o{i - 1}\n  source: s\n' for i in range(1, 5000)))
    begun = time.monotonic()
    long = orders(journal=journal)
    cases.check("a chain too long to follow is said not to be worked out", long["^o0"]["stands"] is None and long["^o4999"]["stands"])
    cases.check("in bounded time", time.monotonic() - begun < 60, time.monotonic() - begun)
    journal.write_text(HEAD + "".join(
        f'2017-02-{i % 28 + 1:02} order k ^n{i} "Stay"\n  stays: ^o0\n  for: within us/ca, us/ny/new-york\n  source: s\n'
        for i in range(5000)))
    cases.check("and so is an order on which thousands work", orders(journal=journal)["^o0"]["stands"] is None)
sys.exit(cases.finish())
