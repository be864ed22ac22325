#!/usr/bin/env python3
"""scorer_test.py: the scorer of the gold set itself, on answers made by hand. Prints TAP."""
import copy
import datetime
import pathlib
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import gold
import score
from measure import Counts, measure
from tap import Cases

TEXT = """The agency threatened to cut $4.2 million of Ohio's money on Friday. “We won’t sign,” said Mayor Ann Poe. “Never.”
Ohio withheld $2 in 2011, said Poe. Springfield was not cut. Poe met Ohio.
"""
GOLD = """dated 2020-01-06
origin us/oh
place `Ohio`#1,3 us/oh modifier
place `Ohio`#2 us/oh
place `Springfield` -
body `The agency` us/hud maybe
person `Ann Poe` role `Mayor` also `Poe`*
quote direct `“We … sign,”` + `“Never.”` by `Ann Poe` role `Mayor` source `Mayor Ann Poe` cue `said`
quote indirect `Ohio withheld $2 in 2011` by `Ann Poe` role `Mayor` source `Poe` cue `said`
amount `$4.2 million` 4200000.00
amount `$2` 2.00
date `Friday` 2020-01-03
date `2011` 2011
event `threatened` warn asserted by us/hud to us/oh on 2020-01-03
event `cut`#1 withhold threatened by us/hud to us/oh amount 4200000.00
event `sign` refuse asserted|predicted by `Ann Poe`
event `withheld` withhold asserted|reported by us/oh on 2011 amount 2.00
event `cut`#2 withhold negated
claim `Ohio withheld $2 in 2011` money
"""


def document_of(folder, text=TEXT, annotation=GOLD):
    path = pathlib.Path(folder) / "made.txt"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    path.with_suffix(".gold").write_text(annotation, encoding="utf-8")
    return gold.Document(path, path.with_suffix(".gold"))


def first(value):
    return None if value in (None, "-") else value.split("|")[0]


def perfect(document):
    """The answer of a program that finds just what the gold has."""
    answer = copy.deepcopy(document.finds)
    for place in answer["places"]:
        place["place"] = first(place["place"])
        place["geoid"] = None if place["place"] in (None, "us") else "1"
    for quote in answer["quotes"]:
        quote["speaker"] = first(quote["speaker"])
        quote["speaker_id"] = quote["speaker"] if (quote["speaker"] or "").startswith("us") else None
    for find in answer["people"] + answer["quotes"]:
        find["role"] = first(find["role"])
    for date in answer["dates"]:
        date["iso"] = first(date["iso"])
    for body in answer["bodies"]:
        body["id"] = first(body["id"])
    for event in answer["events"]:
        event["type"], event["modality"] = first(event["type"]), first(event["modality"])
        event["actor"] = first(event["actor"])
        event["actor_place"] = event["actor"] if (event["actor"] or "").startswith("us") else None
        event["targets"] = [{"text": "", "place": first(target)} for target in event["targets"] if first(target)]
    return answer


def short_of(counts, value=1.0):
    """Figures whose precision or recall is not `value`."""
    return [(figure, got) for figure, got in counts.figures.items()
            if any(part is not None and part != value for part in (counts.precision(figure), counts.recall(figure)))]


def refused(cases, name, words, annotation, text=TEXT):
    with tempfile.TemporaryDirectory() as folder:
        try:
            document_of(folder, text, annotation)
            cases.check(name, False, "was taken")
        except gold.GoldError as problem:
            cases.check(name, words in str(problem), problem)


def annotations(cases):
    head = "dated 2020-01-06\norigin us/oh\n"
    refused(cases, "words that are not in the text are refused", "is not in the text", head + "place `Utah` us/ut\n")
    refused(cases, "words in several places are refused without a number", "stands in 3 places", head + "place `Ohio` us/oh\n")
    refused(cases, "a number beyond the last is refused", "not in #4", head + "place `Ohio`#4 us/oh\n")
    refused(cases, "part of a word is no occurrence", "is not in the text", head + "event `cu` withhold asserted\n")
    refused(cases, "an unknown modality is refused", "none of what can stand", head + "event `sign` refuse surely\n")
    refused(cases, "a line that goes on is refused", "more than the line", head + "date `Friday` 2020-01-03 soon\n")
    refused(cases, "the same words twice are refused", "twice", head + "date `2011` 2011\ndate `2011` 2012\n")
    refused(cases, "a missing day is refused", "no day", "origin us/oh\n")
    with tempfile.TemporaryDirectory() as folder:
        crlf = document_of(folder, "“Señor”\r\nin the end of\r\nMay".encode(), "dated 2020-01-06\norigin us\ndate `the end of May` 2020-05-31\n").finds["dates"][0]
        cases.check("a blank stands for a line's end, offsets are bytes and code points", (crlf["start"], crlf["end"], crlf["cstart"], crlf["cend"]) == (17, 32, 12, 27), crlf)
        latin = document_of(folder, b"\x93Se\xf1or\x94 \x97 May", "dated 2020-01-06\norigin us\nquote direct `“Señor”`\ndate `May` 2020-05\n").finds
        cases.check("windows-1252 is read a byte a character", (latin["quotes"][0]["end"], latin["dates"][0]["start"]) == (7, 10), latin)


def values(cases, document):
    cases.check("a perfect answer gives 1.0 everywhere", not short_of(measure(document, perfect(document))), short_of(measure(document, perfect(document))))
    cases.check("and no alarm", not +measure(document, perfect(document)).alarms, measure(document, perfect(document)).alarms)
    nothing = measure(document, {})
    cases.check("an empty answer gives no precision and no recall", all(right == given == 0 for right, given, _ in nothing.figures.values()), nothing.figures)
    shifted = perfect(document)
    for finds in shifted.values():
        for find in finds:
            find["start"], find["end"] = find["start"] + 1, find["end"] + 1
    counts = measure(document, shifted)
    exact = {figure: counts.recall(figure) for figure in counts.figures if figure.endswith("span exact") and counts.figures[figure][2]}
    cases.check("shifted spans are never exact", len(exact) == 7 and not any(exact.values()), exact)
    cases.check("shifted spans still overlap", counts.recall("places span overlap") == counts.recall("quotes span overlap") == counts.precision("dates overlap+iso") == 1.0, counts.figures)
    cases.check("bytes that are not the code points are counted", counts.alarms["offsets wrong"] > 0)


def one_change(cases, name, document, change, figure, expected):
    """A perfect answer with one thing changed: (precision, recall) of a figure."""
    answer = perfect(document)
    change(answer)
    counts = measure(document, answer)
    got = tuple(None if part is None else round(part, 3) for part in (counts.precision(figure), counts.recall(figure)))
    cases.check(name, got == expected, f"{figure}: {got}, not {expected}", counts.figures.get(figure))


def changes(cases, document):
    def put(field, number, **values):
        return lambda answer: answer[field][number].update(values)
    one_change(cases, "a wrong place costs precision and recall", document, put("places", 0, place="us/ia"), "places overlap+place", (0.667, 0.667))
    one_change(cases, "a place abstained from costs recall alone", document, put("places", 0, place=None), "places overlap+place", (1.0, 0.667))
    one_change(cases, "a place where the gold abstains costs precision alone", document, put("places", 2, place="us/oh/springfield"), "places overlap+place", (0.75, 1.0))
    one_change(cases, "what the gold abstains from may be left out", document, lambda answer: answer["places"].pop(2), "places span overlap", (1.0, 1.0))
    one_change(cases, "what is maybe may be left out", document, lambda answer: answer["bodies"].clear(), "bodies span overlap", (None, None))
    later = dict(document.finds["amounts"][0], text="the agency", id="us/hud", start=150, end=160)
    one_change(cases, "a body that is only said again is nothing", document, lambda answer: answer["bodies"].append(later), "bodies span overlap", (None, None))
    one_change(cases, "a body by name that is not there is wrong", document, lambda answer: answer["bodies"].append(dict(later, text="HUD")), "bodies span overlap", (0.0, None))
    one_change(cases, "a body of nobody known is nothing", document, lambda answer: answer["bodies"].append(dict(later, text="Port Authority", id=None)), "bodies span overlap", (None, None))
    one_change(cases, "a person too many costs precision", document, lambda answer: answer["people"].append(dict(answer["people"][0], name="Bob Roe")), "people name", (0.5, 1.0))
    one_change(cases, "a role in other words is not exact", document, put("people", 0, role="the mayor"), "people role exact", (1.0, 1.0))
    one_change(cases, "nor is another role", document, put("people", 0, role="Governor"), "people role exact", (0.0, 0.0))
    one_change(cases, "a wrong speaker", document, put("quotes", 0, speaker="Bob Roe"), "quotes speaker", (0.5, 0.5))
    one_change(cases, "a quotation in two pieces is found once", document, lambda answer: answer["quotes"].append(dict(answer["quotes"][0])), "quotes span overlap", (0.667, 1.0))
    one_change(cases, "an amount a thousand times too large", document, put("amounts", 0, usd="4200000000.00"), "amounts overlap+usd", (0.5, 0.5))
    one_change(cases, "a date of the next week", document, put("dates", 0, iso="2020-01-10"), "dates overlap+iso", (0.5, 0.5))
    one_change(cases, "either alternative of a modality is right", document, put("events", 2, modality="predicted"), "events overlap+type+modality", (1.0, 1.0))
    one_change(cases, "a modality that is none of them is wrong", document, put("events", 2, modality="negated"), "events overlap+type+modality", (0.8, 0.8))
    one_change(cases, "a day of an event where the gold has none is nothing", document, put("events", 1, date="2020-01-01"), "events date", (1.0, 1.0))
    one_change(cases, "a wrong day is wrong", document, put("events", 0, date="2020-01-01"), "events date", (0.5, 0.5))
    one_change(cases, "an actor by the last name", document, put("events", 2, actor="Mayor Poe"), "events actor", (1.0, 1.0))
    one_change(cases, "another actor", document, put("events", 2, actor="Bob Roe"), "events actor", (0.75, 0.75))
    one_change(cases, "a target too many", document, lambda answer: answer["events"][0]["targets"].append({"place": "us/ia"}), "events targets", (0.667, 1.0))


def alarms(cases, document):
    cut, denied = document.finds["events"][1], document.finds["events"][4]
    for name, number, values, alarm in (
            ("a threatened cut as a cut is an alarm", 1, {"modality": "asserted"}, "threats that came out as acts"),
            ("so it is as a termination", 1, {"modality": "asserted", "type": "terminate"}, "threats that came out as acts"),
            ("a denied cut as a cut is one too", 4, {"modality": "asserted"}, "threats that came out as acts"),
            ("as a reported cut it is another", 1, {"modality": "reported"}, "threats that came out as reported acts"),
            ("a cut where the gold has no event is a third", 0, {"type": "withhold", "start": 0, "end": 3, "cstart": 0, "cend": 3}, "acts out of nothing")):
        answer = perfect(document)
        answer["events"][number].update(values)
        cases.check(name, measure(document, answer).alarms[alarm] == 1, measure(document, answer).alarms, cut, denied)
    answer = perfect(document)
    answer["events"][3]["modality"] = "reported"
    cases.check("a cut that happened is none", not +measure(document, answer).alarms, measure(document, answer).alarms)


def rules(cases, document):
    answer = perfect(document)
    for find in answer["dates"]:
        find["rule"] = "weekday"
    answer["dates"][1]["iso"] = "2012"
    cases.check("a rule is right once of two", measure(document, answer).rules[("dates", "weekday")] == [1, 2], measure(document, answer).rules)
    both = Counts()
    both.include(measure(document, answer))
    both.include(measure(document, answer))
    cases.check("and twice of four in two documents", both.rules[("dates", "weekday")] == [2, 4], both.rules)


def floors(cases):
    counts = Counts()
    counts.add("dates span exact", 3, 4, 6)
    lines = ["; a comment", "dates span exact precision 0.75", "dates span exact recall 0.51"]
    short = score.under(score.read_floors(lines), {"all": counts})
    cases.check("a figure under its floor is told", [line for line in short if "recall" in line] and len(short) == 1, short)
    cases.check("a figure that nobody measured is told", len(score.under(score.read_floors(["dates colour f1 0.1"]), {"all": counts})) == 1)
    cases.check("a floor of nought may have no figure", not score.under(score.read_floors(["dates colour f1 0"]), {"all": counts}))


MARK = re.compile(r"[\"“”‘]|&ldquo;|&quot;|&#8220;|(?<!\w)'")
WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.I)


def slips(document):
    """What in an annotation contradicts itself."""
    for quote in document.finds["quotes"]:
        marked = [bool(MARK.search(part["text"])) for part in quote["parts"]]
        if quote["kind"] == "indirect" and any(marked) or quote["kind"] == "mixed" and not any(marked):
            yield quote["kind"], quote["text"]
        if quote["kind"] == "direct" and not quote["maybe"] and not all(MARK.match(part["text"]) for part in quote["parts"]):
            yield quote["kind"], quote["text"]
    for date in document.finds["dates"]:
        day = WEEKDAY.search(date["text"])
        for iso in (date["iso"] or "").split("|"):
            if day and iso and datetime.date.fromisoformat(iso).strftime("%A").casefold() != day[0].casefold():
                yield date["text"], iso
        if date["until"] and date["iso"] and date["until"] <= date["iso"]:
            yield date["text"], date["iso"], date["until"]


def main():
    cases = Cases()
    annotations(cases)
    with tempfile.TemporaryDirectory() as folder:
        document = document_of(folder)
        values(cases, document)
        changes(cases, document)
        alarms(cases, document)
        rules(cases, document)
    floors(cases)
    for half in ("open", "aside"):
        for document in gold.documents(HERE / half):
            counts = measure(document, perfect(document))
            cases.check(f"{half}: the annotation of {document.path.stem} does not contradict itself", not list(slips(document)), *slips(document))
            cases.check(f"{half}: a perfect answer to {document.path.stem} gives 1.0", not short_of(counts) and not +counts.alarms, short_of(counts), counts.alarms)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
