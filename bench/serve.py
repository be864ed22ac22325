#!/usr/bin/python3
"""Measures `purse serve` under wrk: each address on the shipped case, and the national ones on a store of many transactions.

usage: serve.py BUILD [ROWS] [--seconds N] [--keep FOLDER]

For each address: how large the answer is; its median time, and the server's processor time, when every request has it made
anew (one connection; PURSE_SERVE_KEEPS_NOTHING), and, kept, the median of one connection and the requests a second of 32. The store is that of bench/stake.py (ROWS 0 leaves it out); it
is asked about one condition that reaches every program. Never a test: nothing fails for being slow. Without wrk it is left out and
said so."""
import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests" / "server"))
import serving
from serving import Serving

SOURCE = pathlib.Path(__file__).resolve().parents[1]
CASE = SOURCE / "cases/sanctuary-2017/main.purse"
DAY = "as-of=2017-09-16"
ADDRESSES = ["health", "overview", f"stake?{DAY}", f"stake?{DAY}&format=csv", f"stake?{DAY}&condition=jag17-notice", f"stake?{DAY}&without=^o30", f"map?{DAY}", f"status?{DAY}", f"timeline?{DAY}", f"cost?{DAY}",
             f"report?{DAY}", f"report?{DAY}&format=html", f"places/us/il/chicago?{DAY}", "conditions", f"conditions/jag17-notice?{DAY}", f"cases?{DAY}", f"cases/chicago-v-sessions?{DAY}", "claims", "claims/t15", "sources",
             "sources/article", "search?q=chicago", "openapi.json"]
NATIONAL = ["health", "overview", "stake?condition=all-money&as-of=2026-09-15", "stake?condition=all-money&as-of=2026-09-15&format=csv", "stake?condition=all-money&as-of=2026-09-15&place=us/il/chicago",
            "map?condition=all-money&as-of=2026-09-15", "places/us/il/chicago?as-of=2026-09-15", "search?q=chicago"]
STORY = """source s "A source"
  published: 2000-01-01
condition all-money "Every program"
  reaches: all
  from: 2000-01-01
"""
UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}


def processor_ms(server):
    fields = pathlib.Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1e3 / os.sysconf("SC_CLK_TCK")


def wrk(server, address, connections, seconds):
    """(median in ms, requests a second, answers that were not 200, the server's processor time for one in ms)."""
    before = processor_ms(server)
    done = subprocess.run(["wrk", "-t", str(min(2, connections)), "-c", str(connections), "-d", f"{seconds}s", "--timeout", "60s", "--latency", f"http://127.0.0.1:{server.port}/api/{address}"],
                          stdout=subprocess.PIPE, text=True, check=True).stdout
    number, unit = re.search(r"50%\s+([\d.]+)(us|ms|s|m)", done).groups()
    count = int(re.search(r"(\d+) requests in", done).group(1))
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", done)
    return float(number) * UNITS[unit], count / seconds, int(wrong.group(1)) if wrong else 0, (processor_ms(server) - before) / max(count, 1)


def made_ms(server, address, seconds):
    """(median, processor time) in ms: by wrk, unless an answer takes so long that it would count too few."""
    times, before = [], processor_ms(server)
    for _ in range(5):
        start = time.perf_counter()
        server.get("/api/" + address)
        times.append((time.perf_counter() - start) * 1e3)
    if min(times) > 100:
        return statistics.median(times), (processor_ms(server) - before) / len(times)
    median, _, _, processor = wrk(server, address, 1, seconds)
    return median, processor


def measure(purse, journal, addresses, seconds, wanted, *options, **environment):
    sizes, made = {}, {}
    with Serving(purse, str(journal), *options, PURSE_SERVE_KEEPS_NOTHING="1", **environment) as server:
        for address in addresses:
            got = server.get("/api/" + address)
            if got.status != 200:
                print(f"  {address:58} left out: {got.status} {got.body[:100]!r}")
                continue
            sizes[address] = len(got.body), len(server.get("/api/" + address, Accept_Encoding="gzip").body)
            made[address] = made_ms(server, address, seconds)
    with Serving(purse, str(journal), *options, **environment) as server:
        for address, (plain, packed) in sizes.items():
            server.get("/api/" + address)
            kept, (_, rate, wrong, _) = wrk(server, address, 1, seconds)[0], wrk(server, address, 32, seconds)
            mark = "" if made[address][0] < wanted else f"  OVER {wanted} ms"
            print(f"  {address:58} {plain:>9,} B ({packed:>8,} packed)  made {made[address][0]:8.2f} ms (processor {made[address][1]:8.2f})  kept {kept:6.2f} ms  {rate:9,.0f} a second"
                  f"{'' if not wrong else f', {wrong} refused'}{mark}", flush=True)


def store_of(build, folder, rows):
    store = pathlib.Path(folder, f"stake_{rows}.db")
    if not store.exists():
        subprocess.run([build / "bench" / "stake_make", "--schema", SOURCE / "src" / "store" / "schema.sql", "--store", store, "--rows", str(rows)], check=True, stdout=subprocess.DEVNULL)
    return store


def main():
    serving.TIMEOUT_S = 1200  # a large store is put in order first
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("rows", nargs="?", type=int, default=20_000_000)
    parser.add_argument("--seconds", type=int, default=2, help="of each measurement")
    parser.add_argument("--keep", help="a folder for the store, used again")
    options = parser.parse_args()
    build = pathlib.Path(options.build).resolve()
    if not shutil.which("wrk"):
        print("serve: wrk is not installed, left out")
        return
    print(f"serve: the shipped case (wanted below 10 ms; {os.cpu_count()} cores, wrk on the same)")
    measure(str(build / "purse"), CASE, ADDRESSES, options.seconds, 10)
    if not options.rows:
        return
    with tempfile.TemporaryDirectory() as scratch:
        store = store_of(build, options.keep or scratch, options.rows)
        journal = pathlib.Path(scratch, "main.purse")
        journal.write_text(STORY)
        print(f"serve: a store of {options.rows:,} transactions, all programs (wanted below 50 ms)")
        measure(str(build / "purse"), journal, NATIONAL, options.seconds, 50, "--store", str(store), today="2026-11-01")


main()
