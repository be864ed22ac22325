#!/usr/bin/env python3
"""standards.py PURSE CASE: calendars and feeds, read by programs of others (icalendar, feedparser, pyld). TAP."""
import json
import os
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from program import run
from tap import Cases

ATOM = "{http://www.w3.org/2005/Atom}"
ODD = """option title "A & B <c>; d, e"
source s "Sources"
  published: 2017-01-01
  url: "https://example.org/a?b=1&c=\\"2\\" \u00e9"
program jag "JAG" 16.738
condition c1 "Duty"
  reaches: jag
  from: 2016-01-01
  source: s
2017-02-01 warn us/doj "Prove it, \u00c5ngstr\u00f6m; or else: a long line that must be folded somewhere inside these many words of the title of it, \u65e5\u672c\u8a9e\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e"
  to: us/il/chicago
  about: c1
  due: 2017-03
  source: s
"""


def calendar(cases, purse, case, folder):
    try:
        import icalendar
    except ImportError:
        return cases.skip("calendars, read by icalendar", "python3-icalendar is not here")
    status, text, errors = run(purse, "status", "-f", case, "--as-of", "2018-01-01", "--format", "ics")
    lines = text.split("\r\n")
    cases.check("lines end in CR LF and have 75 bytes at most", status == 0 and text.endswith("\r\n") and "\n" not in text.replace("\r\n", "") and
                max(len(line.encode()) for line in lines) <= 75, errors)
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    days = {(str(event["summary"])[:40], event.decoded("dtstart").isoformat()) for event in events}
    cases.check("the deadline of the nine letters is in it", ("Due: Office of Justice Programs: Prove c", "2017-06-30") in days, days)
    cases.check("each has an id of its own", len({str(event["uid"]) for event in events}) == len(events) > 3)
    cases.check("nothing that nobody knew on the day", run(purse, "status", "-f", case, "--known-by", "2017-04-20", "--format", "ics")[1].count("BEGIN:VEVENT") <
                len(events))
    only = icalendar.Calendar.from_ical(run(purse, "status", "-f", case, "--as-of", "2018-01-01", "--place", "us/ca", "--format", "ics")[1]).walk("VEVENT")
    cases.check("only what is due from a place", 0 < len(only) < len(events) and all("California" in str(event["description"]) for event in only))
    odd = icalendar.Calendar.from_ical(run(purse, "status", "--as-of", "2017-02-02", "--format", "ics", cwd=folder)[1]).walk("VEVENT")
    cases.check("commas, letters of other scripts and long lines come back whole", len(odd) == 1 and
                str(odd[0]["summary"]).endswith("title of it, \u65e5\u672c\u8a9e\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e") and "\u00c5ngstr\u00f6m; or else" in str(odd[0]["summary"]))
    cases.check("a deadline of which the month is known spans it", (odd[0].decoded("dtstart").isoformat(), odd[0].decoded("dtend").isoformat()) == ("2017-03-01", "2017-04-01"))


def feed(cases, purse, case, folder):
    status, text, errors = run(purse, "timeline", "-f", case, "--format", "atom")
    root = ElementTree.fromstring(text)
    entries = root.findall(f"{ATOM}entry")
    cases.check("a feed is well-formed, and has what RFC 4287 wants of feed and entries", status == 0 and root.tag == f"{ATOM}feed" and
                all(node.find(ATOM + name) is not None for node in [root, *entries] for name in ("id", "title", "updated")) and root.find(f"{ATOM}author/{ATOM}name") is not None, errors)
    ids = [entry.find(f"{ATOM}id").text for entry in entries]
    cases.check("each entry has an id of its own, a UUID", len(set(ids)) == len(ids) > 50 and
                all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", one) for one in ids),
                len(ids), [one for one in ids if ids.count(one) > 1])
    days = [entry.find(f"{ATOM}updated").text for entry in entries]
    cases.check("the newest comes first", days == sorted(days, reverse=True) and root.find(f"{ATOM}updated").text == days[0])
    shorter = ElementTree.fromstring(run(purse, "timeline", "-f", case, "--until", "2018-01-01", "--format", "atom")[1])
    cases.check("an entry keeps its id when others come", {e.find(f"{ATOM}id").text for e in shorter.findall(f"{ATOM}entry")} < set(ids))
    try:
        import feedparser
    except ImportError:
        return cases.skip("feeds, read by feedparser", "python3-feedparser is not here")
    parsed = feedparser.parse(text)
    cases.check("feedparser has no complaint", not parsed.bozo and len(parsed.entries) == len(ids) and parsed.version == "atom10", getattr(parsed, "bozo_exception", ""))
    odd = feedparser.parse(run(purse, "timeline", "--format", "atom", cwd=folder)[1])
    cases.check("signs that mean something in XML, and addresses with odd ones", not odd.bozo and odd.feed.title == "A & B <c>; d, e" and
                odd.entries[-1].links[0].href.startswith("https://example.org/a?b=1&c=") and " " not in odd.entries[-1].links[0].href, odd)


PROPERTIES = {"ClaimReview": {"datePublished", "claimReviewed", "author", "itemReviewed", "reviewRating"}, "Organization": {"name"}, "Person": {"name"},
              "Claim": {"author", "datePublished", "appearance"}, "CreativeWork": {"url", "name"},
              "Rating": {"ratingValue", "worstRating", "bestRating", "alternateName", "ratingExplanation"}}


def nodes(value):
    if isinstance(value, list):
        return [node for one in value for node in nodes(one)]
    return [value] + [node for one in value.values() for node in nodes(one)] if isinstance(value, dict) else []


def review(cases, purse, case):
    status, text, errors = run(purse, "claims", "-f", case, "--format", "claimreview")
    reviews = json.loads(text)
    told = {claim["words"]: claim["verdict"] for claim in json.loads(run(purse, "claims", "-f", case, "--format", "json")[1])}
    cases.check("a review for each claim that came to a verdict, and none for others", status == 0 and len(reviews) > 3 and
                {one["claimReviewed"]: one["reviewRating"]["alternateName"] for one in reviews} == {w: v for w, v in told.items() if v != "untested"}, errors)
    wrong = [(node["@type"], key) for node in nodes(reviews) for key in node if key[0] != "@" and key not in PROPERTIES[node["@type"]]]
    cases.check("with the properties that schema.org gives each type", not wrong, wrong)
    try:
        from pyld import jsonld
    except ImportError:
        return cases.skip("reviews, expanded by pyld", "python3-pyld is not here")
    jsonld.set_document_loader(lambda url, options: {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": "https://schema.org/"}}})
    expanded = jsonld.expand(reviews)
    cases.check("pyld expands each to a ClaimReview of schema.org", len(expanded) == len(reviews) and
                all(one["@type"] == ["https://schema.org/ClaimReview"] and one["https://schema.org/itemReviewed"] for one in expanded))


def main():
    purse, case, cases = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), Cases()
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "main.purse").write_text(ODD)
        calendar(cases, purse, case, folder)
        feed(cases, purse, case, folder)
    review(cases, purse, case)
    status, _, errors = run(purse, "stake", "-f", case, "--format", "atom")
    cases.check("a verb has the forms that fit it", status == 2 and "table, csv, json, md and html" in errors, errors)
    status, _, errors = run(purse, "timeline", "-f", case, "--format", "rss")
    cases.check("and says which", status == 2 and "md, atom and html" in errors, errors)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
