import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join as path } from "node:path";
import { test } from "node:test";
import type { GeometryObject, Topology } from "topojson-specification";
import { CHANGED } from "../src/map/changes";
import { join, joinOf, mapRows, standingOf, standingOfAll, stepOf, type MapRow } from "../src/map/join";
import { HEIGHT, INSETS, project, WIDTH } from "../src/map/projection";

const web = process.env["WEB_FOLDER"] ?? ".";
const atlas = JSON.parse(readFileSync(path(web, "node_modules/us-atlas/counties-10m.json"), "utf8")) as Topology;
const idsOf = (name: string) => (atlas.objects[name] as { geometries: GeometryObject[] }).geometries.map(({ id }) => String(id));
const boundaries = new Set([...idsOf("counties"), ...idsOf("states")]);
const has = (id: string) => boundaries.has(id);
const renames = readFileSync(path(web, "../data/places/renames.txt"), "utf8").split("\n").filter((line) => !line.startsWith("#"))
  .map((line) => line.replace(/\s+#.*/, "").split("|").map((cell) => cell.trim()));

const row = (geoid: string, more: Partial<MapRow> = {}): MapRow => ({
  place: geoid, geoid, name: geoid, kind: "", state: null, county: null, latitude: null, longitude: null,
  gross: null, at_risk: null, protected: null, cleared: null, status: "", codes: [], ...more,
});
const range = (amount: string) => ({ min: amount, max: amount });

test("every changed county of the table of places stands on a boundary of 2017", () => {
  let counted = 0;
  for (const [what, code] of renames) {
    if (!["renamed", "ended", "began"].includes(what!) || code!.length !== 5) continue;
    const found = joinOf(row(code!), has);
    assert.ok(found && found.level === "county" && found.on.every(has), `${what} ${code}`);
    counted += 1;
  }
  assert.ok(counted > 30);
});

test("the table of changes agrees with what the table of places says followed", () => {
  for (const [what, code, , , , followed] of renames) {
    if (what !== "ended" || code!.length !== 5 || code!.startsWith("09") || has(code!)) continue;
    assert.deepEqual(CHANGED[code!]?.on, followed!.split(" ").filter((next) => next.length === 5), code);
  }
  for (const [code, stand] of Object.entries(CHANGED)) {
    assert.ok(!has(code), `${code} has a boundary of its own`);
    for (const on of stand.on) assert.ok(has(on), `${code} on ${on}`);
  }
});

test("a planning region of Connecticut stands on the county that had most of its towns", () => {
  const towns = new Map<string, Map<string, number>>();
  for (const [what, before, after] of renames) {
    if (what !== "renamed" || !/^09\d{8}$/.test(before!)) continue;
    const counties = towns.get(after!.slice(0, 5)) ?? new Map<string, number>();
    counties.set(before!.slice(0, 5), (counties.get(before!.slice(0, 5)) ?? 0) + 1);
    towns.set(after!.slice(0, 5), counties);
  }
  assert.equal(towns.size, 9);
  for (const [region, counties] of towns) {
    const most = Math.max(...counties.values());
    assert.equal(counties.get(CHANGED[region]!.on[0]!), most, `${region}: ${JSON.stringify([...counties])}`);
    assert.equal(CHANGED[region]!.exactly, false);
  }
});

test("every county of the Census Gazetteer of 2025 stands on a boundary of 2017", (t) => {
  const shared = path(web, "../../shared/data/gazetteer/2025_Gaz_counties_national.txt");
  if (!existsSync(shared)) return t.skip("the Gazetteer is not there");
  const [head, ...lines] = readFileSync(shared, "latin1").trim().split("\n");
  const cells = head!.split(head!.includes("|") ? "|" : "\t").map((cell) => cell.trim());
  const at = cells.indexOf("GEOID");
  const missing = lines.map((line) => line.split(head!.includes("|") ? "|" : "\t")[at]!.trim()).filter((code) => !joinOf(row(code), has)?.on.length);
  assert.deepEqual(missing, []);
  assert.ok(lines.length > 3100);
});

test("an older code of the same place leads to its boundary", () => {
  assert.deepEqual(joinOf(row("12086", { codes: ["12025"] }), has), { level: "county", on: ["12086"], exactly: true });
  assert.deepEqual(joinOf(row("12025"), has), { level: "county", on: ["12086"], exactly: true });
});

test("a consolidated city is a symbol, and knows the county that it also is", () => {
  const city = { latitude: 37.7, longitude: -122.4 };
  assert.deepEqual(joinOf(row("0667000", { ...city, codes: ["06075"] }), has), { level: "city", on: ["06075"], exactly: true });
  assert.deepEqual(joinOf(row("1714000", { ...city }), has), { level: "city", on: [], exactly: true });
});

test("a place with neither boundary nor point is listed, not lost", () => {
  const joined = join([row("99999"), row("1714000"), row("06"), row("06037")], has);
  assert.deepEqual(joined.nowhere.map(({ geoid }) => geoid), ["99999", "1714000"]);
  assert.deepEqual(joined.areas.map(({ id, level }) => [id, level]), [["06", "state"], ["06037", "county"]]);
});

test("two regions on one boundary are one area with both rows, and none is drawn twice", () => {
  const joined = join([row("09140"), row("09170"), row("02280")], has);
  assert.deepEqual(joined.areas.map(({ id, rows }) => [id, rows.length]), [["09009", 2], ["02195", 1]]);
  assert.ok(joined.areas.every(({ exactly }) => !exactly));
});

test("the standing of a place tells zero from unknown", () => {
  const zero = range("0.00"), some = range("5.00");
  assert.equal(standingOf({ gross: some, at_risk: some, protected: zero, cleared: zero }), "at risk");
  assert.equal(standingOf({ gross: some, at_risk: zero, protected: some, cleared: zero }), "protected");
  assert.equal(standingOf({ gross: some, at_risk: some, protected: zero, cleared: some }), "mixed");
  assert.equal(standingOf({ gross: zero, at_risk: zero, protected: zero, cleared: zero }), "zero");
  assert.equal(standingOf({ gross: null, at_risk: null, protected: null, cleared: zero }), "unknown");
  assert.equal(standingOf({ gross: null, at_risk: null, protected: some, cleared: zero }), "mixed");
  const all = (gross: string | null) => row("1", gross === null ? {} : { gross: range(gross), at_risk: range(gross), protected: zero, cleared: zero });
  assert.equal(standingOfAll([all("0.00"), all("3.00")]), "at risk");
  assert.equal(standingOfAll([all(null), all("3.00")]), "mixed");
});

test("the strength of a colour goes up by powers of ten", () => {
  assert.deepEqual(["0.00", "0.01", "99999.99", "100000.00", "1000000.00", "29214451.00", "100000000.00", "900000000000.00"].map((amount) => stepOf(range(amount))), [0, 1, 1, 2, 3, 4, 5, 5]);
});

test("rows of the map are read by the names of their columns, and an empty cell is unknown", () => {
  const read = mapRows({ as_of: "", known_by: null, basis: "", conditions: [], total: {} as never, columns: ["geoid", "place", "gross_max", "gross_min", "codes"], rows: [["06", "us/ca", "2.00", "1.00", ["0600"]], ["17", "us/il", null, null, null]] });
  assert.deepEqual(read.map(({ gross, codes }) => [gross, codes]), [[{ min: "1.00", max: "2.00" }, ["0600"]], [null, []]]);
});

test("every part of the country has its place on the map, territories in their insets", () => {
  for (const [longitude, latitude] of [[-87.65, 41.85], [-122.4, 37.8], [-149.9, 61.2], [-157.9, 21.3], [-80.2, 25.8]] as const) {
    const at = project(longitude, latitude);
    assert.ok(at && at[0] > 0 && at[0] < WIDTH && at[1] > 0 && at[1] < HEIGHT);
  }
  for (const [name, longitude, latitude] of [["PR VI", -66.1, 18.4], ["PR VI", -64.9, 18.3], ["GU MP", 144.8, 13.5], ["GU MP", 145.7, 15.2], ["AS", -170.7, -14.3]] as const) {
    const [x0, y0, x1, y1] = INSETS.find((inset) => inset.name === name)!.box;
    const at = project(longitude, latitude)!;
    assert.ok(at[0] > x0 && at[0] < x1 && at[1] > y0 && at[1] < y1, `${name} ${at}`);
  }
  assert.equal(project(2.35, 48.86), null);
});
