#!/usr/bin/env python3
"""claims.py BUILD: how many claims a second over the FBI's offence table, and how long pandas takes for the same.

Asks "lowest since" of every department, measure and year of the table (../shared/data/series), once as counts and once as rates, and
"lowest among cities over 250,000" of some. The time of reading the table alone is taken off. Processor time, the least of three
runs; without the table a table of the same shape is made. pandas is compared where it is installed.
"""
import csv
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[1]
TABLE = SOURCE.parent / "shared/data/series/ucr_crime_1975_2015.csv"
MEASURES = {"violent-crime": "violent_crime", "homicides": "homs_sum", "robbery": "rob_sum", "aggravated-assault": "agg_ass_sum"}
PLACES = {"New York City": "us/ny/new-york", "Chicago": "us/il/chicago", "Atlanta": "us/ga/atlanta", "Boston": "us/ma/boston", "Dallas": "us/tx/dallas",
          "Denver": "us/co/denver", "Detroit": "us/mi/detroit", "Houston": "us/tx/houston", "Seattle": "us/wa/seattle", "Tulsa, Okla.": "us/ok/tulsa"}
CLAIM = '2017-04-21 claim "A. Speaker" "words"\n  test: {}\n  source: s\n'
HEAD = 'source s "S"\n  published: 2016-12-31\ninclude "t.csv"\n  source: s\n'


def made_table(path):
    rng, header = random.Random(1), "ORI,year,department_name,total_pop,homs_sum,rape_sum,rob_sum,agg_ass_sum,violent_crime,months_reported,source,url"
    states = {"us/ny/new-york": "NY", "us/il/chicago": "IL", "us/ga/atlanta": "GA", "us/ma/boston": "MA", "us/tx/dallas": "TX", "us/co/denver": "CO",
              "us/mi/detroit": "MI", "us/tx/houston": "TX", "us/wa/seattle": "WA", "us/ok/tulsa": "OK"}
    rows = [f'{states[place]}00000,{year},"{name}",{rng.randrange(200000, 9000000)}' + "".join(f",{rng.randrange(1, 50000)}" for _ in range(5)) + ",12,NA,NA"
            for name, place in PLACES.items() for year in range(1975, 2016)]
    path.write_text("\n".join([header, *rows]) + "\n")


def sentences():
    for place in PLACES.values():
        for measure in MEASURES:
            for year in range(1976, 2015):
                yield f"{measure} of {place} is lowest since {year}"
                yield f"{measure}-rate of {place} is lowest since {year}"
            yield f"{measure}-rate of {place} is lowest among cities with population over 250,000 in 2015"


def seconds(*words, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(words, cwd=folder, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


PANDAS = """
import pandas, sys
table = pandas.read_csv("t.csv", na_values="NA")
places, columns = eval(sys.argv[1])
holds = 0
for name in places:
    own = table[table.department_name == name].sort_values("year")
    for column in columns:
        for values in (own[column], own[column] * 100000 / own.total_pop):
            for year in range(1976, 2015):
                window = values[own.year >= year]
                holds += window.iloc[-1] <= window.min()
        last = table[(table.year == 2015) & (table.total_pop > 250000)]
        rate = last[column] * 100000 / last.total_pop
        holds += (rate[last.department_name == name].iloc[0] <= rate.min()) if (last.department_name == name).any() else 0
"""


def main():
    purse = os.path.abspath(os.path.join(sys.argv[1], "purse"))
    asked = list(sentences())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if TABLE.exists():
            (folder / "t.csv").write_bytes(TABLE.read_bytes())
        else:
            made_table(folder / "t.csv")
        (folder / "none.purse").write_text(HEAD)
        (folder / "all.purse").write_text(HEAD + "".join(CLAIM.format(sentence) for sentence in asked))
        reading = min(seconds(purse, "claims", "-f", "none.purse", "--format", "json", folder=folder) for _ in range(3))
        whole = min(seconds(purse, "claims", "-f", "all.purse", "--format", "json", folder=folder) for _ in range(3))
        print(f"table of {sum(1 for _ in csv.reader((folder / 't.csv').open()))} lines read: {reading * 1000:.1f} ms")
        print(f"{len(asked)} claims, each now and then: {(whole - reading) * 1000:.1f} ms, {len(asked) / max(whole - reading, 1e-9):,.0f} claims a second")
        try:
            (folder / "pandas_claims.py").write_text(PANDAS)
            words = repr((list(PLACES), list(MEASURES.values())))
            other = min(seconds(sys.executable, "pandas_claims.py", words, folder=folder) for _ in range(2))
            print(f"pandas, once: {other * 1000:.0f} ms; {other / whole:.1f} times the whole of purse")
        except subprocess.CalledProcessError:
            print("pandas: not installed")


if __name__ == "__main__":
    main()
