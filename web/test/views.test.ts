import assert from "node:assert/strict";
import { test } from "node:test";
import { nextIn, radii, shapeOf, STANDINGS } from "../src/map/marks";
import { firstDay, kindOf } from "../src/parts/Entries";
import { beginOf, stepsOf, type DayTotal } from "../src/parts/MoneyOverDays";
import { standingOrders } from "../src/parts/OrdersBeside";
import { totalCells } from "../src/parts/StakeTable";
import { stakeAsked } from "../src/stake";
import type { Case, TimelineEntry } from "../src/types";
import { holdsWords } from "../src/views/condition";
import { moneyDays } from "../src/views/timeline";

const entry = (day: string, kind: string, effect: string | null = null): TimelineEntry => ({ day, kind, entry: null, told: "", does: null, effect });

test("a day known only by its month or year begins with its first day", () => {
  assert.deepEqual(["2017-04-21", "2016-07", "1996"].map(firstDay), ["2017-04-21", "2016-07-01", "1996-01-01"]);
  assert.equal(kindOf(entry("2017", "order, N.D. Ill.")), "order");
});

test("the money is asked for on the days on which it may have changed, and no other", () => {
  const changes = ["2016-01-01", "2016-04-08", "2017-04-21", "2017-04-30", "2017-09-15", "2017-10-01"].map((day) => ({ day, told: [], kinds: [] }));
  const entries = [entry("2016", "condition"), entry("2016-04-08", "notice"), entry("2017-04-21", "warn"), entry("2017-09-15", "order, N.D. Ill.", "at risk 0"), entry("2017-10", "notice")];
  assert.deepEqual(moneyDays(changes, entries), ["2016-01-01", "2017-04-21", "2017-04-30", "2017-09-15"]);
});

const total = (day: string, atRisk: string | null, cleared = "0.00"): DayTotal => {
  const range = (amount: string | null) => (amount === null ? null : { min: amount, max: amount });
  return { day, total: { gross: range(atRisk), at_risk: range(atRisk), protected: range("0.00"), cleared: range(cleared), awards: 0, unknown_places: 0 } };
};

test("the chart has a step where a total changes, and begins a little before the first money", () => {
  const totals = [total("1996-01-01", "0.00"), total("2013-01-01", "0.00"), total("2017-04-21", "5.00"), total("2017-05-01", "5.00"), total("2017-06-01", "3.00", "2.00")];
  const steps = stepsOf(totals);
  assert.deepEqual(steps.map(({ day }) => day), ["1996-01-01", "2017-04-21", "2017-06-01"]);
  assert.equal(beginOf(steps, "2017-08-01"), "2017-03-22");
  assert.deepEqual(stepsOf([total("1996-01-01", "0.00")]).length, 1);
});

test("of an answer with something taken away, what was asked is shown", () => {
  const baseline = { as_of: "2017-10-01" } as never, changed = { as_of: "2017-10-01", without: ["^o30"] } as never;
  assert.equal(stakeAsked({ baseline, changed, difference: [] }), changed);
  assert.equal(stakeAsked(baseline), baseline);
});

test("the row of sums says what is in no sum", () => {
  const { total: one } = total("2017-04-21", "5.00");
  assert.equal(totalCells({ ...one, awards: 8, unknown_places: 0 })["place"], "Total, 8 awards");
  assert.equal(totalCells({ ...one, awards: 1, unknown_places: 3 })["place"], "Total, 1 award; 3 places unknown");
});

const order = (name: string, stands: NonNullable<Case["orders"][number]["stands"]>): Case["orders"][number] =>
  ({ order: name, day: "2017-09-15", court: "", title: name, does: "", made: true, sources: [], at: "", stands });

test("an order stands from its first day to the day before its last, once even in two cases", () => {
  const orders = [order("^a", [{ from: "2017-09-15", until: "2018-06-26", for: "everyone", state: "blocks" }, { from: "2018-06-26", until: "2018-07-27", for: "Chicago", state: "blocks" },
    { from: "2018-06-26", until: "2018-07-27", for: "everyone except Chicago", state: "stayed" }, { from: "2018-07-27", until: null, for: "everyone", state: "replaced" }]),
    order("^b", [{ from: "2017-04-25", until: "2017-11-20", for: "everyone", state: "blocks" }])];
  const of: Case = { id: "x", title: "X", court: "", docket: null, filed: null, plaintiffs: "", challenges: "", sources: [], orders };
  const on = (day: string) => standingOrders([of, { ...of, id: "y" }], day).map(({ order: { order: name }, parts }) => [name, ...parts.map((part) => `${part.state} ${part.for}`)].join("; "));
  assert.deepEqual(on("2017-04-24"), []);
  assert.deepEqual(on("2017-09-15"), ["^a; blocks everyone", "^b; blocks everyone"]);
  assert.deepEqual(on("2017-11-20"), ["^a; blocks everyone"]);
  assert.deepEqual(on("2018-06-26"), ["^a; blocks Chicago; stayed everyone except Chicago"]);
  assert.deepEqual(on("2018-07-27"), []);
});

test("an order that is only stayed comes after those that block", () => {
  const of: Case = { id: "x", title: "X", court: "", docket: null, filed: null, plaintiffs: "", challenges: "", sources: [], orders: [
    order("^s", [{ from: "2018-01-01", until: null, for: "everyone", state: "stayed" }]), order("^b", [{ from: "2017-01-01", until: null, for: "everyone", state: "perhaps" }])] };
  assert.deepEqual(standingOrders([of], "2018-02-01").map(({ order: { order: name } }) => name), ["^b", "^s"]);
});

test("whether a condition binds is said for the day", () => {
  const why = { id: "c", kind: "duty", title: "", as_of: "2018-06-27", in_force: true, blocked: false, was_blocked: true, orders: [] };
  assert.equal(holdsWords(why), "In force on June 27, 2018; no order blocks it any more.");
  assert.equal(holdsWords({ ...why, blocked: true, orders: [{ order: "^o", since: null, blocks_now: true, ended: null }] }), "In force on June 27, 2018, and blocked by 1 order.");
  assert.equal(holdsWords({ ...why, in_force: false }), "Not in force on June 27, 2018.");
});

test("arrow keys go to the nearest mark in their direction and nowhere else", () => {
  const points: [number, number][] = [[0, 0], [10, 1], [50, 0], [0, 30], [-20, 19]];
  assert.equal(nextIn(points, 0, "ArrowRight"), 1);
  assert.equal(nextIn(points, 1, "ArrowRight"), 2);
  assert.equal(nextIn(points, 2, "ArrowRight"), -1);
  assert.equal(nextIn(points, 0, "ArrowDown"), 3);
  assert.equal(nextIn(points, 0, "ArrowLeft"), 4);
  assert.equal(nextIn(points, 0, "ArrowUp"), -1);
});

test("every standing has a shape of its own, whose size goes with the money", () => {
  assert.equal(new Set(STANDINGS.map(({ standing }) => shapeOf(standing, [0, 0], 6)).slice(0, 5)).size, 5);
  const row = (amount: string) => ({ gross: { min: amount, max: amount } }) as never;
  const size = radii([row("100.00"), row("400.00")], "gross");
  assert.equal(size(row("400.00")), 2 * size(row("100.00")));
  assert.ok(size(row("0.00")) > 4);
});
