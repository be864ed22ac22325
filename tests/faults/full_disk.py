#!/usr/bin/env python3
"""full_disk.py PURSE AWARDS_MAKE: no room is left in the middle of an import; with room it goes on. TAP.

Two ways to have no room: a limit on the size of a file, which everyone can set, and a small file system of
its own, which only root can mount (skipped otherwise)."""
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from faults.ground import Maker, Purse, contents, difference, is_sound
from tap import Cases


def file_size(most):
    """No file may grow beyond; the write fails instead of a signal that ends the program."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    return limit


class FullDisk:
    def __init__(self, purse, make, folder):
        self.purse, self.folder, self.cases = purse, pathlib.Path(folder), Cases()
        self.file = make.zip("FY2024_All_Assistance_Full_20260906.zip", "--rows", 20000, "--year", 2024, "--member-rows", 4000)
        good = self.folder / "good.db"
        run = purse.run("import", self.file, "--store", good)
        self.cases.check("with room the import ends well", run.status == 0, run)
        self.good, self.answers, self.size = contents(good), purse.answers(good), good.stat().st_size

    def goes_on(self, name, store):
        run = self.purse.run("import", self.file, "--store", store)
        rows = contents(store) if run.status == 0 else {}
        self.cases.check(f"{name}: with room again the same command gives the same answers", run.status == 0 and rows == self.good and self.purse.answers(store) == self.answers,
                         run, difference(rows, self.good))

    def a_store_that_cannot_grow_can_go_on_afterwards(self):
        for share in (1, 5, 20, 40, 60, 80, 95):
            store = self.folder / f"limited{share}.db"
            name = f"no room beyond {share} % of the store"
            run = self.purse.run("import", self.file, "--store", store, limit=file_size(max(self.size * share // 100, 1024)))
            self.cases.check(f"{name}: exit 3 with a reason", run.status == 3 and run.err.strip(), run)
            if store.exists() and store.stat().st_size:
                sound, why = is_sound(store)
                self.cases.check(f"{name}: the store is sound", sound, why)
            self.goes_on(name, store)

    def a_full_file_system_is_survived(self):
        name = "a full file system"
        room = self.folder / "small"
        room.mkdir()
        size = self.size * 6 // 10
        mounted = os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", room], stderr=subprocess.DEVNULL, check=False).returncode == 0
        if not mounted:
            self.cases.skip(name, "no file system can be mounted here")
            return
        try:
            store = room / "store.db"
            run = self.purse.run("import", self.file, "--store", store)
            self.cases.check(f"{name}: exit 3 with a reason", run.status == 3 and run.err.strip(), run)
            subprocess.run(["mount", "-o", f"remount,size={self.size * 8}", room], check=True)
            self.goes_on(name, store)
        finally:
            subprocess.run(["umount", room], check=False)

    def a_folder_that_is_not_there_is_said(self):
        run = self.purse.run("import", self.file, "--store", self.folder / "absent" / "store.db")
        self.cases.check("a store in a folder that is not there: exit 3 with a reason", run.status == 3 and "absent" in run.err, run)


def main():
    with tempfile.TemporaryDirectory() as folder:
        full = FullDisk(Purse(sys.argv[1], folder), Maker(sys.argv[2], folder), folder)
        full.a_store_that_cannot_grow_can_go_on_afterwards()
        full.a_full_file_system_is_survived()
        full.a_folder_that_is_not_there_is_said()
        return full.cases.finish()


if __name__ == "__main__":
    sys.exit(main())
