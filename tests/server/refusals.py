#!/usr/bin/python3
"""refusals.py PURSE JOURNAL: what the server does not do, whoever asks and however it is written. TAP.

Each refusal has a status and words. Where libmicrohttpd refuses before anybody of ours sees the request, the words are
its own, and only the status is looked at."""
import json
import pathlib
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from serving import Serving, read_all
from tap import Cases

PURSE, JOURNAL = sys.argv[1:3]
MIB = 1 << 20


def words_of(got):
    try:
        return json.loads(got.split(b"\r\n\r\n", 1)[1])["error"]
    except (IndexError, KeyError, ValueError):
        return None


class Refusals:
    def __init__(self, cases, server):
        self.cases, self.server = cases, server
        self.host = f"Host: 127.0.0.1:{server.port}\r\n".encode()

    def request(self, line, *fields, host=None, body=b""):
        return line + b"\r\n" + (self.host if host is None else host) + b"".join(field + b"\r\n" for field in fields) + b"Connection: close\r\n\r\n" + body

    def refused(self, name, status, sent, has_words=True):
        got = self.server.raw(sent)
        first = got.split(b"\r\n")[0].split(b" ")
        is_right = len(first) > 1 and first[1] == str(status).encode()
        if has_words:
            is_right = is_right and got.count(b"HTTP/1.1 ") == 1 and words_of(got) and b"nosniff" in got and b"no-store" in got
        return self.cases.check(f"{name}: {status}", is_right, got[:1500])

    def closed(self, name, sent):
        got = self.server.raw(sent)
        self.cases.check(f"{name}: closed", got == b"" or got.startswith(b"HTTP/1.1 4"), got[:500])

    def alive(self, name):
        got = self.server.get("/")
        self.cases.check(f"it answers others after {name}", got.status == 200, got)


def test_hosts(at):
    port = at.server.port
    for right in (f"127.0.0.1:{port}", f"localhost:{port}", f"LocalHost:{port}", f"[::1]:{port}"):
        got = at.server.raw(at.request(b"GET / HTTP/1.1", host=f"Host: {right}\r\n".encode()))
        at.cases.check(f"host {right} is ours", got.startswith(b"HTTP/1.1 200 "), got[:300])
    for wrong in ("evil.example", f"evil.example:{port}", "127.0.0.1", "localhost", f"127.0.0.1:{port + 1}", f"localhost.evil.example:{port}", f"127.0.0.1.evil.example:{port}", f"127.0.0.1:{port}.evil.example",
                  f"127.0.0.1:{port}@evil.example", f"user@127.0.0.1:{port}", f"localhost.:{port}", f"0.0.0.0:{port}", f"127.1:{port}", f"2130706433:{port}", f"127.0.0.1:0{port}", f"127.0.0.1 :{port}",
                  f"[::ffff:127.0.0.1]:{port}", "", f"127.0.0.1:{port}, evil.example", f"127.0.0.1:{port}/"):
        at.refused(f"host {wrong!r}", 421, at.request(b"GET / HTTP/1.1", host=f"Host: {wrong}\r\n".encode()))
    at.refused("no host", 400, at.request(b"GET / HTTP/1.1", host=b""))
    at.refused("no host in HTTP/1.0", 400, at.request(b"GET / HTTP/1.0", host=b""))
    at.refused("two hosts", 400, at.request(b"GET / HTTP/1.1", b"Host: evil.example"))
    at.refused("a host that goes on in the next line", 400, at.request(b"GET / HTTP/1.1", host=at.host[:-2] + b"\r\n .evil.example\r\n"))
    at.refused("another host in the address", 421, at.request(b"GET http://evil.example/ HTTP/1.1"))
    at.refused("a proxy's address with a user", 421, at.request(f"GET http://x@127.0.0.1:{port}/ HTTP/1.1".encode()))


def test_methods(at):
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "get", "GETX", "POST"):
        sent = at.request(f"{method} /api/stake HTTP/1.1".encode(), *([b"Content-Length: 0"] if method == "POST" else []))
        at.refused(f"{method} of an answer", 405, sent)
        at.cases.check(f"{method}: what is allowed is told", b"\r\nAllow: GET, HEAD\r\n" in at.server.raw(sent))
    at.refused("POST of the page", 405, at.request(b"POST / HTTP/1.1", b"Content-Length: 0"))
    at.refused("GET of drafts", 405, at.request(b"GET /api/drafts HTTP/1.1"))
    at.cases.check("drafts are asked for by POST", b"\r\nAllow: POST\r\n" in at.server.raw(at.request(b"GET /api/drafts HTTP/1.1")))
    at.refused("OPTIONS *", 400, at.request(b"OPTIONS * HTTP/1.1"))
    at.refused("CONNECT", 400, at.request(b"CONNECT evil.example:443 HTTP/1.1"))


def test_paths(at):
    outside = ["/../etc/passwd", "/..", "/.", "/./index.html", "/assets/../index.html", "/%2e%2e/etc/passwd", "/%2E%2E/etc/passwd", "/.%2e/x", "/%2e./x", "/..%2fetc%2fpasswd", "/%2fetc%2fpasswd", "//etc/passwd",
               "/assets//a.js", "/..%5cx", "/..\\x", "/a%00.html", "/index.html%00", "/index.html%00.js", "/a%0d%0aSet-Cookie:x", "/%ff", "/%c0%ae%c0%ae/x", "/%e0%80%ae/x", "/%", "/%2", "/%zz", "/%u002e", "/a%7f",
               "/index.html#x", "/api/../index.html", "/api/sources/%2e%2e/text", "/api/sources/..%2f..%2fmain.purse/text", "/assets/", "/api/", "/a\x0bb"]
    for path in outside:
        at.refused(f"path {path!r}", 400, at.request(f"GET {path} HTTP/1.1".encode()))
    for path in ("/%252e%252e/etc/passwd", "/etc/passwd", "/%25", "/main.purse", "/web/index.html", "/index.html/x", "/proc/self/environ", "/.git/config"):
        at.refused(f"path {path!r}", 404, at.request(f"GET {path} HTTP/1.1".encode()))
    at.refused("a blank in the address", 400, at.request(b"GET /a b HTTP/1.1"))
    at.refused("bytes that are no ASCII", 400, at.request(b"GET /\xc3\xa9 HTTP/1.1"))
    at.refused("a NUL in the path", 400, at.request(b"GET /\0secret HTTP/1.1"))
    at.refused("a NUL in a parameter", 400, at.request(b"GET /api/stake?a=\0secret HTTP/1.1"))
    at.refused("an address that is no path", 400, at.request(b"GET index.html HTTP/1.1"))
    for query in ("%", "a=%0", "%ff=1", "a=%00", "a=%0a", "a=b%80"):
        at.refused(f"parameter {query!r}", 400, at.request(f"GET /api/stake?{query} HTTP/1.1".encode()))
    at.refused("65 parameters", 414, at.request(b"GET /api/stake?" + b"&".join(b"place=us/ca" for _ in range(65)) + b" HTTP/1.1"))
    at.refused("a parameter that is unknown", 400, at.request(b"GET /api/stake?as-off=2017-04-21 HTTP/1.1"), has_words=False)
    at.refused("a long value", 414, at.request(b"GET /api/stake?place=" + b"a" * 4097 + b" HTTP/1.1"))
    at.refused("a long name", 414, at.request(b"GET /api/stake?" + b"a" * 65 + b"=1 HTTP/1.1"))


def test_sizes(at):
    at.refused("an address of 40 KiB", 414, at.request(b"GET /" + b"a" * 40000 + b" HTTP/1.1"))
    at.refused("an address of 400 KiB", 414, at.request(b"GET /" + b"a" * 400000 + b" HTTP/1.1"), has_words=False)
    at.refused("a head of 70 KiB", 431, at.request(b"GET / HTTP/1.1", b"X: " + b"a" * 70000))
    at.refused("a head of 1 MiB", 431, at.request(b"GET / HTTP/1.1", b"X: " + b"a" * MIB), has_words=False)
    at.refused("3000 fields", 431, at.request(b"GET / HTTP/1.1", *[b"X: y"] * 3000), has_words=False)
    at.closed("20000 parameters", at.request(b"GET /?" + b"a&" * 20000 + b" HTTP/1.1"))
    fine = at.server.raw(at.request(b"GET / HTTP/1.1", b"X: " + b"a" * 40000))
    at.cases.check("a head of 40 KiB is taken", fine.startswith(b"HTTP/1.1 200 "), fine[:300])
    at.refused("a body announced as 1 MiB and a byte", 413, at.request(b"POST /api/drafts HTTP/1.1", b"Content-Length: %d" % (MIB + 1)))
    at.refused("a body announced as 10 TB", 413, at.request(b"POST /api/drafts HTTP/1.1", b"Content-Length: 9999999999999"))
    at.refused("a body announced as more than numbers hold", 413, at.request(b"POST /api/drafts HTTP/1.1", b"Content-Length: " + b"9" * 40), has_words=False)
    piece = b"10000\r\n" + b"a" * 65536 + b"\r\n"
    got = at.server.raw(at.request(b"POST /api/drafts HTTP/1.1", b"Transfer-Encoding: chunked", body=piece * 20))
    at.cases.check("a body in chunks that becomes too long: 413, or cut", got == b"" or got.startswith(b"HTTP/1.1 413 "), got[:300])
    at.alive("bodies and heads that are too long")


def test_malformed(at):
    for name, sent in (("a request of HTTP/0.9", b"GET /\r\n\r\n"), ("a field without a colon", at.request(b"GET / HTTP/1.1", b"nothing")), ("a NUL in a field", at.request(b"GET / HTTP/1.1", b"a\0b: c"))):
        at.refused(name, 400, sent, has_words=False)
    at.refused("HTTP/9.9", 505, at.request(b"GET / HTTP/9.9"), has_words=False)
    at.refused("a length that is no number", 400, at.request(b"POST /api/drafts HTTP/1.1", b"Content-Length: x"), has_words=False)
    at.refused("a length below nothing", 400, at.request(b"POST /api/drafts HTTP/1.1", b"Content-Length: -1"), has_words=False)
    at.refused("chunks that are none", 400, at.request(b"POST /api/drafts HTTP/1.1", b"Transfer-Encoding: chunked", body=b"zz\r\n"), has_words=False)
    at.refused("a length and chunks", 400, at.request(b"POST /api/drafts HTTP/1.1", b"Transfer-Encoding: chunked", b"Content-Length: 4", body=b"0\r\n\r\n"))
    at.refused("two lengths", 400, at.request(b"POST /api/drafts HTTP/1.1", b"Content-Length: 1", b"Content-Length: 20", body=b"x"))
    at.refused("an encoding that is unknown", 501, at.request(b"POST /api/drafts HTTP/1.1", b"Transfer-Encoding: gzip, chunked", body=b"0\r\n\r\n"))
    at.refused("a body where none belongs, and what follows is not read", 400, at.request(b"GET / HTTP/1.1", b"Content-Length: 5", body=b"hello" + at.request(b"GET / HTTP/1.1")))
    for name, sent in (("the first bytes of TLS", b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03" + bytes(range(200)) + b"\r\n\r\n"), ("bytes of all kinds", bytes(range(256)) * 8 + b"\r\n\r\n"), ("nothing at all", b"")):
        with at.server.connect() as connection:
            connection.sendall(sent)
            connection.shutdown(1)
            got = read_all(connection)
        at.cases.check(f"{name}: closed or refused", got == b"" or got.startswith(b"HTTP/1.1 4"), got[:300])
    with at.server.connect() as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n" + at.host + b"\r\n" + b"rubbish behind it\r\n\r\n" + at.request(b"GET / HTTP/1.1"))
        got = read_all(connection)
    at.cases.check("rubbish behind a request ends the connection after its answer", got.startswith(b"HTTP/1.1 200 ") and got.count(b"HTTP/1.1 200 ") == 1, got[-300:])
    with at.server.connect() as connection:
        connection.sendall((b"GET /index.html HTTP/1.1\r\n" + at.host + b"\r\n") * 20 + at.request(b"GET /nothing HTTP/1.1"))
        got = read_all(connection)
    at.cases.check("20 requests at once are answered in their order", got.count(b"HTTP/1.1 200 ") == 20 and got.count(b"HTTP/1.1 404 ") == 1, got[-300:])
    at.alive("rubbish")


def test_other_sites(at):
    port = at.server.port
    post = b"POST /api/drafts?name=x.txt HTTP/1.1"
    for field in (b"Sec-Fetch-Site: cross-site", b"Sec-Fetch-Site: same-site", b"Origin: http://evil.example", b"Origin: null", f"Origin: https://127.0.0.1:{port}".encode(), f"Origin: http://127.0.0.1:{port + 1}".encode(),
                  f"Origin: http://127.0.0.1:{port}.evil.example".encode()):
        at.refused(f"a document sent with {field.decode()}", 403, at.request(post, field, b"Content-Length: 1", body=b"x"))
    at.refused("a form of another site", 403, at.request(post, b"Sec-Fetch-Site: cross-site", b"Sec-Fetch-Mode: navigate", b"Content-Length: 1", body=b"x"))
    at.refused("a script of another site", 403, at.request(b"GET /api/health HTTP/1.1", b"Sec-Fetch-Site: cross-site", b"Sec-Fetch-Mode: no-cors"))
    for fields in ((b"Sec-Fetch-Site: same-origin", f"Origin: http://127.0.0.1:{port}".encode()), (b"Sec-Fetch-Site: none",), (f"Origin: http://localhost:{port}".encode(),), ()):
        got = at.server.raw(at.request(post, *fields, b"Content-Length: 2", body=b"x\n"))
        at.cases.check(f"a document sent with {fields}: taken", got.startswith((b"HTTP/1.1 200 ", b"HTTP/1.1 404 ")), got[:300])
    led = at.server.raw(at.request(b"GET /api/health HTTP/1.1", b"Sec-Fetch-Site: cross-site", b"Sec-Fetch-Mode: navigate"))
    at.cases.check("a link of another site: followed", led.startswith(b"HTTP/1.1 200 "), led[:300])
    at.cases.check("nothing is said to be for other sites", b"access-control" not in led.lower())


def test_slow(cases, purse, journal):
    with Serving(purse, journal, PURSE_SERVE_WAIT_MS="1500") as server:
        at = Refusals(cases, server)
        for name, pieces in (("a head a byte at a time", [b"GET / HTTP/1.1\r\n" + at.host] + [b"X"] * 40), ("a first line a byte at a time", [b"G"] + [b"E"] * 40), ("empty lines", [b"\r\n"] * 40)):
            start, got = time.monotonic(), b""
            with server.connect() as connection:
                try:
                    for piece in pieces:
                        connection.sendall(piece)
                        time.sleep(0.1)
                except (BrokenPipeError, ConnectionResetError):
                    pass
                got = read_all(connection)
            taken = time.monotonic() - start
            cases.check(f"{name}: cut with 408", got.startswith(b"HTTP/1.1 408 ") and words_of(got) and taken < 15, got[:300], taken)
        start = time.monotonic()
        got = server.raw(b"")
        cases.check("one who says nothing: 408", got.startswith(b"HTTP/1.1 408 ") and time.monotonic() - start < 15, got)
        at.alive("slow requests")


def test_many(cases, purse, journal):
    with Serving(purse, journal, PURSE_SERVE_WAIT_MS="4000") as server:
        at = Refusals(cases, server)
        held = [server.connect() for _ in range(60)]
        time.sleep(0.3)
        got = server.raw(at.request(b"GET / HTTP/1.1"))
        cases.check("the 61st of one address: 429, with words and a time", got.startswith(b"HTTP/1.1 429 ") and words_of(got) and b"\r\nRetry-After: 2\r\n" in got, got[:500])
        held += [server.connect() for _ in range(200)]
        time.sleep(0.3)
        for connection in held:
            connection.close()
        start, got = time.monotonic(), None
        while time.monotonic() - start < 20 and (got is None or got.status != 200):
            got = server.get("/")
        cases.check("it answers when they are gone", got.status == 200, got)
        replies = []
        threads = [threading.Thread(target=lambda: replies.append(server.get("/api/health").status)) for _ in range(32)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        cases.check("32 at a time are all answered", replies == [200] * 32, replies)
        status, words = server.stop()
        cases.check("it ends well", status == 0 and not words, status, words)


def main():
    cases = Cases()
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "index.html").write_text("<!doctype html>")
        pathlib.Path(folder, "assets").mkdir()
        with Serving(PURSE, JOURNAL, "--page", folder) as server:
            at = Refusals(cases, server)
            for test in (test_hosts, test_methods, test_paths, test_sizes, test_malformed, test_other_sites):
                test(at)
            status, words = server.stop()
            cases.check("it ended well and said nothing", status == 0 and not words, status, words)
    test_slow(cases, PURSE, JOURNAL)
    test_many(cases, PURSE, JOURNAL)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
