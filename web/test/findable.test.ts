import assert from "node:assert/strict";
import { test } from "node:test";
import { searchIn, tokensOf, type Findable } from "../src/findable";

const row = (kind: string, id: string, title: string, words = ""): Findable => ({ kind, id, title, words, day: null, view: { view: kind, id } });
const rows = [
  row("source", "letter", "A letter to Chicago", "Department of Justice · notice of access"),
  row("place", "us/il/chicago", "Chicago, Illinois", "1714000 · city · Chicago"),
  row("place", "us/co/canon-city", "Cañon City, Colorado", "0811810 · city"),
  row("case", "chicago-pi", "City of Chicago v. Sessions", "N.D. Illinois"),
];
const ids = (query: string) => searchIn(rows, query).map(({ id }) => id);

test("accents, case and marks do not count", () => {
  assert.deepEqual(tokensOf("Cañon-City, “CO” 13°"), ["canon", "city", "co", "13"]);
  assert.deepEqual(ids("CANON"), ["us/co/canon-city"]);
});

test("the place that is meant outright goes first, by its name or its code", () => {
  assert.equal(ids("chicago")[0], "us/il/chicago");
  assert.deepEqual(ids("1714000"), ["us/il/chicago"]);
});

test("all words are wanted, the last as a beginning; else any of them", () => {
  assert.deepEqual(ids("chicago sess"), ["chicago-pi"]);
  assert.deepEqual(ids("notice colorado").sort(), ["letter", "us/co/canon-city"]);
});

test("what people type is no expression", () => {
  for (const query of ["", "\"", "* OR", "(", "a AND NOT", "\u0000", "-"]) assert.ok(Array.isArray(searchIn(rows, query)));
  assert.deepEqual(searchIn(rows, "()"), []);
});
