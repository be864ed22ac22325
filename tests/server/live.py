#!/usr/bin/python3
"""live.py PURSE JOURNAL: the journal changes on disk while it is served. TAP."""
import json
import os
import pathlib
import shutil
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from program import run
from serving import Serving
from tap import Cases

PURSE, JOURNAL = sys.argv[1:3]
PATIENCE_S = 30
STAKE = "/api/stake?as-of=2017-08-05"
WRONG = "\n2017-02-30 warn us/doj\n"


def wait_for(ask, is_right):
    """The last answer; it was right, or the time is over."""
    end = time.monotonic() + PATIENCE_S
    while True:
        got = ask()
        if is_right(got) or time.monotonic() > end:
            return got
        time.sleep(0.1)


class Live:
    def __init__(self, cases, server, folder):
        self.cases, self.server, self.main = cases, server, pathlib.Path(folder, "main.purse")
        self.text = self.main.read_text()

    def health(self):
        got = self.server.get("/api/health")
        return json.loads(got.body) if got.status == 200 else {"status": str(got.status), **json.loads(got.body)}

    def comes(self, name, is_right):
        got = wait_for(self.health, is_right)
        return self.cases.check(name, is_right(got), json.dumps(got)[:1500])


def test_change(live):
    before, tag, health = live.health(), live.server.get(STAKE)["ETag"], live.server.get("/api/health")
    live.cases.check("a journal without mistakes is well", before["status"] == "ok" and before["live"] is True, before)
    live.cases.check("asking for news costs no bytes while there are none", live.server.get("/api/health", If_None_Match=health["ETag"]).status == 304)
    with live.main.open("a") as file:
        file.write("; a comment\n")
    live.comes("bytes that change are seen", lambda got: got.get("digest") not in (None, before["digest"]))
    live.cases.check("the tag of health is another", live.server.get("/api/health", If_None_Match=health["ETag"]).status == 200)
    live.cases.check("an answer that is the same has its tag still", live.server.get(STAKE)["ETag"] == tag)
    live.main.write_text(live.text)
    live.comes("what is taken back is seen", lambda got: got.get("digest") == before["digest"])
    os.utime(live.main)
    time.sleep(1.5)
    live.cases.check("a new time of the same bytes is no change", live.health()["digest"] == before["digest"])


def test_mistake(live):
    before = live.server.get(STAKE)
    live.main.write_text(live.text + WRONG)
    live.comes("a mistake is told with its file and line", lambda got: got["status"] == "mistakes" and any(
        mistake["file"].endswith("main.purse") and mistake["line"] == live.text.count("\n") + 2 and mistake["severity"] == "error" for mistake in got["mistakes"]))
    got = live.server.get(STAKE)
    live.cases.check("no figures are given of a journal with errors", got.status == 409 and json.loads(got.body)["mistakes"] and not got["ETag"], got)
    live.cases.check("the page is there still", live.server.get("/").status == 200)
    live.main.write_text(live.text)
    live.comes("it is mended", lambda got: got["status"] == "ok")
    after = live.server.get(STAKE)
    live.cases.check("and the figures are there again", after.status == 200 and after.body == before.body and after["ETag"] == before["ETag"], after)


def test_editors(live):
    first = live.health()["digest"]
    other = live.main.with_name("main.purse.new")
    other.write_text(live.text + "; replaced\n")
    os.replace(other, live.main)
    live.comes("a file that is replaced by another is seen", lambda got: got.get("digest") not in (None, first))
    away = live.main.with_name("main.purse~")
    os.rename(live.main, away)
    time.sleep(0.7)
    live.cases.check("a file that is away for a moment is not missed", live.server.get(STAKE).status == 200)
    live.main.write_text(live.text)
    live.comes("what comes in its place is read", lambda got: got.get("digest") == first)
    os.rename(live.main, away)
    gone = wait_for(lambda: live.server.get(STAKE), lambda got: got.status == 503)
    live.cases.check("a file that stays away: 503, with its name and a time", gone.status == 503 and "main.purse" in json.loads(gone.body)["error"] and gone["Retry-After"] == "2", gone)
    live.cases.check("health says so too", live.health()["status"] == "503")
    os.rename(away, live.main)
    live.main.write_text(live.text)
    live.comes("when it is back it is read", lambda got: got.get("digest") == first)


def test_includes(live):
    more = live.main.with_name("more.purse")
    first = live.health()["digest"]
    live.main.write_text(live.text + '\ninclude "more.purse"\n')
    live.comes("an included file that is missing is a mistake", lambda got: got["status"] == "mistakes" and any("more.purse" in mistake["message"] for mistake in got["mistakes"]))
    more.write_text("; nothing yet\n")
    live.comes("when it comes it is read", lambda got: got["status"] == "ok")
    second = live.health()["digest"]
    more.write_text("; something\n")
    live.comes("its changes are seen", lambda got: got.get("digest") not in (None, second))
    awards = live.main.with_name("awards.csv")
    rows = awards.read_text()
    before = live.server.get(STAKE).body
    awards.write_text("\n".join(line for line in rows.splitlines() if "CHICAGO" not in line.upper()) + "\n")
    live.comes("an award file that changes changes the figures", lambda _: live.server.get(STAKE).body != before)
    awards.write_text(rows)
    live.main.write_text(live.text)
    live.comes("all is as it was", lambda got: got.get("digest") == first)


def test_store(cases, folder):
    """Rows that are imported while it is served are seen, by rows and by sums."""
    rows = pathlib.Path(JOURNAL).with_name("awards.csv").read_text().splitlines(keepends=True)
    folder = pathlib.Path(folder)
    (folder / "main.purse").write_text('source s "A source"\n  published: 2016-01-01\ncondition c "All"\n  reaches: all\n  from: 2016-07-01\n')
    for name, count in (("few.csv", 4), ("all.csv", len(rows))):
        (folder / name).write_text("".join(rows[:count]))
    stake = "/api/stake?as-of=2017-08-05&condition=c"
    for most in ("0", "1"):
        store = str(folder / f"store{most}.db")
        cases.check("a few rows are imported", run(PURSE, "import", str(folder / "few.csv"), "--store", store)[0] == 0)
        with Serving(PURSE, str(folder / "main.purse"), "--store", store, **({"PURSE_STORE_ROWS": most} if most != "0" else {})) as server:
            few = server.get(stake)
            cases.check("they are answered about", few.status == 200 and 0 < len(json.loads(few.body)["places"]) < 5, few)
            cases.check("the rest is imported meanwhile", run(PURSE, "import", str(folder / "all.csv"), "--store", store)[0] == 0)
            got = wait_for(lambda: server.get(stake), lambda got: got.status == 200 and got.body != few.body)
            cases.check("and seen", got.status == 200 and len(json.loads(got.body)["places"]) > len(json.loads(few.body)["places"]), got)
            told = run(PURSE, "stake", "-f", str(folder / "main.purse"), "--store", store, "--as-of", "2017-08-05", "--condition", "c", "--format", "json")[1]
            cases.check("as the command line tells it", most == "1" or told == got.body.decode(), got)
            cases.check("it ends well", server.stop() == (0, ""))


def test_load(live):
    """Readers while it changes: each answer is whole, and of one of the two journals."""
    bodies, wrong, ends = {}, [], threading.Event()

    def read():
        while not ends.is_set():
            got = live.server.get(STAKE)
            if got.status == 200:
                bodies[got["ETag"]] = got.body
            elif got.status != 409:
                wrong.append(got)

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for number in range(6):
        live.main.write_text(live.text + (WRONG if number % 3 == 2 else f"; {number}\n"))
        time.sleep(1.2)
    ends.set()
    for thread in threads:
        thread.join()
    live.cases.check("readers see nothing of the changing but the answers", not wrong and len(bodies) == 1, wrong[:3], list(bodies))
    live.main.write_text(live.text)
    live.comes("it ends as it was", lambda got: got["status"] == "ok")


def main():
    cases = Cases()
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(pathlib.Path(JOURNAL).parent, pathlib.Path(folder, "case"))
        with Serving(PURSE, str(copy / "main.purse")) as server:
            live = Live(cases, server, copy)
            for test in (test_change, test_mistake, test_editors, test_includes, test_load):
                test(live)
            status, words = server.stop()
            cases.check("it ended well and said nothing", status == 0 and not words, status, words)
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(pathlib.Path(JOURNAL).parent, pathlib.Path(folder, "case"))
        with open(copy / "main.purse", "a") as file:
            file.write(WRONG)
        with Serving(PURSE, str(copy / "main.purse")) as server:
            got = server.get("/api/health")
            cases.check("a journal with a mistake from the start is served", got.status == 200 and json.loads(got.body)["status"] == "mistakes", got)
    with tempfile.TemporaryDirectory() as folder:
        test_store(cases, folder)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
