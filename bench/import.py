#!/usr/bin/python3
"""Measures `purse import` against isa-l alone and against DuckDB, in turn, in one run.

usage: import.py BUILD [ROWS] [--runs N] [--long] [--keep FOLDER]

A made-up archive of ROWS rows (400,000) by 112 columns is imported into a fresh store; isa-l inflates the same
archive and does nothing else; DuckDB reads the same text into a table of the columns that the store keeps, with
the same types. DuckDB cannot read a zip: it is given the csv, extracted before, which is in its favour, and is asked
for no index, which is too. --long also imports 4,000,000 rows, for the memory. Never a test: nothing here fails for
being slow. A peer that is not installed is left out and said so; duckdb is looked for in the
folder PURSE_DUCKDB (where pip installed it), as a module of this Python, then as a program."""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

# Column of the file -> type in DuckDB; the columns of docs/store.md.
WORDS, MONEY, DAY = "VARCHAR", "DECIMAL(18,2)", "DATE"
KEPT = {
    "award_id_fain": WORDS, "modification_number": WORDS, "award_id_uri": WORDS, "federal_action_obligation": MONEY,
    "total_obligated_amount": MONEY, "total_outlayed_amount_for_overall_award": MONEY, "non_federal_funding_amount": MONEY,
    "face_value_of_loan": MONEY, "original_loan_subsidy_cost": MONEY, "action_date": DAY, "period_of_performance_start_date": DAY,
    "period_of_performance_current_end_date": DAY, "awarding_agency_code": WORDS, "awarding_agency_name": WORDS,
    "awarding_sub_agency_code": WORDS, "awarding_sub_agency_name": WORDS, "recipient_uei": WORDS, "recipient_duns": WORDS,
    "recipient_name": WORDS, "recipient_name_raw": WORDS, "recipient_parent_uei": WORDS, "recipient_parent_name": WORDS,
    "recipient_country_code": WORDS, "recipient_city_name": WORDS, "prime_award_transaction_recipient_county_fips_code": WORDS,
    "recipient_county_name": WORDS, "recipient_state_code": WORDS, "primary_place_of_performance_code": WORDS, "cfda_number": WORDS,
    "cfda_title": WORDS, "assistance_type_code": WORDS, "prime_award_base_transaction_description": WORDS, "business_types_code": WORDS,
    "correction_delete_indicator_code": WORDS, "action_type_code": WORDS, "record_type_code": "UTINYINT", "initial_report_date": DAY,
    "last_modified_date": DAY,
}
DUCK_RUN = """import sys, duckdb
connection = duckdb.connect(sys.argv[1])
connection.execute("SET enable_progress_bar = false")
connection.execute(open(sys.argv[2]).read())
connection.execute("CHECKPOINT")
print(connection.execute("SELECT count(*), sum(federal_action_obligation) FROM award_rows").fetchone())
"""


class Finished:
    def __init__(self, wall, cpu, memory, out, status):
        self.wall, self.cpu, self.memory, self.out, self.status = wall, cpu, memory, out, status


def once(command, environment=None):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=err, stdin=subprocess.DEVNULL, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said = out.read().decode("utf-8", "replace") + err.read().decode("utf-8", "replace")
        return Finished(wall, used.ru_utime + used.ru_stime, used.ru_maxrss << 10, said, process.returncode)


def duckdb_command():
    """(command that takes a database and a file of SQL, environment), or why there is none."""
    for extra in filter(lambda path: path != "", (os.environ.get("PURSE_DUCKDB", ""), None)):
        environment = dict(os.environ, **({"PYTHONPATH": extra} if extra else {}))
        got = subprocess.run([sys.executable, "-c", "import duckdb; print(duckdb.__version__)"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
        if got.returncode == 0:
            return [sys.executable, "-c", DUCK_RUN], environment, got.stdout.strip()
    program = shutil.which("duckdb")
    if program:
        version = subprocess.run([program, "--version"], stdout=subprocess.PIPE, text=True, check=False).stdout.split()[0]
        return ["sh", "-c", f'{program} "$1" < "$2"', "duckdb"], dict(os.environ), version
    return None


def duckdb_sql(header, text):
    columns = ", ".join(f"'{name}': '{KEPT.get(name, WORDS)}'" for name in header)
    kept = ", ".join(f'"{name}"' for name in header if name in KEPT)
    return (f"CREATE TABLE award_rows AS SELECT {kept} FROM read_csv('{text}', auto_detect = false, header = true, delim = ',', quote = '\"', "
            f"escape = '\"', columns = {{{columns}}});\n")


class Measurement:
    def __init__(self, build, folder, rows):
        self.purse, self.programs = os.path.join(build, "purse"), os.path.join(build, "bench")
        self.folder, self.rows = pathlib.Path(folder), rows
        self.archive = self.make(rows)
        self.duckdb = duckdb_command()

    def make(self, rows):
        archive = self.folder / f"FY2024_All_Assistance_Full_20260906_{rows}.zip"
        if not archive.exists():
            subprocess.run([os.path.join(self.programs, "awards_make"), "--rows", str(rows), "--zip", archive], check=True, stderr=subprocess.DEVNULL)
        return archive

    def extract(self):
        text = self.folder / f"rows_{self.rows}.csv"
        if not text.exists():
            with zipfile.ZipFile(self.archive) as archive, open(text, "wb") as out:
                for number, name in enumerate(archive.namelist()):
                    with archive.open(name) as member:
                        if number:
                            member.readline()
                        shutil.copyfileobj(member, out, 1 << 20)
        return text

    def run_import(self, archive):
        store = self.folder / "bench.db"
        for old in self.folder.glob("bench.db*"):
            old.unlink()
        run = once([self.purse, "import", archive, "--store", store])
        return run, sum(path.stat().st_size for path in self.folder.glob("bench.db*"))

    def run_inflate(self):
        run = once([os.path.join(self.programs, "inflate_only"), self.archive])
        return run, json.loads(run.out)["bytes"]

    def run_duckdb(self):
        text = self.extract()
        database, sql = self.folder / "bench.duckdb", self.folder / "bench.sql"
        database.unlink(missing_ok=True)
        with open(text, encoding="utf-8") as file:
            sql.write_text(duckdb_sql(file.readline().strip().split(","), text), encoding="utf-8")
        command, environment, _ = self.duckdb
        return once([*command, database, sql], environment), database.stat().st_size


def line(name, runs):
    walls = [run.wall for run in runs]
    return (f"  {name:14} {statistics.median(walls):.3f} s wall ({min(walls):.3f} to {max(walls):.3f}), "
            f"{statistics.median(run.cpu for run in runs):.3f} s cpu, {max(run.memory for run in runs) >> 20} MB resident (median of {len(runs)})")


def ratio(words, above, below, target):
    pairs = sorted(a.wall / b.wall for a, b in zip(above, below))
    cpu = statistics.median(a.cpu / b.cpu for a, b in zip(above, below))
    print(f"  {words}, wall, pair by pair: {statistics.median(pairs):.2f} (from {pairs[0]:.2f} to {pairs[-1]:.2f}; wanted {target}); cpu {cpu:.2f}")


def measure(measurement, runs):
    measurement.run_inflate()  # the archive is in the page cache from here on
    imports, inflates, ducks, sizes = [], [], [], {}
    for _ in range(runs):
        run, sizes["store"] = measurement.run_import(measurement.archive)
        if run.status != 0:
            print(f"  purse import failed, exit {run.status}: {run.out[:1000]}")
            return
        imports.append(run)
        run, sizes["text"] = measurement.run_inflate()
        inflates.append(run)
        if measurement.duckdb:
            run, sizes["duckdb"] = measurement.run_duckdb()
            if run.status != 0:
                print(f"  DuckDB failed: {run.out[:300]}")
                measurement.duckdb = None
            else:
                ducks.append(run)
    print(f"import: {measurement.rows:,} rows of 112 columns, {measurement.archive.stat().st_size / 1e6:.1f} MB in the zip, {sizes['text'] / 1e6:.0f} MB of text")
    print(line("purse import", imports) + f"; store {sizes['store'] / 1e6:.1f} MB with its indexes")
    print(line("isa-l alone", inflates))
    ratio("import / isa-l alone", imports, inflates, "3 at most")
    if ducks:
        print(line(f"DuckDB {measurement.duckdb[2]}", ducks) + f"; {sizes['duckdb'] / 1e6:.1f} MB, no index, from csv already extracted")
        ratio("DuckDB / import", ducks, imports, "5 at least")
    else:
        print("  DuckDB         not installed or failed, left out")


def measure_memory(measurement):
    archive = measurement.make(4_000_000)
    run, size = measurement.run_import(archive)
    print(f"import: 4,000,000 rows, {archive.stat().st_size / 1e6:.0f} MB in the zip: exit {run.status}, {run.wall:.1f} s wall, {run.memory >> 20} MB resident at most (wanted: below 300), store {size / 1e6:.0f} MB")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("rows", nargs="?", type=int, default=400_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--long", action="store_true", help="4,000,000 rows too")
    parser.add_argument("--keep", help="a folder for the archives, used again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        measurement = Measurement(options.build, options.keep or scratch, options.rows)
        measure(measurement, options.runs)
        if options.long:
            measure_memory(measurement)


main()
