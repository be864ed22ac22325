import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, asSentence, cents, count, day, dayBy, exactOf, isDay, listed, money, shortDay, shortMoney, sum } from "../src/words";

test("money is written with signs between thousands, and cents only where there are any", () => {
  assert.equal(money("2333428.00"), "$2,333,428");
  assert.equal(money("0.00"), "$0");
  assert.equal(money("-0.00"), "$0");
  assert.equal(money("1000.05"), "$1,000.05");
  assert.equal(money("-481347.50"), "−$481,347.50");
  assert.equal(money("999.00"), "$999");
});

test("money beyond what floating point can hold keeps every digit", () => {
  assert.equal(money("92233720368547758.07"), "$92,233,720,368,547,758.07");
  assert.equal(exactOf(cents("92233720368547758.07")!), "92233720368547758.07");
  assert.equal(exactOf(cents("-0.07")!), "-0.07");
});

test("what is no amount is shown as it came", () => {
  assert.equal(money("n/a"), "n/a");
  assert.equal(cents("1e5"), null);
  assert.equal(cents("1,000"), null);
});

test("short money rounds half up, in whole numbers", () => {
  assert.equal(shortMoney("29214451.00"), "$29.2 million");
  assert.equal(shortMoney("18250000.00"), "$18.3 million");
  assert.equal(shortMoney("1000000.00"), "$1 million");
  assert.equal(shortMoney("949999.99"), "$950,000");
  assert.equal(shortMoney("999960.00"), "$999,960");
  assert.equal(shortMoney("1840000000.00"), "$1.8 billion");
  assert.equal(shortMoney("999949999.00"), "$999.9 million");
  assert.equal(shortMoney("999999.50"), "$1 million");
  assert.equal(shortMoney("999950000.00"), "$1 billion");
  assert.equal(shortMoney("-2500000.00"), "−$2.5 million");
});

test("an amount may be a span or unknown, and unknown is not zero", () => {
  assert.equal(amount({ min: "0.00", max: "0.00" }), "$0");
  assert.equal(amount({ min: "0.00", max: "2333428.00" }), "$0 to $2,333,428");
  assert.equal(amount(null), "unknown");
  assert.equal(amount({ min: "5.00", max: null }), "at least $5");
  assert.equal(amount({ min: null, max: "5.00" }), "at most $5");
});

test("a sum is exact, and unknown as soon as one part is", () => {
  assert.deepEqual(sum([{ min: "0.10", max: "0.20" }, { min: "0.20", max: "0.20" }]), { min: "0.30", max: "0.40" });
  assert.equal(sum([{ min: "1.00", max: "1.00" }, null]), null);
  assert.equal(sum([{ min: "1.00", max: null }]), null);
  assert.deepEqual(sum([]), { min: "0.00", max: "0.00" });
});

test("days are written as far as they are known", () => {
  assert.equal(day("2017-04-21"), "April 21, 2017");
  assert.equal(day("2016-07"), "July 2016");
  assert.equal(day("1996"), "1996");
  assert.equal(day("2017-13-01"), "2017");
  assert.equal(day(null), "");
  assert.equal(shortDay("2017-09-01"), "Sep 1, 2017");
});

test("days are counted over ends of months and leap years", () => {
  assert.equal(dayBy("2017-03-01", -1), "2017-02-28");
  assert.equal(dayBy("2016-02-28", 1), "2016-02-29");
  assert.ok(isDay("2016-02-29"));
  assert.ok(!isDay("2017-02-29"));
  assert.ok(!isDay("2017-2-9"));
});

test("counts and lists are said as people say them", () => {
  assert.equal(count(1, "award"), "1 award");
  assert.equal(count(1204, "place"), "1,204 places");
  assert.equal(count(0, "entry", "entries"), "0 entries");
  assert.equal(listed(["a", "b", "c"]), "a, b and c");
  assert.equal(listed(["a"]), "a");
});

test("words become a sentence of their own, once", () => {
  assert.equal(asSentence("what an order means was entered by a person"), "What an order means was entered by a person.");
  assert.equal(asSentence("Done."), "Done.");
  assert.equal(asSentence(""), "");
});
