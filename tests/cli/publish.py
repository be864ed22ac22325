#!/usr/bin/env python3
"""publish.py SOURCE PURSE: a published site is the journal's answers, the same bytes each time, whole or not at all. TAP.

The page is a small one of the test's own; the real one is tried in tests/web.
"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from program import run
from tap import Cases

source, purse = pathlib.Path(sys.argv[1]), os.path.abspath(sys.argv[2])

# Three places, two conditions, a suit: little enough to be written a dozen times.
JOURNAL = """option title "Two cities and a county"

source letter "The letter"
  publisher: "The Department"
  published: 2017-12-31

program jag "Byrne JAG" 16.738

include "awards.csv"

condition duty "Show compliance"
  by: us/doj/ojp
  reaches: jag FY2016
  from: 2016
  source: letter

condition access "Give access"
  by: us/doj/ojp
  reaches: jag FY2016
  from: 2017-07-25
  source: letter

case suit "City of Chicago v. Sessions"
  court: us/courts/ilnd
  filed: 2017-08-07
  plaintiff: us/il/chicago
  defendant: "the Attorney General"
  challenges: access
  source: letter

2017-04-21 warn us/doj/ojp ^w "Prove it"
  to: us/il/chicago, us/la/new-orleans
  about: duty, access
  due: 2017-06-30
  source: letter

2017-08-03 finding us/doj/ojp us/la/new-orleans complies ^f "No evidence"
  about: duty
  source: letter

2017-09-15 order suit ^o "preliminary injunction"
  blocks: access
  protects: everyone
  source: letter
"""


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def times(folder):
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(folder.rglob("*"))}


def answer(site, key, day=None):
    """An answer of the site, by the rules of docs/publish.md."""
    index = json.loads((site / "api/index.json").read_text())
    found = index["answers"].get(key)
    if isinstance(found, list):
        number = max((i for i, one in enumerate(index["days"]) if one <= day), default=-1)
        names = [found[i + 1] for i in range(0, len(found), 2) if found[i] <= number]
        found = names[-1] if names else None
    return None if found is None else (site / "api/data" / found).read_bytes()


def without_day(text):
    return re.sub(rb'"as_of": ?"[0-9-]+"', b'"as_of":""', text)


def main():
    cases = Cases()
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="publish-"))
    page = scratch / "page"
    (page / "assets").mkdir(parents=True)
    (page / "index.html").write_text('<!doctype html><html><head><script type="module" src="./assets/a.js"></script></head>'
                                     '<body><noscript><a href="api/stake?format=csv">csv</a></noscript></body></html>')
    (page / "assets/a.js").write_text('import("./b.js")')
    (page / "assets/b.js").write_text("1")
    case = scratch / "case"
    case.mkdir()
    shutil.copy(source / "cases/sanctuary-2017/awards.csv", case)
    journal, site = case / "main.purse", scratch / "site"
    journal.write_text(JOURNAL)

    def publish(*words, cwd=scratch, to="site"):
        return run(purse, "publish", "--page", str(page), *words, str(to), cwd=cwd)

    status, out, err = publish("-f", "case/main.purse")
    cases.check("published", status == 0 and not err and re.match(r"site: \d+ files", out), status, out, err)
    first, stamps = contents(site), times(site)
    cases.check("every file is listed", set((site / "published.txt").read_text().splitlines()[1:]) | {"published.txt"} == set(first))
    cases.check("answers are named by their bytes", all(hashlib.sha256(first[name]).hexdigest().startswith(pathlib.Path(name).stem) for name in first if name.startswith("api/data/")))
    cases.check("no path of the machine, no day of today", not [name for name, text in first.items() if str(scratch).encode() in text or b"2026-11-01" in text])
    head = first["index.html"].decode()
    cases.check("the document says that it is static, and what it may load, before it loads anything",
                -1 < head.index("Content-Security-Policy") < head.index('name="purse-site" content="static"') < head.index("<script") and "api/stake" not in head and "report.html" in head)

    index = json.loads(first["api/index.json"])
    days = index["days"]
    for day in (days[0], "2017-04-21", "2017-05-01", "2017-08-05", "2017-09-20", days[-1]):
        _, want, _ = run(purse, "stake", "-f", "main.purse", "--as-of", day, "--format", "json", cwd=case)
        got = answer(site, "stake", day)
        cases.check(f"stake on {day} is that of purse stake, but for the day it says", got and without_day(got) == without_day(want.encode()), (got or b"")[:300], want[:300])
    _, want, _ = run(purse, "stake", "-f", "main.purse", "--as-of", "2017-09-16", "--condition", "duty", "--format", "json", cwd=case)
    got = answer(site, "stake?condition=duty", "2017-09-16")
    cases.check("under one condition too", got and without_day(got) == without_day(want.encode()))
    health = json.loads(answer(site, "health"))
    cases.check("health is not live, and its day is the last of an entry", health["live"] is False and health["today"] in days and health["journal"]["files"][0] == "main.purse", health)
    place = json.loads(answer(site, "places/us/il/chicago", "2017-09-16"))
    _, story, _ = run(purse, "timeline", "us/il/chicago", "-f", "main.purse", "--until", "2017-09-17", "--format", "json", cwd=case)
    cases.check("a place has its story until the day", place["timeline"] == json.loads(story))
    cases.check("what was not written is not there", answer(site, "stake?known-by=2017-05-01", "2017-09-16") is None)

    status, out, _ = publish("-f", "case/main.purse")
    cases.check("again: nothing changed, no time of any file or folder either", status == 0 and "nothing changed" in out and times(site) == stamps, out)
    publish("-f", "main.purse", cwd=case, to=scratch / "other")
    cases.check("from another folder, by another name: the same bytes", contents(scratch / "other") == first)

    text = journal.read_text()
    journal.write_text(text.replace("Two cities", "Three cities"))
    status, _, _ = publish("-f", "case/main.purse")
    second, now = contents(site), times(site)
    same = [name for name in first if name in second and first[name] == second[name]]
    cases.check("another title: what is the same is the same file", status == 0 and second != first and len(same) > 20 and all(now[name] == stamps[name] for name in same))
    cases.check("and what is no longer named is gone", set((site / "published.txt").read_text().splitlines()[1:]) | {"published.txt"} == set(second))

    for name, prepare, words in (("a file of somebody", lambda: (site / "notes.txt").write_text("x"), "holds 'notes.txt', which is not of a published site"),
                                 ("in a folder below too", lambda: ((site / "notes.txt").unlink(), (site / "assets/mine.js").write_text("x")), "holds 'assets/mine.js'")):
        prepare()
        before = contents(site)
        status, _, err = publish("-f", "case/main.purse")
        cases.check(f"{name} is not removed: exit 3, said", status == 3 and words in err and contents(site) == before, err)
    (site / "assets/mine.js").unlink()
    (scratch / "full").mkdir()
    (scratch / "full/published.txt").write_text("my list\n")
    status, _, err = publish("-f", "case/main.purse", to="full")
    cases.check("a folder that only has a file of that name is not ours", status == 3 and "holds no earlier published site" in err, err)

    before = contents(site)
    (page / "assets/b.js").unlink()
    status, _, err = publish("-f", "case/main.purse")
    cases.check("a dead link: exit 1, named, and the earlier site stands", status == 1 and "assets/a.js names ./b.js" in err and contents(site) == before and not (scratch / "site.partial").exists(), err)
    (page / "assets/b.js").write_text("1")
    journal.write_text(text + "\nnonsense\n")
    status, _, err = publish("-f", "case/main.purse")
    cases.check("a journal with errors: exit 1, and the earlier site stands", status == 1 and contents(site) == before, err)
    journal.write_text(text)
    status, _, err = publish("-f", "case/main.purse", to=".")
    cases.check("the folder one stands in is refused", status == 3, err)
    status, _, err = run(purse, "publish", "-f", "case/main.purse", "--page", str(case), "other", cwd=scratch)
    cases.check("a folder that is no page is refused", status == 3 and "is not the folder of a page" in err, err)

    whole, torn = contents(site), 0
    for i in range(4):
        child = subprocess.Popen([purse, "publish", "--page", str(page), "-f", "case/main.purse", "site"], cwd=scratch, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.06 * (i + 1))
        child.send_signal(signal.SIGKILL)
        child.wait()
        torn += contents(site) not in (whole, first)
    cases.check("killed at any time: one site or the other, whole", not torn)
    status, _, err = publish("-f", "case/main.purse")
    cases.check("and the next goes through", status == 0 and contents(site) == first and not (scratch / "site.partial").exists(), err)
    shutil.rmtree(scratch)
    return cases.finish()


sys.exit(main())
