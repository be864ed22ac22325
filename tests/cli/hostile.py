#!/usr/bin/env python3
"""hostile.py PURSE: damaged and oversized input gives a clear error, in bounded time and memory. TAP.

Exit 1 for mistakes in the text, 3 for what cannot be read at all; never a signal, never a sanitizer's status.
"""
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

TIME_S, MEMORY = 20, 1 << 30
HEAD = b'source s "S"\n  published: 2017-04-21\nprogram jag "JAG" 16.738\ncondition c "C"\n  reaches: jag\n'


class Hostile:
    def __init__(self, purse, folder):
        self.purse, self.folder, self.cases = purse, pathlib.Path(folder), Cases()
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.sanitized = bool(subprocess.run(["grep", "-qa", "__asan_init", purse]).returncode == 0)
        self.environment = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "PURSE_TODAY": "2017-12-01", **keep}

    def limit(self):
        if not self.sanitized:  # shadow memory is terabytes of address space
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (TIME_S * 4, TIME_S * 4))

    def run(self, *words, stdin=None):
        start = time.monotonic()
        try:
            got = subprocess.run([self.purse, *words], cwd=self.folder, env=self.environment, preexec_fn=self.limit, input=stdin,
                                 stdin=None if stdin is not None else subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIME_S * 4)
        except subprocess.TimeoutExpired:
            return None, b"", TIME_S * 4
        return got.returncode, got.stdout + got.stderr, time.monotonic() - start

    def write(self, name, data):
        (self.folder / name).write_bytes(data)
        return name

    def check(self, name, words, expected, say=b"", stdin=None):
        status, out, took = self.run(*words, stdin=stdin)
        self.cases.check(f"{name}: exit {' or '.join(map(str, expected))}, in time", status in expected and say in out and self.in_time(took) and len(out) < 1 << 20,
                         f"exit {status} after {took:.1f} s, {len(out)} bytes", out[:2000].decode("utf-8", "replace"))

    def in_time(self, took):
        return took < (TIME_S if self.sanitized else TIME_S / 4)

    def check_format(self, name, text):
        status, out, took = self.run("fmt", "-", stdin=text)
        blanks = bytes.maketrans(b"", b""), b" \t\n\r"
        self.cases.check(f"{name}, formatted: exit 0, in time, nothing lost but blanks", status == 0 and self.in_time(took) and out.translate(*blanks) == text.translate(*blanks),
                         f"exit {status} after {took:.1f} s, {len(out)} bytes of {len(text)}")

    def bytes(self):
        rng = random.Random(2017)
        texts = [
            ("bytes that are not UTF-8", HEAD + b"note \xff\xfe\x80\n2017 say \"\xc3\"\n", b"J001"),
            ("NUL bytes", HEAD + b"\0\0source \0 \"x\"\n", b"J002"),
            ("random bytes", bytes(rng.randrange(256) for _ in range(200000)), b"error"),
            ("a megabyte of one line", HEAD + b"x" * (1 << 20) + b"\n", b"J003"),
            ("a megabyte of quotation marks", HEAD + b'"' * (1 << 20) + b"\n", b"error"),
            ("a megabyte of blanks", HEAD + b"a:" + b" " * (1 << 20) + b"\n", b"error"),
            ("64 MB without a line end", b"x" * (64 << 20), b"J003"),
            ("a million wrong lines", b"wran us/doj\n" * 1000000, b"error"),
            ("a million links to nothing", HEAD + b"2017 order x ^l\n  stays: ^nothing\n" * 100000, b"error"),
            ("deep set of places", HEAD + b"2017 warn us/doj\n  to: " + b"everyone except " * 50000 + b"\n", b"error"),
            ("a million items in one list", HEAD + b"2017 warn us/doj\n  to:\n" + b"    us/ca,\n" * 300000 + b"    us/ny\n  about: c\n  source: s\n", b""),
            ("an award file that is none", HEAD + b'include "x.csv"\n', b"error"),
            ("half of an entry", HEAD + b"2017-04-21 warn us/doj\n  to:", b"error"),
            ("only a byte order mark", b"\xef\xbb\xbf", b""),
            ("nothing", b"", b""),
        ]
        self.write("x.csv", bytes(rng.randrange(256) for _ in range(100000)))
        for name, text, say in texts:
            expected = (1,) if say else (0, 1)
            self.check(name, ["check", self.write("t.purse", text)], expected, say)
            self.check(name + ", from a pipe", ["stake", "-f", "-"], (0, 1), stdin=text)
            self.check_format(name, text)

    def includes(self):
        for depth in range(200):
            self.write(f"deep{depth}.purse", f'include "deep{depth + 1}.purse"\n'.encode())
        self.write("deep200.purse", b"")
        self.check("200 levels of include", ["check", "deep0.purse"], (1,), b"J08")
        self.check("60 levels of include", ["check", "deep141.purse"], (0,))
        self.write("self.purse", b'include "self.purse"\n')
        self.check("a file that includes itself", ["check", "self.purse"], (1,), b"J081")
        self.write("a.purse", b'include "b.purse"\n')
        self.write("b.purse", b'include "c.purse"\n')
        self.write("c.purse", b'include "a.purse"\n')
        self.check("a cycle of three", ["check", "a.purse"], (1,), b"J081")
        os.symlink("loop.purse", self.folder / "loop.purse")
        self.check("a symbolic link to itself", ["check", "loop.purse"], (3,), b"cannot read")
        self.write("wide.purse", b"".join(f'include "w{n}.purse"\n'.encode() for n in range(2000)))
        self.check("two thousand includes of nothing", ["check", "wide.purse"], (1,), b"J080")

    def files(self):
        os.mkfifo(self.folder / "pipe.purse")
        self.check("a FIFO nobody writes to", ["check", "pipe.purse"], (3,), b"not a plain file")
        self.write("fifo.purse", b'include "pipe.purse"\n')
        self.check("an included FIFO", ["check", "fifo.purse"], (1,), b"J08")
        self.check("a folder", ["check", "."], (3,), b"folder")
        self.check("an endless device", ["check", "/dev/zero"], (3,), b"not a plain file")
        self.check("a name of 5,000 letters", ["check", "n" * 5000], (3,), b"cannot read")
        name = "a file that may not be read"
        if os.geteuid() == 0 and not os.path.exists("/usr/bin/setpriv"):
            self.cases.skip(name, "root reads everything and there is no setpriv")
            return
        secret = self.folder / self.write("secret.purse", HEAD)
        secret.chmod(0)
        self.folder.chmod(0o755)
        words = [self.purse, "check", "secret.purse"]
        if os.geteuid() == 0:
            words = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *words]
        probe = subprocess.run([*words[:-2], "version"], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if probe.returncode != 0:
            self.cases.skip(name, "another user cannot run the program here")
            return
        got = subprocess.run(words, cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.cases.check(name + ": exit 3", got.returncode == 3 and b"permission denied" in got.stderr.lower(), got.returncode, got.stderr)

    def claims(self):
        """Many sentences over many series, warnings and awards: an answer, though not to all of them."""
        many = 5000
        claim = '2017-04-22 claim "A" "x"\n  test: {}\n  source: s\n'
        worlds = {
            "series": ("crime of us/il/chicago is lowest in decades", "series f{n}\n  measure: homicides\n  about: crime\n  point: us/il/chicago 2016 {n}\n  source: s\n", 500),
            "warnings": ("nine places were warned by 2017-04-22", "2017-04-21 warn us/doj\n  to: us/il/chicago\n  about: c\n  source: s\n", many),
            "awards": ("money from us/doj to us/il/chicago in FY2016 is zero", "award A-{n} us/il/chicago\n  program: jag\n  year: FY2016\n  amount: 1\n  source: s\n", many),
        }
        for what, (sentence, entry, count) in worlds.items():
            text = HEAD.decode() + "".join(entry.format(n=n) for n in range(count)) + claim.format(sentence) * (count if what == "series" else many)
            name = self.write(f"claims-{what}.purse", text.encode())
            status, out, took = self.run("claims", "-f", name, "--format", "json", "-o", "out.json")
            self.cases.check(f"many claims over many {what}: answered within memory", status == 0 and took < TIME_S * 4, f"exit {status} after {took:.1f} s", out[:2000].decode())

    def thirty_mistakes(self):
        text = HEAD + b"".join(b"2017-04-%02d wran us/doj\n  zzz: 1\n" % (n % 28 + 1) for n in range(30))
        status, out, _ = self.run("check", self.write("thirty.purse", text), "--format", "json")
        self.cases.check("thirty wrong entries give at least thirty diagnostics in one run", status == 1 and out.count(b'"code"') >= 30, out.count(b'"code"'))

    def no_file_is_touched(self):
        name = self.write("keep.purse", b"source   s  \xff \"S\n")
        before = (self.folder / name).read_bytes()
        self.run("fmt", "--check", name)
        self.cases.check("fmt --check of a damaged file leaves it alone", (self.folder / name).read_bytes() == before)
        self.run("fmt", name)
        after = (self.folder / name).read_bytes()
        self.cases.check("fmt of a damaged file loses no byte but blanks", after.replace(b" ", b"") == before.replace(b" ", b""), after)


def main():
    with tempfile.TemporaryDirectory() as folder:
        hostile = Hostile(os.path.abspath(sys.argv[1]), folder)
        for part in (hostile.bytes, hostile.includes, hostile.files, hostile.claims, hostile.thirty_mistakes, hostile.no_file_is_touched):
            part()
        return hostile.cases.finish()


if __name__ == "__main__":
    sys.exit(main())
