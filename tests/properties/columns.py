#!/usr/bin/env python3
"""columns.py PURSE [SEED [STORES]]: random stores, asked by rows, by sums and in SQL; the answers are the same to the cent. TAP.

By rows every award is read into the journal; by sums (PURSE_STORE_ROWS=1) a column file is made and only what cannot
be summed is read. SQL knows the tables alone. Stores have awards of several listings and recipients, versions that were
withdrawn, rows without a day or an amount, loans, aggregates, individuals, subawards and decisions of the journal.
"""
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "cli"))
from stores import Store
from tap import Cases

PLACES = [f"us/{path}" for path in ("ca", "il", "ny", "il/chicago", "il/cook-county", "il/springfield", "ca/los-angeles", "ca/san-francisco", "ca/oakland",
                                    "ny/new-york", "ny/buffalo", "ny/albany", "pa/philadelphia", "wi/milwaukee-county", "la/new-orleans",
                                    "nv/clark-county", "fl/miami-dade-county", "tx/austin", "tx/houston", "tx/dallas", "wa/seattle", "or/portland")]
LISTINGS = ["16.738", "16.710", "93.778", "10.551"]
CONDITIONS = {"every": "all", "jag": "jag", "jag16": "jag FY2016", "cops": "cops FY2015..FY2017", "both": "jag FY2015, cops", "late": "all FY2017..FY2018"}
JOURNAL = """source s "A source"
  published: unknown
program jag "JAG" 16.738
program cops "COPS" 16.710
case k "A v. B"
  court: us/courts/ilnd
  filed: 2016-01-01
""" + "".join(f'condition {name} "{name}"\n  reaches: {reaches}\n  from: 2014-01-01\n' for name, reaches in CONDITIONS.items()) + """
2016-06-01 order k ^first "injunction"
  blocks: every, jag16
  protects: within us/il, us/ca/oakland
  source: s
2017-01-01 finding us/doj us/ny/buffalo complies
  about: jag
  source: s
"""


class Story:
    """A store and a journal beside it."""

    def __init__(self, seed, folder, vintage):
        self.random = random.Random(seed)
        self.is_plain = self.random.random() < 0.5
        self.path, self.journal = folder / f"{seed}.db", folder / f"{seed}.purse"
        self.store = Store(self.path, vintage)
        self.recipients = []
        for number in range(self.random.randrange(2, 60)):
            place = self.random.choice(PLACES) if self.random.random() < 0.8 else None
            decision = self.random.choice(["exact", "agency-of"]) if place else self.random.choice(["none", "ambiguous", "separate-unit"])
            self.recipients.append(self.store.recipient(f"NAME {number}", "IL", place, decision))
        self.awards = [self.make_award(number) for number in range(self.random.randrange(1, 120))]
        if not self.is_plain:
            for _ in range(self.random.randrange(0, 8)):
                award = self.random.choice(self.awards)
                self.store.subaward(award, self.recipients[0], self.random.choice(self.recipients), self.random.randrange(-100, 90000), self.day(), 9)
        self.store.close()
        text = JOURNAL
        for name in [] if self.is_plain else self.random.sample(range(60), self.random.randrange(0, 3)):
            text += f'place {self.random.choice(PLACES)} is "name {name}"\n'
        if not self.is_plain and self.random.random() < 0.5:
            text += f"award 2016-DJ-BX-{self.random.randrange(60):04} us/tx/austin\n  program: jag\n  year: FY2016\n  amount: 7.00\n  source: s\n"
        self.journal.write_text(text)

    def day(self):
        return self.random.randrange(2014, 2020) * 10000 + self.random.randrange(1, 13) * 100 + self.random.randrange(1, 29)

    def make_award(self, number):
        r = self.random
        recipient, kind = r.choice(self.recipients), 2 if self.is_plain or r.random() < 0.9 else r.choice([1, 3])
        fain = f"{r.randrange(2015, 2019)}-DJ-BX-{number:04}" if r.random() < 0.5 else f"X{number}"
        award = self.store.award(fain if self.is_plain or r.random() < 0.95 else None, recipient, kind)
        listing = r.choice(LISTINGS)
        for row in range(r.randrange(1, 9)):
            values = {"obligation": r.randrange(-40000, 90000), "action_date": self.day(), "modification": str(row)}
            if not self.is_plain and r.random() < 0.03:
                del values["action_date"]
                values["fiscal_year"] = r.randrange(2015, 2019)
            if not self.is_plain and r.random() < 0.03:
                values.update(obligation=None, assistance_type=r.choice(["04", "07"]))
            if r.random() < 0.1:
                self.store.transaction(award, listing, recipient, 2, **{**values, "obligation": 1}, known=self.day(), withdrawn=20180101)
            self.store.transaction(award, listing if r.random() < 0.95 else r.choice(LISTINGS), recipient if r.random() < 0.95 else r.choice(self.recipients),
                                   3, **values, **({"known": r.choice([None, self.day()])} if r.random() < 0.3 else {}))
        return award

    def by_sql(self, day):
        """place -> cents under every program, where nothing has to be known but the tables."""
        held = """WITH first AS (SELECT min(id) AS id FROM transactions WHERE withdrawn IS NULL GROUP BY award),
                  held AS (SELECT t.award, s.place FROM first JOIN transactions t USING (id) JOIN resolutions s ON s.recipient = t.recipient
                           WHERE s.decision IN ('exact', 'agency-of'))
                  SELECT place, sum(obligation) FROM transactions JOIN held USING (award) WHERE withdrawn IS NULL AND action_date <= ? GROUP BY place"""
        return dict(sqlite3.connect(str(self.path)).execute(held, [day]))


def without_awards(answer):
    return {**answer, "places": [{key: value for key, value in place.items() if key != "awards"} for place in answer["places"]]}


class Asking:
    def __init__(self, purse):
        self.purse = str(pathlib.Path(purse).resolve())
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.environment = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PATH": "/usr/bin:/bin", **keep}

    def ask(self, story, words, rows):
        got = subprocess.run([self.purse, "stake", "-f", story.journal, "--store", story.path, "--format", "json", *words], stdin=subprocess.DEVNULL,
                             env={**self.environment, "PURSE_STORE_ROWS": rows}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if got.returncode:
            raise RuntimeError(f"{words}: exit {got.returncode}: {got.stderr}")
        return without_awards(json.loads(got.stdout))

    def question(self, story):
        day = story.day()
        words = ["--as-of", f"{day // 10000}-{day // 100 % 100:02}-{day % 100:02}"]
        conditions = story.random.sample(list(CONDITIONS), story.random.randrange(1, 4))
        if story.random.random() < 0.4:
            conditions = ["every"]
        words += ["--condition", ",".join(conditions)]
        basis = story.random.choice(["awarded", "awarded", "annual"])
        words += ["--basis", basis]
        if story.random.random() < 0.2:
            words += ["--program", "jag"]
        if story.random.random() < 0.3:
            known = story.day()
            words += ["--known-by", f"{known // 10000}-{known // 100 % 100:02}-{known % 100:02}"]
        return day, words

    def differences(self, story):
        day, words = self.question(story)
        by_rows, by_sums = self.ask(story, words, "1000000"), self.ask(story, words, "1")
        if by_rows != by_sums:
            yield f"{words}\nby rows {json.dumps(by_rows)}\nby sums {json.dumps(by_sums)}"
        if story.is_plain and "every" in words[3] and words[5] == "awarded" and not {"--program", "--known-by"} & set(words):
            seen = {place["place"]: round(float(place["gross"]["max"]) * 100) for place in by_sums["places"] if place["gross"]}
            if seen != story.by_sql(day):
                yield f"{words}\nby SQL {story.by_sql(day)}\nby sums {seen}"


def main():
    seed, stores = int(sys.argv[2]) if len(sys.argv) > 2 else 1, int(sys.argv[3]) if len(sys.argv) > 3 else 40
    asking, cases, wrong, questions = Asking(sys.argv[1]), Cases(), [], 0
    version = subprocess.run([asking.purse, "version"], stdout=subprocess.PIPE, text=True, env=asking.environment).stdout
    vintage = version.split("places: ")[1].rsplit(", ", 1)[0]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(seed, seed + stores):
            story = Story(number, pathlib.Path(folder), vintage)
            for _ in range(4):
                questions += 1
                wrong += [f"seed {number}: {text}" for text in asking.differences(story)]
            if wrong:
                break
    cases.check(f"{stores} random stores, {questions} questions: by rows, by sums and in SQL the same, from seed {seed}", not wrong, *wrong)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
