"""Small stores for tests, made with SQLite from the schema of the program: no import is needed."""
import pathlib
import sqlite3

SOURCE = pathlib.Path(__file__).resolve().parents[2]


class Store:
    """A store at `path`; rows of one file. `vintage` is the gazetteer that resolutions are kept with."""

    def __init__(self, path, vintage="another"):
        self.vintage = vintage
        self.db = sqlite3.connect(str(path))
        self.db.executescript((SOURCE / "src/store/schema.sql").read_text())
        self.ids = {}
        self.import_file("awards.csv")

    def import_file(self, name):
        self.file = self.insert("imports", file=name, sha256=name, bytes=0, imported=20170401, state="done")
        self.db.execute("INSERT INTO import_members(\"import\", member, name, form, is_done) VALUES (?, 1, ?, 'prime', 1)", (self.file, name))

    def insert(self, table, **values):
        names = ", ".join('"%s"' % name for name in values)
        marks = ", ".join("?" * len(values))
        return self.db.execute(f"INSERT INTO {table}({names}) VALUES ({marks})", list(values.values())).lastrowid

    def once(self, table, **values):
        key = (table, *values.items())
        if key not in self.ids:
            self.ids[key] = self.insert(table, **values)
        return self.ids[key]

    def recipient(self, name, state, place=None, decision=None, types=None):
        number = self.once("recipients", name=name, state=state, business_types=types, hash=0)
        if decision and (number,) not in self.ids:
            self.ids[(number,)] = self.insert("resolutions", recipient=number, decision=decision, place=place, why="by hand", gazetteer=self.vintage)
        return number

    def award(self, fain, recipient, record_type=2, outlayed=None, uri=None):
        agency = self.once("agencies", code="015", sub_code="1550")
        return self.once("awards", agency=agency, fain=fain, uri=uri, record_type=record_type, recipient=recipient, total_outlayed=outlayed, hash=0)

    def transaction(self, award, listing, recipient, line, **values):
        number = self.once("listings", number=listing)
        values.setdefault("known", 20161101)
        values.setdefault("import", self.file)
        return self.insert("transactions", award=award, listing=number, recipient=recipient, member=1, line=line, **values)

    def subaward(self, award, prime, recipient, amount, day, line, **values):
        return self.insert("subawards", award=award, prime_recipient=prime, recipient=recipient, amount=amount, action_date=day, hash=0, award_hash=0,
                           member=1, line=line, **{"import": self.file, "known": day, **values})

    def close(self):
        self.db.executescript("INSERT INTO award_listings SELECT DISTINCT listing, award FROM transactions;"
                              "UPDATE listings SET transactions = (SELECT count(*) FROM transactions WHERE listing = listings.id)")
        self.db.commit()
        self.db.close()
