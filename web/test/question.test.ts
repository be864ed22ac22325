import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, linkTo, listOf, questionOf, searchOf } from "../src/question";

test("an empty address is the nation, and the nation's address is empty", () => {
  assert.deepEqual(questionOf(""), { view: "nation" });
  assert.equal(searchOf({ view: "nation" }), "?");
  assert.equal(searchOf({ view: "nation", basis: "awarded" }), "?");
});

test("the whole question stands in the address and comes back from it", () => {
  const question = { view: "place", id: "us/il/chicago", "as-of": "2017-09-16", condition: "jag16-1373,jag17-notice", without: "^o30", q: "a b&c=d" };
  const address = searchOf(question);
  assert.equal(address, "?view=place&id=us/il/chicago&as-of=2017-09-16&condition=jag16-1373,jag17-notice&without=%5Eo30&q=a+b%26c%3Dd");
  assert.deepEqual(questionOf(address), question);
});

test("the order in which parts were given changes nothing", () => {
  assert.equal(searchOf(questionOf("?as-of=2017-01-01&view=cases")), searchOf(questionOf("?view=cases&as-of=2017-01-01")));
});

test("a list may be given part by part", () => {
  assert.equal(questionOf("?condition=a&condition=b").condition, "a,b");
  assert.deepEqual(listOf(" a, ,b "), ["a", "b"]);
  assert.deepEqual(listOf(undefined), []);
});

test("hostile addresses give a question and nothing else", () => {
  assert.deepEqual(questionOf("?__proto__=x&%00=1&VIEW=x&view=%F0%9F"), { view: "\uFFFD" });
  assert.deepEqual(questionOf("?view="), { view: "nation" });
});

test("a link to another view keeps the filters and drops what belongs to this view", () => {
  const question = { view: "nation", "as-of": "2017-09-16", condition: "jag16-1373", measure: "gross", state: "17" };
  assert.equal(linkTo(question, { view: "place", id: "us/ca" }), "?view=place&id=us/ca&as-of=2017-09-16&condition=jag16-1373");
  assert.equal(searchOf(changed(question, { "as-of": undefined, condition: undefined, state: undefined })), "?measure=gross");
});
