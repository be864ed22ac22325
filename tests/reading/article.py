"""The article of ../shared/seeds with its annotation, in the form of the gold set.

Its annotation is older than this one's rules: ids, kinds and the words for modality are put into ours here."""
import json

from gold import FIELDS
from words import Text

TYPES = {"threaten": "warn", "cut": "withhold", "sign_order": "sign", "block": "order"}
MODALITIES = {"claimed": "reported|asserted", "pledged": "asserted|predicted|reported"}
CLAIMS = {"recipient_list": "recipients", "award_absence": "money", "attributed_statement": "statement", "attributed_causal": "cause",
          "order_count": "legal", "order_blocked": "legal"}
PATHS = {"us-doj": "us/doj", "us/ny/new-york-city": "us/ny/new-york", "us/ny/new-york-city/police-department": "us/ny/new-york|-"}
DOJ = "US Department of Justice"


def _path(old):
    return PATHS.get(old, old)


def _anchor(find):
    return {"text": find["text"], "start": find["bstart"], "end": find["bend"], "cstart": find["start"], "cend": find["end"], "maybe": False}


def _quote(find):
    part = lambda key: find[key] and _anchor(find[key])
    speaker = f"us/doj|{DOJ}" if find["speaker"] == DOJ else find["speaker"]
    return dict(_anchor(find), kind=find["type"], parts=[_anchor(find)], speaker=speaker, role=find["role"], source=part("source"), cue=part("cue"))


def _event(find):
    target = find["target"]
    targets = [_path(one) for one in (target if isinstance(target, list) else [target]) if one and one.startswith("us/")]
    modality = MODALITIES.get(find["status"], find["status"])
    return dict(_anchor(find), type=TYPES.get(find["type"], find["type"]), modality=modality, actor=_path(find["actor"]), targets=targets,
                date=find["date"], amount=None)


class Article:
    """Like gold.Document."""

    def __init__(self, text, annotation):
        self.path, self.dated, self.origin = text, "2017-04-22", "us"
        self.text = Text(text.read_bytes())
        old = json.loads(annotation.read_text(encoding="utf-8"))
        self.finds = {field: [] for field in FIELDS}
        del self.finds["citations"]  # it has none and its annotator did not look for any
        self.finds["places"] = [dict(_anchor(find), place=_path(find["id"]), use=find["use"]) for find in old["jurisdictions"]]
        self.finds["bodies"] = [dict(_anchor(find), id=_path(find["id"]), maybe=find.get("coref", False)) for find in old["organisations"]]
        self.finds["people"] = [dict(_anchor(find), name=find["name"], role=find["role"], mentions=[]) for find in old["people"]]
        self.finds["quotes"] = [_quote(find) for find in old["quotes"]]
        self.finds["dates"] = [dict(_anchor(find), iso=find["iso"], until=None) for find in old["dates"]]
        self.finds["events"] = [_event(find) for find in old["events"]]
        self.finds["claims"] = [dict(_anchor(find), kind=CLAIMS.get(find["kind"], find["kind"])) for find in old["claims"]]
        self.check()

    def check(self):
        for finds in self.finds.values():
            for find in finds:
                assert self.text.data[find["start"]:find["end"]].decode() == find["text"], find


def article_of(shared):
    """The article, or None where ../shared is not beside the checkout."""
    text, annotation = shared / "seeds" / "article.txt", shared / "seeds" / "article.gold.json"
    return Article(text, annotation) if text.exists() and annotation.exists() else None
