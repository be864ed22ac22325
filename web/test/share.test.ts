import assert from "node:assert/strict";
import { test } from "node:test";
import { csvLine, embedCode, fileName, hasCsv, linkOf, plainCell } from "../src/share/files";
import { cutAt, groupsOf, targetOf } from "../src/search";
import { found, hostOf, isWebAddress } from "../src/sources";
import type { Found, Range, Stake } from "../src/types";
import { changesOf, difference, differenceWords, ordersToTurn, whatIfCommand, whatIfSentence } from "../src/whatif";
import { money } from "../src/words";

const shared = (name: string, path?: string, day?: string) => ({ name, title: name, answer: path ? { path, parameters: { "as-of": day } } : undefined });

test("files say what they are", () => {
  const question = { view: "case", id: "chicago-v-sessions", "as-of": "2018-07-01" };
  assert.equal(fileName(shared("table", "stake", "2017-08-05"), { view: "nation" }, "csv"), "purse-stake-2017-08-05.csv");
  assert.equal(fileName(shared("orders", "cases/chicago-v-sessions", "2018-07-01"), question, "json"), "purse-cases-chicago-v-sessions-2018-07-01.json");
  assert.equal(fileName(shared("orders", "cases/chicago-v-sessions", "2018-07-01"), question, "svg"), "purse-orders-chicago-v-sessions-2018-07-01.svg");
  assert.equal(fileName(shared("map"), { view: "nation" }, "png"), "purse-map.png");
  assert.equal(fileName(shared("table", "claims/^t15"), { view: "claim" }, "csv"), "purse-claims-t15.csv");
});

test("a link holds the whole question and the day that was shown", () => {
  const at = "http://127.0.0.1:8017/?view=what-if&without=%5Eo30#x";
  assert.equal(linkOf(shared("table", "stake", "2017-10-20"), { view: "what-if", without: "^o30" }, at), "http://127.0.0.1:8017/?view=what-if&as-of=2017-10-20&without=%5Eo30");
  assert.equal(linkOf(shared("map", "map", "2017-10-20"), { view: "nation" }, at, true), "http://127.0.0.1:8017/?as-of=2017-10-20&embed=map");
  assert.equal(embedCode("http://h/?a=1&b=2", 'A "B" <c>', 400.2), '<iframe src="http://h/?a=1&amp;b=2" title="A &quot;B&quot; &lt;c>" width="100%" height="401" loading="lazy"></iframe>');
});

test("cells become plain data", () => {
  const cells = { "$2,333,428": "2333428", "−$1,000.50": "-1000.50", "57.5%": "57.5", "2,016": "2016", "unknown": "unknown", "$0 to $5": "$0 to $5", " Cook  County\n": "Cook County", "1,2": "1,2" };
  for (const [shown, plain] of Object.entries(cells)) assert.equal(plainCell(shown), plain);
  assert.equal(csvLine(["a", "b,c", 'd"e', ""]), 'a,"b,c","d""e",\r\n');
  assert.ok(hasCsv("stake") && hasCsv("cases/x") && !hasCsv("claims/^t15") && !hasCsv("places/us/il"));
});

const exactly = (value: string): Range => ({ min: value, max: value });
const row = (place: string, atRisk: Range | null, isProtected: Range | null, state: string) => ({
  place, geoid: "", name: place, gross: null, at_risk: atRisk, protected: isProtected, cleared: exactly("0.00"), shared: null, conditions: [{ id: "c", state, by: [] }], awards: [], joint_awards: [], status: "", due: null });
const stake = (atRisk: string, rows: ReturnType<typeof row>[]) => ({
  as_of: "2018-07-01", known_by: null, basis: "awarded", conditions: ["c"], places: rows,
  total: { gross: exactly("10.00"), at_risk: exactly(atRisk), protected: exactly("0.00"), cleared: exactly("0.00"), awards: 1, unknown_places: 0 } }) as unknown as Stake;

test("what differs between two answers, and in words", () => {
  const same = row("us/ca", exactly("1.00"), exactly("0.00"), "open");
  const whatIf = { baseline: stake("0.00", [same, row("us/il/chicago", exactly("0.00"), exactly("2333428.00"), "blocked")]), changed: stake("2333428.00", [same, row("us/il/chicago", exactly("2333428.00"), exactly("0.00"), "open")]), difference: [] };
  assert.deepEqual(changesOf(whatIf).map((each) => [each.place, each.states]), [["us/il/chicago", ["c: blocked → open"]]]);
  assert.equal(whatIfSentence(whatIf, ["^o30"]), "Without ^o30, on July 1, 2018 there would be $2.3 million at risk instead of $0, over 1 place.");
  assert.match(whatIfSentence({ ...whatIf, changed: whatIf.baseline }, ["^o30", "^o34"]), /^Without \^o30 and \^o34, .* nothing would be otherwise/);
  const unknown = { ...whatIf, baseline: stake("0.00", [row("us/ca", null, null, "open")]), changed: stake("0.00", [row("us/ca", exactly("0.00"), null, "open")]) };
  assert.match(whatIfSentence(unknown, ["^o30"]), /amounts are not known/);
});

test("differences are exact; unknown stays unknown", () => {
  assert.equal(difference(exactly("0.10"), exactly("0.30")), 20n);
  assert.equal(difference(null, exactly("0.30")), null);
  assert.equal(difference({ min: "0.00", max: null }, exactly("0.30")), null);
  assert.equal(differenceWords(exactly("9007199254740993.01"), exactly("9007199254740993.03"), money), "+$0.02");
  assert.equal(differenceWords(exactly("5.00"), exactly("1.00"), money), "−$4");
  assert.equal(differenceWords(null, exactly("1.00"), money), "unknown → $1");
  assert.equal(differenceWords(exactly("1.00"), exactly("1.00"), money), "");
});

test("orders worth taking away, and the command that does it", () => {
  const orders = ["blocks a for everyone", "denies the motion", "affirms ^o30", "stays ^o30 for us/ca", "affirms ^o30; replaces ^o20"].map((does) => ({ does }));
  assert.deepEqual(ordersToTurn({ orders } as never).map((order) => order.does), [orders[0]!.does, orders[3]!.does, orders[4]!.does]);
  assert.equal(whatIfCommand("my case/main.purse", { "as-of": "2018-07-01", without: "^o30,^o34", basis: undefined }), "purse stake -f 'my case/main.purse' --as-of 2018-07-01 --without '^o30,^o34'");
});

const find = (kind: string, title: string, view: object = { view: "place", id: "us/il" }) => ({ kind, id: null, title, snippet: null, day: null, view }) as unknown as Found;

test("finds are grouped by kind, and lead to their view", () => {
  assert.deepEqual(groupsOf([find("order", "a"), find("place", "b"), find("odd", "c"), find("order", "d")]).map((group) => [group.words, group.found.length]), [["Places", 1], ["Orders", 2], ["Odd", 1]]);
  assert.deepEqual(targetOf(find("warn", "x", { view: "timeline", "as-of": "2017-04-21" })), { view: "timeline", id: undefined, "as-of": "2017-04-21" });
});

test("what was looked for is marked, whatever was typed", () => {
  assert.deepEqual(cutAt("City of Chicago", "chic (").map((part) => [part.text, part.isHit]), [["City of ", false], ["Chic", true], ["ago", false]]);
  for (const q of ["", "(", "a", "[.*+?", "\\"]) assert.equal(cutAt("x (a) y", q).map((part) => part.text).join(""), "x (a) y");
});

test("sources are found by all words; only web addresses become links", () => {
  const rows = [{ id: "doj", title: "Letters to nine jurisdictions", publisher: "Department of Justice" }, { id: "x", title: "Other", publisher: null }];
  assert.deepEqual(found(rows, "justice LETTERS").map((each) => each.id), ["doj"]);
  assert.equal(found(rows, " ").length, 2);
  assert.ok(isWebAddress("https://a.b/c") && !isWebAddress("javascript:alert(1)") && !isWebAddress("data:text/html,x") && !isWebAddress(null));
  assert.equal(hostOf("https://www.example.org/x"), "example.org");
});
