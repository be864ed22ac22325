import assert from "node:assert/strict";
import { test } from "node:test";
import { standsOn, standsWords, standWords } from "../src/cases";
import { dayNumber, dayOf, dayTicks, numberTicks, periodAt } from "../src/charts/axis";
import { lanesOf } from "../src/charts/lanes";
import { figure, verdictCounts, type ClaimRow, type Series } from "../src/claims";
import { gapsOf, placed, runsOf, seriesSentence } from "../src/charts/SeriesChart";
import { courtWords, placeWords, setParts, setWords } from "../src/places";
import type { Case, CaseOrder, OrderInterval } from "../src/types";

test("days are numbers and back; a month or year known only so far is its first day", () => {
  assert.equal(dayOf(dayNumber("2018-06-26")), "2018-06-26");
  assert.equal(dayOf(dayNumber("2018-04")), "2018-04-01");
  assert.equal(dayOf(dayNumber("2016")), "2016-01-01");
  assert.equal(dayNumber("2000-03-01") - dayNumber("2000-02-28"), 2);
  for (const wrong of ["", null, undefined, "2018-4-1", "open"]) assert.ok(Number.isNaN(dayNumber(wrong)));
});

test("ticks of days are first days of months or years, no more than there is room for", () => {
  const ticks = dayTicks(dayNumber("2017-02-03"), dayNumber("2021-03-04"), 8);
  assert.ok(ticks.length <= 9 && ticks.length >= 4);
  for (const tick of ticks) assert.match(dayOf(tick.at), /-01$/);
  assert.deepEqual(dayTicks(dayNumber("2017-01-15"), dayNumber("2017-04-15"), 8).map((tick) => tick.label), ["Feb 2017", "Mar 2017", "Apr 2017"]);
  assert.ok(dayTicks(dayNumber("1200-01-01"), dayNumber("2026-01-01"), 3).length < 12);
});

test("ticks of numbers are round and reach over the highest", () => {
  assert.deepEqual(numberTicks(411, 970, 5).map((tick) => tick.label), ["0", "200", "400", "600", "800", "1,000"]);
  const small = numberTicks(0.02, 0.31, 4);
  assert.ok(small[small.length - 1]!.at >= 0.31 && small[0]!.at === 0);
  assert.ok(numberTicks(-5, 12, 4)[0]!.at <= -5);
  assert.ok(numberTicks(0, 0, 4).length >= 1);
});

const stand = (from: string, until: string | null, whom: string, state: string): OrderInterval => ({ from, until, for: whom, state });
const chicago: CaseOrder = {
  order: "^o30", day: "2017-09-15", court: "us/courts/ilnd", title: "preliminary injunction", does: "", made: true, sources: [], at: "", effective: "2017-09-15", works: [],
  stands: [stand("2017-09-15", "2018-06-26", "everyone", "blocks"), stand("2018-06-26", "2018-07-27", "us/il/chicago", "blocks"),
    stand("2018-06-26", "2018-07-27", "everyone except us/il/chicago", "stayed"), stand("2018-07-27", null, "everyone", "replaced")],
};

test("intervals that overlap get lanes of their own, what follows stays in its lane", () => {
  const { placed: laid, lanes } = lanesOf(chicago.stands!, dayNumber("2019-01-01"));
  assert.equal(lanes, 2);
  assert.deepEqual(laid.map((each) => [each.stand.state, each.lane]), [["blocks", 0], ["blocks", 0], ["stayed", 1], ["replaced", 0]]);
  assert.deepEqual(lanesOf([], 0), { placed: [], lanes: 1 });
});

test("what stands on a day: the first day counts, the last does not", () => {
  const states = (day: string) => standsOn(chicago, day).map((each) => each.state);
  assert.deepEqual(states("2017-09-14"), []);
  assert.deepEqual(states("2017-09-15"), ["blocks"]);
  assert.deepEqual(states("2018-06-25"), ["blocks"]);
  assert.deepEqual(states("2018-06-26"), ["blocks", "stayed"]);
  assert.deepEqual(states("2018-07-27"), ["replaced"]);
  const one = { orders: [chicago] } as unknown as Case;
  assert.equal(standWords(stand("2018-08-01", null, "within us/ca", "blocks")), "blocks within California");
  assert.equal(standsWords(one, "2018-06-26"), "^o30 blocks for Chicago, Illinois; ^o30 stayed for everyone except Chicago, Illinois");
});

test("places and sets of places in the words of a reader", () => {
  assert.equal(placeWords("us/il/cook-county"), "Cook County, Illinois");
  assert.equal(placeWords("us/fl/miami-dade-county"), "Miami-Dade County, Florida");
  assert.equal(placeWords("us/ca"), "California");
  for (const kept of ["us/doj", "us/zz/x", "conference-members", "us/courts/ca9"]) assert.equal(placeWords(kept), kept);
  assert.equal(setWords("everyone except within us/ca"), "everyone except within California");
  assert.deepEqual(setParts("us/il/evanston, conference-members"), [{ text: "Evanston, Illinois", place: "us/il/evanston" }, { text: ", conference-members" }]);
  assert.equal(setWords(null), "");
});

test("courts as they are cited", () => {
  const cited = { "us/courts/ilnd": "N.D. Ill.", "us/courts/ca9": "9th Cir.", "us/courts/ca2": "2d Cir.", "us/courts/ca1": "1st Cir.", "us/courts/rid": "D.R.I.", "us/courts/paed": "E.D. Pa.", "us/courts/scotus": "Supreme Court", "us/courts/odd-one": "us/courts/odd-one" };
  for (const [id, words] of Object.entries(cited)) assert.equal(courtWords(id), words);
});

test("figures as people write them, exactly", () => {
  assert.equal(figure("2333428.00", "dollars"), "$2,333,428");
  assert.equal(figure("0.00..2333428.00", "dollars"), "$0 to $2,333,428");
  assert.equal(figure("57.525773", "%"), "57.525773%");
  assert.equal(figure("-1234.5", null), "−1,234.5");
  assert.equal(figure("^april-letters", null), "^april-letters");
  assert.equal(figure("123456789012345678901234", "count"), "123,456,789,012,345,678,901,234");
});

test("verdicts are counted in words", () => {
  const claims = ["holds", "holds", "untested", "fails", "depends"].map((verdict) => ({ verdict }) as ClaimRow);
  assert.equal(verdictCounts(claims), "2 hold, 1 fails, 1 depends on the definition, 1 untested");
});

test("a series is joined only where nothing is missing between", () => {
  const series = (periods: string[], marked: string[] = []): Series => ({ id: "s", title: "s", unit: "count", sources: ["x"], points: periods.map((period) => ({ period, value: "1", rate: null })), marked });
  assert.equal(gapsOf(series(["2014", "2015", "2016"])), 0);
  assert.equal(gapsOf(series(["2013", "2015", "2016"])), 1);
  assert.equal(gapsOf(series(["2016-11", "2016-12", "2017-01"])), 0);
  assert.equal(gapsOf(series(["2016-Q4", "2017-Q1", "2017-Q3"])), 1);
  assert.equal(runsOf(placed(series(["FY2016", "nothing", "FY2017"]))).length, 1);
  assert.match(seriesSentence(series(["2013", "2015"], ["2015"])), /^2 figures from 2013 to 2015, with 1 gap\. What decided: 1 in 2015\.$/);
  const missing = series(["2014", "2015", "2016"]);
  missing.points[1]!.value = null;
  assert.equal(gapsOf(missing), 1);
  assert.match(seriesSentence(missing), /^2 figures from 2014 to 2016, with 1 gap\.$/);
  assert.ok(Number.isNaN(periodAt("some day").at));
});
