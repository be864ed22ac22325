#!/usr/bin/env python3
"""openapi.py ROOT PURSE DRIVER: docs/openapi.json is sound, names every address and parameter, and every answer of the
site, and of `purse serve` where the program has it, is as it says: JSON by its schema, CSV by its head, refusals too. TAP."""
import csv
import io
import json
import os
import pathlib
import re
import sys
import tempfile
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Cases  # noqa: E402
from site_client import Server, Site, address  # noqa: E402

try:
    import jsonschema
except ImportError:
    jsonschema = None

CASE = "cases/sanctuary-2017/main.purse"
DAYS = ["2016-01-01", "2017-04-21", "2017-08-05", "2017-09-16", "2017-10-12", "2018-06-27", "2021-06-01"]
# What a parameter is tried with.
VALUES = {
    "as-of": "2017-09-16", "known-by": "2017-09-01", "condition": "jag17-notice,jag16-1373", "program": "16.738", "basis": "allocated",
    "place": "us/il/chicago", "without": "^o30", "claim": "^t02", "from": "2017-01", "until": "2018-01-01", "limit": "2", "offset": "1", "q": "chicago",
    "format": "json", "name": "article.txt", "origin": "us", "dated": "2017-04-22",
}


class Description:
    def __init__(self, whole):
        self.whole = whole

    def find(self, reference):
        found = self.whole
        for part in reference.removeprefix("#/").split("/"):
            found = found[part.replace("~1", "/")]
        return found

    def get(self, value):
        return self.find(value["$ref"]) if "$ref" in value else value

    def operations(self):
        for path, item in self.whole["paths"].items():
            for method, operation in item.items():
                yield path, method, operation

    def parameters(self, operation):
        return [self.get(parameter) for parameter in operation["parameters"]]

    def validator(self, schema):
        return jsonschema.Draft202012Validator({**schema, "components": self.whole["components"]})

    def wrong(self, schema, value):
        """What does not fit, at most five."""
        found = self.validator(schema).iter_errors(value)
        return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e, _ in zip(found, range(5))]


def every(value, key):
    """Every value under the key, anywhere."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == key:
                yield inner
            yield from every(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from every(inner, key)


def sound(cases, described, root):
    whole = described.whole
    cases.check("it is OpenAPI 3.1, with a title and a version", whole["openapi"].startswith("3.1.") and {"title", "version"} <= set(whole["info"]))
    lost = []
    for reference in every(whole, "$ref"):
        try:
            described.find(reference)
        except KeyError:
            lost.append(reference)
    cases.check("every reference leads somewhere", not lost, lost)
    used = set(every(whole, "$ref"))
    idle = [f"#/components/{kind}/{name}" for kind in whole["components"] for name in whole["components"][kind]]
    cases.check("nothing is described that nothing uses", set(idle) <= used, set(idle) - used)
    for name, schema in whole["components"]["schemas"].items():
        wrong = [f"{example}: {e}" for example in schema.get("examples", []) for e in described.wrong(schema, example)]
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as mistake:
            wrong.append(str(mistake)[:300])
        cases.check(f"schema {name} is sound, and its examples fit", not wrong, wrong)
    for path, method, operation in described.operations():
        names = re.findall(r"\{(\w+)\}", path)
        placed = [p["name"] for p in described.parameters(operation) if p["in"] == "path"]
        wrong = [f"{p['name']}: {e}" for p in described.parameters(operation) if "example" in p for e in described.wrong(p["schema"], p["example"])]
        cases.check(f"{method} {path} names what its path holds", names == placed and not wrong, placed, wrong)
    routes = re.findall(r'^    \{"([^"]*)", ', (root / "src/site/routes.c").read_text(), re.M)
    written = sorted("/api/" + route for route in routes)
    documented = sorted({re.sub(r"\{\w+\}.*$", "", path) for path in whole["paths"]})
    cases.check("it has every address of the site, and no other", written == documented, set(written) ^ set(documented))


def ask(described, site, path, operation, parameters, body=None):
    """The answer, and what of it is not as described."""
    where = address(path.removeprefix("/api/"), **parameters)
    got = site.get(where) if body is None else site.post(where, body)
    responses = operation["responses"]
    if str(got.status) not in responses:
        return got, [f"status {got.status} is not described: {got.body[:300]}"]
    response = responses[str(got.status)]
    kind = got.type.split(";")[0]
    if kind not in response["content"]:
        return got, [f"{kind} is not described"]
    if kind != "application/json":
        return got, []
    wrong = described.wrong(response["content"][kind]["schema"], json.loads(got.body))
    if ("Total-Count" in response.get("headers", {})) != (got.total is not None):
        wrong.append("a list without its total, or a total without a list")
    return got, wrong


def as_described(cases, described, site, path, operation, parameters, status=200, body=None):
    got, wrong = ask(described, site, path, operation, parameters, body)
    name = address(path, **parameters)
    cases.check(f"{name[:100]}: {status}, as described", not wrong and got.status == status, got.status, *wrong, got.body[:300] if got.status != status else "")
    return got


def places_of(path, described, operation, site):
    """The path with something in it, for each thing that there is."""
    if "{" not in path:
        return [path]
    ids = {
        "/api/places/{id}": ["us/il/chicago", "us/ca", "17031", "Miami-Dade County, Florida", "us/doj", "us/tx/austin"],
        "/api/conditions/{id}": [row["id"] for row in site.json("conditions")],
        "/api/cases/{id}": [row["id"] for row in site.json("cases")],
        "/api/claims/{link}": [row["id"] for row in site.json("claims")],
        "/api/sources/{id}": [row["id"] for row in site.json("sources")] if "/api/sources" in described.whole["paths"] else [],
    }
    if path.endswith(("/text", "/drafts")):
        return []  # no text of the shipped case is archived: texts() asks for one
    start = path[:path.index("{")]
    found = next((values for known, values in ids.items() if known.startswith(start)), [])
    return [start + urllib.parse.quote(value) + path[path.index("}") + 1:] for value in found]


def required(described, operation):
    return {p["name"].replace("-", "_"): VALUES[p["name"]] for p in described.parameters(operation) if p.get("required") and p["in"] == "query"}


def table(cases, described, site, path, operation, parameters):
    got = as_described(cases, described, site, path, operation, {**parameters, "format": "csv"})
    rows = list(csv.reader(io.StringIO(got.body.decode(), newline="")))
    good = rows and len({len(row) for row in rows}) == 1 and len(set(rows[0])) == len(rows[0])
    cases.check(f"{path}: CSV with one head, and as many cells in each row", good, rows[:2])


def answers(cases, described, site):
    for path, method, operation in described.operations():
        if method != "get":
            continue
        names = [p["name"] for p in described.parameters(operation) if p["in"] == "query"]
        base = required(described, operation)
        places = places_of(path, described, operation, site)
        if not places:
            continue
        for place in places:
            as_described(cases, described, site, place, operation, base)
        first = places[0]
        for name in names:
            as_described(cases, described, site, first, operation, {**base, name.replace("-", "_"): VALUES[name]})
        if "as-of" in names:
            for day in DAYS:
                as_described(cases, described, site, first, operation, {**base, "as_of": day})
        forms = next(p["schema"]["enum"] for p in described.parameters(operation) if p["name"] == "format")
        for form in forms:
            as_described(cases, described, site, first, operation, {**base, "format": form})
        if "csv" in forms:
            table(cases, described, site, first, operation, base)
        for name in set(VALUES) - set(names):
            got = site.get(address(first.removeprefix("/api/"), **base, **{name.replace("-", "_"): VALUES[name]}))
            cases.check(f"{path} takes no {name}, and says so", got.status == 400 and json.loads(got.body)["parameter"] == name, got)


def documents(cases, described, site):
    operation = described.whole["paths"]["/api/drafts"]["post"]
    text = pathlib.Path("tests/cli/files/reading/bridge.txt").read_bytes()
    for parameters in ({}, {"name": "a b.txt"}, {"origin": "us/or", "dated": "2015-10-06"}):
        as_described(cases, described, site, "/api/drafts", operation, parameters, 200, text)
    as_described(cases, described, site, "/api/drafts", operation, {}, 200, b"caf\xe9 <b>\xff\xfe")
    as_described(cases, described, site, "/api/drafts", operation, {"origin": "nowhere at all"}, 400, text)
    as_described(cases, described, site, "/api/drafts", operation, {"dated": "Friday"}, 400, text)
    as_described(cases, described, site, "/api/drafts", operation, {}, 400, b"")
    as_described(cases, described, site, "/api/drafts", operation, {}, 415, b"%PDF-1.4 x")


def texts(cases, described, driver):
    """A journal whose source is archived, as the shipped case has none."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "documents").mkdir()
        article = pathlib.Path("tests/cli/files/reading/bridge.txt").read_bytes()
        (pathlib.Path(folder) / "documents" / "bridge.txt").write_bytes(article)
        (pathlib.Path(folder) / "documents" / "list.pdf").write_bytes(b"%PDF-1.4 ...")
        named = {"bridge": "documents/bridge.txt", "pdf": "documents/list.pdf", "away": "documents/none.txt", "out": "../../../../etc/passwd", "root": "/etc/passwd", "none": None}
        (pathlib.Path(folder) / "main.purse").write_text("".join(
            f'source {name} "A source"\n  published: 2015-10-06\n' + (f"  archived: {path}\n" if path else "") for name, path in named.items()))
        site = Site(driver, [pathlib.Path(folder) / "main.purse"])
        for part, status in (("bridge", 200), ("pdf", 415), ("away", 404), ("out", 404), ("root", 404), ("none", 404), ("nothing", 404)):
            for end in ("text", "drafts"):
                operation = described.whole["paths"][f"/api/sources/{{id}}/{end}"]["get"]
                got = as_described(cases, described, site, f"/api/sources/{part}/{end}", operation, {}, status)
                if status == 200 and end == "text":
                    cases.check("the archived text is given byte for byte", got.body == article)
        as_described(cases, described, site, "/api/sources/bridge", described.whole["paths"]["/api/sources/{id}"]["get"], {})
        site.close()


def mistakes(cases, described, site):
    bad = {"as-of": "yesterday", "known-by": "2017", "condition": "nothing", "program": "nothing", "basis": "nothing", "place": "nowhere at all",
           "without": "^nothing", "claim": "^nothing", "from": "x", "until": "x", "limit": "x", "offset": "x", "format": "x"}
    for path, method, operation in described.operations():
        if method != "get":
            continue
        base = required(described, operation)
        first = next(iter(places_of(path, described, operation, site)), None)
        if first is None:
            continue
        for name in [p["name"] for p in described.parameters(operation) if p["in"] == "query"]:
            if name in bad:
                as_described(cases, described, site, first, operation, {**base, name.replace("-", "_"): bad[name]}, 400)
        if "{" in path and path.endswith("}"):
            as_described(cases, described, site, path[:path.index("{")] + "nothing%20here", operation, base, 404)


def main():
    root, purse, driver = map(os.path.abspath, sys.argv[1:])  # Meson may give them relative to its own folder
    os.chdir(root)
    cases = Cases()
    if jsonschema is None:
        cases.skip("the description of the site", "python3-jsonschema is not installed")
        return cases.finish()
    described = Description(json.loads(pathlib.Path("docs/openapi.json").read_text()))
    sound(cases, described, pathlib.Path("."))
    texts(cases, described, driver)
    sites = [Site(driver, [CASE])]
    if Server.is_there(purse):
        sites.append(Server(purse, [CASE]))
    else:
        cases.skip("the answers of purse serve", "this program has no such verb")
    for site in sites:
        answers(cases, described, site)
        documents(cases, described, site)
        mistakes(cases, described, site)
        cases.check("the site gives its own description", site.json("openapi.json") == described.whole)
        cases.check("the site ends well", site.close() == 0)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
