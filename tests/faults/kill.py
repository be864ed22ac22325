#!/usr/bin/env python3
"""kill.py PURSE AWARDS_MAKE MOMENTS [ROWS]: an import is killed at random moments, and the same command given again.

TAP. The answers must be those of an import that nothing disturbed, to the byte: every row of every table,
the manifest, and the stake over the store."""
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from faults.ground import Maker, Purse, contents, difference, is_sound
from tap import Cases


class Kills:
    def __init__(self, purse, make, folder, moments):
        self.purse, self.make, self.folder, self.moments = purse, make, pathlib.Path(folder), moments
        self.cases, self.rng = Cases(), random.Random(20170421)

    def undisturbed(self, store, words, before=None):
        """(how long it takes, what then is in the store, what it answers)."""
        self.fresh(store, before)
        run = self.purse.run("import", *words, "--store", store)
        if not self.cases.check(f"an import of {' '.join(w.name for w in words)} that nothing disturbs ends well", run.status == 0, run):
            return None
        return run.took_s, contents(store), self.purse.answers(store)

    def fresh(self, store, before):
        for path in self.folder.glob(store.name + "*"):
            path.unlink()
        if before is not None:
            shutil.copy(before, store)

    def kill_at(self, moment_s, store, words):
        """True when the program was still at work."""
        process = self.purse.start("import", *words, "--store", store)
        time.sleep(moment_s)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return process.returncode == -signal.SIGKILL

    def survives(self, about, words, before=None):
        store = self.folder / "killed.db"
        good = self.undisturbed(store, words, before)
        if good is None:
            return
        took_s, rows, answers = good
        hits = 0
        for number in range(self.moments):
            self.fresh(store, before)
            moments = [self.rng.uniform(0, took_s) for _ in range(self.rng.choice((1, 1, 1, 3)))]
            hits += sum(self.kill_at(moment, store, words) for moment in moments)
            asked = self.purse.run("imports", "--store", store)
            self.cases.check(f"{about}: what a kill left can be asked at once", asked.status == 0 or not store.exists() or "it is no store" in asked.err, asked)
            run = self.purse.run("import", *words, "--store", store)
            after = contents(store) if run.status == 0 else {}
            name = f"{about}, killed after {' and '.join(f'{m * 1000:.0f} ms' for m in moments)}, goes on to the same answers"
            sound, why = is_sound(store) if run.status == 0 else (False, "")
            is_right = run.status == 0 and after == rows and sound and self.purse.answers(store) == answers
            self.cases.check(name, is_right, run, difference(after, rows), why)
        self.cases.check(f"{about}: at least half of the moments were in time", hits * 2 >= self.moments, f"{hits} of {self.moments}; {took_s:.2f} s undisturbed")

    def again_changes_nothing(self, words):
        store = self.folder / "twice.db"
        good = self.undisturbed(store, words)
        if good is None:
            return
        run = self.purse.run("import", *words, "--store", store, today="2027-01-01")
        self.cases.check("the same file imported twice changes nothing", run.status == 0 and contents(store) == good[1] and self.purse.answers(store) == good[2],
                         run, difference(contents(store), good[1]))
        copy = self.folder / "renamed.zip"
        shutil.copy(words[0], copy)
        run = self.purse.run("import", copy, "--store", store, today="2027-01-01")
        self.cases.check("nor do the same bytes under another name", run.status == 0 and contents(store) == good[1], run, difference(contents(store), good[1]))


def main():
    moments, rows = int(sys.argv[3]), sys.argv[4] if len(sys.argv) > 4 else "20000"
    with tempfile.TemporaryDirectory() as folder:
        make = Maker(sys.argv[2], folder)
        kills = Kills(Purse(sys.argv[1], folder), make, folder, moments)
        words = ["--rows", rows, "--year", 2024, "--member-rows", int(rows) // 5]
        first = make.zip("FY2024_All_Assistance_Full_20260906.zip", *words)
        second = make.zip("FY2024_All_Assistance_Full_20261006.zip", *words, "--edition", 2)
        kills.survives("a first import", [first])
        base = kills.folder / "base.db"
        if kills.undisturbed(base, [first]):
            kills.survives("an import of a newer edition", [second], base)
        kills.again_changes_nothing([first])
        return kills.cases.finish()


if __name__ == "__main__":
    sys.exit(main())
