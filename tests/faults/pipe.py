#!/usr/bin/env python3
"""pipe.py PURSE AWARDS_MAKE MEGABYTES: an import from a pipe of any length needs no more memory than from a short one. TAP."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from faults.ground import MEMORY_MOST, Purse, says_amount, standing
from tap import Cases

ROW_BYTES = 1565  # of the generator, on average


def through_a_pipe(purse, make, rows, store):
    with tempfile.TemporaryFile() as said:
        maker = subprocess.Popen([make, "--rows", str(rows), "--csv"], stdout=subprocess.PIPE, stderr=said)
        run = purse.run("import", "-", "--store", store, stdin=maker.stdout, time_s=7200)
        maker.stdout.close()
        maker.wait()
        said.seek(0)
        text = said.read()
    return run, json.loads(text) if maker.returncode == 0 else None


def main():
    megabytes, cases = int(sys.argv[3]), Cases()
    with tempfile.TemporaryDirectory() as folder:
        purse = Purse(sys.argv[1], folder)
        few, many = 20_000_000 // ROW_BYTES, megabytes * 1_000_000 // ROW_BYTES
        short, _ = through_a_pipe(purse, sys.argv[2], few, pathlib.Path(folder) / "short.db")
        store = pathlib.Path(folder) / "long.db"
        run, totals = through_a_pipe(purse, sys.argv[2], many, store)
        name = f"{megabytes} MB through a pipe"
        cases.check(f"{name} come in whole", run.status == 0 and totals and standing(store) == (totals["rows"], totals["obligation_cents"]), run, totals)
        cases.check(f"{name}: the sum is printed to the cent", totals and says_amount(run.out, totals["obligation_cents"]), run)
        if purse.is_sanitized:
            cases.skip(f"{name} need no more memory", "sanitizers need their own")
        else:
            cases.check(f"{name} need less than {MEMORY_MOST >> 20} MB", run.memory < MEMORY_MOST, run)
            print(f"# {short.memory >> 20} MB resident at most for 20 MB, {run.memory >> 20} MB for {megabytes} MB; {run.took_s:.1f} s with the making of the text")
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
