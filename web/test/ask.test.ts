import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, commandOf, dayWritten, fileOf, keyOf } from "../src/ask";
import { stopOf } from "../src/parts/Days";
import { sortedRows } from "../src/parts/Table";

test("a key is the path and the parameters by name", () => {
  assert.equal(keyOf("stake", { "known-by": undefined, "as-of": "2017-04-21", condition: "a,b" }), "stake?as-of=2017-04-21&condition=a,b");
  assert.equal(keyOf("claims", {}), "claims");
});

test("an address escapes what would end a parameter or a step of the path", () => {
  assert.equal(addressOf("places/us/il/chicago", { "as-of": "2017-04-21" }), "api/places/us/il/chicago?as-of=2017-04-21");
  assert.equal(addressOf("sources/a b?c", { q: "x&y" }), "api/sources/a%20b%3Fc?q=x%26y");
});

const site = {
  days: ["2017-01-25", "2017-04-21", "2017-09-15"],
  answers: { stake: [1, "a.json", 2, "b.json"], "stake?condition=x": [0, "e.json"], overview: "c.json", "sources/x": "d.json" },
};

test("in a published site a day is brought to the change before it", () => {
  assert.equal(dayWritten(site.days, "2017-06-01"), "2017-04-21");
  assert.equal(dayWritten(site.days, "2017-09-15"), "2017-09-15");
  assert.equal(dayWritten(site.days, "2016-01-01"), undefined);
  assert.equal(dayWritten(site.days, "2030-01-01"), "2017-09-15");
  assert.equal(fileOf(site, "stake", { "as-of": "2017-09-14" }), "data/a.json");
  assert.equal(fileOf(site, "stake", { "as-of": "2030-01-01" }), "data/b.json");
});

test("an answer holds until the next that differs, and none is before the first", () => {
  assert.equal(fileOf(site, "stake", { "as-of": "2017-02-01" }), null);
  assert.equal(fileOf(site, "stake", { "as-of": "2016-01-01" }), null);
  assert.equal(fileOf(site, "stake", { "as-of": "2018-01-01", condition: "x" }), "data/e.json");
});

test("what does not hang on the day is found without one, and what was not written is not found", () => {
  assert.equal(fileOf(site, "sources/x", { "as-of": "2017-09-14" }), "data/d.json");
  assert.equal(fileOf(site, "stake", { "as-of": "2017-04-21", "known-by": "2017-05-01" }), null);
  assert.equal(fileOf(site, "stake", { "as-of": "2017-04-21", without: "^o30" }), null);
  assert.equal(fileOf(site, "stake", {}), null);
});

test("what a published site has not got is given by a command that can be pasted", () => {
  assert.equal(commandOf("stake", { "as-of": "2017-04-21", without: "^o30" }), "purse stake --as-of 2017-04-21 --without '^o30'");
  assert.equal(commandOf("places/us/ca", { "as-of": "2017-04-21" }), "purse why us/ca --as-of 2017-04-21");
});

test("the slider stands on the last change that is not after the day", () => {
  const changes = site.days.map((day) => ({ day, told: [], kinds: [] }));
  assert.equal(stopOf(changes, "2017-01-24"), -1);
  assert.equal(stopOf(changes, "2017-04-21"), 1);
  assert.equal(stopOf(changes, "2020-01-01"), 2);
});

test("rows sort by number and by name, and those without a value come last either way", () => {
  const rows = [{ n: 5n }, { n: null }, { n: 10n }];
  assert.deepEqual(sortedRows(rows, (row) => row.n, true).map((row) => row.n), [10n, 5n, null]);
  assert.deepEqual(sortedRows(rows, (row) => row.n, false).map((row) => row.n), [5n, 10n, null]);
  assert.deepEqual(sortedRows(["b10", "b9"], (row) => row, false), ["b9", "b10"]);
});
