#!/usr/bin/env python3
"""run.py BUILD [SECONDS] [TARGET...]: fuzzes each target for SECONDS (default 60), one after the other.

BUILD is made with `CC=clang-14 meson setup -Dfuzz=true ...` (see the Makefile). Starts from the
corpus of the target; what it finds new is kept in BUILD/fuzz/TARGET. A crash is kept there too, its
path is printed, and the exit status is 1. The words of the journal language are its dictionary.
"""
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "src"
TARGETS = ["awards", "claims", "columns", "gzip", "journal", "place", "reading", "request", "resolve", "series", "site", "zip"]
LONGEST = {"awards": 4096, "claims": 512, "columns": 8192, "gzip": 1024, "journal": 8192, "place": 256, "reading": 2048, "request": 1024, "resolve": 768, "series": 4096, "site": 512, "zip": 2048}


def words(target):
    """What a mutation may put in: the words of the language, the columns of award files, parts of names."""
    if target == "journal":
        kinds = re.findall(r'^KIND\(\w+, "([^"]+)"', (SOURCE / "journal" / "kinds.def").read_text(), re.M)
        fields = re.findall(r'^FIELD\(\w+, "([^"]+)"', (SOURCE / "journal" / "fields.def").read_text(), re.M)
        values = ["2017-04-21", "2017-04", "FY2016", "FY2016..FY2018", "unknown", "pending", "everyone", "except", "within us/ca", "us/il/chicago",
                  "us/doj/ojp", "us/courts/ca9", "17031", '"Cook County, Illinois"', "^link", "1,000..2,000", "$5.00", "complies", "violates",
                  "preliminary", "restore", "all", "is", '"1.purse"', '"2.csv"', "\n====\n", "16.738", "J068", " @ 1..2", "\r\n", "\n    "]
        return [f"\n  {field}: " for field in fields] + [f"\n{kind} " for kind in kinds] + [f"\n2017-04-21 {kind} " for kind in kinds] + values
    if target == "awards":
        lines = re.findall(r"^COLUMN\(.*", (SOURCE / "awards" / "columns.def").read_text(), re.M)
        columns = {name for line in lines for names in re.findall(r'"([^"]+)"', line) for name in names.split()}
        return sorted(columns) + ["16.738", "2016-09-01", "2016-DJ-BX-0578", "15PBJA-24-GG-05369-JAGX", '""', '"', "\r\n", ",", "-1,234.50", "FY2016"]
    if target == "site":
        routes = re.findall(r'^    \{"([a-z/]+)"', (SOURCE / "site" / "routes.c").read_text(), re.M)
        names = re.findall(r'^    \{"([a-z-]+)", TAKES', (SOURCE / "site" / "answer.c").read_text(), re.M)
        return routes + [f"\n{name}=" for name in names] + ["2017-09-16", "FY2016", "us/il/chicago", "17031", "Cook County, Illinois", "^o1", "^t1", "^t2", "c1", "c2",
                                                            "eo", "jag", "16.738", "allocated", "annual", "csv", "atom", "ics", "html", "claimreview", "\n====\n", "k", "s"]
    if target == "reading":
        return ["8 U.S.C. 1373", "2 CFR part 200", "Executive Order 13768", "No. 1:17-cv-05720", "$4.2 million", " dollars", "half a million", "between ",
                " and ", "June 30, 2018", "last ", "next week", "the end of ", "Friday", "two weeks ago", "FY17", "fiscal year ", "\xe2\x80\x9c", "\xe2\x80\x9d",
                '"', "' ", " said ", "Gov. ", "County", "threatened to cut off", "Page 1 of 2", "\f", "-\n", "\n\n", "&ldquo;", "&nbsp;", "<p>", "</div>",
                "<script>", "<table>", "<svg>", "[a](b)", "**", "## ", "?c", "\xef\xac\x81", "\xc2\xad", "U.S. ", "CFDA 16.738"]
    if target == "request":
        return ["/api/", "stake", "?as-of=", "&place=", "%2e%2e", "%2F", "%00", "%5c", "/../", "//", "http://", "127.0.0.1:8017", "localhost:8017", "[::1]:8017", "\n", "gzip", ";q=0",
                "*", "W/", '"a"', "POST", "HEAD", "drafts", "%C3%A9", "+", "#", "@"]
    if target in ("gzip", "zip"):
        return ["PK\1\2", "PK\3\4", "PK\5\6", "PK\6\6", "PK\6\7", "PK\7\b", "\x1f\x8b\b", "\1\0\x10\0", "\xff\xff", "\xff\xff\xff\xff", "a.csv"]
    if target == "resolve":
        rows = re.findall(r"^\w+ \| (.*?) \|", (SOURCE.parent / "data" / "places" / "recipient-words.txt").read_text(), re.M)
        forms = ["CITY OF ", " COUNTY", ", CITY OF", "STATE OF ", " TOWNSHIP", "\nIL", "\nTX\n", "17031", "IL14000", "IL**031", "CHICAGO", "COOK", " / ", " - ", "\u00d1"]
        return forms + [f" {word.strip()}" for row in rows for word in row.split(";")]
    return ["City of ", " County", "COUNTY OF ", ", CITY OF", "State of ", "Township of ", "us/", "us/il/", ", Illinois", ", IL", "\nIL", "17031", "Saint "]


def dictionary(target, folder):
    path = folder / f"{target}.dict"
    escaped = ("".join(c if 0x20 <= ord(c) < 0x7F and c not in '"\\' else f"\\x{ord(c):02X}" for c in word) for word in words(target))
    path.write_text("".join(f'"{word}"\n' for word in escaped))
    return path


def fuzz(build, target, seconds):
    folder = build / "fuzz"
    kept = folder / target
    kept.mkdir(parents=True, exist_ok=True)
    command = [build / "tests" / "fuzz" / f"{target}_fuzz", kept, HERE / "corpus" / target, f"-max_total_time={seconds}", f"-max_len={LONGEST[target]}",
               f"-dict={dictionary(target, folder)}", f"-artifact_prefix={folder}/{target}-", "-timeout=10", "-rss_limit_mb=3000", "-print_final_stats=1"]
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    lines = done.stdout.splitlines()
    runs = [line.split()[-1] for line in lines if "number_of_executed_units" in line]
    print(f"{target}: {runs[0] if runs else '?'} inputs in {seconds} s, {'nothing found' if done.returncode == 0 else 'FAILED'}")
    if done.returncode != 0:
        print("\n".join(lines[-60:]))
    return done.returncode == 0


def main():
    build, seconds = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 60
    results = [fuzz(build, target, seconds) for target in sys.argv[3:] or TARGETS]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
