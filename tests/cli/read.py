#!/usr/bin/env python3
"""read.py SOURCE_ROOT PURSE: what becomes of documents that a person reads, keeps and checks. TAP.

The round trip (read, check, status), documents that are kept and never written over, PDF with and without pdftotext,
what is no text, and drafts of hundreds of damaged documents, each of which is a journal without a mistake.
"""
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

MUTATIONS, SEED = 300, 20170422
DATED = ["--origin", "us", "--dated", "2017-04-22"]


class Reading:
    def __init__(self, root, purse, folder):
        self.root, self.purse, self.folder, self.cases = pathlib.Path(root).resolve(), os.path.abspath(purse), pathlib.Path(folder), Cases()
        self.keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.letter = self.root / "tests/cli/files/reading/bridge.txt"

    def run(self, *words, stdin=None, path="/usr/bin:/bin"):
        done = subprocess.run([self.purse, *map(str, words)], cwd=self.folder, env={"LC_ALL": "C.UTF-8", "PATH": path, **self.keep}, input=stdin,
                              stdin=None if stdin is not None else subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

    def draft(self, *words, stdin=None):
        status, out, err = self.run("read", *words, stdin=stdin)
        return (out if status == 0 else ""), f"exit {status}\n{err}"

    def mistakes(self, draft):
        (self.folder / "draft.purse").write_text(draft, encoding="utf-8")
        status, out, err = self.run("check", "draft.purse")
        return out + err if status or out or err else ""

    # ---- the round trip ----

    def the_warned_places_of_a_draft_have_a_status(self):
        draft, why = self.draft(self.letter, "--origin", "us/or", "--dated", "2015-10-06")
        self.cases.check("a draft is free of mistakes", draft and not self.mistakes(draft), why, self.mistakes(draft))
        _, out, err = self.run("status", "-f", "draft.purse", "--as-of", "2015-10-07")
        named = all(name in out for name in ("Lane County", "Wasco County", "Linn County"))
        self.cases.check("the places that a draft warns are those of the text", named, out, err)
        _, formatted, _ = self.run("fmt", "-", stdin=draft.encode())
        self.cases.check("a draft is formatted already", formatted == draft, formatted[:2000])

    def bytes_of_entries_are_those_of_the_text(self):
        draft, why = self.draft(self.letter, "--origin", "us/or", "--dated", "2015-10-06")
        data = self.letter.read_bytes()
        cited = re.findall(r"^\d{4}\S* say \"[^\"]*\" \"(.*)\"\n(?:  role.*\n|  body.*\n)*  source: \S+ @ (\d+)\.\.(\d+)$", draft, re.M)
        wrong = [words for words, start, end in cited if words.replace('\\"', '"') not in " ".join(data[int(start):int(end)].decode().split())]
        self.cases.check("the bytes of a statement hold its words", cited and not wrong, why, wrong)

    def threats_are_no_acts(self):
        text = b"The Federal Highway Administration threatened to withhold grants from Lane County, Oregon. If it refuses, the money will be cut off."
        draft, why = self.draft("-", "--origin", "us", "--dated", "2015-10-06", stdin=text)
        self.cases.check("a threat is a warning in the draft, and no act", " warn us/dot/fhwa " in draft and " act " not in draft, why, draft)

    # ---- kept ----

    def a_document_is_kept_once(self):
        (self.folder / "letter.txt").write_bytes(self.letter.read_bytes())
        digest = hashlib.sha256(self.letter.read_bytes()).hexdigest()
        draft, why = self.draft("letter.txt", "--archive", *DATED)
        kept = self.folder / "documents/letter.txt"
        self.cases.check("a document is kept beside the journal, with its digest", kept.exists() and f'archived: "documents/letter.txt"\n  sha256: {digest}' in draft, why, draft[:600])
        self.cases.check("and kept once", bool(self.draft("letter.txt", "--archive", *DATED)[0]), why)
        (self.folder / "letter.txt").write_bytes(b"Another letter.")
        status, _, err = self.run("read", "letter.txt", "--archive", *DATED)
        self.cases.check("another one of that name is not written over it", status == 3 and "another document is kept under that name" in err and kept.read_bytes() == self.letter.read_bytes(), err)
        draft, why = self.draft("-", "--archive=elsewhere", *DATED, stdin=b"Chicago sued.")
        self.cases.check("what comes by standard input is named after its digest", 'archived: "elsewhere/document-' in draft, why, draft[:400])

    # ---- PDF ----

    def pdf(self, lines):
        text = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                   "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
                   f"<</Length {len(text)}>>stream\n{text}\nendstream"]
        out, starts = "%PDF-1.4\n", []
        for number, body in enumerate(objects, 1):
            starts.append(len(out))
            out += f"{number} 0 obj\n{body}\nendobj\n"
        table = "".join(f"{start:010} 00000 n \n" for start in starts)
        return (out + f"xref\n0 5\n0000000000 65535 f \n{table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n").encode()

    def a_pdf_is_read_by_pdftotext(self):
        letter = self.pdf(["The Federal Highway Administration warned Lane County, Oregon,", "that it would withhold grants."])
        (self.folder / "notice.pdf").write_bytes(letter)
        (self.folder / "bin").mkdir()
        status, _, err = self.run("read", "notice.pdf", *DATED, path=str(self.folder / "bin"))
        self.cases.check("without pdftotext a PDF is refused, and the package is named", status == 3 and "poppler-utils" in err, status, err)
        if not shutil.which("pdftotext"):
            self.cases.skip("a PDF is read", "there is no pdftotext")
            return
        draft, why = self.draft("notice.pdf", "--archive", *DATED)
        text = self.folder / "documents/notice.pdf.txt"
        digests = [hashlib.sha256(data).hexdigest() for data in (letter, text.read_bytes() if text.exists() else b"")]
        self.cases.check("a PDF gives a draft", " warn us/dot/fhwa " in draft and not self.mistakes(draft), why, draft)
        self.cases.check("its text is kept beside it, each with its digest", f"sha256: {digests[1]}" in draft and digests[0] in draft, draft[:800])
        status, _, err = self.run("read", "-", *DATED, stdin=b"%PDF-1.7\n" + os.urandom(5000))
        self.cases.check("a damaged PDF ends in a message", status == 3 and "PDF" in err, status, err)
        status, _, err = self.run("read", "-", *DATED, stdin=self.pdf([]))
        self.cases.check("a PDF of pictures ends in a message", status == 3 and "without text" in err, status, err)

    def a_pdftotext_that_hangs_or_floods_is_ended(self):
        for name, script, say in (("floods", "exec yes 0123456789012345678901234567890123456789012345678901234567890123", "64 MiB"), ("fails", "exit 1", "gives up")):
            folder = self.folder / name
            folder.mkdir()
            (folder / "pdftotext").write_text(f"#!/bin/sh\n{script}\n")
            (folder / "pdftotext").chmod(0o755)
            status, _, err = self.run("read", "notice.pdf", *DATED, path=f"{folder}:/usr/bin:/bin")
            self.cases.check(f"a pdftotext that {name} is ended with a message", status == 3 and say in err, status, err)

    # ---- anything at all ----

    def what_is_no_text_is_refused(self):
        for name, data in (("zeros", bytes(4096)), ("noise", random.Random(SEED).randbytes(4096)), ("an image", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)):
            status, _, err = self.run("read", "-", stdin=data)
            self.cases.check(f"{name}: refused with a message", status in (0, 3) and (status == 0 or err.startswith("purse read: '-'")), status, err)
        status, out, err = self.run("read", "-", stdin=b"")
        self.cases.check("an empty document has nothing in it, and no mistake", status == 0 and not self.mistakes(out), out, err)
        draft, _ = self.draft("-", stdin=self.letter.read_bytes())
        self.cases.check("without a day nothing dated is entered", draft and "--dated DAY" in draft and not re.search(r"^\d{4}-", draft, re.M) and not self.mistakes(draft), draft[:800])

    def documents(self):
        gold = self.root / "tests/reading/open"
        found = sorted(path for path in gold.glob("*") if path.suffix in (".txt", ".md", ".html")) if gold.exists() else []
        return [self.letter, *found]

    def drafts_are_journals(self):
        wrong = []
        for path in self.documents():
            draft, why = self.draft(path, *DATED)
            if not draft or self.mistakes(draft):
                wrong.append(f"{path.name}: {why} {self.mistakes(draft)}")
        self.cases.check(f"drafts of {len(self.documents())} documents are free of mistakes", not wrong, *wrong)

    def mutated(self, chance, data):
        data = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            at = chance.randrange(len(data))
            kind = chance.randrange(6)
            if kind == 0:
                data[at] = chance.choice(b'";\\\n\r\t\x0b\x7f@^"\xe2\xff ')
            elif kind == 1:
                del data[at:at + chance.randint(1, 40)]
            elif kind == 2:
                data[at:at] = chance.choice(["\u202e", "\u200b", "\ufeff", "“", "”", '"', "\\", "; ", "\n\n", "$1,000 ", "Friday ", "2017-04-31 "]).encode()
            elif kind == 3:
                piece = data[at:at + chance.randint(1, 200)]
                where = chance.randrange(len(data))
                data[where:where] = piece
            elif kind == 4:
                data[at:at] = chance.choice([b"Cook County, Illinois, ", b"warned ", b"withheld $3 million ", b"the Justice Department ", b"us/il/chicago "])
            else:
                data[at:at + 1] = data[at:at + 1] * chance.randint(1, 300)
            if not data:
                data = bytearray(b"x")
        return bytes(data)

    def drafts_of_damaged_documents_are_journals(self):
        chance, wrong, texts = random.Random(SEED), [], [path.read_bytes() for path in self.documents()]
        for number in range(MUTATIONS):
            data = self.mutated(chance, chance.choice(texts))
            status, out, err = self.run("read", "-", *DATED, stdin=data)
            problem = self.mistakes(out) if status == 0 else ("" if status == 3 and err else f"exit {status}: {err}")
            if problem:
                (self.folder / f"wrong-{number}").write_bytes(data)
                wrong.append(f"mutation {number} of seed {SEED}: {problem[:400]}")
        self.cases.check(f"drafts of {MUTATIONS} damaged documents are free of mistakes", not wrong, *wrong)

    # ---- in parts ----

    def wrong_in_parts(self, data):
        """What of `--format drafts` does not fit the draft, or the bytes."""
        status, draft, _ = self.run("read", "-", *DATED, stdin=data)
        _, out, err = self.run("read", "-", *DATED, "--format", "drafts", stdin=data)
        if status:
            return [] if not out else [f"there are parts and no draft: {out[:200]}"]
        parts = json.loads(out)
        whole = parts["head"] + "".join(part["before"] + part["entry"] for part in parts["drafts"]) + parts["tail"]
        wrong = [] if whole == draft else [f"the parts are another text than the draft: {err}"]
        wrong += [f"span {span} of {len(parts['text'])} characters" for part in parts["drafts"] + parts["notes"] for span in part["spans"]
                  if not 0 <= span["from"] < span["until"] <= len(parts["text"])]
        wrong += [f"{part['number']}: {part['entry'][:80]}" for part in parts["drafts"]
                  if part["entry"].split()[1] != part["kind"] or part["entry"].startswith(";") or not part["rules"]]
        wrong += [f"no reason: {note}" for note in parts["notes"] if not note["why_not"]]
        _, finds, _ = self.run("read", "-", *DATED, "--format", "json", stdin=data)
        document = json.loads(finds)
        if hashlib.sha256(data).hexdigest() != parts["sha256"]:
            wrong.append("the digest is another")
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            return wrong
        wrong += [f"{find['start']}..{find['end']} is {parts['text'][find['cstart']:find['cend']]!r}" for find in document["quotes"] + document["events"]
                  if parts["text"][find["cstart"]:find["cend"]].encode() != data[find["start"]:find["end"]]]
        return wrong

    def drafts_in_parts_are_the_draft(self):
        wrong = [f"{path.name}: {why}" for path in self.documents()[:60] for why in self.wrong_in_parts(path.read_bytes())]
        self.cases.check("drafts in parts are the draft, and their spans lie over the words", not wrong, *wrong[:20])
        chance = random.Random(SEED + 2)
        wrong = [why for _ in range(40) for why in self.wrong_in_parts(self.mutated(chance, self.letter.read_bytes()))]
        self.cases.check("so they are of damaged documents", not wrong, *wrong[:20])

    def drafts_in_parts_are_utf8(self):
        page = "Chicago’s mayor said “we will not pay” on 6 May.\n".encode("windows-1252")
        parts = json.loads(self.run("read", "-", *DATED, "--format", "drafts", stdin=page)[1])
        self.cases.check("a text in windows-1252 is shown as UTF-8", parts["text"] == page.decode("windows-1252"), parts["text"])
        words = "The Justice Department said “no” – and caf\u00e9.\n".encode()
        broken = words.replace(b"and", b"an\xe2\x80d \xff")
        parts = json.loads(self.run("read", "-", *DATED, "--format", "drafts", stdin=broken)[1])
        self.cases.check("broken bytes are replaced one by one", parts["text"] == words.decode().replace("and", "an\ufffdd \ufffd"), parts["text"])

    def places_of_finds_lie_in_the_text(self):
        chance, wrong = random.Random(SEED + 1), []
        for number in range(20):
            data = self.mutated(chance, self.letter.read_bytes())
            status, out, _ = self.run("read", "-", *DATED, "--format", "json", stdin=data)
            finds = [find for name, list_ in (json.loads(out).items() if status == 0 else ()) if name != "document" for find in list_]
            wrong += [f"{number}: {find['start']}..{find['end']} of {len(data)}" for find in finds if not 0 <= find["start"] < find["end"] <= len(data) or find["cstart"] > find["start"]]
        self.cases.check("finds lie in the text", not wrong, *wrong)


def main():
    with tempfile.TemporaryDirectory() as folder:
        reading = Reading(sys.argv[1], sys.argv[2], folder)
        for name, step in vars(Reading).items():
            if name.startswith(("the_", "bytes_", "threats_", "a_", "what_", "drafts_", "places_")):
                step(reading)
        return reading.cases.finish()


sys.exit(main())
