#!/usr/bin/python3
"""Measures the stake of every place on one day over 20 million transactions, against DuckDB asking its own table.

usage: stake.py BUILD [ROWS] [--runs N] [--keep FOLDER]

The store is written by stake_make straight into its tables; DuckDB has the same transactions in a table of seven
columns, made from csv, places as numbers. Both are asked in their own process, warm, RUNS times: what each government
has been obligated under all programs by transactions that had happened by the day and stand today; and the same of one
government. The sums must agree to the cent. `answer` is purse's whole answer: the states of the conditions too. Never a test: nothing fails for
being slow. A peer that is not installed is left out and said so (PURSE_DUCKDB: the folder pip installed it into)."""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

DAY = 20260915
DUCK = """import json, sys, time, duckdb
connection = duckdb.connect(sys.argv[1])
connection.execute("SET enable_progress_bar = false")
day, runs = int(sys.argv[3]), int(sys.argv[4])
if sys.argv[2]:
    connection.execute("CREATE TABLE t AS SELECT * FROM read_csv(?, header = true, columns = {'place': 'INTEGER', 'award': 'INTEGER', 'listing': 'INTEGER', "
                       "'obligation': 'BIGINT', 'action_date': 'INTEGER', 'known': 'INTEGER', 'withdrawn': 'INTEGER'})", [sys.argv[2]])
HELD = f"action_date <= {day} AND withdrawn IS NULL"
def timed(sql):
    connection.execute(sql).fetchall()
    times = []
    for _ in range(runs):
        start = time.perf_counter_ns()
        rows = connection.execute(sql).fetchall()
        times.append(time.perf_counter_ns() - start)
    return rows, times
rows, every = timed(f"SELECT place, sum(obligation) FROM t WHERE place IS NOT NULL AND {HELD} GROUP BY place")
largest = max(rows, key=lambda row: row[1])[0]
one_rows, one = timed(f"SELECT sum(obligation) FROM t WHERE place = {largest} AND {HELD}")
print(json.dumps({"version": duckdb.__version__, "every_ns": every, "one_ns": one, "places": len(rows), "cents": int(sum(row[1] for row in rows)), "one_cents": int(one_rows[0][0])}))
"""


def duckdb_environment():
    for extra in filter(lambda path: path != "", (os.environ.get("PURSE_DUCKDB", ""), None)):
        environment = dict(os.environ, **({"PYTHONPATH": extra} if extra else {}))
        if subprocess.run([sys.executable, "-c", "import duckdb"], env=environment, stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return environment
    return None


class Measurement:
    def __init__(self, build, folder, rows, runs):
        self.build, self.folder, self.rows, self.runs = pathlib.Path(build), pathlib.Path(folder), rows, runs
        self.store, self.text, self.table = (self.folder / f"stake_{rows}.{end}" for end in ("db", "csv", "duckdb"))

    def make(self):
        if self.store.exists():
            return
        schema = pathlib.Path(__file__).resolve().parents[1] / "src" / "store" / "schema.sql"
        command = [self.build / "bench" / "stake_make", "--schema", schema, "--store", self.store, "--csv", self.text, "--rows", str(self.rows)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def purse(self):
        """What bench/stake.c says: the same keys as DUCK prints."""
        program = self.build / "bench" / "stake_bench"
        if not program.exists():
            return None
        got = subprocess.run([program, self.store, str(DAY), str(self.runs)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if got.returncode != 0:
            print(f"  stake_bench failed, exit {got.returncode}: {got.stderr[:500]}")
            return None
        return json.loads(got.stdout)

    def duckdb(self):
        environment = duckdb_environment()
        if environment is None:
            return None
        text = "" if self.table.exists() else str(self.text)
        got = subprocess.run([sys.executable, "-c", DUCK, self.table, text, str(DAY), str(self.runs)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if got.returncode != 0:
            print(f"  DuckDB failed: {got.stderr[-500:]}")
            return None
        return json.loads(got.stdout)


def line(name, answer):
    every, one = (sorted(t / 1e6 for t in answer[key]) for key in ("every_ns", "one_ns"))
    print(f"  {name:13} every place {statistics.median(every):8.2f} ms ({every[0]:.2f} to {every[-1]:.2f}); "
          f"one place {statistics.median(one):7.3f} ms ({one[0]:.3f} to {one[-1]:.3f}); {answer['places']:,} places, {answer['cents'] / 100:,.2f} dollars")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("rows", nargs="?", type=int, default=20_000_000)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--keep", help="a folder for the store and the table, used again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        measurement = Measurement(options.build, options.keep or scratch, options.rows, options.runs)
        measurement.make()
        print(f"stake: {options.rows:,} transactions, every place on {DAY}, all programs, warm (median of {options.runs})")
        ours, theirs = measurement.purse(), measurement.duckdb()
        if ours:
            line("purse", ours)
            answer = sorted(t / 1e6 for t in ours["answer_ns"])
            print(f"  purse answer  every place {statistics.median(answer):8.2f} ms ({answer[0]:.2f} to {answer[-1]:.2f}; wanted below 25)")
        else:
            print("  purse         left out: there is no stake_bench")
        if theirs is None:
            print("  DuckDB        not installed or failed, left out")
            return
        line(f"DuckDB {theirs['version']}", theirs)
        if ours:
            ratios = [statistics.median(theirs[key]) / statistics.median(ours[other]) for key, other in (("every_ns", "every_ns"), ("one_ns", "one_ns"), ("every_ns", "answer_ns"))]
            print(f"  DuckDB / purse: every place {ratios[0]:.1f} (wanted 10 at least), one place {ratios[1]:.1f}, the whole answer {ratios[2]:.1f}; sums agree: {ours['cents'] == theirs['cents'] and ours['places'] == theirs['places']}")


main()
