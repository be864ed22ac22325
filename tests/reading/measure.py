"""Compares what `purse read --format json` finds in a document with its annotation.

A figure is three counts: right, given (what the program found), wanted (what the gold has). What the gold
calls `maybe` is in none of them, whether it was found or not; what it abstains from is wanted by nobody and wrong when given."""
import collections
import re

from match import alternatives, is_exact, overlap, pairs, plain, same_actor, same_name, same_words, shares_half

COUNTY = re.compile(r".*-(county|parish|borough|census-area|municipio|region)")
LEVEL = lambda path: (path.count("/"), bool(COUNTY.fullmatch(path)))
SAID_AGAIN = re.compile(r"(?:[Tt]h(?:e|is|at) )?(?:[a-z ]+|[A-Z][a-z]+)")
MONEY_ENDS = ("withhold", "terminate")
ACTS = ("asserted", "reported")


class Counts:
    """The figures of one or several documents, and what was wrong where."""

    def __init__(self):
        self.figures = collections.OrderedDict()
        self.alarms = collections.Counter()
        self.rules = {}  # (field, rule of the program) to [right, given]
        self.notes = []

    def add(self, figure, right, given, wanted):
        old = self.figures.get(figure, (0, 0, 0))
        self.figures[figure] = (old[0] + right, old[1] + given, old[2] + wanted)

    def alarm(self, name, number=1):
        self.alarms[name] += number

    def rule(self, field, find, is_right):
        sums = self.rules.setdefault((field, find.get("rule") or "-"), [0, 0])
        sums[0] += is_right
        sums[1] += 1

    def note(self, field, what, find, more=""):
        self.notes.append((field, what, " ".join(find["text"].split())[:90], more))

    def include(self, other):
        for figure, counts in other.figures.items():
            self.add(figure, *counts)
        self.alarms.update(other.alarms)
        for rule, (right, given) in other.rules.items():
            sums = self.rules.setdefault(rule, [0, 0])
            sums[0] += right
            sums[1] += given
        self.notes += other.notes

    def precision(self, figure):
        right, given, _ = self.figures.get(figure, (0, 0, 0))
        return right / given if given else None

    def recall(self, figure):
        right, _, wanted = self.figures.get(figure, (0, 0, 0))
        return right / wanted if wanted else None

    def f1(self, figure):
        right, given, wanted = self.figures.get(figure, (0, 0, 0))
        return 2 * right / (given + wanted) if given + wanted else None


class Field:
    """One kind of find in one document: gold and given, paired by their spans."""

    def __init__(self, counts, name, golds, givens, likeness=lambda gold, given: 0, abstains=lambda gold: False):
        self.counts, self.name, self.golds, self.givens, self.abstains = counts, name, golds, givens, abstains
        self.pairs = pairs(golds, givens, likeness)
        self.partner = {id(given): gold for gold, given in self.pairs}

    def is_free(self, given, is_open=lambda gold: gold["maybe"]):
        """Whether the gold leaves it open if this is a find."""
        gold = self.partner.get(id(given))
        return is_open(gold) if gold else any(is_open(other) and overlap(other, given) for other in self.golds)

    def spans(self):
        """The two figures about spans alone; of what is to be abstained from both ways are right."""
        is_open = lambda gold: gold["maybe"] or self.abstains(gold)
        sure = [gold for gold in self.golds if not is_open(gold)]
        counted = [given for given in self.givens if not self.is_free(given, is_open)]
        good = [(gold, given) for gold, given in self.pairs if not is_open(gold)]
        self.counts.add(f"{self.name} span exact", sum(is_exact(*pair) for pair in good), len(counted), len(sure))
        self.counts.add(f"{self.name} span overlap", len(good), len(counted), len(sure))
        for gold in sure:
            if not any(gold is one for one, _ in good):
                self.counts.note(self.name, "missed", gold)
        for given in counted:
            if id(given) not in self.partner:
                self.counts.note(self.name, "not there", given)
        for gold, given in good:
            if not is_exact(gold, given):
                self.counts.note(self.name, "other span", given, f"is: {' '.join(gold['text'].split())[:90]}")

    def value(self, figure, wants, gives, agrees, tell=lambda find: "", is_chosen=False, is_main=False):
        """A figure about a value of the finds: `wants` of a gold, `gives` of a given say whether there is one.
        is_chosen: the gold has it only here and there, so where it has none nothing is counted. is_main: counted by rules too."""
        right = given_count = 0
        for given in self.givens:
            gold = self.partner.get(id(given))
            if not gives(given) or self.is_free(given) or is_chosen and not (gold and wants(gold)):
                continue
            if gold is not None and not wants(gold) and agrees(gold, given):
                continue  # abstaining and this are both right
            given_count += 1
            is_right = bool(gold is not None and agrees(gold, given))
            right += is_right
            if is_main:
                self.counts.rule(self.name, given, is_right)
            if gold is not None and not is_right:
                self.counts.note(self.name, f"{figure} wrong", given, f"{tell(given)} is: {tell(gold)}")
        wanted = sum(1 for gold in self.golds if not gold["maybe"] and wants(gold))
        self.counts.add(f"{self.name} {figure}", right, given_count, wanted)


def has(key):
    return lambda find: bool(find.get(key))


def show(*keys):
    return lambda find: " ".join(str(find.get(key)) for key in keys)


def _places(counts, golds, givens):
    field = Field(counts, "places", golds, givens, abstains=lambda gold: gold["place"] is None)
    field.spans()
    wants = lambda gold: None not in alternatives(gold["place"])
    right = lambda gold, given: given["place"] in alternatives(gold["place"])
    field.value("span exact+place", wants, has("place"), lambda gold, given: is_exact(gold, given) and right(gold, given))
    field.value("overlap+place", wants, has("place"), right, show("place"), is_main=True)
    for gold, given in field.pairs:
        if given["place"] and not right(gold, given):
            counts.add("places overlap+place", 0, gold["maybe"], 0)  # open whether it is a place, not which
            counts.alarm("places wrong")
            counts.alarm("places wrong, other level", all(one is not None and LEVEL(one) != LEVEL(given["place"]) for one in alternatives(gold["place"])))
    counts.alarm("codes wrong", sum(1 for given in givens if bool(given.get("geoid")) != (given["place"] not in (None, "us"))))
    field.value("use", has("use"), has("use"), lambda gold, given: gold["use"] == given["use"], show("use"))


def _bodies(counts, golds, givens):
    def is_kept(given):
        """Not "the agency" or "the Department", said again; nor a body of no known government that the gold passed over."""
        is_known = bool(given.get("id") or given.get("parent"))
        return not SAID_AGAIN.fullmatch(given["text"]) and is_known or any(overlap(gold, given) for gold in golds)
    givens = [given for given in givens if is_kept(given)]
    field = Field(counts, "bodies", golds, givens)
    field.spans()
    field.value("overlap+id", has("id"), lambda given: bool(given.get("id") or given.get("parent")),
                lambda gold, given: any(one in (given.get("id"), given.get("parent")) for one in alternatives(gold["id"])), show("id", "parent"), is_main=True)


def _people(counts, golds, givens):
    free = {plain(gold["name"]) for gold in golds if gold["maybe"]}
    by_name = {plain(gold["name"]): gold for gold in golds if not gold["maybe"]}
    counted = [given for given in givens if not (plain(given["name"]) in free or any(gold["maybe"] and overlap(gold, given) for gold in golds))]
    met = {}
    for given in counted:
        if plain(given["name"]) in by_name:
            met.setdefault(plain(given["name"]), given)
        else:
            counts.note("people", "not there", given)
    for given in counted:
        counts.rule("people", given, met.get(plain(given["name"])) is given)
    counts.add("people name", len(met), len(counted), len(by_name))
    counts.add("people span exact", sum(is_exact(by_name[name], given) for name, given in met.items()), len(counted), len(by_name))
    for name, gold in by_name.items():
        if name not in met:
            counts.note("people", "missed", gold)
    for figure, agrees in (("role exact", same_words), ("role overlap", shares_half)):
        right = sum(1 for name, given in met.items() if given.get("role") and by_name[name]["role"] and agrees(by_name[name]["role"], given["role"]))
        counts.add(f"people {figure}", right, sum(1 for given in counted if given.get("role")), sum(1 for gold in by_name.values() if gold["role"]))
    for name, given in met.items():
        if (given.get("role") or by_name[name]["role"]) and not same_words(by_name[name]["role"], given.get("role")):
            counts.note("people", "role wrong", given, f"{given.get('role')} is: {by_name[name]['role']}")
    wanted = [mention for gold in by_name.values() for mention in gold["mentions"]]
    given = [mention for person in met.values() for mention in person.get("mentions") or [] if mention["text"][:1].isupper()]
    counts.add("people mentions", len(pairs(wanted, given)), len(given), len(wanted))


def _quotes(counts, golds, givens):
    field = Field(counts, "quotes", golds, givens)
    field.spans()
    always = lambda find: True
    field.value("begin", always, always, lambda gold, given: gold["start"] == given["start"], is_main=True)
    field.value("kind", always, has("kind"), lambda gold, given: gold["kind"] == given["kind"], show("kind"))
    field.value("parts", always, always, lambda gold, given: len(gold["parts"]) == max(len(given.get("parts") or []), 1))
    is_who = lambda gold, given: same_name(gold["speaker"], given.get("speaker_id"), given.get("speaker"))
    field.value("speaker", has("speaker"), has("speaker"), is_who, show("speaker"))
    direct = lambda find: find["kind"] == "direct" and bool(find.get("speaker"))
    field.value("direct exact+speaker", direct, direct, lambda gold, given: is_exact(gold, given) and is_who(gold, given), show("speaker"))
    field.value("role exact", has("role"), has("role"), lambda gold, given: same_words(gold["role"], given["role"]), show("role"))
    field.value("role overlap", has("role"), has("role"), lambda gold, given: shares_half(gold["role"], given["role"]))
    for part in ("source", "cue"):
        for figure, agrees in (("exact", is_exact), ("overlap", overlap)):
            field.value(f"{part} {figure}", has(part), has(part),
                        lambda gold, given, part=part, agrees=agrees: bool(gold[part]) and agrees(gold[part], given[part]) > 0,
                        lambda find, part=part: (find.get(part) or {}).get("text"))


def _amounts(counts, golds, givens):
    field = Field(counts, "amounts", golds, givens)
    field.spans()
    field.value("overlap+usd", has("usd"), has("usd"), lambda gold, given: gold["usd"] == given["usd"], show("usd"), is_main=True)
    field.value("usd_max", has("usd_max"), has("usd_max"), lambda gold, given: gold["usd_max"] == given["usd_max"], show("usd_max"))
    field.value("approx", has("approx"), has("approx"), lambda gold, given: gold["approx"])


def _dates(counts, golds, givens):
    field = Field(counts, "dates", golds, givens, abstains=lambda gold: gold["iso"] is None)
    field.spans()
    field.value("overlap+iso", has("iso"), has("iso"), lambda gold, given: given["iso"] in alternatives(gold["iso"]), show("iso"), is_main=True)
    field.value("until", has("until"), has("until"), lambda gold, given: gold["until"] == given["until"], show("iso", "until"))


def _citations(counts, golds, givens):
    field = Field(counts, "citations", golds, givens)
    field.spans()
    short = lambda cite: plain(cite).replace("§", "").replace(".", "").replace(" ", "").removeprefix("no")
    field.value("overlap+cite", has("cite"), has("cite"), lambda gold, given: short(gold["cite"]) == short(given["cite"]), show("cite"), is_main=True)
    field.value("kind", has("kind"), has("kind"), lambda gold, given: gold["kind"] == given["kind"], show("kind"))


def words_of(value):
    """A name in the answer: words, or an object with them."""
    return value.get("text") if isinstance(value, dict) else value


def _events(counts, golds, givens):
    is_type = lambda gold, given: given["type"] in alternatives(gold["type"])
    field = Field(counts, "events", golds, givens, is_type)
    field.spans()
    always = lambda find: True
    is_both = lambda gold, given: is_type(gold, given) and given["modality"] in alternatives(gold["modality"])
    field.value("overlap+type", always, always, is_type, show("type"))
    field.value("overlap+type+modality", always, always, is_both, show("type", "modality"), is_main=True)
    field.value("span exact+type+modality", always, always, lambda gold, given: is_exact(gold, given) and is_both(gold, given))
    is_by = lambda find: bool(find.get("actor") or find.get("actor_place"))
    field.value("actor", has("actor"), is_by, lambda gold, given: is_type(gold, given) and same_actor(gold["actor"], given.get("actor_place"), words_of(given["actor"])),
                lambda find: f"{words_of(find.get('actor'))} {find.get('actor_place', '')}", True)
    field.value("date", has("date"), has("date"), lambda gold, given: is_type(gold, given) and gold["date"] == given["date"], show("date"), True)
    field.value("amount", has("amount"), has("amount"), lambda gold, given: is_type(gold, given) and gold["amount"] == given["amount"], show("amount"), True)
    right = given_count = 0
    for gold, given in field.pairs:
        paths = {target.get("place") for target in given.get("targets") or [] if isinstance(target, dict) and target.get("place")}
        if not gold["maybe"] and gold["targets"] and is_type(gold, given):
            right += sum(1 for target in gold["targets"] if paths & set(alternatives(target)))
            given_count += len(paths)
    counts.add("events targets", right, given_count, sum(len(gold["targets"]) for gold in golds if not gold["maybe"]))
    _alarms(counts, golds, givens)


def _alarms(counts, golds, givens):
    """Threats, denials and conditions of a cut that came out as cuts; and cuts that nobody speaks of."""
    for given in givens:
        if given["type"] not in MONEY_ENDS or given["modality"] not in ACTS:
            continue
        met = [gold for gold in golds if overlap(gold, given)]
        acts = [gold for gold in met if set(alternatives(gold["modality"])) & set(ACTS)]
        if given["modality"] == "asserted" and not met:
            counts.alarm("acts out of nothing")
            counts.note("events", "ACT OUT OF NOTHING", given)
        elif met and not acts and any(set(alternatives(gold["type"])) & set(MONEY_ENDS) for gold in met):
            name = "threats that came out as acts" if given["modality"] == "asserted" else "threats that came out as reported acts"
            counts.alarm(name)
            counts.note("events", "THREAT AS ACT", given, f"{given['modality']} is: {met[0]['modality']}")


def _claims(counts, golds, givens):
    field = Field(counts, "claims", golds, givens)
    field.spans()
    field.value("kind", has("kind"), has("kind"), lambda gold, given: gold["kind"] == given["kind"], show("kind"), is_main=True)


FIELDS = {"places": _places, "bodies": _bodies, "people": _people, "quotes": _quotes, "amounts": _amounts, "dates": _dates,
          "citations": _citations, "events": _events, "claims": _claims}


def wrong_offsets(text, value):
    """Finds whose bytes and code points are not the same place in the document."""
    if isinstance(value, list):
        return sum(wrong_offsets(text, one) for one in value)
    if not isinstance(value, dict):
        return 0
    wrong = sum(wrong_offsets(text, one) for one in value.values())
    if "start" in value and "cstart" in value:
        points = (value["cstart"], value["cend"])
        inside = 0 <= points[0] < points[1] < len(text.starts)
        wrong += not (inside and (text.starts[points[0]], text.starts[points[1]]) == (value["start"], value["end"]))
    return wrong


def measure(document, answer):
    """The counts of one document against the program's answer (a dict, as printed)."""
    counts = Counts()
    for field, compare in FIELDS.items():
        if field in document.finds:
            compare(counts, document.finds[field], answer.get(field) or [])
    counts.alarm("offsets wrong", wrong_offsets(document.text, {field: answer.get(field) for field in FIELDS}))
    return counts
