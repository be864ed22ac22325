"""What the fault tests stand on: made-up award files, the program run under limits, and all that a store holds.

make = Maker(AWARDS_MAKE, folder); purse = Purse(PURSE, folder); contents(store) is every row of every table."""
import json
import os
import pathlib
import re
import resource
import sqlite3
import subprocess
import time

TODAY = "2026-11-02"
MEMORY_MOST = 300 << 20  # of an import, whatever the size of the file
JOURNAL = """option title "Made for the fault tests"
program jag "Byrne JAG" 16.738
program housing "Section 8" 14.195
condition c1 "A duty"
  reaches: jag
  from: 2015
condition c2 "Another duty"
  reaches: housing
  from: 2015
"""


class Maker:
    """Award files of awards_make, made once for each set of words; `totals` is what the generator says of them."""

    def __init__(self, program, folder):
        self.program, self.folder, self.totals = program, pathlib.Path(folder), {}

    def zip(self, name, *words):
        path = self.folder / name
        got = subprocess.run([self.program, *map(str, words), "--zip", path], stderr=subprocess.PIPE, check=True)
        self.totals[name] = json.loads(got.stderr)
        return path

    def csv(self, name, *words):
        path = self.folder / name
        with open(path, "wb") as out:
            got = subprocess.run([self.program, *map(str, words), "--csv"], stdout=out, stderr=subprocess.PIPE, check=True)
        self.totals[name] = json.loads(got.stderr)
        return path


class Run:
    def __init__(self, status, out, err, took_s, memory):
        self.status, self.out, self.err, self.took_s, self.memory = status, out, err, took_s, memory

    def __str__(self):
        return f"exit {self.status} after {self.took_s:.1f} s, {self.memory >> 20} MB\n{self.out[:1500]}\n{self.err[:1500]}"


class Purse:
    def __init__(self, program, folder):
        self.program, self.folder = os.path.abspath(program), pathlib.Path(folder)
        self.is_sanitized = subprocess.run(["grep", "-qa", "__asan_init", self.program], check=False).returncode == 0
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.environment = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "100", "PURSE_TODAY": TODAY, "PATH": "/usr/bin:/bin", **keep}

    def start(self, *words, today=None, stdin=subprocess.DEVNULL, limit=None, out=subprocess.PIPE, err=subprocess.PIPE):
        environment = {**self.environment, **({"PURSE_TODAY": today} if today else {})}
        return subprocess.Popen([self.program, *map(str, words)], cwd=self.folder, env=environment, stdin=stdin, stdout=out, stderr=err, preexec_fn=limit)

    def run(self, *words, today=None, stdin=subprocess.DEVNULL, limit=None, time_s=120):
        """Runs to the end, or kills after time_s (status None). Memory is the most that was resident, in bytes."""
        out, err = self.folder / "stdout.txt", self.folder / "stderr.txt"
        start = time.monotonic()
        with open(out, "wb") as to, open(err, "wb") as complaints:
            process = self.start(*words, today=today, stdin=stdin, limit=limit, out=to, err=complaints)
            status, used = self.wait(process, time_s)
        texts = [path.read_bytes().decode("utf-8", "replace") for path in (out, err)]
        return Run(status, *texts, time.monotonic() - start, used.ru_maxrss << 10)

    @staticmethod
    def wait(process, time_s):
        until = time.monotonic() + time_s
        while True:
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                return process.returncode, used
            if time.monotonic() > until:
                process.kill()
                _, status, used = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
                return None, used
            time.sleep(0.005)

    def imports(self, store):
        return json.loads(self.run("imports", "--store", store, "--format", "json").out)

    def can_answer(self):
        """Whether `purse stake` takes a store."""
        return "--store" in self.run("stake", "--help").out

    def stake(self, store, *words):
        journal = self.folder / "faults.purse"
        journal.write_text(JOURNAL, encoding="utf-8")
        return self.run("stake", "-f", journal, "--store", store, "--as-of", "2026-11-01", "--condition", "c1,c2", "--format", "json", *words)

    def answers(self, store):
        """What a person asks of a store: its manifest, and the stake over it."""
        said = [self.run("imports", "--store", store, "--format", form) for form in ("json", "csv")]
        said += [self.stake(store)] if self.can_answer() else []
        return "".join(f"{run.status}\n{run.out}\n" for run in said)


def connect(store):
    return sqlite3.connect(f"file:{store}?mode=ro", uri=True)


def contents(store):
    """Every row of every table in an order of its own: equal stores give equal texts."""
    db = connect(store)
    db.text_factory = bytes
    tables = sorted(name.decode() for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%'"))
    found = {table: sorted(map(repr, db.execute(f'SELECT * FROM "{table}"'))) for table in tables}
    # Two indexes are made when an import first looks up what it does not remember: one that goes on does.
    found["schema"] = sorted(map(repr, db.execute("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
                                                  " AND name NOT IN ('awards_by_hash', 'recipients_by_hash')")))
    db.close()
    return found


def difference(one, other):
    """The first rows in which two contents differ, for a person."""
    words = []
    for table in sorted(set(one) | set(other)):
        a, b = set(one.get(table, [])), set(other.get(table, []))
        if a != b or len(one.get(table, [])) != len(other.get(table, [])):
            words.append(f"{table}: {len(one.get(table, []))} rows and {len(other.get(table, []))}")
            words += [f"  only here:  {row[:300]}" for row in sorted(a - b)[:2]] + [f"  only there: {row[:300]}" for row in sorted(b - a)[:2]]
    return "\n".join(words)


def standing(store):
    """(rows, sum in cents) of the transactions that no file has withdrawn."""
    db = connect(store)
    got = db.execute("SELECT count(*), coalesce(sum(obligation), 0) FROM transactions WHERE withdrawn IS NULL").fetchone()
    db.close()
    return got


def is_sound(store):
    db = connect(store)
    got = [db.execute("PRAGMA integrity_check").fetchone()[0], db.execute("PRAGMA foreign_key_check").fetchall()]
    db.close()
    return got == ["ok", []], got


def dollars(cents):
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def says_amount(text, cents):
    """True when the amount stands in the text to the cent, with or without commas; cents that are zero may be left out."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    wanted = [dollars(cents)] + ([dollars(cents)[:-3]] if cents % 100 == 0 else [])
    return any(re.search(rf"(?<![\d.]){re.escape(amount)}(?![\d.]*\d)", plain) for amount in wanted)


def address_space(most):
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most))
