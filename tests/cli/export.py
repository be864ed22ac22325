#!/usr/bin/env python3
"""export.py SOURCE PURSE: what is exported is what is in the store, cell by cell; its description is true. TAP.

Makes a store from src/store/schema.sql with odd values, exports it, reads it back with Python's csv and json and
compares; checks datapackage.json against the rules of Data Package 2.0 that are written down here; kills exports.
"""
import csv
import datetime
import decimal
import hashlib
import io
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

csv.field_size_limit(1 << 30)
LEAST, MOST = -(2 ** 63), 2 ** 63 - 1
TEXTS = ["plain", "", " blanks ", "a,b", 'a "quoted" word', "two\nlines", "cr\rlf\r\n", "\ttab\x01\x1f\x7f", "back\\slash",
         "Cañon City – “quoted” 北京 \U0001f600", "'single'", "=1+1", "null", "NULL", "\\N", "0012", "1e5", "true", ",", '"', "\n", "\u2028\ufeff", "x" * 3000]
MONEY = [0, 1, -1, 99, -99, 100, 12345, -1234567, LEAST, MOST, 10 ** 17]
TABLES = ["transactions", "awards", "recipients", "listings", "agencies", "subawards", "imports", "import_members", "import_columns", "set_aside"]
# Columns of the store that stay there, and columns of the files that the store has elsewhere.
LEFT_OUT = {"transactions": set(), "awards": {"hash"}, "recipients": {"hash"}, "listings": {"id", "transactions"}, "agencies": set(), "subawards": {"hash", "award_hash"},
            "imports": set(), "import_members": set(), "import_columns": set(), "set_aside": set()}


class Words:
    """Odd values in turn, so that each comes up in each column."""

    def __init__(self):
        self.random = random.Random(2016)

    def text(self):
        return None if self.random.random() < 0.2 else self.random.choice(TEXTS)

    def always(self):
        return self.random.choice(TEXTS)

    def money(self):
        return None if self.random.random() < 0.2 else self.random.choice(MONEY)

    def day(self):
        if self.random.random() < 0.2:
            return None
        day = datetime.date(1990, 1, 1) + datetime.timedelta(self.random.randrange(20000))
        return day.year * 10000 + day.month * 100 + day.day

    def number(self):
        return self.random.choice([1, 2, 9, 10, 99, 100, 101, 12345, MOST])


def insert(db, table, *values):
    db.execute(f"INSERT INTO {table} VALUES({','.join('?' * len(values))})", values)


def make_store(source, path, count):
    words = Words()
    db = sqlite3.connect(path)
    db.executescript((source / "src/store/schema.sql").read_text())
    db.execute("BEGIN")
    forms = ["unknown", "prime", "delta", "subaward", "datafeed", "broker"]
    for i in range(1, 7):
        insert(db, "imports", i, words.always(), hashlib.sha256(bytes([i])).hexdigest(), words.number(), words.text(),
               [None, 2016][i % 2], words.day(), 20260900 + i, "done" if i < 6 else "running", i, LEAST, MOST, 0, 1, words.random.choice(MONEY))
        for member in (1, 2):
            insert(db, "import_members", i, member, words.always(), forms[i - 1], member % 2, 1, 2, 3, 4, words.random.choice(MONEY))
        for j, name in enumerate(TEXTS):
            insert(db, "import_columns", i, 1 + j % 2, name, j % 2, j // 2 % 2)
    for i in range(1, 30):
        insert(db, "agencies", i * 3, words.text(), words.text(), words.text(), words.text())
        insert(db, "listings", i * 7, f"16.{i:03d}" if i > 5 else TEXTS[i + 2], words.text(), i)
        insert(db, "set_aside", i, 1 + i % 6, 1, words.number(), "A001", words.always(), words.text())
    decisions = ["exact", "agency-of", "separate-unit", "ambiguous", "none"]
    for i in range(1, 60):
        insert(db, "recipients", i, *(words.text() for _ in range(12)), words.number())
        if i % 3:
            insert(db, "resolutions", i, decisions[i % 5], words.text(), "0012345", words.text(), words.text(), words.always(), words.always())
    for i in range(1, 80):
        insert(db, "awards", i * 2, 3 * (1 + i % 29), words.text(), words.text(), [None, 1, 2, 3][i % 4], 1 + i % 59, words.text(), words.money(), words.money(), words.day(), LEAST)
    for i in range(1, count + 1):
        insert(db, "transactions", i if i < count else MOST, 2 * (1 + i % 79), 7 * (1 + i % 29), words.text(), words.text(), words.text(), 1 + i % 59, words.money(), words.money(), words.money(), words.money(),
               words.day(), [None, 1999, 2016][i % 3], words.text(), words.text(), words.text(), words.day(), words.day(), words.text(), words.day(), words.day(), words.day(),
               1 + i % 6, 1 + i % 2, words.number(), words.day(), [None, 1, 6][i % 3])
    for i in range(1, 200):
        insert(db, "subawards", i, None if i % 3 else 2 * (1 + i % 79), words.text(), words.text(), 1 + i % 59, words.money(), 1 + i % 59, None if i % 4 else 7 * (1 + i % 29),
               words.text(), words.money(), words.day(), words.text(), [None, 201704, 199912][i % 3], words.text(), words.day(), words.day(), i, -i, 1 + i % 6, 1, words.number(), words.day(), None)
    db.commit()
    db.close()


# ---- what must come out, from the store by another way ----

def expected_rows(db, schema, table):
    """(names, rows): values as Python has them, in the order of the store."""
    joins = {"transactions": "SELECT t.*, l.number AS l_number, i.file FROM transactions t JOIN listings l ON l.id = t.listing JOIN imports i ON i.id = t.import ORDER BY t.id",
             "subawards": "SELECT t.*, l.number AS l_number, i.file FROM subawards t LEFT JOIN listings l ON l.id = t.listing JOIN imports i ON i.id = t.import ORDER BY t.id",
             "recipients": "SELECT t.*, s.* FROM recipients t LEFT JOIN resolutions s ON s.recipient = t.id ORDER BY t.id",
             "listings": "SELECT * FROM listings ORDER BY number",
             "set_aside": "SELECT t.*, i.file FROM set_aside t JOIN imports i ON i.id = t.import ORDER BY t.id",
             "import_members": "SELECT * FROM import_members ORDER BY import, member", "import_columns": "SELECT * FROM import_columns ORDER BY import, member, column_name"}
    db.row_factory = sqlite3.Row
    types = {field["name"]: (field["type"], field.get("unit")) for field in schema["fields"]}
    for row in db.execute(joins.get(table, f"SELECT * FROM {table} ORDER BY id")):
        out = {}
        for name, (kind, unit) in types.items():
            value = row["l_number"] if name == "listing" else row[name]
            if value is not None and unit == "USD":
                value = str(decimal.Decimal(value).scaleb(-2).quantize(decimal.Decimal("0.01"), context=decimal.Context(prec=30)))
            elif value is not None and kind == "date":
                value = f"{value // 10000:04d}-{value // 100 % 100:02d}-{value % 100:02d}"
            elif value is not None and kind == "yearmonth":
                value = f"{value // 100:04d}-{value % 100:02d}"
            elif kind == "boolean":
                value = bool(value)
            out[name] = value
        yield out


def csv_text(value):
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def own_csv(text):
    """Cells of RFC 4180 with NULL (nothing) told from the empty text (two quotes), which Python's csv does not tell."""
    cells, rows, at = [], [], 0
    while at < len(text):
        if text[at] == '"':
            end = at + 1
            while text[end] != '"' or text[end:end + 2] == '""':
                end += 2 if text[end] == '"' else 1
            cell, at = text[at + 1:end].replace('""', '"'), end + 1
        else:
            end = at
            while text[end] not in ",\n":
                end += 1
            cell, at = text[at:end] or None, end
        cells.append(cell)
        if text[at] == "\n":
            rows.append(cells)
            cells = []
        at += 1
    return rows


def cells_are_the_store(cases, folder, db, resources):
    for table in TABLES:
        schema = resources[table]["schema"]
        names = [field["name"] for field in schema["fields"]]
        rows = list(expected_rows(db, schema, table))
        text = (folder / f"{table}.csv").read_bytes().decode("utf-8")
        read = list(csv.reader(io.StringIO(text, newline="")))
        wanted = [names] + [[csv_text(row[name]) for name in names] for row in rows]
        different = [(a, b) for a, b in zip(read, wanted) if a != b][:1]
        cases.check(f"{table}.csv has the {len(rows)} rows of the store, by Python's csv", read == wanted, str(different)[:2000], len(read), len(wanted))
        exact = [names] + [[None if row[name] is None else csv_text(row[name]) for name in names] for row in rows]
        cases.check(f"{table}.csv tells what is missing from the empty text", own_csv(text) == exact)
        lines = (folder / f"{table}.jsonl").read_bytes().decode("utf-8").split("\n")
        got = [json.loads(line) for line in lines[:-1]]
        different = [(a, b) for a, b in zip(got, rows) if a != b][:1]
        cases.check(f"{table}.jsonl has the {len(rows)} rows of the store", lines[-1] == "" and got == rows and all(list(row) == names for row in got), str(different)[:2000])
        cases.check(f"{table}.jsonl has numbers and truths as such", all(type(a[name]) is type(b[name]) for a, b in zip(got, rows) for name in names))
        there = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
        cases.check(f"{table} leaves out no column of the store but {LEFT_OUT[table] or 'none'}", there - set(names) == LEFT_OUT[table], there - set(names))


# ---- the rules of the standard ----

TYPES = {"string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date", "time", "year", "yearmonth", "duration", "geopoint", "geojson", "any"}
NAME = re.compile(r"^[a-z0-9._-]+$")


def field_faults(field):
    where = f"field {field.get('name')}"
    if not isinstance(field.get("name"), str) or not field["name"]:
        yield "a field without a name"
    if field.get("type") not in TYPES:
        yield f"{where}: type {field.get('type')}"
    if not field.get("description"):
        yield f"{where}: no description"
    constraints = field.get("constraints", {})
    if set(constraints) - {"required", "pattern", "enum", "unique", "minimum", "maximum"} or not isinstance(constraints.get("required", True), bool):
        yield f"{where}: constraints {constraints}"
    if "enum" in constraints and not constraints["enum"]:
        yield f"{where}: empty enum"


def schema_faults(schema):
    names = [field.get("name") for field in schema.get("fields", [])]
    if not names or len(set(names)) != len(names):
        yield f"fields: {names}"
    for field in schema.get("fields", []):
        yield from field_faults(field)
    if schema.get("missingValues") != [""]:
        yield "missingValues"
    if not schema.get("primaryKey") or set(schema["primaryKey"]) - set(names):
        yield f"primaryKey: {schema.get('primaryKey')}"
    for key in schema.get("foreignKeys", [{}] if "foreignKeys" in schema else []):
        if not key.get("fields") or set(key["fields"]) - set(names) or len(key["fields"]) != len(key.get("reference", {}).get("fields", [])):
            yield f"foreignKey: {key}"


def descriptor_faults(package, folder):
    if package.get("$schema") != "https://datapackage.org/profiles/2.0/datapackage.json":
        yield "$schema"
    if not NAME.match(package.get("name", "")) or not package.get("title"):
        yield "name, title"
    if "created" in package and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", package["created"]):
        yield f"created: {package['created']}"
    if not isinstance(package.get("sources"), list) or not all(isinstance(source.get("title"), str) for source in package["sources"]):
        yield "sources"
    resources = package.get("resources") or []
    if not resources:
        yield "no resources"
    names = [resource.get("name") for resource in resources]
    if len(set(names)) != len(names) or not all(NAME.match(name or "") for name in names):
        yield f"names of resources: {names}"
    by_name = {resource["name"]: resource for resource in resources}
    for item in resources:
        where = item["name"]
        path = item.get("path", "")
        if "data" in item or path.startswith(("/", ".")) or ".." in path or not (folder / path).is_file():
            yield f"{where}: path {path}"
            continue
        data = (folder / path).read_bytes()
        if item.get("bytes") != len(data) or item.get("hash") != "sha256:" + hashlib.sha256(data).hexdigest():
            yield f"{where}: bytes or hash are not true"
        if (item.get("type"), item.get("encoding")) != ("table", "utf-8") or (item.get("format"), item.get("mediatype")) not in (("csv", "text/csv"), ("jsonl", "application/jsonl")):
            yield f"{where}: type, encoding, format or mediatype"
        yield from (f"{where}: {fault}" for fault in schema_faults(item.get("schema", {})))
        for key in item["schema"].get("foreignKeys", []):
            other = by_name.get(key["reference"].get("resource"))
            if not other or set(key["reference"]["fields"]) - {field["name"] for field in other["schema"]["fields"]}:
                yield f"{where}: a foreign key leads to {key['reference']}"


def rows_of(folder, item):
    if item["format"] == "csv":
        with open(folder / item["path"], encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    return [json.loads(line) for line in (folder / item["path"]).read_text(encoding="utf-8").split("\n")[:-1]]


def value_faults(field, value):
    """A value as its field says it is; of a CSV, where all are texts."""
    constraints = field.get("constraints", {})
    if value in ("", None):
        return
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], value):
        yield f"{value!r} is not {constraints['pattern']}"
    if "enum" in constraints and value not in constraints["enum"]:
        yield f"{value!r} is none of {constraints['enum']}"
    if field["type"] == "date":
        datetime.date.fromisoformat(value)
    if field["type"] == "integer":
        int(value)
    if field["type"] == "boolean" and str(value).lower() not in ("true", "false"):
        yield f"{value!r} is no boolean"


def description_is_true(cases, folder, package):
    by_name = {item["name"]: item for item in package["resources"]}
    rows = {name: rows_of(folder, item) for name, item in by_name.items()}
    for name, item in by_name.items():
        schema = item["schema"]
        wrong = [f"{field['name']}: {fault}" for row in rows[name] for field in schema["fields"] for fault in value_faults(field, row[field["name"]])][:5]
        # Required texts may be empty, and the empty text of a CSV cannot be told from a missing one by its reader.
        wrong += [f"{field['name']} is missing" for row in rows[name] for field in schema["fields"]
                  if field.get("constraints", {}).get("required") and (row[field["name"]] is None or row[field["name"]] == "" and field["type"] != "string")][:5]
        cases.check(f"{name}: every value is of the type that is said", not wrong, *wrong)
        keys = [tuple(row[key] for key in schema["primaryKey"]) for row in rows[name]]
        cases.check(f"{name}: the primary key is unique", len(set(keys)) == len(keys) == item["rows"])
        for key in schema.get("foreignKeys", []):
            there = {tuple(row[field] for field in key["reference"]["fields"]) for row in rows[key["reference"]["resource"]]}
            lost = [row for row in rows[name] if (value := tuple(row[field] for field in key["fields"])) not in there and value not in ((None,), ("",))]
            cases.check(f"{name}: {key['fields'][0]} is in {key['reference']['resource']}", not lost, *lost[:2])


def the_checker_complains(cases, folder, package):
    """A checker that never complains is itself a failure."""
    def broken(change):
        copy = json.loads(json.dumps(package))
        change(copy)
        return list(descriptor_faults(copy, folder))
    first = lambda copy: copy["resources"][0]
    changes = {"$schema": lambda copy: copy.pop("$schema"), "hash": lambda copy: first(copy).update(hash="sha256:0"), "bytes": lambda copy: first(copy).update(bytes=1),
               "type": lambda copy: first(copy)["schema"]["fields"][0].update(type="money"), "key": lambda copy: first(copy)["schema"].update(primaryKey=["nosuch"]),
               "reference": lambda copy: first(copy)["schema"]["foreignKeys"][0]["reference"].update(resource="nosuch"), "path": lambda copy: first(copy).update(path="/etc/passwd"),
               "names": lambda copy: first(copy).update(name="awards")}
    for name, change in changes.items():
        cases.check(f"the checker sees a wrong {name}", broken(change))


# ---- running it ----

class Runs:
    def __init__(self, purse, scratch):
        self.purse, self.scratch = os.path.abspath(purse), scratch
        self.environment = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}}

    def __call__(self, *words, limit=None, stdout=subprocess.PIPE):
        def limits():
            if limit:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        return subprocess.run([self.purse, "export", *map(str, words)], cwd=self.scratch, env=self.environment, stdin=subprocess.DEVNULL, stdout=stdout,
                              stderr=subprocess.PIPE, preexec_fn=limits, restore_signals=False, timeout=120)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else None


def same_store_same_bytes(cases, run, scratch, whole):
    run("--store", "odd.db", "-o", "again")
    cases.check("the same store gives the same bytes", contents(scratch / "again") == whole)
    run("--store", "odd.db", "-o", "again/")
    cases.check("over an earlier export too", contents(scratch / "again") == whole and not (scratch / "again.partial").exists())
    for form in ("csv", "jsonl"):
        run("--store", "odd.db", "-o", "again", "--format", form)
        got = contents(scratch / "again")
        package = json.loads(got.pop("datapackage.json"))
        cases.check(f"--format {form} writes only these files, and the same", got == {name: data for name, data in whole.items() if name.endswith("." + form)})
        faults = list(descriptor_faults(package, scratch / "again"))
        cases.check(f"--format {form}: the description keeps the rules", not faults, *faults)
        for table in ("transactions", "set_aside"):
            stream = run("--store", "odd.db", "--only", table, "--format", form, "-o", "-")
            cases.check(f"{table} on standard output as {form} is the file", stream.returncode == 0 and stream.stdout == whole[f"{table}.{form}"], stream.stderr)
    run("--store", "odd.db", "-o", "few", "--only", "transactions,imports", "--only", "agencies")
    got = contents(scratch / "few")
    package = json.loads(got.pop("datapackage.json"))
    cases.check("--only writes only these tables", sorted(got) == sorted(f"{table}.{form}" for table in ("transactions", "imports", "agencies") for form in ("csv", "jsonl")))
    faults = list(descriptor_faults(package, scratch / "few"))
    cases.check("--only: no key leads out of the package", not faults and "foreignKeys" in package["resources"][0]["schema"], *faults)


def broken_text(cases, run, source, scratch):
    db = sqlite3.connect(scratch / "broken.db")
    db.executescript((source / "src/store/schema.sql").read_text())
    db.execute("INSERT INTO agencies VALUES(1, CAST(x'410042' AS TEXT), CAST(x'e9742c' AS TEXT), CAST(x'c3a9f09f98' AS TEXT), NULL)")
    db.commit()
    out = run("--store", "broken.db", "--only", "agencies", "-o", "-").stdout.decode("utf-8")
    lines = run("--store", "broken.db", "--only", "agencies", "--format", "jsonl", "-o", "-").stdout.decode("utf-8")
    cases.check("bytes that are no text come out as U+FFFD, in valid UTF-8", out.split("\n")[1] == '1,A\ufffdB,"\ufffdt,",é\ufffd\ufffd\ufffd,' and
                json.loads(lines) == {"id": 1, "code": "A\ufffdB", "name": "\ufffdt,", "sub_code": "é\ufffd\ufffd\ufffd", "sub_name": None}, out, lines)


def damaged_stores(cases, run, source, scratch, whole):
    def damage(name, *statements, say):
        shutil.copy(scratch / "odd.db", scratch / "damaged.db")
        db = sqlite3.connect(scratch / "damaged.db")
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.close()
        got = run("--store", "damaged.db", "-o", "again")
        cases.check(f"{name}: exit 3, said, and the earlier export is still there", got.returncode == 3 and say in got.stderr.decode() and contents(scratch / "again") == whole, got.stderr.decode())
    run("--store", "odd.db", "-o", "again")
    damage("a day that is none", "UPDATE transactions SET action_date = 20160230 WHERE id = 7", say="row 7 of transactions has no good value for 'action_date'")
    damage("a month that is none", "UPDATE subawards SET report_month = 201713 WHERE id = 5", say="row 5 of subawards has no good value for 'report_month'")
    damage("a negative day", f"UPDATE awards SET totals_made = {LEAST} WHERE id = 4", say="row 2 of awards")
    damage("a transaction of a listing that is not there", "DELETE FROM listings WHERE id = 14", say="no good value for 'listing'")
    damage("a store of a later version", "PRAGMA user_version = 3", say="a later version of purse made it")
    damage("a database that is no store", "PRAGMA application_id = 1", say="it is no store of purse")
    damage("a table that is not there", "DROP TABLE set_aside", say="no such table: set_aside")
    data = bytearray((scratch / "odd.db").read_bytes())
    generator = random.Random(5)
    for trial in range(30):
        copy = bytearray(data)
        for _ in range(20):
            at = generator.randrange(100, len(copy))
            copy[at:at + 8] = generator.randbytes(8)
        (scratch / "damaged.db").write_bytes(copy[:generator.randrange(4096, len(copy))] if trial % 2 else copy)
        got = run("--store", "damaged.db", "-o", "hurt")
        if got.returncode not in (0, 3):
            cases.check(f"a store with damaged pages, trial {trial}", False, got.returncode, got.stderr.decode()[-3000:])
    cases.check("30 stores with damaged pages: exit 0 or 3", True)


def full_disk(cases, run, scratch, whole):
    for limit in (1, 5000, 50000):
        got = run("--store", "odd.db", "-o", "again", limit=limit)
        cases.check(f"files of at most {limit} bytes: exit 3, said, and the earlier export is still there",
                    got.returncode == 3 and b"cannot write 'again/" in got.stderr and contents(scratch / "again") == whole and not (scratch / "again.partial").exists(), got.stderr.decode())
    got = run("--store", "odd.db", "-o", "new", limit=5000)
    cases.check("nothing is left of an export that failed", got.returncode == 3 and not (scratch / "new").exists() and not (scratch / "new.partial").exists())
    with open("/dev/full", "wb") as full:
        got = run("--store", "odd.db", "--only", "awards", "-o", "-", stdout=full)
    cases.check("a full standard output: exit 3, said", got.returncode == 3 and b"cannot write standard output: No space left" in got.stderr, got.stderr)
    if os.geteuid():
        (scratch / "locked").mkdir()
        (scratch / "locked").chmod(0o555)
        got = run("--store", "odd.db", "-o", "locked/out")
        cases.check("a folder that may not be written in: exit 3, said", got.returncode == 3 and b"permission denied" in got.stderr, got.stderr)
    else:
        cases.skip("a folder that may not be written in: exit 3, said", "root may write everywhere")


def kills(cases, run, scratch, whole):
    """At any moment: no export, or the earlier one, or the whole new one."""
    generator = random.Random(11)
    for start in ("none", "earlier"):
        halves = left = 0
        target = scratch / f"killed-{start}"
        earlier = None
        if start == "earlier":
            run("--store", "odd.db", "-o", target, "--only", "imports")
            earlier = contents(target)
        begun = time.monotonic()
        run("--store", "odd.db", "-o", scratch / "again")
        took = time.monotonic() - begun
        for _ in range(15):
            process = subprocess.Popen([run.purse, "export", "--store", "odd.db", "-o", target], cwd=scratch, env=run.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(generator.random() * took * 1.2)
            process.send_signal(signal.SIGKILL)
            process.wait()
            left += pathlib.Path(f"{target}.partial").exists()
            halves += contents(target) not in (earlier, whole)
            if contents(target) == whole:
                earlier = whole
        got = run("--store", "odd.db", "-o", target)
        cases.check(f"killed 15 times ({start} there before, {left} left something beside): never half an export, and the next one cleans up",
                    not halves and got.returncode == 0 and contents(target) == whole and not pathlib.Path(f"{target}.partial").exists(), halves, got.stderr)


def two_at_once(cases, run, scratch, whole):
    processes = [subprocess.Popen([run.purse, "export", "--store", "odd.db", "-o", "both"], cwd=scratch, env=run.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(6)]
    said = [(process.communicate()[1], process.returncode) for process in processes]
    cases.check("six at once into one folder: each is whole or says that another is writing", all(status == 0 or status == 3 and b"another export is writing" in text for text, status in said) and
                any(status == 0 for _, status in said) and contents(scratch / "both") == whole, said)


def memory(cases, run, scratch, source):
    if subprocess.run(["grep", "-qa", "__asan_init", run.purse]).returncode == 0:
        cases.skip("memory does not grow with the rows", "memory is not measured under a sanitizer")
        return
    db = sqlite3.connect(scratch / "long.db")
    db.executescript((source / "src/store/schema.sql").read_text())
    db.execute("INSERT INTO imports(id, file, sha256, bytes, imported, state) VALUES(1, 'x.zip', '00', 1, 20260101, 'done')")
    db.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) INSERT INTO set_aside SELECT i, 1, 1, i, 'A001', 'cut short', printf('%0200d', i) FROM n")
    db.commit()
    words = ["/usr/bin/python3", "-c", "import resource,subprocess,sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"]
    peaks = [int(subprocess.run([*words, run.purse, "export", "--store", store, "-o", "measured"], cwd=scratch, env=run.environment, stdout=subprocess.PIPE, check=True).stdout) for store in ("broken.db", "long.db")]
    cases.check(f"memory does not grow with the rows ({peaks[0]} kB for one row, {peaks[1]} kB for 300,000)", peaks[1] - peaks[0] < 8192, peaks)


def real_rows(cases, run, source, scratch):
    """Rows of USAspending, which are not part of the project: from file to store to files without losing a cent."""
    folder = source.resolve().parent / "shared/data/awards"
    name = "real rows are imported and exported with their sum to the cent"
    paths = [folder / "assistance_prime_112col_sample.csv", folder / "doj_2017_d2_rows.csv"]
    if not all(path.exists() for path in paths):
        cases.skip(name, "there is no ../shared/data/awards")
        return
    environment = {**run.environment, "PURSE_TODAY": "2026-11-27"}
    subprocess.run([run.purse, "import", "--store", scratch / "real.db", *paths], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    run("--store", "real.db", "-o", "real")
    package = json.loads((scratch / "real/datapackage.json").read_text(encoding="utf-8"))
    with_sum = [row["obligation"] for row in rows_of(scratch / "real", package["resources"][0])]
    read = []
    for path in paths:
        with open(path, encoding="utf-8", newline="") as file:
            read += [row["federal_action_obligation"] for row in csv.DictReader(file)]
    total = lambda amounts: sum((decimal.Decimal(amount) for amount in amounts if amount), decimal.Decimal(0))
    cases.check(name, len(with_sum) == len(read) == 379 and total(with_sum) == total(read), len(with_sum), total(with_sum), total(read))
    cases.check("their description keeps the rules", not list(descriptor_faults(package, scratch / "real")))
    description_is_true(cases, scratch / "real", package)


def main():
    source, purse = pathlib.Path(sys.argv[1]), sys.argv[2]
    cases = Cases()
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        run = Runs(purse, scratch)
        make_store(source, scratch / "odd.db", 800)
        got = run("--store", "odd.db", "-o", "out")
        cases.check("a store with odd values is exported", got.returncode == 0, got.stderr)
        cases.check("an import that is not finished is said", b"1 import is not finished; the rows so far are exported" in got.stderr, got.stderr)
        out = scratch / "out"
        package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
        faults = list(descriptor_faults(package, out))
        cases.check("the description keeps the rules of the standard", not faults, *faults)
        the_checker_complains(cases, out, package)
        db = sqlite3.connect(scratch / "odd.db")
        cells_are_the_store(cases, out, db, {item["name"]: item for item in package["resources"]})
        description_is_true(cases, out, package)
        cases.check("every import is named as a source, with its hash", [source["hash"] for source in package["sources"][1:]] == ["sha256:" + row[0] for row in db.execute("SELECT sha256 FROM imports ORDER BY id")])
        cases.check("created is the day of the latest import", package["created"] == "2026-09-06T00:00:00Z")
        db.close()
        whole = contents(out)
        same_store_same_bytes(cases, run, scratch, whole)
        broken_text(cases, run, source, scratch)
        damaged_stores(cases, run, source, scratch, whole)
        full_disk(cases, run, scratch, whole)
        kills(cases, run, scratch, whole)
        two_at_once(cases, run, scratch, whole)
        memory(cases, run, scratch, source)
        real_rows(cases, run, source, scratch)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
