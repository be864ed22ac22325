#!/usr/bin/env python3
"""answers.py ROOT PURSE DRIVER: what the site answers is what the command line prints, byte for byte. TAP."""
import csv
import datetime
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Cases  # noqa: E402
from site_client import Site, address  # noqa: E402

CASE = "cases/sanctuary-2017/main.purse"
DAYS = ["2016-01-01", "2017-04-21", "2017-09-16", "2018-06-27", "2021-06-01"]
# Path, words of the command, parameters of both.
SAME = (
    [("stake", ["stake"], {"as_of": day}) for day in DAYS]
    + [("timeline", ["timeline"], {"as_of": day}) for day in DAYS[1:3]]
    + [("cases", ["cases"], {"as_of": day}) for day in DAYS[1:3]]
    + [
        ("stake", ["stake"], {}),
        ("stake", ["stake"], {"as_of": "2017-09-16", "known_by": "2017-08-01"}),
        ("stake", ["stake"], {"known_by": "2017-08-01"}),
        ("stake", ["stake"], {"as_of": "2017-09-16", "condition": "jag17-notice,jag17-access", "basis": "allocated"}),
        ("stake", ["stake"], {"as_of": "2017-09-16", "place": ["us/il/chicago", "Cook County, Illinois"]}),
        ("stake", ["stake"], {"as_of": "2017-09-16", "program": "16.738", "basis": "annual"}),
        ("stake", ["stake"], {"as_of": "2017-09-16", "without": "^o30"}),
        ("status", ["status"], {"as_of": "2017-10-12", "without": ["^a19", "^a20"]}),
        ("status", ["status"], {"as_of": "2017-10-12"}),
        ("cost", ["cost"], {"as_of": "2017-04-21"}),
        ("timeline", ["timeline"], {"from": "2017-07-01", "until": "2018-09-01"}),
        ("claims", ["claims"], {}),
        ("claims", ["claims"], {"claim": ["^t15", "^t02"]}),
        ("claims", ["claims"], {"place": "us/ny/new-york", "as_of": "2019-01-01", "known_by": "2018-01-01"}),
        ("sources", ["sources"], {}),
        ("report", ["report"], {"as_of": "2017-04-21"}),
        ("report", ["report"], {"as_of": "2017-09-16", "until": "2018-01-01", "place": "us/il/chicago"}),
    ]
)


class Command:
    def __init__(self, purse, files, environment=None):
        self.purse, self.files, self.environment = purse, files, environment

    def run(self, words, parameters, form, more=()):
        command = [self.purse, *words, *(x for f in self.files for x in ("-f", f)), "--format", form, *more]
        for name, value in parameters.items():
            for item in value if isinstance(value, list) else [value]:
                command += ["--" + name.replace("_", "-"), item]
        return subprocess.run(command, capture_output=True, env={"PURSE_TODAY": "2021-01-01", "LC_ALL": "C.UTF-8", **(self.environment or {})})


def compare(cases, site, command, path, words, parameters, form):
    got = site.get(address(path, **parameters, format=form))
    wanted = command.run(words, parameters, form)
    name = f"/api/{address(path, **parameters, format=form)} is purse {' '.join(words)}"
    cases.check(name, got.status == 200 and got.body == wanted.stdout, got.status, got.body[:400], wanted.stderr)


def whole_answers(cases, site, command):
    for path, words, parameters in SAME:
        for form in ("json", "csv"):
            compare(cases, site, command, path, words, parameters, form)
    compare(cases, site, command, "status", ["status"], {"as_of": "2017-04-21"}, "ics")
    compare(cases, site, command, "timeline", ["timeline"], {"as_of": "2017-10-01"}, "atom")
    compare(cases, site, command, "claims", ["claims"], {}, "claimreview")
    one = command.run(["timeline", "us/il/chicago"], {"as_of": "2018-01-01"}, "json").stdout
    cases.check("the timeline of one place", site.get("timeline?place=us/il/chicago&as-of=2018-01-01").body == one)


def one_of_a_list(cases, site, command):
    listed = json.loads(command.run(["cases"], {"as_of": "2018-06-27"}, "json").stdout)
    for case in listed:
        got = site.json(f"cases/{case['id']}?as-of=2018-06-27")
        cases.check(f"case {case['id']} by itself is as in the list", got == case)


def the_map(cases, site, command):
    """The map has the figures of stake, place by place, and the codes that boundaries are joined by."""
    for day in DAYS:
        stake = json.loads(command.run(["stake"], {"as_of": day}, "json").stdout)
        answer = site.json(f"map?as-of={day}")
        same = all(answer[key] == stake[key] for key in ("as_of", "known_by", "basis", "conditions", "total"))
        rows = [dict(zip(answer["columns"], row)) for row in answer["rows"]]
        for row, place in zip(rows, stake["places"]):
            for key in ("gross", "at_risk", "protected", "cleared"):
                amount = place[key] or {"min": None, "max": None}
                same = same and (row[key + "_min"], row[key + "_max"]) == (amount["min"], amount["max"])
            same = same and (row["place"], row["status"]) == (place["place"], place["status"])
        cases.check(f"the map of {day} has the figures of stake", same and len(rows) == len(stake["places"]), answer)
        table = list(csv.DictReader(io.StringIO(site.get(f"map?as-of={day}&format=csv").body.decode())))
        flat = [{k: "" if v is None else " ".join(v) if isinstance(v, list) else str(v) for k, v in row.items()} for row in rows]
        loose = [{k: float(v) if k in ("latitude", "longitude") and v else v for k, v in row.items()} for row in table]
        wanted = [{k: float(v) if k in ("latitude", "longitude") and v else v for k, v in row.items()} for row in flat]
        cases.check(f"the map of {day} as CSV is the same", loose == wanted, loose[:2], wanted[:2])
    found = {row[0]: dict(zip(answer["columns"], row)) for row in site.json("map?as-of=2017-04-21")["rows"]}
    cases.check("a renamed county has its older code", found["us/fl/miami-dade-county"]["codes"] == ["12025"])
    cases.check("a county is in itself, a city in the nearest of its counties, a city and county in its own",
                [found[place]["county"] for place in ("us/il/cook-county", "us/il/chicago", "us/pa/philadelphia")] == ["17031", "17031", "42101"])


def composed(cases, site, command):
    """What an answer is made of is what the command line prints."""
    day = {"as_of": "2017-10-12"}
    said = lambda words, more=None: json.loads(command.run(words, {**day, **(more or {})}, "json").stdout)  # noqa: E731
    for place in ("us/il/chicago", "us/il/cook-county", "us/ca", "us/wi/milwaukee-county", "us/tx/el-paso-county"):
        got = site.json(f"places/{place}?as-of=2017-10-12")
        rows = said(["status"], {"place": place})["places"]
        cases.check(f"{place}: its proof", got["why"] == said(["why", place]))
        cases.check(f"{place}: its status", got["status"] == (rows[0] if rows else None), got["status"])
        cases.check(f"{place}: its story", got["timeline"] == said(["timeline", place]))
        claims = [row["id"] for row in json.loads(command.run(["claims"], {"place": place}, "json").stdout) if row["said"] <= "2017-10-12"]
        cases.check(f"{place}: its claims", got["claims"] == claims, got["claims"], claims)
    chicago = site.json("places/us/il/chicago?as-of=2018-07-01")
    parts = {case["id"]: case["part"] for case in chicago["cases"]}
    cases.check("a place is plaintiff in its own suit", parts.get("chicago-v-sessions") == "plaintiff", parts)
    for name in ("17031", "Cook%20County,%20Illinois", "us/il/cook-county"):
        cases.check(f"a place by {name}", site.json(f"places/{name}")["place"]["id"] == "us/il/cook-county")
    listed = site.json("conditions")
    for rule in listed:
        got = site.json(f"conditions/{rule['id']}?as-of=2017-10-12")
        stake = None if rule["kind"] == "policy" else said(["stake"], {"condition": rule["id"]})
        cases.check(f"condition {rule['id']}", got["condition"] == rule and got["why"] == said(["why", rule["id"]]) and got["stake"] == stake, got)
    for row in site.json("claims"):
        got = site.json(f"claims/{row['id'].lstrip('^')}")
        proof = json.loads(command.run(["why", row["id"]], {}, "json").stdout)
        cases.check(f"claim {row['id']}", got["claim"] == row and [got["why"]] == proof and got["series"] == got["why"]["series"], got)
    for row in site.json("sources"):
        cases.check(f"source {row['id']}", site.get(f"sources/{row['id']}").body == command.run(["sources", row["id"]], {}, "json").stdout)


# What people type -> the kind and id that must be among the first three.
SEARCHES = [
    ("chicago", "place", "us/il/chicago"), ("Chic", "place", "us/il/chicago"), ("cook county", "place", "us/il/cook-county"),
    ("CHICAGO v. sessions", "case", "chicago-v-sessions"), ("safest big city", "claim", "^t12"), ("^o30", "order", "^o30"), ("o30", "order", "^o30"),
    ("12025", "place", "us/fl/miami-dade-county"), ("Dade County", "place", "us/fl/miami-dade-county"), ("jag17-notice", "condition", "jag17-notice"),
    ("eo13768", "policy", "eo13768-9a"), ("Seth Stein", "claim", "^t12"), ("crumbling zebra", "say", "^t09"), ("Wichita, Kansas", "place", "us/ks/wichita"),
    ("1:17-cv-05720", "case", "chicago-v-sessions"),
]
# What people type too, and what must be an answer all the same.
ODD = ['"', '""', "(", "a AND", "NEAR(", "title:", "*", "-", "^", "''; DROP TABLE found; --", "\u00e9t\u00e9", "\u4e2d", "a" * 4000, " ".join(["w"] * 500), "%00", "%FF%FE", "x%00y"]


def search(cases, site):
    for words, kind, ident in SEARCHES:
        found = [(row["kind"], row["id"]) for row in site.json(address("search", q=words))]
        cases.check(f"search {words} finds {kind} {ident}", (kind, ident) in found[:3], found[:5])
    for words in ODD:
        got = site.get("search?q=" + (words if words.startswith("%") or "%00" in words else urllib.parse.quote(words)))
        cases.check(f"search {words[:20]} is answered", got.status == 200 and isinstance(json.loads(got.body), list), got)
    cases.check("nothing is found by nothing", site.json("search?q=") == [] and site.json("search?q=zzzqqq") == [])
    rows = site.json("search?q=a&limit=10000")
    cases.check("what is found is bounded", 150 < len(rows) <= 200, len(rows))
    cases.check("each thing is found once", len({(r["kind"], r["id"], r["title"], r["day"]) for r in rows}) == len(rows))
    views = {row["view"]["view"] for row in rows}
    cases.check("each thing has a view of the page", views <= {"place", "condition", "case", "claim", "source", "timeline"}, views)


def pages(cases, site):
    for path in ("claims", "conditions", "sources", "timeline?as-of=2018-01-01", "cases?as-of=2018-01-01"):
        mark = "&" if "?" in path else "?"
        whole, paged = site.json(path), []
        for offset in range(0, len(whole) + 3, 3):
            answer = site.get(f"{path}{mark}limit=3&offset={offset}")
            paged += json.loads(answer.body)
            if answer.total != len(whole):
                cases.check(f"{path}: the total on each page", False, answer.total, len(whole))
        cases.check(f"{path}: pages of three together are the whole", paged == whole)
        rows = site.get(f"{path}{mark}format=csv").body
        head, _, _ = rows.partition(b"\n")
        total = site.get(f"{path}{mark}format=csv").total
        parts = [site.get(f"{path}{mark}format=csv&limit=2&offset={offset}").body for offset in range(0, total, 2)]
        cases.check(f"{path}: pages of a table bear its head", all(part.startswith(head + b"\n") for part in parts))
        cases.check(f"{path}: pages of a table together are the whole", head + b"\n" + b"".join(p[len(head) + 1:] for p in parts) == rows)
        cases.check(f"{path}: a page of nothing", site.json(f"{path}{mark}limit=0") == [] and site.json(f"{path}{mark}offset=99999") == [])


def pages_of_places(cases, site):
    path = "stake?as-of=2017-09-16"
    whole, places = site.json(path), []
    total = len(whole["places"])
    cases.check("there are places for several pages", total > 6, total)
    for offset in range(0, total + 3, 3):
        answer = site.get(f"{path}&limit=3&offset={offset}")
        page = json.loads(answer.body)
        places += page["places"]
        cases.check(f"stake from {offset}: all but the places is the same, the total too",
                    {**page, "places": []} == {**whole, "places": []} and answer.total == total and len(page["places"]) <= 3)
    cases.check("pages of places together are the whole", places == whole["places"])
    cases.check("places without a page are told with their number", site.get(path).total == total)
    cases.check("an offset alone", site.json(f"{path}&offset=2")["places"] == whole["places"][2:])
    cases.check("sums alone", site.json(f"{path}&limit=0") == {**whole, "places": []})
    lines = site.get(f"{path}&format=csv").body.splitlines(keepends=True)
    cases.check("a page of the table of places", site.get(f"{path}&format=csv&limit=2&offset=1").body == b"".join(lines[:1] + lines[2:4]))
    both, page = site.json(f"{path}&without=^o30"), site.json(f"{path}&without=^o30&limit=1")
    cases.check("pages of two answers; what differs is whole",
                page["changed"]["places"] == both["changed"]["places"][:1] and page["baseline"]["places"] == both["baseline"]["places"][:1]
                and page["difference"] == both["difference"])


# Address -> status, words of the error, the parameter.
REFUSED = [
    ("", 404, "there is no answer", None),
    ("stakes", 404, "there is no answer 'stakes'", None),
    ("stake/", 404, "there is no answer", None),
    ("stake?as-off=2017-04-21", 400, "takes no parameter 'as-off'", "as-off"),
    ("stake?as-of=2017-04-31", 400, "'2017-04-31' is not a day", "as-of"),
    ("stake?as-of=", 400, "'' is not a day", "as-of"),
    ("stake?as-of=2017-04-21&as-of=2017-04-22", 400, "is given twice", "as-of"),
    ("stake?known-by=2017", 400, "is a span", "known-by"),
    ("stake?condition=jag16-137", 400, "there is no condition 'jag16-137'", "condition"),
    ("stake?condition=eo13768-9a", 400, "is a policy", "condition"),
    ("stake?program=none", 400, "there is no program 'none'", "program"),
    ("stake?without=^zz", 400, "there is no entry '^zz'", "without"),
    ("search", 400, "q is missing", "q"),
    ("stake?basis=all", 400, "there is no basis 'all'", "basis"),
    ("stake?place=Springfield", 400, "'Springfield'", "place"),
    ("stake?format=xml", 400, "there is no format 'xml' here", "format"),
    ("stake?format=table", 400, "there is no format 'table' here", "format"),
    ("status?limit=3", 400, "takes no parameter 'limit'", "limit"),
    ("stake?limit=x", 400, "is no whole number", "limit"),
    ("stake?offset=-1", 400, "is no whole number", "offset"),
    ("claims?limit=-1", 400, "is no whole number", "limit"),
    ("claims?limit=10001", 400, "is no whole number", "limit"),
    ("claims?offset=x", 400, "is no whole number", "offset"),
    ("claims?claim=^t99999", 400, "there is no claim ^t99999", "claim"),
    ("claims?claim=^o30", 400, "is no claim but a order", "claim"),
    ("timeline?place=nowhere", 400, "there is no place", "place"),
    ("timeline?from=x", 400, "'x' is not a day", "from"),
    ("report?until=x", 400, "'x' is not a day", "until"),
    ("cases/chicago", 404, "there is no case 'chicago'", None),
    ("places/Springfield", 404, "'Springfield'", None),
    ("places/us/xx/none", 404, "there is no place", None),
    ("conditions/jag16", 404, "there is no condition or policy 'jag16'", None),
    ("sources/nothing", 404, "there is no source 'nothing'", None),
    ("sources/article/text", 404, "no text of 'article' is archived", None),
    ("claims/t9999", 404, "there is no claim ^t9999", None),
    ("places/us/ca?limit=1", 400, "takes no parameter", "limit"),
    ("timeline?place=us/il/chicago&place=us/ca", 400, "a timeline is of one place", "place"),
    ("stake?place=" + "x" * 5000, 400, "longer than 4 KiB", "place"),
    ("x" * 5000, 414, "too long", None),
    ("stake?" + "&".join(["place=us/ca"] * 65), 400, "more than 64 parameters", None),
]


def refusals(cases, site):
    for path, status, words, parameter in REFUSED:
        got = site.get(path)
        said = json.loads(got.body)
        good = got.status == status and words in said["error"] and said["parameter"] == parameter and not got.keep
        cases.check(f"refused with {status}: {path[:60]}", good and set(said) == {"error", "help", "parameter"}, got)
    near = site.json("stake?as-off=2017-04-21")
    cases.check("a wrong name has the near one beside it", near["help"] == "did you mean 'as-of'?", near)
    cases.check("POST where nothing is posted", site.post("stake", b"x").status == 405)


def documents(cases, site, command):
    for name, more in (("tests/cli/files/reading/bridge.txt", {"origin": "us/or", "dated": "2015-10-06"}), ("tests/cli/files/reading/bridge.txt", {}),
                       ("README.md", {"origin": "us"})):
        wanted = command.run(["read", name], more, "drafts").stdout
        got = site.post(address("drafts", name=name, **more), pathlib.Path(name).read_bytes())
        cases.check(f"drafts of {name} {more} are those of purse read", got.status == 200 and got.body == wanted, got.body[:300], wanted[:300])
    cases.check("a document of more than 1 MiB is refused", site.post("drafts", b"a" * (1024 * 1024 + 1)).status == 413)
    cases.check("a document of 1 MiB is read", site.post("drafts", b"a word or two. " * 69905).status == 200)


def with_mistakes(cases, driver):
    with tempfile.TemporaryDirectory() as folder:
        journal = pathlib.Path(folder) / "main.purse"
        journal.write_text('option title "A \\"title\\""\n2017-02-30 warn us/doj "x"\n  to: us/ca\n')
        site = Site(driver, [journal])
        health = site.json("health")
        first = health["mistakes"][0]
        cases.check("a journal with mistakes opens", health["status"] == "mistakes" and health["journal"]["errors"] > 0, health)
        cases.check("a mistake has its place and line", first["line"] == 2 and first["code"] and first["source_line"].startswith("2017-02-30"), first)
        refused = site.get("stake")
        said = json.loads(refused.body)
        cases.check("its figures are refused with the mistakes", refused.status == 409 and said["mistakes"] == health["mistakes"], said)
        cases.check("its overview is given", site.get("overview").status == 200)
        site.close()
        missing = subprocess.run([driver, str(pathlib.Path(folder) / "none.purse")], input=b"", capture_output=True)
        cases.check("a journal that is not there is said not to be", missing.returncode == 3 and b"no such file" in missing.stderr, missing)


def together(cases, driver):
    alone, many = Site(driver, [CASE]), Site(driver, [CASE], "--threads", "4")
    more = [("map", None, {"as_of": "2018-06-27"}), ("places/us/il/chicago", None, {"as_of": "2018-06-27"}), ("claims/t15", None, {}),
            ("report", None, {"format": "html"}), ("search", None, {"q": "order"}), ("conditions/jag17-notice", None, {})]
    for path, _, parameters in SAME + more:
        one, four = alone.get(address(path, **parameters)), many.get(address(path, **parameters))
        cases.check(f"four threads at once say the same: {address(path, **parameters)}", one == four)
    cases.check("no thread was told something else", many.close() == 0)
    alone.close()


def between_days(cases, site):
    """A published site has answers of the days of change alone: between them nothing may be different."""
    days = [change["day"] for change in site.json("overview")["changes"]]
    cases.check("days of change are in order, each once", days == sorted(set(days)) and len(days) > 50, len(days))
    wrong = []
    for day, following in zip(days, days[1:]):
        last = str(datetime.date.fromisoformat(following) - datetime.timedelta(1))
        for basis in ("awarded", "allocated"):
            first, then = (site.json(address("stake", as_of=one, basis=basis)) for one in (day, last))
            first["as_of"] = then["as_of"] = ""
            if first != then:
                wrong.append(f"{day} and {last}, {basis}")
    cases.check(f"between {len(days)} days of change nothing changes", not wrong, *wrong)


def main():
    root, purse, driver = map(os.path.abspath, sys.argv[1:])  # Meson may give them relative to its own folder
    os.chdir(root)
    cases, site, command = Cases(), Site(driver, [CASE]), Command(purse, [CASE])
    whole_answers(cases, site, command)
    one_of_a_list(cases, site, command)
    the_map(cases, site, command)
    composed(cases, site, command)
    between_days(cases, site)
    search(cases, site)
    pages(cases, site)
    pages_of_places(cases, site)
    refusals(cases, site)
    documents(cases, site, command)
    with_mistakes(cases, driver)
    together(cases, driver)
    cases.check("the site ends well", site.close() == 0)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
