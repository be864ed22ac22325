#!/usr/bin/env python3
"""get.py PURSE: downloads from a server on this machine that cuts, lies and changes its mind. TAP.

The server does what the folder of the address says: /plain/ knows no ranges, /cut/ ends each connection after
half of what is left, /weak/ ignores If-Range, and so on. Nothing leaves the machine.
"""
import hashlib
import http.server
import io
import os
import pathlib
import pty
import random
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

NAME = "FY2016_015_Assistance_Full_20260906.zip"


def make_zip(seed, size=300000):
    rng = random.Random(seed)
    rows = "".join(f"{rng.randrange(10**9)},{rng.choice(['CITY OF CHICAGO', 'COOK COUNTY'])}\n" for _ in range(size // 30))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(NAME.replace(".zip", "_1.csv"), (2026, 9, 6, 0, 0, 0)), rows, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_HEAD(self):
        self.do_GET()

    def redirect(self, to):
        self.send_response(302)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self):
        server = self.server
        _, how, name = (urllib.parse.unquote(self.path.partition("?")[0]).split("/") + ["", ""])[:3]
        server.asked.append((self.command, self.path, self.headers.get("Range"), self.headers.get("If-Range")))
        if how == "moved":
            return self.redirect(f"/plain/{name}")
        if how == "circle":
            return self.redirect(self.path)
        if how == "elsewhere":
            return self.redirect("ftp://127.0.0.1/x.zip")
        if how == "file":
            return self.redirect("file:///etc/passwd")
        if how == "error":
            return self.answer(500, b"<html>it broke</html>", {})
        data = server.files.get(name)
        if data is None:
            return self.answer(404, b"<html>no such file</html>", {})
        self.give(how, data)

    def give(self, how, data):
        tag = f'"{hashlib.md5(data).hexdigest()}"'
        marks = {} if how == "unmarked" else {"Last-Modified": f"Sun, 06 Sep 2026 00:00:{len(data) % 60:02d} GMT"} if how == "dated" else {"ETag": tag}
        wanted = self.headers.get("Range") if how in ("cut", "ranges", "weak", "shifted", "dated") else None
        same = self.headers.get("If-Range") in (None, tag, marks.get("Last-Modified")) or how in ("weak", "shifted")
        start, code = 0, 200
        if wanted and same:
            start, code = int(wanted[6:].split("-")[0]), 206
            if start >= len(data):
                return self.answer(416, b"", {"Content-Range": f"bytes */{len(data)}", **marks})
            marks["Content-Range"] = f"bytes {start + (how == 'shifted')}-{len(data) - 1}/{len(data)}"
        self.answer(code, data[start:], marks, cut=how in ("cut", "unmarked") and self.server.cuts > 0, endless=how == "endless")

    def answer(self, code, body, headers, cut=False, endless=False):
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        if endless:
            self.close_connection = True
        else:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        if cut:
            self.server.cuts -= 1
            body, self.close_connection = body[:len(body) // 2], True
        try:
            self.wfile.write(body)
            while endless:
                self.wfile.write(bytes(65536))
        except OSError:
            self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that goes away in the middle is what is tried here."""


class Get:
    def __init__(self, purse, folder):
        self.purse, self.folder, self.cases = purse, pathlib.Path(folder), Cases()
        self.server = Server(("127.0.0.1", 0), Handler)
        self.zip, self.other = make_zip(2016), make_zip(2017, 310000)
        self.server.files = {NAME: self.zip, "page.zip": b"<html>welcome</html>", "broken.zip": self.broken(), "none.zip": b"PK\5\6" + bytes(18),
                             "rows.csv": b"a,b\n1,2\n", "nothing.csv": b"", "FY(All)_015_Delta.zip": self.other, "zeros.csv": b""}
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.environment = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", **keep}
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def broken(self):
        data = bytearray(self.zip)
        data[len(data) // 2] ^= 0x55
        return bytes(data)

    def begin(self, cuts=0):
        """An empty folder, and a server that will cut so many connections."""
        for path in sorted(self.folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        self.server.asked, self.server.cuts, self.server.files[NAME] = [], cuts, self.zip

    def run(self, *words, **environment):
        got = subprocess.run([self.purse, "get", *words], cwd=self.folder, env={**self.environment, **environment}, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)
        return got.returncode, got.stdout, got.stderr

    def here(self):
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    def check(self, name, got, status, out="", err="", files=None):
        here = self.here()
        is_right = got[0] == status and got[1] == out and err in got[2] and (got[2] == "" or err) and (files is None or here == files)
        self.cases.check(name, is_right, f"exit {got[0]}, {status} wanted", got[1], got[2], {k: len(v) for k, v in here.items()}, *map(str, self.server.asked[-6:]))

    def said(self, data, path):
        return f"{hashlib.sha256(data).hexdigest()}  {path}\n"

    def leave_part(self, how="cut", run=None):
        """As an earlier run that was killed leaves it: half of the file, and what is kept of the server's."""
        half = self.zip[:len(self.zip) // 2]
        tag = f'"{hashlib.md5(self.zip).hexdigest()}"'
        (self.folder / f"{NAME}.part").write_bytes(half)
        (self.folder / f"{NAME}.part.info").write_text(f"address: {self.base}/{how}/{NAME}\netag: {tag}\nlast-modified: \n")
        return len(half)

    # ---- what is tried ----

    def whole(self):
        said = self.said(self.zip, NAME)
        self.begin()
        self.check("a name is looked for below --from", self.run("--from", self.base + "/plain", NAME), 0, said, files={NAME: self.zip})
        self.begin()
        self.check("else below PURSE_ARCHIVE", self.run(NAME, PURSE_ARCHIVE=self.base + "/plain/"), 0, said, files={NAME: self.zip})
        self.begin()
        self.check("an address is taken as it is", self.run(f"{self.base}/moved/{NAME}?x=1#y"), 0, said, files={NAME: self.zip})
        self.begin()
        self.check("-o names the file", self.run(f"{self.base}/plain/{NAME}", "-o", "x.zip"), 0, self.said(self.zip, "x.zip"), files={"x.zip": self.zip})
        self.begin()
        (self.folder / "awards").mkdir()
        got = self.run("--from", self.base + "/plain", "-o", "awards", NAME, "rows.csv")
        self.check("-o names a folder for several", got, 0, self.said(self.zip, "awards/" + NAME) + self.said(b"a,b\n1,2\n", "awards/rows.csv"),
                   files={"awards/" + NAME: self.zip, "awards/rows.csv": b"a,b\n1,2\n"})
        self.begin()
        self.check("parentheses in a name", self.run("--from", self.base + "/plain", "FY(All)_015_Delta.zip"), 0, self.said(self.other, "FY(All)_015_Delta.zip"))
        self.begin()
        self.check("an empty placeholder zip and an empty file are whole", self.run("--from", self.base + "/plain", "none.zip", "nothing.csv"), 0,
                   self.said(self.server.files["none.zip"], "none.zip") + self.said(b"", "nothing.csv"))
        self.begin()
        digest = hashlib.sha256(self.zip).hexdigest()
        self.check("the right --sha256", self.run("--from", self.base + "/plain", "--sha256", digest.upper(), NAME), 0, said, files={NAME: self.zip})

    def going_on(self):
        said, both = self.said(self.zip, NAME), {NAME: self.zip}
        self.begin(cuts=2)
        got = self.run(f"{self.base}/cut/{NAME}")
        self.check("a connection that is cut goes on by itself", got, 0, said, "went on from byte", both)
        ranges = [asked[2] for asked in self.server.asked]
        self.cases.check("each time from where it was cut", len(ranges) == 3 and ranges[0] is None and None not in ranges[1:] and ranges[1] != ranges[2], ranges)
        self.begin(cuts=99)
        got = self.run(f"{self.base}/cut/{NAME}")
        self.check("cut again and again it gives up and says how to go on", got, 3, "", "the same command goes on")
        self.cases.check("and keeps what came", set(self.here()) == {f"{NAME}.part", f"{NAME}.part.info"}, set(self.here()))
        self.server.cuts, self.server.asked = 0, []
        self.check("the same command goes on", self.run(f"{self.base}/cut/{NAME}"), 0, said, "went on from byte", both)
        self.cases.check("and asks for the rest only", [bool(asked[2] and asked[3]) for asked in self.server.asked] == [True], self.server.asked)
        self.begin(cuts=6)
        long = self.server.files["long.csv"] = random.Random(6).randbytes(80 << 20)
        self.check("six cuts, each after more than a megabyte", self.run(f"{self.base}/cut/long.csv"), 0, self.said(long, "long.csv"), "went on from byte", {"long.csv": long})
        self.begin()
        half = self.leave_part("ranges")
        self.check("half of an earlier run is gone on with", self.run(f"{self.base}/ranges/{NAME}"), 0, said, f"went on from byte {half}\n", both)
        self.begin(cuts=1)
        got = self.run(f"{self.base}/dated/{NAME}")
        self.check("a server with dates only", got, 0, said, files=both)
        self.begin()
        self.leave_part("ranges")
        (self.folder / f"{NAME}.part").write_bytes(self.zip)
        self.check("a part that has all already", self.run(f"{self.base}/ranges/{NAME}"), 0, said, "went on from byte", both)

    def beginning_anew(self):
        said, both = self.said(self.zip, NAME), {NAME: self.zip}
        self.begin()
        self.leave_part("plain")
        self.check("a server without ranges begins anew", self.run(f"{self.base}/plain/{NAME}"), 0, said, files=both)
        for how, name in [("ranges", "a file that changed meanwhile begins anew"), ("weak", "also when the server ignores If-Range")]:
            self.begin()
            self.leave_part(how)
            self.server.files[NAME] = self.other
            self.check(name, self.run(f"{self.base}/{how}/{NAME}"), 0, self.said(self.other, NAME), files={NAME: self.other})
        self.begin()
        self.leave_part("shifted")
        self.check("a part from another place than asked is not taken", self.run(f"{self.base}/shifted/{NAME}"), 0, said, files=both)
        self.begin()
        self.leave_part("ranges")
        (self.folder / f"{NAME}.part").write_bytes(self.zip + b"more")
        self.check("a part that is longer than the file begins anew", self.run(f"{self.base}/ranges/{NAME}"), 0, said, files=both)
        self.begin()
        self.leave_part("elsewhere")
        self.check("a part of another address begins anew", self.run(f"{self.base}/ranges/{NAME}"), 0, said, files=both)
        self.begin(cuts=1)
        self.check("a server that names no state of its file begins anew", self.run(f"{self.base}/unmarked/{NAME}"), 0, said, files=both)
        self.begin()
        self.leave_part("ranges")
        (self.folder / f"{NAME}.part").write_bytes(b"x" * 100)
        got = self.run(f"{self.base}/ranges/{NAME}")
        self.check("a part of other bytes is seen when all is there", got, 3, "", "the same command begins anew")
        self.check("and begins anew", self.run(f"{self.base}/ranges/{NAME}"), 0, said, files=both)

    def refused(self):
        digest = hashlib.sha256(self.other).hexdigest()
        for name, words, err in [
            ("404", [f"{self.base}/plain/no.zip"], "no such file (404)"),
            ("500", [f"{self.base}/error/{NAME}"], "the server answers 500"),
            ("a circle of redirects", [f"{self.base}/circle/{NAME}"], "more than 5 times"),
            ("a redirect to ftp", [f"{self.base}/elsewhere/{NAME}"], "cannot get"),
            ("a redirect to a file", [f"{self.base}/file/{NAME}"], "cannot get"),
            ("nobody there", ["http://127.0.0.1:1/x.zip"], "connect"),
            ("a file that is too long", [f"{self.base}/plain/{NAME}", "--max-size", "1K"], "more than the 1024 that are allowed"),
            ("a file without end", [f"{self.base}/endless/zeros.csv", "--max-size", "3M"], "more than the 3145728 bytes"),
            ("a wrong checksum", [f"{self.base}/plain/{NAME}", "--sha256", digest], "not the one of --sha256"),
            ("a page instead of a zip", [f"{self.base}/plain/page.zip"], "it is no zip"),
            ("a zip with a damaged member", [f"{self.base}/plain/broken.zip"], "damaged"),
            ("a folder that is not there", [f"{self.base}/plain/{NAME}", "-o", "no/x.zip"], "No such file"),
        ]:
            self.begin()
            self.check(f"{name}: exit 3", self.run(*words), 3, "", err)
            self.cases.check(f"{name}: no file has the name", not {NAME, "page.zip", "broken.zip", "x.zip"} & set(self.here()), set(self.here()))
        self.begin()
        self.check("404 leaves nothing behind", self.run(f"{self.base}/plain/no.zip"), 3, "", "404", {})
        for name, words, err in [
            ("no name", [], "name the files"), ("a name with a slash", ["../x.zip"], "neither a file name"), ("ftp", ["ftp://127.0.0.1/x.zip"], "neither a file name"),
            ("an address without a file", [self.base], "does not end in a file name"), ("a file that would be hidden", [self.base + "/plain/.profile"], "does not end in a file name"),
            ("a way up that is written otherwise", [self.base + "/plain/..%2Fx.zip"], "does not end in a file name"),
            ("a short checksum", [NAME, "--sha256", "12"], "64 hexadecimal digits"), ("a size that is none", [NAME, "--max-size", "1X"], "--max-size takes"),
            ("a size of 2^64", [NAME, "--max-size", "99999999999T"], "--max-size takes"), ("two files with one name", [NAME, "x.zip", "-o", "y.zip"], "one file only"),
            ("--from that is no address", ["--from", "here", NAME], "no address"),
        ]:
            self.begin()
            self.check(f"{name}: exit 2", self.run(*words), 2, "", err, {})

    def taken(self):
        said, both = self.said(self.zip, NAME), {NAME: self.zip}
        self.begin()
        (self.folder / NAME).write_bytes(self.zip)
        self.check("what is there and whole is not downloaded again", self.run(f"{self.base}/plain/{NAME}"), 0, said, "is there already", both)
        self.cases.check("only its length was asked for", [asked[0] for asked in self.server.asked] == ["HEAD"], self.server.asked)
        self.begin()
        (self.folder / NAME).write_bytes(self.zip)
        digest = hashlib.sha256(self.zip).hexdigest()
        self.check("with the right --sha256 nobody is asked", self.run("http://127.0.0.1:1/" + NAME, "--sha256", digest), 0, said, "with that SHA-256", both)
        self.check("with another --sha256 it stays and exit is 3", self.run(f"{self.base}/plain/{NAME}", "--sha256", "0" * 64), 3, "", "is there already", both)
        self.begin()
        (self.folder / NAME).write_bytes(self.other)
        self.check("another file of that name is not overwritten", self.run(f"{self.base}/plain/{NAME}"), 3, "", "is there already and is another", {NAME: self.other})
        self.begin()
        (self.folder / NAME).write_bytes(self.broken())
        self.check("nor is a damaged one", self.run(f"{self.base}/plain/{NAME}"), 3, "", "is there already, and it is damaged", {NAME: self.broken()})
        self.begin()
        (self.folder / "target").write_bytes(b"keep")
        os.symlink("target", self.folder / f"{NAME}.part")
        self.check("a part that is a link is not followed", self.run(f"{self.base}/plain/{NAME}"), 3, "", "cannot write")
        self.cases.check("what it points to stays", (self.folder / "target").read_bytes() == b"keep")

    def bar(self):
        self.begin()
        try:
            ours, theirs = pty.openpty()
        except OSError as error:
            return self.cases.skip("a terminal is shown a bar that comes to 100 %", f"no terminal can be made here: {error}")
        got = subprocess.run([self.purse, "get", f"{self.base}/plain/{NAME}"], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=theirs, timeout=60)
        os.close(theirs)
        shown = b""
        try:
            while chunk := os.read(ours, 65536):
                shown += chunk
        except OSError:
            pass
        os.close(ours)
        self.cases.check("a terminal is shown a bar that comes to 100 %", got.returncode == 0 and b"100 %" in shown and b"MB/s" in shown and shown.endswith(b"\n"), shown[-400:])


def main():
    with tempfile.TemporaryDirectory() as folder:
        get = Get(os.path.abspath(sys.argv[1]), folder)
        for part in (get.whole, get.going_on, get.beginning_anew, get.refused, get.taken, get.bar):
            part()
        get.server.shutdown()
        return get.cases.finish()


if __name__ == "__main__":
    sys.exit(main())
