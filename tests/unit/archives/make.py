#!/usr/bin/env python3
"""make.py FOLDER: the zips of this folder, as writers other than libzip make them. Run by hand when one is added.

Each holds a.csv ("a,b,c" a thousand times) and most b.csv (once): with Zip64 records throughout, through
a pipe (lengths behind the data), appended to, with a comment that looks like an end record, compressed by bzip2.
"""
import io
import pathlib
import sys
import zipfile

ROWS = b"a,b,c\n"


class Pipe(io.RawIOBase):
    def __init__(self, file):
        self.file = file

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)


def members(archive, **more):
    for name, data in [("a.csv", ROWS * 1000), ("b.csv", ROWS)]:
        info = zipfile.ZipInfo(name, (2026, 9, 6, 0, 0, 0))
        info.compress_type = archive.compression
        with archive.open(info, "w", **more) as file:
            file.write(data)


def main():
    folder = pathlib.Path(sys.argv[1])
    with zipfile.ZipFile(folder / "zip64.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        members(archive, force_zip64=True)
    for name, method, more in [("pipe.zip", zipfile.ZIP_DEFLATED, {}), ("pipe-zip64.zip", zipfile.ZIP_DEFLATED, {"force_zip64": True}), ("pipe-stored.zip", zipfile.ZIP_STORED, {})]:
        with open(folder / name, "wb") as file, zipfile.ZipFile(Pipe(file), "w", method) as archive:
            members(archive, **more)
    with zipfile.ZipFile(folder / "comment.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        members(archive)
        archive.comment = b"no end: PK\5\6, said the comment of forty bytes"
    with zipfile.ZipFile(folder / "bzip2.zip", "w", zipfile.ZIP_BZIP2) as archive:
        members(archive)


if __name__ == "__main__":
    main()
