#!/usr/bin/env python3
"""archives.py PURSE AWARDS_MAKE: damaged and hostile award files are refused with a reason, in bounded time and memory.

TAP. Nothing of what is damaged is taken for good: after each fault the good file still comes in whole."""
import os
import pathlib
import random
import struct
import sys
import tempfile
import zipfile
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from faults.ground import MEMORY_MOST, Maker, Purse, address_space, is_sound, says_amount, standing
from tap import Cases

TIME_S = 20
ADDRESSES = 2 << 30
NO_AWARDS = (1, 3)  # read and found to be no award file, or not read at all: either is an answer
NAME = "FY2024_All_Assistance_Full_20260906"


class Archives:
    def __init__(self, purse, make, folder):
        self.purse, self.make, self.folder, self.cases = purse, make, pathlib.Path(folder), Cases()
        self.good = make.zip("good.zip", "--rows", 4000, "--year", 2024, "--member-rows", 1000)
        self.totals = make.totals["good.zip"]
        self.header = self.first_member().split(b"\n", 1)[0] + b"\n"

    def first_member(self):
        with zipfile.ZipFile(self.good) as archive:
            return archive.read(archive.namelist()[0])

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def run(self, path, store, stdin=None):
        limit = None if self.purse.is_sanitized else address_space(ADDRESSES)
        words = ["import", path if stdin is None else "-", "--store", store]
        return self.purse.run(*words, limit=limit, time_s=TIME_S * (4 if self.purse.is_sanitized else 1), **({"stdin": stdin} if stdin else {}))

    def is_bounded(self, run):
        return run.status is not None and (self.purse.is_sanitized or run.memory < MEMORY_MOST)

    def store(self):
        path = self.folder / "store.db"
        for old in self.folder.glob("store.db*"):
            old.unlink()
        return path

    def rows(self, store):
        """Transactions in the store; none when there is no store, or none with tables."""
        if not store.exists() or store.stat().st_size == 0:
            return 0, 0
        return standing(store)

    def refused(self, name, path, statuses=(3,), rows_most=0, stdin=None):
        """Ends with one of the statuses and words, keeps at most so many rows, and takes the good file afterwards."""
        store = self.store()
        run = self.run(path, store, stdin)
        kept = self.rows(store)
        self.cases.check(f"{name}: exit {' or '.join(map(str, statuses))} with a reason, bounded", run.status in statuses and run.err.strip() and self.is_bounded(run) and kept[0] <= rows_most,
                         run, f"{kept} rows and cents kept")
        run = self.run(self.good, store)
        got = self.rows(store)
        sound, why = is_sound(store) if store.exists() else (False, "no store")
        self.cases.check(f"{name}: the good file still comes in whole", run.status == 0 and got == (self.totals["rows"], self.totals["obligation_cents"]) and sound, run, got, why)

    def a_good_file_comes_in_whole_and_says_so(self):
        store = self.store()
        run = self.run(self.good, store)
        got = self.rows(store)
        self.cases.check("a good file comes in whole", run.status == 0 and got == (self.totals["rows"], self.totals["obligation_cents"]), run, got, self.totals)
        self.cases.check("its control totals are printed to the cent", says_amount(run.out, self.totals["obligation_cents"]) and "4000" in run.out.replace(",", ""), run)
        manifest = self.purse.imports(store)
        self.cases.check("its sum is in the manifest", says_amount(str(manifest), self.totals["obligation_cents"]), manifest)

    def a_truncated_archive_is_refused(self):
        data, rng = self.good.read_bytes(), random.Random(3)
        points = [0, 1, 3, 4, 21, 22, 29, 30, 60, len(data) - 1, len(data) - 2, len(data) - 21, len(data) - 22, len(data) - 23, len(data) - 60]
        points += [rng.randrange(len(data)) for _ in range(10)]
        for point in sorted(points):
            # A file of no bytes is an award file with no header; whatever is cut, a member is taken whole or not at all.
            self.refused(f"cut to {point} of {len(data)} bytes", self.write("cut.zip", data[:point]), (3,), 4000)

    def a_truncated_csv_loses_no_row_silently(self):
        text = self.first_member()
        cut = text[:text.rindex(b"\n", 0, len(text) // 2) - 700]
        store = self.store()
        run = self.run(self.write("cut.csv", cut), store)
        self.cases.check("a csv cut in the middle of a row: that row is set aside, and said", run.status == 1 and "1" in run.out and self.is_bounded(run) and 0 < self.rows(store)[0] < 1000, run, self.rows(store))

    def a_wrong_checksum_is_refused(self):
        for member in (0, 2):
            with zipfile.ZipFile(self.good) as archive:
                info = archive.infolist()[member]
            data = bytearray(self.good.read_bytes())
            wrong = struct.pack("<I", info.CRC ^ 1)
            for at in (i for i in range(len(data) - 3) if data[i:i + 4] == struct.pack("<I", info.CRC)):
                data[at:at + 4] = wrong
            self.refused(f"a wrong CRC in member {member + 1}", self.write("crc.zip", bytes(data)), (3,), member * 1000)
            data = bytearray(self.good.read_bytes())
            data[info.header_offset + 30 + len(info.filename) + info.compress_size // 2] ^= 0x55
            self.refused(f"a flipped byte in member {member + 1}", self.write("flip.zip", bytes(data)), (3,), member * 1000)

    def gzip_faults(self):
        text = self.first_member()
        packer = zlib.compressobj(6, zlib.DEFLATED, 31)
        packed = packer.compress(text) + packer.flush()
        store = self.store()
        run = self.run(self.write("one.csv.gz", packed), store)
        self.cases.check("a gzip comes in whole", run.status == 0 and self.rows(store)[0] == 1000, run, self.rows(store))
        self.refused("a gzip cut short", self.write("cut.csv.gz", packed[:len(packed) * 2 // 3]), (3,), 1000)
        self.refused("a gzip with a wrong CRC", self.write("crc.csv.gz", packed[:-8] + b"\0\0\0\0" + packed[-4:]), (3,), 1000)

    def a_bomb_is_refused_in_bounded_time_and_memory(self):
        zeros = self.folder / "zeros.zip"
        with zipfile.ZipFile(zeros, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(NAME + "_1.csv", "w", force_zip64=True) as member:
            for _ in range(1024):
                member.write(bytes(1 << 20))
        self.refused("a gigabyte of zeros in a megabyte", zeros, NO_AWARDS)
        wide = self.folder / "wide.zip"
        with zipfile.ZipFile(wide, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(NAME + "_1.csv", "w", force_zip64=True) as member:
            member.write(self.header + b'"')
            for _ in range(1024):
                member.write(b"x" * (1 << 20))
        self.refused("a field of a gigabyte behind a good header", wide, NO_AWARDS)
        self.refused("a thousand members that are the same bytes", self.write("overlap.zip", self.overlapping(1000)), (3,), 1000)

    def overlapping(self, count):
        """An archive whose directory names the same member over and over: few bytes, much text."""
        text = self.first_member()
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(text) + packer.flush()
        name = (NAME + "_1.csv").encode()
        facts = struct.pack("<IIIHH", zlib.crc32(text), len(packed), len(text), len(name), 0)
        local = struct.pack("<IHHHHH", 0x04034b50, 20, 0, 8, 0, 0x21) + facts + name + packed
        entries = b""
        for number in range(1, count + 1):
            other = f"{NAME}_{number}.csv".encode()
            facts = struct.pack("<IIIHHH", zlib.crc32(text), len(packed), len(text), len(other), 0, 0)
            entries += struct.pack("<IHHHHHH", 0x02014b50, 20, 20, 0, 8, 0, 0x21) + facts + struct.pack("<HHII", 0, 0, 0, 0) + other
        return local + entries + struct.pack("<IHHHHIIH", 0x06054b50, 0, 0, count, count, len(entries), len(local), 0)

    def a_header_with_none_of_the_needed_columns_is_refused(self):
        for name, text in (("columns of something else", b"a,b,c\n1,2,3\n"), ("a web page", b"<!DOCTYPE html>\n<html><body>403</body></html>\n"), ("bytes of a picture", bytes(range(256)) * 40)):
            self.refused(f"{name} as csv", self.write("none.csv", text), NO_AWARDS)
            path = self.folder / "none.zip"
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(NAME + "_1.csv", text)
            self.refused(f"{name} in an archive", path, NO_AWARDS)

    def nothing_published_is_not_a_fault(self):
        empty = self.folder / "FY2024_999_Assistance_Full_20260906.zip"
        with zipfile.ZipFile(empty, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("FY2024_999_Assistance_Full_20260906_1.csv", self.header)
        run = self.run(empty, self.store())
        self.cases.check("an archive with a header and no row: exit 0", run.status == 0 and self.is_bounded(run), run)
        with zipfile.ZipFile(empty, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("readme.txt", "No data.\n")
        run = self.run(empty, self.store())
        self.cases.check("an archive with no award file: a word about it, and no failure", run.status in (0, 1) and (run.out + run.err).strip(), run)

    def rows_that_cannot_be_read_are_set_aside_and_counted(self):
        lines = self.first_member()
        broken = lines + b"too,few,cells\n" + b"," * 111 + b"\n" + b"x," * 200 + b"\n"
        store = self.store()
        run = self.run(self.write("broken.csv", broken), store)
        self.cases.check("three broken rows behind a thousand good ones: exit 1, the good ones stored", run.status == 1 and self.rows(store)[0] == 1000, run, self.rows(store))
        manifest = self.purse.imports(store)
        self.cases.check("the manifest counts 1003 read, 1000 stored, 3 set aside", all(str(count) in str(manifest) for count in (1003, 1000, 3)), manifest)

    def random_bytes_are_refused(self):
        rng = random.Random(7)
        self.refused("random bytes", self.write("random.csv", rng.randbytes(300000)), NO_AWARDS)
        self.refused("random bytes that begin like a zip", self.write("random.zip", b"PK\3\4" + rng.randbytes(300000)))
        self.refused("random bytes that begin like a gzip", self.write("random.gz", b"\x1f\x8b\x08\0" + rng.randbytes(300000)))
        self.refused("a file that is not there", self.folder / "absent.zip")
        self.refused("a folder", self.folder)


def main():
    with tempfile.TemporaryDirectory() as folder:
        archives = Archives(Purse(sys.argv[1], folder), Maker(sys.argv[2], folder), folder)
        for part in (archives.a_good_file_comes_in_whole_and_says_so, archives.a_truncated_archive_is_refused, archives.a_truncated_csv_loses_no_row_silently,
                     archives.a_wrong_checksum_is_refused, archives.gzip_faults, archives.a_bomb_is_refused_in_bounded_time_and_memory,
                     archives.a_header_with_none_of_the_needed_columns_is_refused, archives.nothing_published_is_not_a_fault,
                     archives.rows_that_cannot_be_read_are_set_aside_and_counted, archives.random_bytes_are_refused):
            try:
                part()
            except Exception as problem:  # one part's breakdown must not hide the others
                archives.cases.check(f"{part.__name__} runs to its end", False, repr(problem))
        return archives.cases.finish()


if __name__ == "__main__":
    sys.exit(main())
