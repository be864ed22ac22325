#!/usr/bin/python3
"""Scores `purse read` on the gold set and measures how fast it is.

usage: read.py BUILD [--show [DOCUMENT]] [--show-aside] [--rules] [--orders FOLDER] [--no-scores] [--no-speed] [--megabytes N]

Precision, recall and F1 of every figure (tests/reading/README.md, measure.py), by sets: the two halves of the gold set, the
article of ../shared/seeds where it is, the executive orders of FOLDER (else PURSE_ORDERS, else ../shared/data/documents).
Of aside/ only totals are shown, for nothing is tuned to it. --show lists what is wrong in open/, the article and the orders, --rules how often each
rule of the program was right there. The range behind F1 on aside/ is that of 95 of 100 draws of as many documents.

Speed is MB/s of processor time, one thread, best of three: the whole program on a text made of open/ with other figures, and
the tagger alone where bench/read_tag was built. Beside it chrono-node, which finds dates only, on a part of the same text (PURSE_CHRONO: the
folder where npm installed it). Never a test: nothing here fails."""
import argparse
import json
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
READING = HERE.parent / "tests" / "reading"
SHARED = HERE.parent.parent / "shared"
sys.path.insert(0, str(READING))
import gold
from article import article_of
from ask import answer_of, can_read, command
from measure import Counts, measure

CHRONO = HERE / "peers" / "chrono.js"
CHRONO_BYTES = 1_000_000  # it takes seconds for each
DRAWS = 1000
MAIN = ("places overlap+place", "people name", "people role exact", "quotes span exact", "quotes speaker", "quotes direct exact+speaker", "amounts overlap+usd",
        "dates overlap+iso", "citations overlap+cite", "events overlap+type", "events overlap+type+modality", "claims span overlap")


def percent(part):
    return "    -" if part is None else f"{100 * part:5.1f}"


def sets(options):
    """(name, documents, whether single finds may be shown) of each set that is there."""
    orders = pathlib.Path(options.orders or os.environ.get("PURSE_ORDERS") or SHARED / "data" / "documents")
    article = article_of(SHARED)
    return [("open", gold.documents(READING / "open"), True), ("aside", gold.documents(READING / "aside"), options.show_aside),
            ("article", [article] if article else [], True), ("orders", gold.documents(READING / "orders", orders) if orders.is_dir() else [], True)]


def count(purse, documents, shown):
    """The counts of each document; prints what is wrong in those whose name holds `shown`."""
    single = []
    for document in documents:
        try:
            counts = measure(document, answer_of(purse, document))
        except (RuntimeError, ValueError, KeyError, TypeError) as problem:
            print(f"  {document.path.name}: not scored: {type(problem).__name__} {problem}")
            continue
        single.append(counts)
        if shown is not None and shown in document.path.name:
            print(f"  {document.path.name}")
            for field, what, text, more in counts.notes:
                print(f"    {field:9} {what:28} {text}{'   [' + more + ']' if more else ''}")
    return single


def sum_of(single):
    sums = Counts()
    for counts in single:
        sums.include(counts)
    return sums


def print_ranges(name, single):
    """How far F1 of the main figures would move with other documents of the kind."""
    draw = random.Random(1)
    draws = [sum_of(draw.choices(single, k=len(single))) for _ in range(DRAWS)]
    print(f"F1 on {name}/, and what 95 of 100 draws of {len(single)} documents give:")
    for figure in MAIN:
        values = sorted(value for value in (sums.f1(figure) for sums in draws) if value is not None)
        if values:
            low, high = values[int(0.025 * len(values))], values[int(0.975 * len(values))]
            print(f"  {figure:32} {percent(sum_of(single).f1(figure))}  ({percent(low).strip()} to {percent(high).strip()})")


def print_rules(sums):
    print("rules on open/: right of given")
    for (field, rule), (right, given) in sorted(sums.rules.items(), key=lambda item: (item[0][0], item[1][0] - item[1][1])):
        print(f"  {field:10} {rule:28} {right:4} of {given}")


def print_scores(counts):
    print(f"{'':34}" + "".join(f"{name:^36}" for name in counts))
    print(f"{'':34}" + "    P     R    F1  right/given/wanted" * len(counts))
    figures = list(dict.fromkeys(figure for sums in counts.values() for figure in sums.figures))
    for figure in figures:
        cells = ""
        for sums in counts.values():
            numbers = "/".join(str(number) for number in sums.figures.get(figure, ()))
            cells += f"{percent(sums.precision(figure))} {percent(sums.recall(figure))} {percent(sums.f1(figure))}  {numbers:17}"
        print(f"{figure:34}{cells}")
    for alarm in dict.fromkeys(alarm for sums in counts.values() for alarm in sums.alarms):
        print(f"{alarm:44}" + "".join(f"{sums.alarms[alarm]:5}{'':31}" for sums in counts.values()))


def score(purse, options):
    single = {}
    for name, documents, may_show in sets(options):
        print(f"{name}: {len(documents)} documents" + ("" if documents else ", skipped"))
        if documents:
            single[name] = count(purse, documents, options.show if may_show else None)
    counts = {name: sum_of(parts) for name, parts in single.items()}
    print_scores(counts)
    print_ranges("aside", single["aside"])
    if options.rules:
        print_rules(counts["open"])


def made_text(size):
    """open/ again and again, each time with other figures in its amounts."""
    texts = [document.text.chars.replace("\r", "") for document in gold.documents(READING / "open") if document.path.suffix == ".txt"]
    draw, parts, made = random.Random(1), [], 0
    while made < size:
        for text in texts:
            text = re.sub(r"\$\d[\d,.]*\d", lambda match: re.sub(r"[1-9]", lambda _: draw.choice("123456789"), match[0]), text)
            parts.append(text + "\n\n")
            made += len(parts[-1].encode())
    return "".join(parts).encode()[:size].decode("utf-8", "ignore")


def processor_seconds(command_line):
    """Seconds of processor time, best of three; standard output is thrown away."""
    best = None
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command_line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode != 0:
            print(f"  {command_line[0]} left with {done.returncode}: {done.stderr[:300]}")
            return None
        seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        best = seconds if best is None else min(best, seconds)
    return best


def chrono(path, day, quiet=False):
    """What peers/chrono.js says, or None where node or chrono-node is not there."""
    if not shutil.which("node"):
        return None
    done = subprocess.run(["node", CHRONO, path, day] + (["quiet"] if quiet else []), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return json.loads(done.stdout) if done.returncode == 0 else None


def chrono_scores():
    """chrono-node on the dates of open/, in the same figures."""
    sums = Counts()
    for document in gold.documents(READING / "open"):
        found = chrono(document.path, document.dated)
        if found is None or document.text.data.decode("utf-8", "ignore").encode() != document.text.data or any(ord(char) > 0xFFFF for char in document.text.chars):
            continue  # its offsets could not be carried over
        for date in found["dates"]:
            date["cstart"], date["cend"] = date["start"], date["end"]
            date["text"] = document.text.chars[date["start"]:date["end"]]
            date["start"], date["end"] = document.text.starts[date["cstart"]], document.text.starts[date["cend"]]
        document.finds = {"dates": document.finds["dates"]}
        sums.include(measure(document, {"dates": found["dates"]}))
    for figure in sums.figures:
        print(f"  chrono-node on open/: {figure:22} {percent(sums.precision(figure))} {percent(sums.recall(figure))} {percent(sums.f1(figure))}  {sums.figures[figure]}")


def speed(build, purse, megabytes):
    with tempfile.TemporaryDirectory() as folder:
        path, quarter, part = (pathlib.Path(folder) / name for name in ("made.txt", "quarter.txt", "part.txt"))
        path.write_text(made_text(megabytes * 1_000_000), encoding="utf-8")
        quarter.write_bytes(path.read_bytes()[:path.stat().st_size // 4])
        part.write_text(made_text(CHRONO_BYTES), encoding="utf-8")
        size = path.stat().st_size
        rate = None
        if purse:
            seconds = processor_seconds(command(purse, path, "us", "2017-04-22"))
            rate = size / seconds / 1e6 if seconds else None
            less = processor_seconds(command(purse, quarter, "us", "2017-04-22"))
            print(f"  purse read: {size / 1e6:.1f} MB in {seconds:.2f} s of processor time, {rate:.1f} MB/s; "
                  f"a quarter of it in {less:.2f} s (four times as much takes {seconds / less:.2f} times as long)" if rate and less else "  purse read: not measured")
        tag = build / "bench" / "read_tag"
        if tag.exists():
            subprocess.run([tag, path], check=False)
        else:
            print("  read_tag: skipped, not built")
        peer = chrono(part, "2017-04-22", quiet=True)
        if peer is None:
            print("  chrono-node: skipped, not found (npm install chrono-node; PURSE_CHRONO names the folder)")
            return
        peer_rate = part.stat().st_size / peer["ns"] * 1e3
        print(f"  chrono-node {peer['version']}, dates only: {peer_rate:.2f} MB/s" + (f"; purse read is {rate / peer_rate:.1f} times as fast with everything it finds" if rate else ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--show", nargs="?", const="", metavar="DOCUMENT", help="list what is wrong, in each document or in those whose name holds this")
    parser.add_argument("--show-aside", action="store_true", help="in aside/ too, which spoils it for measuring")
    parser.add_argument("--rules", action="store_true", help="how often each rule was right in open/")
    parser.add_argument("--orders", help="the folder with the executive orders")
    parser.add_argument("--no-scores", action="store_true")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--megabytes", type=int, default=20)
    options = parser.parse_args()
    if options.show_aside and options.show is None:
        options.show = ""
    purse = options.build / "purse" if can_read(options.build / "purse") else None
    if purse is None:
        print("purse read: skipped, this program has no such verb")
    if purse and not options.no_scores:
        score(purse, options)
    if not options.no_scores and chrono(HERE / "read.py", "2017-04-22", quiet=True):
        chrono_scores()
    if not options.no_speed:
        speed(options.build, purse, options.megabytes)


if __name__ == "__main__":
    main()
