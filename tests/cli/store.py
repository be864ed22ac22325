#!/usr/bin/env python3
"""store.py SOURCE PURSE: answers from the rows of a store, beside those from an award file. TAP."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.path.insert(0, os.path.dirname(__file__))
from stores import Store
from tap import Cases

DAYS = ["2016-12-31", "2017-04-21", "2017-08-05", "2017-10-12", "2018-06-27", "2020-03-01"]
JOURNAL = """source s "A source"
  published: 2016-01-01
program jag "JAG" 16.738
condition c "One"
  reaches: jag FY2016
  from: 2016-07-01
"""


class Program:
    def __init__(self, purse, folder):
        self.purse, self.folder = purse, pathlib.Path(folder)
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.environment = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "100", "PURSE_TODAY": "2017-12-01", "PATH": "/usr/bin:/bin", **keep}

    def run(self, *words, **environment):
        return subprocess.run([self.purse, *map(str, words)], env={**self.environment, **environment}, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.folder)

    def write(self, name, text):
        (self.folder / name).write_text(text)
        return self.folder / name

    def stake(self, *words, **environment):
        got = self.run("stake", *words, "--format", "json", **environment)
        if got.returncode:
            raise RuntimeError(f"purse stake {words}: exit {got.returncode}: {got.stderr}")
        return json.loads(got.stdout)

    def sums(self, *words, **environment):
        """place -> (gross, shared) in whole dollars, of a journal j.purse and a store s.db: by rows, by sums, and place by place."""
        words = ["-f", "j.purse", "--store", "s.db", "--condition", "c", *words]
        answer = self.stake(*words, **environment)
        by_sums = self.stake(*words, **environment, PURSE_STORE_ROWS="1")
        if without_awards(answer) != without_awards(by_sums):
            raise RuntimeError(f"{words}: by rows {without_awards(answer)}, by sums {without_awards(by_sums)}")
        for place in answer["places"]:
            alone = self.stake(*words, "--place", place["place"], PURSE_STORE_ROWS="1")
            if alone["places"] != [place]:
                raise RuntimeError(f"{words}: {place} is alone {alone['places']}")
        return {p["place"]: (dollars(p["gross"]), dollars(p["shared"])) for p in answer["places"]}


def dollars(r):
    if r is None:
        return None
    ends = [None if r[end] is None else int(r[end][:-3]) for end in ("min", "max")]
    return ends[0] if ends[0] == ends[1] and ends[0] is not None else tuple(ends)


def without_awards(answer):
    """What must be the same whether awards are taken one by one or summed."""
    return {**answer, "places": [{key: value for key, value in place.items() if key != "awards"} for place in answer["places"]]}


def without_folder(value):
    """The answer with file names without their folders: the store keeps none."""
    if isinstance(value, dict):
        return {key: without_folder(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_folder(item) for item in value]
    return value.rsplit("/", 1)[-1] if isinstance(value, str) and "awards.csv:" in value else value


def the_case(cases, source, program):
    """The case of 2017, from its own CSV and from a store with the same rows."""
    case = program.folder / "case"
    shutil.copytree(source / "cases/sanctuary-2017", case)
    own = case / "main.purse"
    money = (case / "money.purse").read_text()
    at = money.index('include "awards.csv"')
    end = next(i for i in range(at, len(money)) if money[i] == "\n" and (i + 1 == len(money) or not money[i + 1].isspace()) or money[i:i + 2] == "\n\n")
    (case / "money2.purse").write_text(money[:at] + money[end:])
    (case / "main2.purse").write_text(own.read_text().replace('"money.purse"', '"money2.purse"'))
    got = program.run("import", case / "awards.csv", "--store", case / "rows.db")
    cases.check("the rows of the case are imported", got.returncode == 0, got.stderr)
    for day in DAYS:
        for basis in ("awarded", "active", "unspent", "annual"):
            words = ["--as-of", day, "--basis", basis]
            by_file = without_folder(program.stake("-f", own, *words))
            by_store = without_folder(program.stake("-f", case / "main2.purse", "--store", case / "rows.db", *words))
            by_sums = without_folder(program.stake("-f", case / "main2.purse", "--store", case / "rows.db", *words, PURSE_STORE_ROWS="1"))
            cases.check(f"the case of 2017 answers the same from imported rows: {day}, {basis}", by_file == by_store,
                        *[f"{a}\n{b}" for a, b in zip(by_file["places"], by_store["places"]) if a != b])
            cases.check(f"and from sums: {day}, {basis}", without_awards(by_file) == without_awards(by_sums))
    report = [program.run("report", "-f", f, "--as-of", "2017-04-21", *more).stdout.replace("main2", "main")
              for f, more in ((own, []), (case / "main2.purse", ["--store", case / "rows.db"]))]
    cases.check("the report on the case holds the same figures", [line for line in report[0].split("\n") if "$" in line or "at risk" in line]
                == [line for line in report[1].split("\n") if "$" in line or "at risk" in line])
    got = program.run("why", "us/il/chicago", "-f", case / "main2.purse", "--store", case / "rows.db", "--as-of", "2017-04-21")
    cases.check("a proof names the file and line of an imported row", "(awards.csv:4)" in got.stdout, got.stdout, got.stderr)


def small(program):
    program.write("j.purse", JOURNAL)
    path = program.folder / "s.db"
    path.unlink(missing_ok=True)
    return Store(path)


def rows(cases, program):
    store = small(program)
    chicago = store.recipient("CITY OF CHICAGO", "IL")
    award = store.award("2016-DJ-BX-0001", chicago)
    store.transaction(award, "16.738", chicago, 2, modification="0", obligation=10000, action_date=20160901)
    store.transaction(award, "16.738", chicago, 3, modification="1", obligation=-2500, action_date=20170301)
    lent = store.award("2016-DJ-BX-0002", chicago)
    store.transaction(lent, "16.738", chicago, 4, obligation=None, face_value=99900, assistance_type="07", action_date=20160901)
    many = store.award(None, chicago, record_type=1, uri="U1")
    store.transaction(many, "16.738", chicago, 5, obligation=7700, action_date=20160901)
    other = store.award("2016-XX-0003", chicago)
    store.transaction(other, "93.778", chicago, 6, obligation=5500, action_date=20160901)
    odd = store.recipient("CHICAGO HOUSING MATTERS", "IL")
    nobody = store.award("2016-DJ-BX-0004", odd)
    store.transaction(nobody, "16.738", odd, 7, obligation=1200, action_date=20160901)
    store.close()
    cases.check("rows of the programs that a condition reaches count; loans, aggregates and other programs do not",
                program.sums("--as-of", "2017-01-01") == {"us/il/chicago": (100, None)}, program.sums("--as-of", "2017-01-01"))
    cases.check("a de-obligation counts from its day", program.sums("--as-of", "2017-03-01") == {"us/il/chicago": (75, None)})
    got = program.run("stake", "-f", "j.purse", "--store", "s.db", "--as-of", "2017-01-01")
    cases.check("recipients that are no known place are told in one line with their money", got.stderr.count("no known place") == 1 and
                "1 recipient of the store is no known place and counts for nobody (obligations of 12)" in got.stderr, got.stderr)
    program.write("j.purse", JOURNAL + 'place us/il/springfield is "Chicago  Housing matters"\n')
    cases.check("a decision of the journal goes before all", program.sums("--as-of", "2017-01-01") ==
                {"us/il/chicago": (100, None), "us/il/springfield": (12, None)}, program.sums("--as-of", "2017-01-01"))
    program.write("j.purse", JOURNAL + "award 2016-DJ-BX-0001 us/il/chicago\n  program: jag\n  year: FY2016\n  amount: 1.00\n  source: s\n")
    cases.check("an award that the journal has itself counts once, as the journal has it",
                program.sums("--as-of", "2017-04-01") == {"us/il/chicago": (1, None)}, program.sums("--as-of", "2017-04-01"))
    program.write("rows.csv", "award_id_fain,modification_number,federal_action_obligation,action_date,recipient_name,recipient_state_code,cfda_number\n"
                  "2016-DJ-BX-0001,0,200.00,2016-09-01,CITY OF CHICAGO,IL,16.738\n")
    program.write("j.purse", JOURNAL + 'include "rows.csv"\n')
    cases.check("a transaction that an included file has too counts once, and the others of the store are added",
                program.sums("--as-of", "2017-04-01") == {"us/il/chicago": (175, None)}, program.sums("--as-of", "2017-04-01"))
    program.write("j.purse", JOURNAL.replace("  reaches: jag FY2016", "  reaches: all"))
    got = program.sums("--as-of", "2017-01-01")
    cases.check("a condition that reaches every program reaches every listing of the store", got == {"us/il/chicago": (155, None)}, got)


def unknown(cases, program):
    store = small(program)
    chicago = store.recipient("CITY OF CHICAGO", "IL")
    award = store.award("2016-DJ-BX-0001", chicago)
    store.transaction(award, "16.738", chicago, 2, modification="0", obligation=10000, action_date=20160901)
    store.transaction(award, "16.738", chicago, 3, modification="1", obligation=None, action_date=20170301, assistance_type="04")
    store.close()
    cases.check("an obligation that is not given makes the award unknown, not smaller", program.sums("--as-of", "2017-04-01") ==
                {"us/il/chicago": (None, None)}, program.sums("--as-of", "2017-04-01"))
    cases.check("and not before its day", program.sums("--as-of", "2017-02-01") == {"us/il/chicago": (100, None)})


def clocks(cases, program):
    store = small(program)
    chicago = store.recipient("CITY OF CHICAGO", "IL")
    award = store.award("2016-DJ-BX-0001", chicago)
    store.transaction(award, "16.738", chicago, 2, modification="0", obligation=10000, action_date=20160901, known=20161101, withdrawn=20180301)
    store.transaction(award, "16.738", chicago, 2, modification="0", obligation=4000, action_date=20160901, known=20180301)
    store.close()
    cases.check("what a later file corrected counts as corrected", program.sums("--as-of", "2017-12-01") == {"us/il/chicago": (40, None)})
    cases.check("and as it was for those who ask what was known", program.sums("--as-of", "2017-12-01", "--known-by", "2017-12-01") == {"us/il/chicago": (100, None)})
    store = small(program)
    chicago = store.recipient("CITY OF CHICAGO", "IL")
    for number in (1, 2):
        store.transaction(store.award(f"2016-DJ-BX-000{number}", chicago), "16.738", chicago, 2, obligation=10000 * number, action_date=20160901,
                          **({"withdrawn": 20180301} if number == 2 else {}))
    store.close()
    cases.check("an award of which nothing is left was there before", program.sums("--as-of", "2017-12-01", "--known-by", "2017-12-01") ==
                {"us/il/chicago": (300, None)} and program.sums("--as-of", "2018-12-01") == {"us/il/chicago": (100, None)})
    cases.check("before anybody could know it there is nothing", program.sums("--as-of", "2017-12-01", "--known-by", "2016-10-31") == {})


def passed_on(cases, program):
    store = small(program)
    chicago, cook = store.recipient("CITY OF CHICAGO", "IL"), store.recipient("COOK COUNTY", "IL")
    award = store.award("2016-DJ-BX-0001", chicago)
    store.transaction(award, "16.738", chicago, 2, obligation=10000, action_date=20160901)
    store.subaward(award, chicago, cook, 3000, 20170101, 9)
    store.subaward(award, chicago, cook, 90000, 20170601, 10)
    store.close()
    expected = [("2016-12-31", {"us/il/chicago": (100, None)}), ("2017-01-01", {"us/il/chicago": (100, None), "us/il/cook-county": (0, 30)}),
                ("2017-06-01", {"us/il/chicago": (100, None), "us/il/cook-county": (0, 100)})]
    for day, sums in expected:
        got = program.sums("--as-of", day)
        cases.check(f"what a subaward passes on is shown, in no sum, and never more than the award: {day}", got == sums, got)
    got = program.run("why", "us/il/chicago", "-f", "j.purse", "--store", "s.db", "--condition", "c", "--as-of", "2017-01-01")
    cases.check("a proof shows to whom an award was passed on, and by which line", "passed on to Cook County, Illinois on 2017-01-01: 30" in " ".join(got.stdout.split()) and
                "(awards.csv:9)" in got.stdout, got.stdout)


def resolutions(cases, program):
    version = program.run("version").stdout
    vintage = version.split("places: ")[1].rsplit(", ", 1)[0]
    for name, place in ((vintage, "us/il/springfield"), ("an older gazetteer", "us/il/chicago")):
        store = small(program)
        store.vintage = name
        chicago = store.recipient("CITY OF CHICAGO", "IL", "us/il/springfield", "exact")
        store.transaction(store.award("2016-DJ-BX-0001", chicago), "16.738", chicago, 2, obligation=10000, action_date=20160901)
        store.close()
        got = program.sums("--as-of", "2017-01-01")
        cases.check(f"a resolution by {'this' if name == vintage else 'another'} gazetteer is {'kept' if name == vintage else 'worked out again'}",
                    got == {place: (100, None)}, got)


def review(cases, program):
    store = small(program)
    village = store.recipient("CITY OF SPRINGVILLE HARBOR", "IL", types="C")
    clinic = store.recipient("NORTH SIDE CLINIC", "IL", types="M")
    company = store.recipient("SPRINGVILLE CITY CENTER LLC", "IL", types="C")
    several = store.recipient("WASHINGTON TOWNSHIP", "PA")
    again = store.recipient("Washington  Township", "PA", types="C")
    award = store.award("2016-DJ-BX-0001", village)
    store.transaction(award, "16.738", village, 2, obligation=10000, action_date=20160901)
    store.transaction(store.award("2016-DJ-BX-0002", clinic), "16.738", clinic, 3, obligation=990000, action_date=20160901)
    store.transaction(store.award("2016-DJ-BX-0005", company), "16.738", company, 6, obligation=500000, action_date=20160901)
    for number, recipient in ((3, several), (4, again)):
        store.transaction(store.award(f"2016-DJ-BX-000{number}", recipient), "16.738", recipient, number + 1, obligation=20000, action_date=20160901)
    store.close()
    got = program.run("place", "--review", "--store", "s.db", "--format", "json")
    rows = json.loads(got.stdout)
    seen = [(row["name"], row["obligations"], row["rows"], row["decision"]) for row in rows]
    cases.check("what may be a government and is not known to be one is listed, most money first, a name once, companies last",
                seen == [("WASHINGTON TOWNSHIP", "400.00", 2, "ambiguous"), ("CITY OF SPRINGVILLE HARBOR", "100.00", 1, "none"),
                         ("SPRINGVILLE CITY CENTER LLC", "5000.00", 1, "none")] and [row["company"] for row in rows] == ["no", "no", "yes"],
                got.stdout, got.stderr)
    got = program.run("place", "--review", "--store", "s.db")
    first, _, second = got.stdout.partition("Named like a company")
    cases.check("people get them as a second list", "HARBOR" in first and "LLC" not in first and "LLC" in second.split("To decide")[0], got.stdout)
    lines = rows[0]["journal"].split("\n")
    cases.check("there is a line for a journal for each candidate", len(lines) == len(rows[0]["candidates"].split()) and len(lines) > 1 and
                all(line.startswith("; place us/pa/") and line.endswith(' is "WASHINGTON TOWNSHIP"') for line in lines), lines)
    program.write("j.purse", JOURNAL + lines[0].removeprefix("; ") + "\n")
    got = program.run("place", "--review", "--store", "s.db", "-f", "j.purse", "--format", "csv")
    cases.check("what a journal decides about is no longer listed", "SPRINGVILLE" in got.stdout and "WASHINGTON" not in got.stdout, got.stdout, got.stderr)
    program.write("main.purse", JOURNAL + lines[0].removeprefix("; ") + "\n")
    got = program.run("place", "--review", "--store", "s.db", "--format", "csv")
    cases.check("main.purse in the folder is that journal when none is named", "SPRINGVILLE" in got.stdout and "WASHINGTON" not in got.stdout, got.stdout, got.stderr)
    got = program.run("stake", "-f", "j.purse", "--store", "s.db", "--condition", "c", "--as-of", "2017-01-01")
    cases.check("and the line is one that a journal can have", got.returncode == 0 and "Washington" in got.stdout, got.stdout, got.stderr)
    got = program.run("place", "--review", "--store", "none.db")
    cases.check("a review needs a store", got.returncode == 3, got.stderr)


def damaged(cases, program):
    """A column file that is not what the program wrote is made again."""
    store = small(program)
    chicago = store.recipient("CITY OF CHICAGO", "IL")
    for number in range(40):
        award = store.award(f"2016-DJ-BX-{number:04}", chicago)
        store.transaction(award, "16.738", chicago, number + 2, obligation=100 * number, action_date=20160901 + number % 28)
    store.close()
    words = ["-f", "j.purse", "--store", "s.db", "--condition", "c", "--as-of", "2016-09-10"]
    right = program.stake(*words, PURSE_STORE_ROWS="1")
    path = program.folder / "s.db-columns"
    whole = path.read_bytes()
    wrong = []
    for at in [*range(0, len(whole), max(1, len(whole) // 60)), len(whole) - 1]:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1:])
        if program.stake(*words, PURSE_STORE_ROWS="1") != right or path.read_bytes() != whole:
            wrong.append(at)
    for length in (0, 1, 100, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        if program.stake(*words, PURSE_STORE_ROWS="1") != right or path.read_bytes() != whole:
            wrong.append(-length)
    cases.check("a column file with any byte changed, or cut short, is made again", not wrong, wrong)
    cases.check("and nothing else is left beside the store", sorted(p.name for p in program.folder.glob("s.db*")) == ["s.db", "s.db-columns"])


def opening(cases, program):
    program.write("j.purse", JOURNAL)
    got = program.run("stake", "-f", "j.purse", "--store", "none.db")
    cases.check("a store that is named and missing is an error", got.returncode == 3 and "cannot read the store 'none.db': " in got.stderr, got.stderr)
    got = program.run("stake", "-f", "j.purse", PURSE_STORE="none.db")
    cases.check("also by PURSE_STORE", got.returncode == 3, got.stderr)
    program.write("text.db", "no store at all, but a text that is long enough to be looked at\n" * 100)
    got = program.run("stake", "-f", "j.purse", "--store", "text.db")
    cases.check("a file that is no store is refused", got.returncode == 3 and "text.db" in got.stderr, got.stderr)
    got = program.run("stake", "-f", "j.purse")
    cases.check("without any store the journal is answered about alone", got.returncode == 0, got.stderr)
    store = small(program)
    chicago = store.recipient("CITY OF CHICAGO", "IL")
    store.transaction(store.award("2016-DJ-BX-0001", chicago), "16.738", chicago, 2, obligation=10000, action_date=20160901)
    store.close()
    shutil.copy(program.folder / "s.db", program.folder / "purse.db")
    answer = program.stake("-f", "j.purse", "--condition", "c", "--as-of", "2017-01-01")
    cases.check("purse.db in the current folder is taken when there is one", [p["place"] for p in answer["places"]] == ["us/il/chicago"], answer)
    (program.folder / "purse.db").unlink()


def main():
    cases = Cases()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(str(pathlib.Path(sys.argv[2]).resolve()), folder)
        the_case(cases, pathlib.Path(sys.argv[1]), program)
        for test in (rows, unknown, clocks, passed_on, resolutions, review, damaged, opening):
            test(cases, program)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
