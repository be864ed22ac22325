#!/usr/bin/env python3
"""import.py PURSE: what becomes of award rows in the store, seen from the command line and from SQLite. TAP.

Each test is a small story of files that come in one after the other; rows are read back with Python's own sqlite3.
"""
import csv
import gzip
import io
import itertools
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

SHARED = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data" / "awards"
COLUMNS = ["assistance_transaction_unique_key", "award_id_fain", "modification_number", "award_id_uri", "federal_action_obligation",
           "total_obligated_amount", "face_value_of_loan", "action_date", "awarding_agency_code", "awarding_sub_agency_code", "recipient_name",
           "recipient_state_code", "recipient_country_code", "cfda_number", "assistance_type_code", "record_type_code", "business_types_code",
           "transaction_description", "initial_report_date", "last_modified_date"]
PLAIN = dict(award_id_fain="2016DJBX0001", modification_number="00", federal_action_obligation="100.00", action_date="2016-09-01",
             awarding_agency_code="015", awarding_sub_agency_code="1550", recipient_name="CITY OF CHICAGO", recipient_state_code="IL",
             recipient_country_code="USA", cfda_number="16.738", assistance_type_code="04", record_type_code="2", business_types_code="C",
             initial_report_date="2016-10-05", last_modified_date="2016-10-05")


def row(**cells):
    return {**PLAIN, **cells}


def text_of(rows, columns=COLUMNS, delimiter=","):
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=delimiter, lineterminator="\n", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


class Story:
    """A folder with a store, and what the program says."""

    def __init__(self, purse):
        self.purse, self.holder = purse, tempfile.TemporaryDirectory()
        self.folder, self.out, self.err = pathlib.Path(self.holder.name), "", ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.holder.cleanup()

    def write(self, name, data):
        path = self.folder / name
        if name.endswith(".zip"):
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for member, content in (data.items() if isinstance(data, dict) else [(name[:-4] + "_1.csv", data)]):
                    archive.writestr(member, content)
        else:
            path.write_bytes(data)
        return name

    def run(self, *words, stdin=None):
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        done = subprocess.run([self.purse, *words], cwd=self.folder, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
                              env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PURSE_TODAY": "2026-11-01", **keep})
        self.status, self.out, self.err = done.returncode, done.stdout.decode(), done.stderr.decode("utf-8", "replace")
        return self

    def take(self, name, rows=None, **more):
        """Imports a file, made of `rows` when they are given; the totals it printed."""
        if rows is not None:
            self.write(name, text_of(rows, **more))
        self.run("import", name, "--format", "json")
        return self.totals()

    def totals(self):
        totals = json.loads(self.out)[0] if self.out else {}
        return {name: int(value) if name.startswith("rows_") else value for name, value in totals.items()}

    def ask(self, sql, *values):
        with sqlite3.connect(f"file:{self.folder / 'purse.db'}?mode=ro", uri=True) as db:
            return db.execute(sql, values).fetchall()

    def versions(self, sum_only=False):
        return self.ask("SELECT t.modification, t.obligation, t.known, t.withdrawn FROM transactions t ORDER BY t.id")

    def known_by(self, day):
        """The sum that anyone could know on a day: the rule of docs/store.md."""
        return self.ask("SELECT coalesce(sum(obligation), 0) FROM transactions WHERE known <= ? AND (withdrawn IS NULL OR withdrawn > ?)", day, day)[0][0]


FULL = "FY2016_015_Assistance_Full_%s.zip"


def a_row_has_all_its_parts(story):
    story.take("a.csv", [row(transaction_description='one, "two"\nthree', total_obligated_amount="250.5")])
    yield story.status == 0
    yield story.ask("SELECT a.fain, t.modification, l.number, g.code, g.sub_code, r.name, t.obligation, t.action_date, t.reported, t.known, t.line, i.file,"
                    " a.description, a.total_obligated FROM transactions t JOIN awards a ON a.id = t.award JOIN agencies g ON g.id = a.agency"
                    " JOIN listings l ON l.id = t.listing JOIN recipients r ON r.id = t.recipient JOIN imports i ON i.id = t.import") == [
        ("2016DJBX0001", "00", "16.738", "015", "1550", "CITY OF CHICAGO", 10000, 20160901, 20161005, 20161005, 2, "a.csv", 'one, "two"\nthree', 25050)]


def what_a_file_does_not_say_is_null_and_not_zero(story):
    story.take("a.csv", [row(federal_action_obligation="", assistance_type_code="07", face_value_of_loan="5000"),
                         row(modification_number="01", federal_action_obligation="0.00", initial_report_date="")])
    yield story.ask("SELECT obligation, face_value, known FROM transactions ORDER BY id") == [(None, 500000, 20161005), (0, None, None)]


def the_same_file_again_changes_nothing(story):
    first = story.take("a.csv", [row(), row(modification_number="01", federal_action_obligation="-25.50")])
    before = story.ask("SELECT * FROM transactions")
    again = story.take("a.csv")
    yield story.status == 0 and "was imported before" in story.err
    yield (again["rows_stored"], again["rows_unchanged"], again["obligations"]) == (0, 2, "74.50") and first["rows_stored"] == 2
    yield story.ask("SELECT * FROM transactions") == before and len(before) == 2


def the_same_rows_under_another_name_change_nothing(story):
    story.take("a.csv", [row(), row(modification_number="01")])
    totals = story.take("b.csv.gz", None) if story.write("b.csv.gz", gzip.compress(text_of([row(modification_number="01"), row()]))) else {}
    yield (totals["rows_read"], totals["rows_stored"], totals["rows_unchanged"]) == (2, 0, 2)
    yield len(story.versions()) == 2


def a_transaction_that_one_file_gives_twice_counts_once(story):
    totals = story.take("a.csv", [row(), row(federal_action_obligation="999")])
    yield story.status == 1 and totals["rows_set_aside"] == 1 and totals["obligations"] == "100.00"
    yield story.versions() == [("00", 10000, 20161005, None)]
    yield story.ask("SELECT line, code FROM set_aside") == [(3, "A040")]
    story.run("imports", "--set-aside")
    yield "twice" in story.out and "A040" in story.out


def keys_tell_rows_apart_that_agree_in_all_parts(story):
    """Seen in real files: the URI in the key is another one than in its column."""
    story.take("a.csv", [row(assistance_transaction_unique_key="1550_2016DJBX0001_-NONE-_16.738_00"),
                         row(assistance_transaction_unique_key="1550_2016DJBX0001_OTHER_16.738_00")])
    yield story.status == 0
    yield story.ask("SELECT key FROM transactions ORDER BY id") == [(None,), ("1550_2016DJBX0001_OTHER_16.738_00",)]


def two_agencies_with_one_number_are_two_awards(story):
    story.take("a.csv", [row(), row(awarding_sub_agency_code="1501")])
    yield story.ask("SELECT count(*) FROM awards") == [(2,)]


def numbers_are_the_same_in_capitals_or_not(story):
    story.take("a.csv", [row(), row(award_id_fain="2016djbx0001", modification_number="01")])
    yield story.ask("SELECT count(*) FROM awards") == [(1,)]


def a_newer_file_corrects_and_yesterday_is_still_known(story):
    story.take(FULL % "20170906", [row()])
    totals = story.take(FULL % "20181006", [row(federal_action_obligation="80.00", last_modified_date="2018-09-20")])
    yield story.status == 0 and totals["rows_stored"] == 1 and totals["rows_withdrawn"] == 1
    yield story.versions() == [("00", 10000, 20161005, 20180920), ("00", 8000, 20180920, None)]
    yield [story.known_by(day) for day in (20161004, 20161005, 20180919, 20180920)] == [0, 10000, 10000, 8000]


def a_row_that_a_newer_full_file_lacks_is_withdrawn_on_its_day(story):
    story.take(FULL % "20170906", [row(), row(modification_number="01"), row(modification_number="02", action_date="2014-01-01")])
    totals = story.take(FULL % "20181006", [row()])
    yield totals["rows_withdrawn"] == 1 and totals["rows_unchanged"] == 1
    yield story.versions() == [("00", 10000, 20161005, None), ("01", 10000, 20161005, 20181006), ("02", 10000, 20161005, None)]


def only_the_agency_of_the_file_is_looked_at(story):
    story.take("other.csv", [row(awarding_agency_code="086", awarding_sub_agency_code="8600")])
    story.take(FULL % "20260906", [row(modification_number="05")])
    yield [version[3] for version in story.versions()] == [None, None]


def a_file_that_is_not_whole_withdraws_nothing(story):
    story.take(FULL % "20170906", [row(), row(modification_number="01")])
    story.take("FY2016_015_Assistance_Full_20181006_1.csv", [row()])
    yield [version[3] for version in story.versions()] == [None, None]


def with_unreadable_rows_nothing_is_withdrawn_and_that_is_said(story):
    story.take(FULL % "20170906", [row(), row(modification_number="01")])
    story.take(FULL % "20181006", [row(), row(modification_number="07", federal_action_obligation="many")])
    yield story.status == 1 and "were not withdrawn" in story.err
    yield [version[3] for version in story.versions()] == [None, None]


def an_archive_without_a_row_withdraws_nothing(story):
    story.take(FULL % "20170906", [row()])
    story.write(FULL % "20181006", {})
    story.take(FULL % "20181006")
    yield story.status == 0 and "were not withdrawn" in story.err
    story.take(FULL % "20191006", [])
    yield story.status == 0 and [version[3] for version in story.versions()] == [None]


def an_older_file_that_comes_late_changes_nothing_of_today(story):
    story.take(FULL % "20181006", [row(federal_action_obligation="80.00", last_modified_date="2018-09-20", initial_report_date="2018-09-20")])
    story.take(FULL % "20170906", [row(), row(modification_number="01", federal_action_obligation="7.00")])
    yield story.ask("SELECT sum(obligation) FROM transactions WHERE withdrawn IS NULL") == [(8000,)]
    yield story.known_by(20171001) == 10700 and story.known_by(20260101) == 8000


def three_editions_in_any_order_give_one_history(story):
    """What anyone could know on a day does not hang on the order in which the files were found."""
    plain = dict(initial_report_date="2016-10-05")
    editions = {"20170906": [row(**plain), row(modification_number="01", **plain), row(modification_number="02", **plain), row(modification_number="05", **plain)],
                "20180906": [row(federal_action_obligation="90.00", last_modified_date="2018-03-01", **plain), row(modification_number="01", **plain),
                             row(modification_number="03", initial_report_date="2018-05-01"), row(modification_number="05", **plain)],
                "20190906": [row(federal_action_obligation="80.00", last_modified_date="2019-03-01", **plain), row(modification_number="03", initial_report_date="2018-05-01"),
                             row(modification_number="01", federal_action_obligation="70.00", last_modified_date="2019-04-01", **plain),
                             row(modification_number="04", initial_report_date="2019-05-01")]}
    found = {}
    for order in itertools.permutations(editions):
        with Story(story.purse) as other:
            for day in order:
                other.take(FULL % day, editions[day])
            found[order] = (sorted(other.ask("SELECT modification, obligation, known, withdrawn FROM transactions")),
                            [other.known_by(day) for day in (20161004, 20170907, 20180228, 20180301, 20180906, 20190302, 20190906)])
    story.out = json.dumps({" ".join(order): history for order, history in found.items()}, indent=1)
    yield all(history == found[("20170906", "20180906", "20190906")] for history in found.values())
    yield found[("20170906", "20180906", "20190906")][1] == [0, 40000, 40000, 39000, 39000, 38000, 35000]


def a_file_of_all_agencies_that_comes_late_does_not_undo_one_of_one(story):
    """Seen: rows that the newer file of one agency lacks came back with an older file of all."""
    rows = [row(), row(modification_number="01"), row(awarding_agency_code="086", awarding_sub_agency_code="8600")]
    story.take(FULL % "20181006", [row()])
    story.take("FY2016_All_Assistance_Full_20170906.zip", rows)
    yield sorted(version[3] or 0 for version in story.versions()) == [0, 0, 20181006]
    story.take("FY2016_All_Assistance_Full_20170806.zip", rows + [row(modification_number="02")])
    yield sorted(version[3] or 0 for version in story.versions()) == [0, 0, 20170906, 20181006]


def rows_with_a_key_of_their_own_are_withdrawn_too(story):
    key = dict(assistance_transaction_unique_key="1550_2016DJBX0001_OTHER_16.738_01", modification_number="01")
    story.take(FULL % "20170906", [row(), row(**key)])
    story.take(FULL % "20181006", [row()])
    yield [version[3] for version in story.versions()] == [None, 20181006]


def a_newer_file_that_could_not_be_read_whole_says_nothing_of_older_rows(story):
    story.take(FULL % "20181006", [row(), row(modification_number="01", federal_action_obligation="many")])
    story.take(FULL % "20170906", [row(), row(modification_number="01")])
    yield [version[3] for version in story.versions()] == [None, None]


def what_follows_another_header_is_not_taken_for_vanished(story):
    story.take(FULL % "20170906", [row(), row(modification_number="01")])
    story.write(FULL % "20181006", text_of([row()]) + text_of([subaward()], columns=SUB) + text_of([row(modification_number="01")]))
    story.take(FULL % "20181006")
    yield story.status == 1 and "were not withdrawn" in story.err and [version[3] for version in story.versions()] == [None, None]


def what_one_broken_off_import_confirmed_is_its_own(story):
    story.take(FULL % "20170906", [row(), row(modification_number="01")])
    with sqlite3.connect(story.folder / "purse.db") as db:  # as a kill behind a first step leaves it
        db.execute("INSERT INTO imports(id, file, sha256, bytes, imported, state) VALUES(77, 'x', 'y', 1, 20180101, 'running')")
        db.execute("INSERT INTO confirmed SELECT 77, id FROM transactions")
    story.take(FULL % "20181006", [row()])
    yield [version[3] for version in story.versions()] == [None, 20181006]
    yield story.ask("SELECT count(*) FROM confirmed") == [(2,)]


def a_delta_that_corrects_and_then_deletes_deletes(story):
    story.take(FULL % "20170906", [row()])
    columns = ["correction_delete_ind"] + COLUMNS
    story.take("FY(All)_015_Assistance_Delta_20171106.csv", [row(correction_delete_ind="C", federal_action_obligation="90.00", last_modified_date="2017-11-01"),
                                                             row(correction_delete_ind="D", last_modified_date="2017-11-03")], columns=columns)
    yield story.ask("SELECT count(*) FROM transactions WHERE withdrawn IS NULL") == [(0,)]


def an_award_first_met_without_its_agency_is_withdrawn_with_it(story):
    story.take(FULL % "20170806", [row(awarding_agency_code="")])
    story.take(FULL % "20170906", [row(modification_number="01"), row()])
    story.take(FULL % "20181006", [row(modification_number="01")])
    yield sorted(version[3] or 0 for version in story.versions()) == [0, 20181006]


def a_file_of_tomorrow_is_a_file_without_a_day(story):
    story.take(FULL % "20991231", [row()])
    yield story.ask("SELECT made, scope_agency FROM imports") == [(None, None)]


def an_amount_beyond_all_is_set_aside(story):
    totals = story.take("a.csv", [row(federal_action_obligation="92000000000000000"), row(modification_number="01")])
    yield story.status == 1 and totals["rows_set_aside"] == 1 and totals["obligations"] == "100.00"
    story.run("imports")
    yield story.status == 0


def a_file_without_award_rows_fails_every_time(story):
    story.write("a.csv", b"name,age\nx,1\n")
    yield story.run("import", "a.csv").status == 1 and story.run("import", "a.csv").status == 1


def a_row_that_comes_back_counts_from_then(story):
    story.take(FULL % "20170906", [row(), row(modification_number="01")])
    story.take(FULL % "20181006", [row()])
    story.take(FULL % "20191006", [row(), row(modification_number="01")])
    yield [story.known_by(day) for day in (20170906, 20181006, 20191005, 20191006)] == [20000, 10000, 10000, 20000]


def a_delta_corrects_and_deletes(story):
    story.take(FULL % "20170906", [row(), row(modification_number="01", federal_action_obligation="11.00")])
    deleted = dict(correction_delete_ind="D", awarding_sub_agency_code="1550", award_id_fain="2016DJBX0001", cfda_number="16.738", modification_number="01",
                   last_modified_date="2017-11-02")
    columns = ["correction_delete_ind"] + COLUMNS
    story.take("FY(All)_015_Assistance_Delta_20171106.csv", [row(correction_delete_ind="C", federal_action_obligation="90.00", last_modified_date="2017-11-01"), deleted,
                                                             row(modification_number="02", federal_action_obligation="5.00", initial_report_date="2017-11-03")], columns=columns)
    yield story.status == 0
    yield [story.known_by(day) for day in (20171031, 20171101, 20171102, 20171103)] == [11100, 10100, 9000, 9500]


def individuals_have_no_name(story):
    story.take("a.csv", [row(record_type_code="3", recipient_name="JANE Q PUBLIC"), row(modification_number="01", business_types_code="P", recipient_name="JOHN PUBLIC")])
    yield story.ask("SELECT DISTINCT name FROM recipients") == [(None,)]
    yield b"PUBLIC" not in (story.folder / "purse.db").read_bytes()


def places_are_resolved_with_reasons(story):
    story.take("a.csv", [row(), row(award_id_fain="X2", recipient_name="ACME WIDGETS LLC", business_types_code="Q"),
                         row(award_id_fain="X3", recipient_name="CITY OF CHICAGO", recipient_country_code="CAN", recipient_state_code="")])
    found = story.ask("SELECT r.name, s.decision, s.place, s.geoid, length(s.why) > 0 FROM resolutions s JOIN recipients r ON r.id = s.recipient ORDER BY r.id")
    yield found == [("CITY OF CHICAGO", "exact", "us/il/chicago", "1714000", 1), ("ACME WIDGETS LLC", "none", None, None, 1), ("CITY OF CHICAGO", "none", None, None, 1)]


SUB = ["prime_award_unique_key", "prime_award_fain", "prime_award_amount", "prime_award_awarding_sub_agency_code", "prime_awardee_name", "prime_award_cfda_numbers_and_titles",
       "subaward_sam_report_id", "subaward_sam_report_year", "subaward_sam_report_month", "subaward_number", "subaward_amount", "subaward_action_date", "subawardee_uei",
       "subawardee_name", "subawardee_state_code", "subaward_description", "subaward_sam_report_last_modified_date"]


def subaward(**cells):
    return {**dict(prime_award_unique_key="ASST_NON_2016DJBX0001_015", prime_award_fain="2016DJBX0001", prime_award_amount="100", prime_award_awarding_sub_agency_code="1550",
                   prime_awardee_name="CITY OF CHICAGO", prime_award_cfda_numbers_and_titles="16.738: EDWARD BYRNE", subaward_sam_report_id="R1", subaward_sam_report_year="2017",
                   subaward_sam_report_month="1", subaward_number="S-1", subaward_amount="40.00", subaward_action_date="2016-12-01", subawardee_uei="ABCDEFGHJKL1",
                   subawardee_name="COUNTY OF COOK", subawardee_state_code="IL", subaward_sam_report_last_modified_date="2017-01-31"), **cells}


def a_subaward_that_is_reported_again_counts_once(story):
    story.take("a.csv", [row()])
    totals = story.take("sub.csv", [subaward(), subaward(subaward_sam_report_month="2", subaward_sam_report_last_modified_date="2017-02-28"),
                                    subaward(subaward_sam_report_month="3", subaward_amount="45.00", subaward_sam_report_last_modified_date="2017-03-31")], columns=SUB)
    yield (totals["rows_stored"], totals["rows_unchanged"], totals["obligations"]) == (2, 1, "0.00")  # the dollars are the award's
    yield story.ask("SELECT amount, known, withdrawn, award FROM subawards ORDER BY id") == [(4000, 20170131, 20170331, 1), (4500, 20170331, None, 1)]
    yield story.ask("SELECT count(*) FROM transactions") == [(1,)]


def a_subaward_finds_its_award_when_that_comes_later(story):
    story.take("sub.csv", [subaward()], columns=SUB)
    yield story.ask("SELECT award FROM subawards") == [(None,)]
    story.take("a.csv", [row()])
    yield story.ask("SELECT a.fain FROM subawards s JOIN awards a ON a.id = s.award") == [("2016DJBX0001",)]


def members_of_several_kinds_in_one_zip(story):
    story.write("All.zip", {"All_Assistance_PrimeTransactions_1.csv": text_of([row()]), "All_Assistance_Subawards_1.csv": text_of([subaward()], columns=SUB),
                            "All_Contracts_PrimeTransactions_1.csv": b"contract_transaction_unique_key,award_id_piid\nx,y\n"})
    totals = story.take("All.zip")
    yield story.status == 1 and totals["rows_read"] == 2 and "All_Contracts" in story.err
    yield story.ask("SELECT form FROM import_members ORDER BY member") == [("prime",), ("subaward",), ("unknown",)]
    yield story.ask("SELECT state FROM imports") == [("done",)]


def separators_and_pipes(story):
    story.take("a.tsv", [row(), row(modification_number="01")], delimiter="\t")
    yield story.status == 0 and len(story.versions()) == 2
    story.run("import", "-", stdin=text_of([row(), row(modification_number="02")], delimiter="|"))
    yield story.status == 0 and len(story.versions()) == 3
    story.run("import", "-", stdin=text_of([row(), row(modification_number="02")], delimiter="|"))
    yield story.status == 0 and len(story.versions()) == 3
    story.run("import", "-", stdin=gzip.compress(text_of([row(modification_number="03")])))
    yield story.status == 0 and len(story.versions()) == 4


def a_file_that_came_through_a_pipe_is_known_by_its_digest(story):
    """Its length is not: it is read while the digest is made, and what that finds is not told again."""
    data = text_of([row()]) + b"short,row\n"
    story.run("import", "-", stdin=data)
    yield story.status == 1 and "error" in story.err
    story.write("a.csv", data)
    totals = story.take("a.csv")
    yield "was imported before" in story.err and "error:" not in story.err
    yield totals["rows_stored"] == 0 and totals["rows_unchanged"] == 1 and totals["rows_set_aside"] == 1
    yield len(story.versions()) == 1 and story.ask("SELECT count(*) FROM imports") == [(1,)]


def another_file_of_the_same_length_is_another(story):
    story.take("a.csv", [row()])
    totals = story.take("b.csv", [row(modification_number="01")])
    yield totals["rows_stored"] == 1 and story.ask("SELECT count(*), count(DISTINCT bytes) FROM imports") == [(2, 1)]
    yield story.ask("SELECT modification, import, line FROM transactions ORDER BY id") == [("00", 1, 2), ("01", 2, 2)]


def an_archive_without_members_is_fine(story):
    story.write("FY2016_999_Assistance_Full_20260906.zip", {})
    totals = story.take("FY2016_999_Assistance_Full_20260906.zip")
    yield story.status == 0 and totals["rows_read"] == 0


def columns_that_are_absent_or_passed_over_are_listed(story):
    story.take("a.csv", [row()], columns=COLUMNS + ["recipient_address_line_1"])
    yield story.ask("SELECT is_present, is_read FROM import_columns WHERE column_name = 'recipient_address_line_1'") == [(1, 0)]
    yield story.ask("SELECT is_present, is_read FROM import_columns WHERE column_name = 'federal_action_obligation'") == [(1, 1)]
    yield story.ask("SELECT count(*) > 0 FROM import_columns WHERE NOT is_present") == [(1,)]


def rows_set_aside_are_kept_with_their_reason(story):
    story.write("a.csv", text_of([row()]) + b"short,row\n")
    totals = story.take("a.csv")
    yield story.status == 1 and totals["rows_set_aside"] == 1 and "a.csv:3:1: error" in story.err
    yield story.ask("SELECT line, code, text FROM set_aside") == [(3, "A003", "short,row")]


def a_header_without_award_columns_is_refused(story):
    story.write("a.csv", b"name,age\nx,1\n")
    story.take("a.csv")
    yield story.status == 1 and "[A001]" in story.err
    story.take("a.csv")
    yield "no award row was found in it" in story.err
    yield story.ask("SELECT count(*) FROM transactions") == [(0,)]


def a_file_that_is_no_store_is_left_alone(story):
    story.write("purse.db", b"not a database, but a letter of some length\n" * 50)
    before = (story.folder / "purse.db").read_bytes()
    story.take("a.csv", [row()])
    yield story.status == 3 and "no store" in story.err
    yield (story.folder / "purse.db").read_bytes() == before


def another_programs_database_is_left_alone(story):
    with sqlite3.connect(story.folder / "purse.db") as db:
        db.execute("CREATE TABLE cats(name)")
    story.take("a.csv", [row()])
    yield story.status == 3 and "no store of purse" in story.err


def a_store_of_a_later_version_is_left_alone(story):
    story.take("a.csv", [row()])
    with sqlite3.connect(story.folder / "purse.db") as db:
        db.execute("PRAGMA user_version = 99")
    story.take("b.csv", [row()])
    yield story.status == 3 and "later version" in story.err


def a_file_that_is_not_there_leaves_no_store(story):
    story.run("import", "nowhere.zip")
    yield story.status == 3 and "no such file" in story.err.lower() and not (story.folder / "purse.db").exists()


def the_store_is_named_by_option_then_environment(story):
    story.write("a.csv", text_of([row()]))
    story.run("import", "a.csv", "--store", "mine.db")
    yield story.status == 0 and (story.folder / "mine.db").exists() and not (story.folder / "purse.db").exists()
    story.run("imports", "--store", "mine.db", "--format", "csv")
    yield story.out.splitlines()[1].startswith("1,a.csv,") and len(list(csv.reader(io.StringIO(story.out)))) == 2
    story.run("imports")
    yield story.status == 3


def a_store_needs_the_name_of_a_file(story):
    story.write("a.csv", text_of([row()]))
    for name in ("", ":memory:"):
        story.run("import", "a.csv", "--store", name)
        yield story.status == 2 and "no name of a file" in story.err and story.out == ""


def counts_are_numbers_and_money_is_text(story):
    story.write("a.csv", text_of([row(federal_action_obligation="1000000.25")]))
    story.run("import", "a.csv", "--format", "json")
    totals = json.loads(story.out)[0]
    yield totals["rows_read"] == 1 and totals["rows_set_aside"] == 0 and totals["obligations"] == "1000000.25"
    story.run("imports", "--format", "json")
    yield json.loads(story.out)[0]["id"] == 1 and isinstance(json.loads(story.out)[0]["columns_read"], int)


def the_list_for_people_fits_a_terminal(story):
    story.write("a.csv", text_of([row()]))
    story.run("import", "a.csv")
    story.run("imports")
    yield "SHA-256" not in story.out and max(map(len, story.out.splitlines())) <= 130
    story.run("imports", "--format", "csv")
    yield "sha256" in story.out.splitlines()[0]


EARLIER = """DROP TABLE award_listings; ALTER TABLE listings DROP COLUMN transactions; DROP INDEX transactions_by_award;
CREATE INDEX transactions_by_award ON transactions(award, listing, modification); CREATE INDEX transactions_by_listing ON transactions(listing);
PRAGMA user_version = 1"""
UNDER = "SELECT a.listing, a.award, l.transactions FROM award_listings a JOIN listings l ON l.id = a.listing ORDER BY 1, 2"


def an_earlier_store_is_brought_up_to_date(story):
    story.take("a.csv", [row(), row(modification_number="01", cfda_number="16.710"), row(award_id_fain="2016DJBX0002"), row(award_id_fain="2016DJBX0002", modification_number="01")])
    now = story.ask(UNDER)
    yield now == [(1, 1, 3), (1, 2, 3), (2, 1, 1)]
    with sqlite3.connect(story.folder / "purse.db") as db:
        db.executescript(EARLIER)
    story.run("imports")
    yield story.status == 3 and "an earlier version of purse made it (schema 1, this one reads 2)" in story.err
    story.take("a.csv")
    yield story.status == 0 and story.ask(UNDER) == now and story.ask("PRAGMA user_version") == [(2,)] and story.ask("PRAGMA integrity_check") == [("ok",)]
    yield story.ask("SELECT name FROM sqlite_schema WHERE name LIKE 'transactions_by%'") == [("transactions_by_award",)]
    story.take("b.csv", [row(award_id_fain="2016DJBX0003"), row(award_id_fain="2016DJBX0001", modification_number="02")])
    yield story.ask(UNDER) == [(1, 1, 5), (1, 2, 5), (1, 3, 5), (2, 1, 1)]


def rows_of_every_length_come_in_with_their_index(story):
    """Modifications and names too long for a page, for an entry of the index, and just not."""
    lengths = [1, 2, 100, 3800, 3900, 3901, 4000, 16000, 20000, 70000, 3, 3900]
    rows = [row(award_id_fain=f"F{number:04}", modification_number=f"{number:05}" + "m" * length) for number, length in enumerate(lengths * 30)]
    story.take("a.csv", rows)
    yield story.status == 0 and story.ask("PRAGMA integrity_check") == [("ok",)]
    yield story.ask("SELECT count(*), count(DISTINCT award) FROM transactions") == [(len(rows), len(rows))]
    yield [text for (text,) in story.ask("SELECT modification FROM transactions ORDER BY id")] == [cells["modification_number"] for cells in rows]
    yield [text for (text,) in story.ask("SELECT modification FROM transactions INDEXED BY transactions_by_award WHERE award > 0 ORDER BY award")] == [cells["modification_number"] for cells in rows]


def an_award_in_any_order_has_its_rows(story):
    rows = [row(award_id_fain=f"F{number * 7919 % 3001:04}", modification_number=f"{number * 31 % 100:02}" if number % 5 else "", cfda_number=f"16.{number * 13 % 900 + 100}",
                federal_action_obligation=f"{number}.25") for number in range(9000)]
    story.take("a.csv", rows[:4000])
    story.take("b.csv", rows[4000:])
    yield story.ask("PRAGMA integrity_check") == [("ok",)]
    yield story.ask("SELECT count(*) FROM transactions") == [(len({(r["award_id_fain"], r["modification_number"], r["cfda_number"]) for r in rows}),)]
    yield story.ask("SELECT listing, award FROM award_listings") == story.ask("SELECT DISTINCT listing, award FROM transactions ORDER BY 1, 2")
    yield story.ask("SELECT id, transactions FROM listings ORDER BY id") == story.ask("SELECT listing, count(*) FROM transactions GROUP BY listing ORDER BY 1")


def the_tables_hold_together(story):
    story.take("a.csv", [row(), row(award_id_fain="", award_id_uri="AGG-1", record_type_code="1", recipient_name="MULTIPLE RECIPIENTS")])
    story.take("sub.csv", [subaward()], columns=SUB)
    yield story.ask("PRAGMA foreign_key_check") == [] and story.ask("PRAGMA integrity_check") == [("ok",)]
    yield story.ask("SELECT fain, uri FROM awards ORDER BY id") == [("2016DJBX0001", None), (None, "AGG-1")]
    yield story.ask("SELECT obligation, action_date FROM award_transactions")[0] == ("100.00", "2016-09-01")


REAL = {"assistance_prime_112col_sample.csv": ("federal_action_obligation", 359), "doj_2017_d2_rows.csv": ("federal_action_obligation", 20)}


def the_real_files_come_in_whole(story):
    for name, (amount, count) in REAL.items():
        with open(SHARED / name, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        story.run("import", str(SHARED / name), "--format", "json")
        totals = story.totals()
        total = sum(Decimal(cells[amount] or 0) for cells in rows)
        yield story.status == 0 and len(rows) == count == totals["rows_read"] == totals["rows_stored"]
        yield Decimal(totals["obligations"]) == total == Decimal(story.ask("SELECT sum(obligation) FROM transactions t JOIN imports i ON i.id = t.import WHERE i.file = ?", name)[0][0]) / 100
    with open(SHARED / "assistance_prime_112col_sample.csv", newline="", encoding="utf-8") as file:
        described = {(cells["award_id_fain"] or None, cells["award_id_uri"] or None): set() for cells in csv.DictReader(file)}
        file.seek(0)
        for cells in csv.DictReader(file):
            described[(cells["award_id_fain"] or None, cells["award_id_uri"] or None)].add(cells["transaction_description"].strip(" \t"))
    texts = set().union(*described.values())
    stored = [text for (text,) in story.ask("SELECT a.description FROM awards a JOIN transactions t ON t.award = a.id JOIN imports i ON i.id = t.import WHERE i.file LIKE 'assistance%' AND a.description IS NOT NULL")]
    yield len(stored) > 200 and all(text in texts for text in stored) and any("\n" in text for text in stored)


STORIES = [value for name, value in list(globals().items()) if callable(value) and getattr(value, "__code__", None) and value.__code__.co_varnames[:1] == ("story",)]


def main():
    purse, cases = os.path.abspath(sys.argv[1]), Cases()
    for tell in STORIES:
        name = tell.__name__.replace("_", " ")
        if tell is the_real_files_come_in_whole and not SHARED.exists():
            cases.skip(name, "../shared/data is not here")
            continue
        with Story(purse) as story:
            try:
                results = [bool(result) for result in tell(story)]
            except Exception as error:  # a story that breaks off has failed
                results, story.err = [False], f"{type(error).__name__}: {error}\n{getattr(story, 'err', '')}"
            cases.check(name, all(results), f"steps: {results}", story.err, story.out)
    sys.exit(cases.finish())


main()
