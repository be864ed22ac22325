"""A document's characters, its bytes, and where quoted words stand in them."""
import re

GAP = "…"
PARAGRAPH_END = re.compile(r"\n\s*\n|</p>|</li>")


class GoldError(Exception):
    """An annotation that does not fit its document."""


def decode(data):
    """(text, bytes before each character): UTF-8, else windows-1252 a byte a character."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = "".join(_one_byte(byte) for byte in data)
        return text, list(range(len(text) + 1))
    starts, at = [], 0
    for char in text:
        starts.append(at)
        at += len(char.encode("utf-8"))
    return text, starts + [at]


def _one_byte(byte):
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _pattern(words):
    """The words as a pattern: any blanks for a blank, no part of a longer word."""
    words = words.strip()
    if not words:
        raise GoldError("no words")
    body = r"\s+".join(re.escape(word) for word in words.split())
    return (r"(?<!\w)" if words[0].isalnum() else "") + body + (r"(?!\w)" if words[-1].isalnum() or words[-1] == "." else "")


class Text:
    """A document's characters, and where words of an annotation stand in them."""

    def __init__(self, data):
        self.data = data
        self.chars, self.starts = decode(data)

    def occurrences(self, words):
        if GAP not in words:
            return [match.span() for match in re.finditer(_pattern(words), self.chars)]
        first, _, rest = words.partition(GAP)
        later, spans = self.occurrences(rest), []
        for start, middle in self.occurrences(first):
            end = next((end for at, end in later if at >= middle), None)
            spans += [(start, end)] if end else []
        return spans

    def all(self, words, which):
        """The spans that `which` tells: "*" all, "#2", "#1,3", "#2-4", "" the only one."""
        spans = self.occurrences(words)
        if not spans:
            raise GoldError(f"`{words}` is not in the text")
        if which == "*":
            return spans
        if not which:
            if len(spans) > 1:
                raise GoldError(f"`{words}` stands in {len(spans)} places: say which (#1, #2, ... or *)")
            return spans
        numbers = []
        for piece in which[1:].split(","):
            first, _, last = piece.partition("-")
            numbers += range(int(first), int(last or first) + 1)
        if not numbers or min(numbers) < 1 or max(numbers) > len(spans):
            raise GoldError(f"`{words}` stands in {len(spans)} places, not in {which}")
        return [spans[number - 1] for number in numbers]

    def one(self, words, which):
        spans = self.all(words, which)
        if len(spans) != 1:
            raise GoldError(f"`{words}`{which}: one place is asked for")
        return spans[0]

    def near(self, words, which, outside, to):
        """The occurrence nearest to the span `to`, in its paragraph if there is one, that is in none of the spans `outside`."""
        if which:
            return self.one(words, which)
        spans = [span for span in self.occurrences(words) if not any(span[0] < end and start < span[1] for start, end in outside)]
        if not spans:
            raise GoldError(f"`{words}` is not in the text outside of the quotation")
        return min(spans, key=lambda span: self._distance(span, to))

    def _distance(self, span, to):
        """Characters between two spans, after whether a paragraph ends between them."""
        between = self.chars[min(span[1], to[1]):max(span[0], to[0])]
        return (bool(PARAGRAPH_END.search(between)), max(span[0] - to[1], to[0] - span[1], 0))

    def anchor(self, span):
        start, end = span
        return {"text": self.chars[start:end], "start": self.starts[start], "end": self.starts[end], "cstart": start, "cend": end}
