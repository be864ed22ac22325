#!/usr/bin/env python3
"""store_page.py SOURCE_ROOT: docs/store.md has every table and column of the schema, with its type, and no other; its example in Python runs. TAP."""
import contextlib
import io
import os
import pathlib
import re
import sqlite3
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases


def tables(schema):
    db = sqlite3.connect(":memory:")
    db.executescript(schema)
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
    return {name: {row[1]: row[2].lower() for row in db.execute(f"PRAGMA table_info({name})")} for name in names}


def described(page):
    found = {}
    for section in re.split(r"^### ", page, flags=re.M)[1:]:
        name, _, rest = section.partition("\n")
        found[name.strip()] = {column: kind for column, kind in re.findall(r"^\| `(\w+)` \| (\w+)", rest.split("\n## ")[0], re.M)}
    return found


def main():
    root, cases = pathlib.Path(sys.argv[1]), Cases()
    schema, page = (root / "src/store/schema.sql").read_text(), (root / "docs/store.md").read_text()
    there, told = tables(schema), described(page)
    for name in sorted(there | told.keys()):
        cases.check(f"the table {name} is described as it is", there.get(name) == told.get(name),
                    f"in the schema: {sorted((there.get(name) or {}).items())}", f"in the page: {sorted((told.get(name) or {}).items())}")
    example = next(block for block in re.findall(r"^```python\n(.*?)^```$", page, re.M | re.S) if "pandas" not in block)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        db = sqlite3.connect("purse.db")
        db.executescript(schema)
        db.executescript("INSERT INTO recipients(id, name, hash) VALUES (1, 'CITY OF X', 0); INSERT INTO resolutions(recipient, decision, place, why, gazetteer)"
                         " VALUES (1, 'exact', 'us/il/chicago', '', ''); INSERT INTO agencies(id) VALUES (1); INSERT INTO listings(id, number) VALUES (1, '16.738');"
                         " INSERT INTO awards(id, agency, recipient, hash) VALUES (1, 1, 1, 0); INSERT INTO imports(id, file, sha256, bytes, imported, state)"
                         " VALUES (1, 'x', 'x', 0, 20170101, 'done'); INSERT INTO transactions(award, listing, recipient, obligation, import, member, line)"
                         " VALUES (1, 1, 1, 150, 1, 1, 2);")
        db.close()
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(example, "docs/store.md", "exec"), {})
    cases.check("the example in Python runs", out.getvalue() == "us/il/chicago 1.5\n", out.getvalue())
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
