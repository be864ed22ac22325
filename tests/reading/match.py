"""Which find of the program stands for which of the gold, and whether their values agree."""
import html
import re

ARTICLES = re.compile(r"^(?:the|a|an|its|their|his|her|our|that)\s+", re.I)


def plain(words):
    """Words as they are compared: case, kind of quotation mark, articles and line ends do not count."""
    words = html.unescape(words).replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    words = re.sub(r"(\w)- +(\w)", r"\1\2", re.sub(r"\s+", " ", words)).strip(" .,;:\"")
    return ARTICLES.sub("", words).casefold()


def alternatives(value):
    """The right answers of a gold value; None where one of them is that there is none."""
    return [None if one == "-" else one for one in value.split("|")] if value is not None else [None]


def same_words(gold, given):
    return given is not None and any(one is not None and plain(one) == plain(given) for one in alternatives(gold))


def shares_half(gold, given):
    """Whether half of the words, of whichever has more, are the same."""
    mine = set(plain(given or "").split())
    return any(2 * len(mine & set(plain(one or "").split())) >= max(len(mine), len(plain(one or "").split()), 1) for one in alternatives(gold))


def same_name(gold, path, words):
    """A gold name (path or words) against the path and the words that the program gives."""
    return any(one is not None and (one == path or words is not None and plain(one) == plain(words)) for one in alternatives(gold))


def same_actor(gold, path, words):
    """Like same_name; of a person the last name is enough, for an event names nobody further."""
    last = [plain(one).split()[-1:] for one in alternatives(gold) if one and not one.startswith("us")]
    return same_name(gold, path, words) or bool(words) and plain(words).split()[-1:] in last


def overlap(a, b):
    """Common bytes over the bytes of both together; 1.0 for the same span, 0.0 for none."""
    common = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return common / (max(a["end"], b["end"]) - min(a["start"], b["start"])) if common > 0 else 0.0


def is_exact(a, b):
    return a["start"] == b["start"] and a["end"] == b["end"]


def pairs(golds, givens, likeness=lambda gold, given: 0):
    """(gold, given) one to one, those first that overlap best; likeness decides between equals."""
    found = []
    for i, gold in enumerate(golds):
        for j, given in enumerate(givens):
            score = overlap(gold, given)
            if score > 0:
                found.append((-score, -likeness(gold, given), i, j))
    taken_gold, taken_given, out = set(), set(), []
    for _, _, i, j in sorted(found):
        if i not in taken_gold and j not in taken_given:
            taken_gold.add(i)
            taken_given.add(j)
            out.append((golds[i], givens[j]))
    return out
