#!/usr/bin/python3
"""answers.py PURSE JOURNAL: what comes back: fields, tags, forms, the page's files. TAP."""
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from serving import Serving
from tap import Cases

PURSE, JOURNAL = sys.argv[1:3]
DAY = "as-of=2017-08-05"
ALWAYS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin"}
LONG_NAME = "assets/index-BX3f_a91.js"


def has_always(reply):
    return all(reply[name] == value for name, value in ALWAYS.items()) and reply["Permissions-Policy"] and reply["Date"] and reply["Content-Security-Policy"]


def write_page(folder):
    files = {"index.html": "<!doctype html><title>t</title>" + " " * 5000, LONG_NAME: "let a = 1;\n" * 500, "assets/index.js": "let b;", "map/us.json": "{}",
             "style.css": "body {}", "picture.svg": "<svg/>", ".hidden": "secret", "odd name.txt": "blank"}
    for name, text in files.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    pathlib.Path(folder, "link.txt").symlink_to("/etc/passwd")
    pathlib.Path(folder, "loop").symlink_to(".")


def test_answers(cases, server):
    plain = server.get(f"/api/stake?{DAY}")
    told = subprocess.run([PURSE, "stake", "-f", JOURNAL, "--as-of", "2017-08-05", "--format", "json"], stdout=subprocess.PIPE, check=True, env={"PURSE_TODAY": "2017-12-01"}).stdout
    cases.check("an answer is what the command line prints", plain.status == 200 and plain.body == told, plain)
    cases.check("it has the fields of every reply", has_always(plain), plain.fields)
    cases.check("JSON is said to be JSON", plain["Content-Type"] == "application/json", plain.fields)
    cases.check("an answer runs and loads nothing", plain["Content-Security-Policy"].startswith("default-src 'none'; frame-ancestors 'none'"), plain.fields)
    cases.check("an answer is asked for again each time, with its tag", plain["Cache-Control"] == "no-cache" and re.fullmatch(r'"[0-9a-f]{32}"', plain["ETag"] or ""), plain.fields)
    table = server.get(f"/api/stake?{DAY}&format=csv")
    cases.check("CSV is said to be CSV", table.status == 200 and table["Content-Type"].startswith("text/csv"), table)
    cases.check("and has the name of a file", table["Content-Disposition"] == 'inline; filename="purse-stake-2017-08-05.csv"' and not plain["Content-Disposition"], table.fields)
    order = server.get(f"/api/stake?format=csv&{DAY}")
    cases.check("the order of parameters changes nothing", order.body == table.body and order["ETag"] == table["ETag"], order)
    cases.check("a second time it is the same", server.get(f"/api/stake?{DAY}").body == plain.body)


def test_tags(cases, server):
    plain = server.get(f"/api/stake?{DAY}")
    tag = plain["ETag"]
    for words in (tag, f'"x", {tag}', f"W/{tag}", "*"):
        again = server.get(f"/api/stake?{DAY}", If_None_Match=words)
        cases.check(f"304 for If-None-Match: {words}", again.status == 304 and not again.body and again["ETag"] == tag and again["Cache-Control"] == "no-cache", again)
    for words in ('"x"', tag.strip('"'), tag + "x"):
        cases.check(f"200 for If-None-Match: {words}", server.get(f"/api/stake?{DAY}", If_None_Match=words).status == 200)
    other = server.get("/api/stake?as-of=2018-06-27")
    cases.check("another answer has another tag", other["ETag"] != tag, other)
    refused = server.get("/api/stake?as-of=2017-02-30", If_None_Match="*")
    cases.check("a refusal has no tag and is not kept", refused.status == 400 and not refused["ETag"] and refused["Cache-Control"] == "no-store", refused)


def test_forms(cases, server):
    plain = server.get(f"/api/stake?{DAY}")
    for words, is_packed in (("gzip", True), ("gzip, deflate, br", True), ("br;q=1, gzip;q=0.5", True), ("GZIP", True), ("*", True), ("gzip;q=0", False), ("gzip;q=0.000", False),
                             ("*;q=0", False), ("br", False), ("", False), ("identity", False), ("*, gzip;q=0", False), ("xgzip", False)):
        got = server.get(f"/api/stake?{DAY}", Accept_Encoding=words)
        body = gzip.decompress(got.body) if is_packed and got["Content-Encoding"] == "gzip" else got.body
        cases.check(f"Accept-Encoding: {words!r} is {'packed' if is_packed else 'plain'}",
                    (got["Content-Encoding"] == "gzip") == is_packed and body == plain.body and got["Vary"] == "Accept-Encoding" and (got["ETag"] != plain["ETag"]) == is_packed, got)
    packed = server.get(f"/api/stake?{DAY}", Accept_Encoding="gzip")
    again = server.get(f"/api/stake?{DAY}", Accept_Encoding="gzip", If_None_Match=packed["ETag"])
    cases.check("the tag of the packed form gives 304", again.status == 304, again)
    for fields in ({}, {"Accept-Encoding": "gzip"}):
        whole, head = server.ask("GET", f"/api/stake?{DAY}", fields), server.ask("HEAD", f"/api/stake?{DAY}", fields)
        rest = [[field for field in reply.fields if field[0] != "Date"] for reply in (whole, head)]
        cases.check(f"HEAD has the fields of GET and no body {fields}", head.status == 200 and not head.body and rest[0] == rest[1], whole.fields, head.fields)
    ranged = server.get(f"/api/stake?{DAY}", Range="bytes=0-9")
    cases.check("a range is answered with the whole", ranged.status == 200 and ranged.body == plain.body, ranged)


def test_page(cases, server):
    page = server.get("/")
    cases.check("the document comes at /", page.status == 200 and page["Content-Type"] == "text/html; charset=utf-8" and page.body.startswith(b"<!doctype"), page)
    cases.check("and at index.html", server.get("/index.html").body == page.body)
    policy = page["Content-Security-Policy"]
    for words in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"):
        cases.check(f"the page's policy has {words}", words in policy.split("; "), policy)
    cases.check("the page has the fields of every reply, and is in nobody's frame", has_always(page) and page["X-Frame-Options"] == "DENY", page.fields)
    framed = server.get("/?view=nation&embed=map")
    cases.check("an embedded view may be framed by pages of this machine", framed["Content-Security-Policy"].endswith("frame-ancestors 'self' http://127.0.0.1:* http://localhost:*")
                and not framed["X-Frame-Options"] and framed.body == page.body, framed.fields)
    cases.check("the document is asked for again, with its tag", page["Cache-Control"] == "no-cache" and server.get("/?view=x", If_None_Match=page["ETag"]).status == 304, page.fields)
    packed = server.get("/", Accept_Encoding="gzip")
    cases.check("it comes packed", packed["Content-Encoding"] == "gzip" and gzip.decompress(packed.body) == page.body, packed)
    for name, kind, caching in ((LONG_NAME, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"), ("assets/index.js", "text/javascript; charset=utf-8", "no-cache"),
                                ("map/us.json", "application/json", "no-cache"), ("style.css", "text/css; charset=utf-8", "no-cache"), ("picture.svg", "image/svg+xml", "no-cache"),
                                ("odd%20name.txt", "text/plain; charset=utf-8", "no-cache")):
        got = server.get("/" + name)
        cases.check(f"{name} is {kind}, {caching}", got.status == 200 and got["Content-Type"] == kind and got["Cache-Control"] == caching, got)
    for name in (".hidden", "link.txt", "loop/index.html", "assets", "map", "none.js", "api", "apix/health", "INDEX.HTML"):
        got = server.get("/" + name)
        cases.check(f"{name} is nothing of the page's", got.status == 404 and "error" in json.loads(got.body), got)


def test_drafts(cases, server):
    document = "On Friday the department warned Chicago that it would lose its grant.\n".encode()
    got = server.ask("POST", "/api/drafts?name=letter.txt", {"Content-Type": "text/plain"}, document)
    if got.status == 404:
        return cases.skip("drafts", "this site reads no documents")
    cases.check("a document is read", got.status == 200 and json.loads(got.body)["text"], got)
    cases.check("and its answer is kept nowhere", got["Cache-Control"] == "no-store" and not got["ETag"], got.fields)
    chunked = server.ask("POST", "/api/drafts?name=letter.txt", {}, iter([document[:10], document[10:]]))
    cases.check("in chunks too", chunked.status == 200 and chunked.body == got.body, chunked)
    patient = server.raw(b"POST /api/drafts?name=letter.txt HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" %
                         (server.port, len(document), document))
    cases.check("one who waits is told to go on", patient.startswith(b"HTTP/1.1 100 ") and b"HTTP/1.1 200 " in patient, patient[:200])


def main():
    cases = Cases()
    with tempfile.TemporaryDirectory() as folder:
        write_page(folder)
        with Serving(PURSE, JOURNAL, "--page", folder) as server:
            for test in (test_answers, test_tags, test_forms, test_page, test_drafts):
                test(cases, server)
            status, words = server.stop()
            cases.check("it ended well and said nothing", status == 0 and not words, status, words)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
