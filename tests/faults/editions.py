#!/usr/bin/env python3
"""editions.py PURSE AWARDS_MAKE: a newer file or a delta corrects and withdraws, with days, and erases nothing. TAP.

What should stand after each file is read from the files with Python's csv, not from the program."""
import csv
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from faults.ground import Maker, Purse, connect, contents, difference, is_sound, standing
from tap import Cases

ROWS = ("--rows", 6000, "--year", 2024, "--member-rows", 2500)
FIRST, SECOND, DELTA = "FY2024_All_Assistance_Full_20260906.zip", "FY2024_All_Assistance_Full_20261006.zip", "FY(All)_All_Assistance_Delta_20261006.zip"
FIRST_DAY, SECOND_DAY, BETWEEN = "2026-09-07", "2026-10-07", "2026-09-15"
KEY = """SELECT upper(g.sub_code || '_' || coalesce(a.fain, '-NONE-') || '_' || coalesce(t.uri, a.uri, '-NONE-') || '_' || l.number || '_' || coalesce(t.modification, '-NONE-')),
t.obligation, t.withdrawn FROM transactions t JOIN awards a ON a.id = t.award JOIN agencies g ON g.id = a.agency JOIN listings l ON l.id = t.listing"""


def cents(text):
    """Whole cents of a decimal amount without passing through floating point; None for an empty cell."""
    if not text:
        return None
    whole, _, part = text.lstrip("-").partition(".")
    amount = int(whole) * 100 + int((part + "00")[:2])
    return -amount if text.startswith("-") else amount


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {row["assistance_transaction_unique_key"]: row for row in csv.DictReader(file)}


class Editions:
    def __init__(self, purse, make, folder):
        self.purse, self.make, self.folder, self.cases = purse, make, pathlib.Path(folder), Cases()
        self.zips = {FIRST: make.zip(FIRST, *ROWS), SECOND: make.zip(SECOND, *ROWS, "--edition", 2), DELTA: make.zip(DELTA, *ROWS, "--delta")}
        self.first = rows_of(make.csv("first.csv", *ROWS))
        self.second = rows_of(make.csv("second.csv", *ROWS, "--edition", 2))

    def bring_in(self, store, name, day, statuses=(0,)):
        run = self.purse.run("import", self.zips[name], "--store", store, today=day)
        self.cases.check(f"{name} comes in on {day}", run.status in statuses, run)
        return run

    def amounts(self, rows):
        return {key: cents(row["federal_action_obligation"]) for key, row in rows.items()}

    def check_standing(self, name, store, rows):
        db = connect(store)
        found = {key: obligation for key, obligation, withdrawn in db.execute(KEY) if withdrawn is None}
        db.close()
        wanted = self.amounts(rows)
        wrong = [(key, found.get(key, "absent"), wanted.get(key, "absent")) for key in sorted(set(found) | set(wanted)) if found.get(key, "absent") != wanted.get(key, "absent")]
        self.cases.check(f"{name}: the rows that stand are those of the file, each with its amount", not wrong and standing(store)[0] == len(rows), f"{len(wrong)} differ; found, wanted:", *wrong[:8])
        sound, why = is_sound(store)
        self.cases.check(f"{name}: the store is sound", sound, why)

    def check_withdrawals(self, name, store):
        db = connect(store)
        gone = {key: (obligation, withdrawn) for key, obligation, withdrawn in db.execute(KEY) if withdrawn is not None}
        db.close()
        was, now = self.amounts(self.first), self.amounts(self.second)
        vanished = set(was) - set(now)
        corrected = {key for key in set(was) & set(now) if was[key] != now[key]}
        touched = {key for key in set(was) & set(now) if self.first[key]["last_modified_date"] != self.second[key]["last_modified_date"]}
        self.cases.check(f"{name}: every row that vanished or was corrected is kept as it was, withdrawn", vanished | corrected <= set(gone) and all(gone[key][0] == was[key] for key in vanished | corrected),
                         sorted((vanished | corrected) - set(gone))[:5])
        days = {day for _, day in gone.values()}
        self.cases.check(f"{name}: with a day between the first file and the second import", all(20260906 < day <= 20261007 for day in days), days)
        moved = set(gone) - vanished - touched
        self.cases.check(f"{name}: and no row is withdrawn that is the same in both", not moved, len(moved), sorted(moved)[:5])

    def a_newer_file_withdraws_what_it_no_longer_has(self):
        store = self.folder / "newer.db"
        self.bring_in(store, FIRST, FIRST_DAY)
        self.check_standing("the first file", store, self.first)
        before = self.purse.stake(store, "--known-by", BETWEEN)
        self.bring_in(store, SECOND, SECOND_DAY)
        self.check_standing("the newer file", store, self.second)
        self.check_withdrawals("the newer file", store)
        self.yesterday_stays("the newer file", store, before)
        again = contents(store)
        self.bring_in(store, FIRST, "2026-11-02")
        self.cases.check("the older file once more changes nothing", contents(store) == again, difference(contents(store), again))

    def yesterday_stays(self, name, store, before):
        if not self.purse.can_answer():
            self.cases.skip(f"{name}: what was known on {BETWEEN} is answered as before", "purse stake takes no --store yet")
            return
        after = self.purse.stake(store, "--known-by", BETWEEN)
        self.cases.check(f"{name}: what was known on {BETWEEN} is answered as before", before.out == after.out and '"gross"' in before.out, before, after)
        now = self.purse.stake(store)
        self.cases.check(f"{name}: and today's answer is another", now.status in (0, 1) and now.out != after.out, now, after)

    def a_delta_corrects_and_deletes(self):
        store = self.folder / "delta.db"
        self.bring_in(store, FIRST, FIRST_DAY)
        before = self.purse.stake(store, "--known-by", BETWEEN)
        self.bring_in(store, DELTA, SECOND_DAY)
        self.check_standing("the delta", store, self.second)
        self.check_withdrawals("the delta", store)
        self.yesterday_stays("the delta", store, before)
        self.bring_in(store, SECOND, "2026-10-20")
        self.check_standing("the newer file behind the delta", store, self.second)

    def a_delta_alone_is_no_fault(self):
        store = self.folder / "alone.db"
        self.bring_in(store, DELTA, SECOND_DAY, (0, 1))
        totals = self.make.totals[DELTA]
        self.cases.check("a delta into an empty store: its rows stand, deletions of what is not there do no harm", standing(store) == (totals["corrected"] + totals["added"], totals["obligation_cents"]), standing(store), totals)

    def the_newer_file_first(self):
        store = self.folder / "reversed.db"
        self.bring_in(store, SECOND, SECOND_DAY)
        self.bring_in(store, FIRST, "2026-11-02")
        self.check_standing("the older file imported behind the newer one", store, self.second)


def main():
    with tempfile.TemporaryDirectory() as folder:
        editions = Editions(Purse(sys.argv[1], folder), Maker(sys.argv[2], folder), folder)
        for part in (editions.a_newer_file_withdraws_what_it_no_longer_has, editions.a_delta_corrects_and_deletes, editions.a_delta_alone_is_no_fault, editions.the_newer_file_first):
            try:
                part()
            except Exception as problem:  # one part's breakdown must not hide the others
                editions.cases.check(f"{part.__name__} runs to its end", False, repr(problem))
        return editions.cases.finish()


if __name__ == "__main__":
    sys.exit(main())
