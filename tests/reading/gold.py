"""Annotations of the gold set: lines that quote the words of a document, made into offsets.

A document NAME.txt (.md, .html) has its annotation beside it in NAME.gold; README.md says what is
annotated and how a line is written. Words that cannot be found, or that stand in several places with
nothing to say which, are refused. Nothing here knows the program that is scored."""
import pathlib
import re

from words import GoldError, Text

EVENT_TYPES = "warn demand reply comply refuse sue order find withhold terminate restore sign propose".split()
MODALITIES = "asserted threatened conditional negated requested reported predicted".split()
QUOTE_KINDS = "direct mixed indirect".split()
CITE_KINDS = "statute regulation order docket award listing reporter".split()
CLAIM_KINDS = "recipients money statistic legal cause definition statement".split()
FIELDS = "places bodies people quotes amounts dates citations events claims".split()
ISO = re.compile(r"(FY)?\d{4}|\d{4}-\d\d|\d{4}-\d\d-\d\d")
PATH = re.compile(r"us(/[a-z0-9-]+)*")
TOKEN = re.compile(r"`([^`]*)`(\*|#[0-9,-]+)?|([^\s`]+)")


class Line:
    """The tokens of one line, taken from the left."""

    def __init__(self, line):
        self.tokens = [(match[1], match[2] or "") if match[3] is None else (None, match[3]) for match in TOKEN.finditer(line)]
        self.at = 0

    def more(self):
        return self.at < len(self.tokens)

    def take(self):
        if not self.more():
            raise GoldError("the line ends early")
        self.at += 1
        return self.tokens[self.at - 1]

    def words(self):
        words, which = self.take()
        if words is None:
            raise GoldError(f"words in backquotes are missing before '{which}'")
        return words, which

    def bare(self, allowed=None, pattern=None):
        """A word without quotes; alternatives stand with "|" between."""
        words, bare = self.take()
        if words is not None:
            raise GoldError(f"a word is missing before `{words}`")
        for one in bare.split("|"):
            if allowed and one not in allowed or pattern and not pattern.fullmatch(one):
                raise GoldError(f"'{one}' is none of what can stand here")
        return bare

    def next_is(self, *bare):
        if self.more() and self.tokens[self.at][0] is None and self.tokens[self.at][1] in bare:
            return self.take()[1]
        return None

    def name(self):
        """A path, or words, or - for nobody; alternatives after "or" come with "|" between."""
        words, bare = self.take()
        if words is None and bare != "-" and not PATH.fullmatch(bare):
            raise GoldError(f"'{bare}' is no path")
        name = words if words is not None else None if bare == "-" else bare
        return f"{name or '-'}|{self.name()}" if self.next_is("or") else name


def _place(text, line):
    words, which = line.words()
    path = line.bare()
    if not all(one == "-" or PATH.fullmatch(one) for one in path.split("|")):
        raise GoldError(f"'{path}' is no path")
    use = line.next_is("modifier", "literal") or "literal"
    return [dict(text.anchor(span), place=None if path == "-" else path, use=use) for span in text.all(words, which)]


def _body(text, line):
    words, which = line.words()
    path = line.name()
    return [dict(text.anchor(span), id=path) for span in text.all(words, which)]


def _person(text, line):
    words, which = line.words()
    start = text.all(words, which)[0] if which == "*" else text.one(words, which)
    person = dict(text.anchor(start), name=line.words()[0] if line.next_is("named") else words, role=None, mentions=[])
    person["role"] = line.words()[0] if line.next_is("role") else None
    while line.next_is("also"):
        later = text.all(*line.words())
        person["mentions"] += [text.anchor(span) for span in later if span[1] <= start[0] or span[0] >= start[1]]
    return [person]


def _quote(text, line):
    kind = line.bare(QUOTE_KINDS)
    parts = [text.one(*line.words())]
    while line.next_is("+"):
        parts.append(text.one(*line.words()))
    whole = (parts[0][0], parts[-1][1])
    quote = dict(text.anchor(whole), kind=kind, parts=[text.anchor(part) for part in parts], speaker=None, role=None, source=None, cue=None)
    if line.next_is("by"):
        quote["speaker"] = line.name()
    if line.next_is("role"):
        quote["role"] = line.words()[0]
    source = line.words() if line.next_is("source") else None
    cue = line.words() if line.next_is("cue") else None
    nearest = whole
    if cue:
        nearest = text.near(*cue, parts, whole)
        quote["cue"] = text.anchor(nearest)
    if source:
        quote["source"] = text.anchor(text.near(*source, parts, nearest))
    return [quote]


CENTS = re.compile(r"\d+\.\d\d")


def _amount(text, line):
    words, which = line.words()
    usd = line.bare(pattern=CENTS)
    most = line.bare(pattern=CENTS) if line.next_is("to") else None
    approx = bool(line.next_is("approx"))
    return [dict(text.anchor(span), usd=usd, usd_max=most, approx=approx) for span in text.all(words, which)]


def _date(text, line):
    words, which = line.words()
    iso = line.bare()
    if iso != "-" and not all(ISO.fullmatch(one) for one in iso.split("|")):
        raise GoldError(f"'{iso}' is no date")
    until = line.bare(pattern=ISO) if line.next_is("until") else None
    return [dict(text.anchor(span), iso=None if iso == "-" else iso, until=until) for span in text.all(words, which)]


def _cite(text, line):
    words, which = line.words()
    kind = line.bare(CITE_KINDS)
    cite = line.words()[0] if line.more() and line.tokens[line.at][0] is not None else words
    return [dict(text.anchor(span), kind=kind, cite=cite) for span in text.all(words, which)]


def _event(text, line):
    span = text.one(*line.words())
    event = dict(text.anchor(span), type=line.bare(EVENT_TYPES), modality=line.bare(MODALITIES), actor=None, targets=[], date=None, amount=None)
    if line.next_is("by"):
        event["actor"] = line.name()
    while line.next_is("to"):
        event["targets"].append(line.name())
    if line.next_is("on"):
        event["date"] = line.bare(pattern=ISO)
    if line.next_is("amount"):
        event["amount"] = line.bare(pattern=CENTS)
    return [event]


def _claim(text, line):
    span = text.one(*line.words())
    return [dict(text.anchor(span), kind=line.bare(CLAIM_KINDS))]


KINDS = {"place": ("places", _place), "body": ("bodies", _body), "person": ("people", _person), "quote": ("quotes", _quote), "amount": ("amounts", _amount),
         "date": ("dates", _date), "cite": ("citations", _cite), "event": ("events", _event), "claim": ("claims", _claim)}


def without_inner(finds):
    """Of "Clark County"* and "Clark County, Nevada" only the longer where one is in the other."""
    spans = [(find["start"], find["end"]) for find in finds]
    kept = []
    for number, find in enumerate(finds):
        inside = any(start <= find["start"] and find["end"] <= end and (start, end) != spans[number] for start, end in spans)
        if not (find.pop("starred") and inside):
            kept.append(find)
    return kept


class Document:
    """A document of the gold set with its annotation."""

    def __init__(self, path, annotation):
        self.path, self.dated, self.origin = path, None, None
        self.text = Text(path.read_bytes())
        self.finds = {field: [] for field in FIELDS}
        for number, line in enumerate(annotation.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith(";"):
                try:
                    self.add(Line(line))
                except (GoldError, ValueError) as problem:
                    raise GoldError(f"{annotation}:{number}: {problem}") from None
        for field, finds in self.finds.items():
            self.finds[field] = sorted(without_inner(finds), key=lambda find: (find["start"], find["end"]))
            spans = [(find["start"], find["end"], find.get("type")) for find in self.finds[field]]
            if len(set(spans)) < len(spans):
                raise GoldError(f"{annotation}: words annotated twice under {field}: {sorted(span for span in set(spans) if spans.count(span) > 1)}")
        if not self.dated or not self.origin:
            raise GoldError(f"{annotation}: says no day (dated) or no origin")

    def add(self, line):
        kind = line.bare()
        if kind == "only":
            self.finds = {line.bare(FIELDS): [] for _ in line.tokens[1:]}
            return
        if kind in ("dated", "origin"):
            setattr(self, kind, line.bare(pattern=ISO if kind == "dated" else PATH))
            return
        if kind not in KINDS:
            raise GoldError(f"'{kind}' is no kind of line")
        field, read = KINDS[kind]
        if field not in self.finds:
            raise GoldError(f"the line 'only' leaves {field} out")
        starred = any(words is not None and which == "*" for words, which in line.tokens)
        finds = read(self.text, line)
        maybe = bool(line.next_is("maybe"))
        if line.more():
            raise GoldError(f"more than the line can have: {line.tokens[line.at:]}")
        self.finds[field] += [dict(find, maybe=maybe, starred=starred) for find in finds]


def documents(folder, texts=None):
    """Every document of a folder that has an annotation, in order of name. `texts`: where the texts are, if elsewhere."""
    found = []
    for annotation in sorted(pathlib.Path(folder).glob("*.gold")):
        paths = [(pathlib.Path(texts or folder) / annotation.stem).with_suffix(end) for end in (".txt", ".md", ".html")]
        paths = [path for path in paths if path.exists()]
        if not paths and not texts:
            raise GoldError(f"{annotation} has no document")
        found += [Document(path, annotation) for path in paths[:1]]
    return found
