#!/usr/bin/env python3
"""real_files.py SOURCE PURSE: two real award files, read by Python's csv and by the import: the same to the cent. TAP.

The files are not part of the project; they are looked for in shared/data beside the checkout."""
import csv
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from faults.editions import cents
from faults.ground import Purse, connect, is_sound, says_amount, standing
from tap import Cases

# File, columns, rows, and what it calls the award number and the descriptions.
FILES = [("assistance_prime_112col_sample.csv", 112, 359, "award_id_fain", ("prime_award_base_transaction_description", "transaction_description")),
         ("doj_2017_d2_rows.csv", 66, 20, "fain", ("award_description",))]


class RealFile:
    def __init__(self, cases, purse, path, facts):
        self.cases, self.purse, self.path = cases, purse, path
        self.name, self.columns, self.count, self.fain, self.descriptions = facts
        with open(path, newline="", encoding="utf-8") as file:
            reader = csv.DictReader(file)
            self.rows, self.header = list(reader), reader.fieldnames
        self.sum = sum(cents(row["federal_action_obligation"]) or 0 for row in self.rows)

    def check(self, name, is_right, *why):
        self.cases.check(f"{self.name}: {name}", is_right, *why)

    def comes_in_whole(self, store):
        self.check(f"{self.count} rows of {self.columns} columns, read independently", (len(self.rows), len(self.header)) == (self.count, self.columns))
        run = self.purse.run("import", self.path, "--store", store)
        self.check("exit 0", run.status == 0, run)
        self.check("the sum is printed to the cent", says_amount(run.out, self.sum), self.sum, run)
        self.check("so is the count", str(self.count) in run.out, run)
        self.check("count and sum are in the store", standing(store) == (self.count, self.sum), standing(store), (self.count, self.sum))
        manifest = self.purse.imports(store)
        self.check("count and sum are in the manifest", says_amount(str(manifest), self.sum) and str(self.count) in str(manifest), manifest)
        sound, why = is_sound(store)
        self.check("the store is sound", sound, why)

    def every_amount_is_equal(self, store):
        db = connect(store)
        stored = sorted((fain or "", obligation if obligation is not None else "none") for fain, obligation in db.execute("SELECT a.fain, t.obligation FROM transactions t JOIN awards a ON a.id = t.award"))
        db.close()
        read = [(row[self.fain], cents(row["federal_action_obligation"])) for row in self.rows]
        wanted = sorted((fain, "none" if amount is None else amount) for fain, amount in read)
        wrong = [pair for pair in zip(stored, wanted) if pair[0] != pair[1]]
        self.check("each award number with its amounts", stored == wanted, *wrong[:5])

    def every_text_is_equal(self, store):
        db = connect(store)
        stored = db.execute("SELECT fain, description FROM awards WHERE fain IS NOT NULL").fetchall()
        names = {name for (name,) in db.execute("SELECT coalesce(name, '') FROM recipients")}
        db.close()
        told = {}
        for row in self.rows:
            told.setdefault(row[self.fain], set()).update(row[column] for column in self.descriptions)
        wrong = [(fain, text[:80]) for fain, text in stored if text is not None and text not in told.get(fain, ())]
        self.check("every description that is stored is one of the file's, to the byte", not wrong, *wrong[:5])
        lines_inside = sum("\n" in text for _, text in stored if text)
        wanted = len({row[self.fain] for row in self.rows if "\n" in row[self.descriptions[0]]})
        self.check(f"the {wanted} awards whose first description has a line end keep it", lines_inside >= wanted, lines_inside)
        absent = [name for name in self.recipient_names() if name not in names]
        self.check("every recipient's name is stored as it stands", not absent, *absent[:5])

    def recipient_names(self):
        column = "recipient_name" if "recipient_name" in self.header else "awardee_or_recipient_legal"
        return sorted({row[column] for row in self.rows} - {""})


def main():
    cases, purse_path = Cases(), sys.argv[2]
    awards = pathlib.Path(sys.argv[1]).resolve().parent / "shared" / "data" / "awards"
    with tempfile.TemporaryDirectory() as folder:
        for facts in FILES:
            if not (awards / facts[0]).exists():
                cases.skip(facts[0], "the real file is not at hand")
                continue
            real = RealFile(cases, Purse(purse_path, folder), awards / facts[0], facts)
            store = pathlib.Path(folder) / (facts[0] + ".db")
            for part in (real.comes_in_whole, real.every_amount_is_equal, real.every_text_is_equal):
                try:
                    part(store)
                except Exception as problem:  # one part's breakdown must not hide the others
                    real.check(f"{part.__name__} runs to its end", False, repr(problem))
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
