// Rows of /api/map to the boundaries and points of the map. Governments are joined by GEOID, through the
// other codes of the same place and the table of changed counties; nothing is joined by name.
import type { MapAnswer, Range } from "../types";
import { isZero, rankOf, sum } from "../words";
import { CHANGED } from "./changes";

export interface MapRow {
  place: string; geoid: string; name: string; kind: string; state: string | null; county: string | null;
  latitude: number | null; longitude: number | null;
  gross: Range | null; at_risk: Range | null; protected: Range | null; cleared: Range | null;
  status: string; codes: string[];
}

export type Measure = "gross" | "at_risk" | "protected" | "cleared";

export function mapRows(answer: MapAnswer): MapRow[] {
  const at = new Map(answer.columns.map((name, i) => [name, i]));
  return answer.rows.map((row) => {
    const cell = (name: string): unknown => { const i = at.get(name); return i === undefined ? null : row[i]; };
    const words = (name: string): string | null => { const value = cell(name); return value === null || value === undefined || value === "" ? null : String(value); };
    const number = (name: string): number | null => { const value = words(name); return value === null || !Number.isFinite(Number(value)) ? null : Number(value); };
    const range = (name: string): Range | null => { const min = words(`${name}_min`), max = words(`${name}_max`); return min === null && max === null ? null : { min, max }; };
    const codes = cell("codes");
    return {
      place: words("place") ?? "", geoid: words("geoid") ?? "", name: words("name") ?? "", kind: words("kind") ?? "",
      state: words("state"), county: words("county"), latitude: number("latitude"), longitude: number("longitude"),
      gross: range("gross"), at_risk: range("at_risk"), protected: range("protected"), cleared: range("cleared"),
      status: words("status") ?? "",
      codes: Array.isArray(codes) ? codes.map(String) : typeof codes === "string" ? codes.split(/[ ,;]+/).filter(Boolean) : [],
    };
  });
}

/** What is at stake for a place, in one word: decides shape and colour of its symbol. */
export type Standing = "at risk" | "protected" | "cleared" | "mixed" | "unknown" | "zero";

export function standingOf(row: Pick<MapRow, Measure>): Standing {
  const parts = (["at_risk", "protected", "cleared"] as const).filter((name) => !isZero(row[name]));
  if (parts.every((name) => row[name] === null)) return parts.length || row.gross === null ? "unknown" : "zero";
  return parts.length > 1 ? "mixed" : parts[0] === "at_risk" ? "at risk" : parts[0]!;
}

export interface Join {
  level: "state" | "county" | "city";
  on: string[];      /* boundaries of 2017; for a city those of its county government, or none */
  exactly: boolean;
}

/** Where a place stands on the map; null when it has neither boundary nor point. */
export function joinOf(row: Pick<MapRow, "geoid" | "codes" | "latitude" | "longitude">, has: (boundary: string) => boolean): Join | null {
  const codes = [row.geoid, ...row.codes];
  const county = codes.filter((code) => code.length === 5);
  const same = county.find(has);
  if (row.geoid.length === 2) return has(row.geoid) ? { level: "state", on: [row.geoid], exactly: true } : null;
  if (row.geoid.length === 5) {
    if (same !== undefined) return { level: "county", on: [same], exactly: true };
    const stand = county.map((code) => CHANGED[code]).find((found) => found !== undefined);
    const on = stand?.on.filter(has) ?? [];
    if (stand && on.length) return { level: "county", on, exactly: stand.exactly };
  }
  if (row.latitude === null || row.longitude === null) return null;
  return { level: "city", on: county.filter(has), exactly: true };
}

/** The rows that one area of the map stands for. Several governments may share it, as two planning
 *  regions that lie on one county of before do; then it shows their sum. */
export interface Area { id: string; level: "state" | "county"; rows: MapRow[]; exactly: boolean }

export interface Joined { areas: Area[]; cities: MapRow[]; nowhere: MapRow[] }

export function join(rows: readonly MapRow[], has: (boundary: string) => boolean): Joined {
  const areas = new Map<string, Area>();
  const cities: MapRow[] = [], nowhere: MapRow[] = [];
  for (const row of rows) {
    const found = joinOf(row, has);
    if (!found) nowhere.push(row);
    else if (found.level === "city") cities.push(row);
    else {
      // One row fills one area, so that no amount is seen twice; where it lies on more, the first.
      const id = found.on[0]!;
      const area = areas.get(id) ?? { id, level: found.level, rows: [], exactly: true };
      area.rows.push(row);
      area.exactly &&= found.exactly;
      areas.set(id, area);
    }
  }
  return { areas: [...areas.values()], cities, nowhere };
}

export function amountOf(rows: readonly MapRow[], measure: Measure): Range | null {
  return rows.length === 1 ? rows[0]![measure] : sum(rows.map((row) => row[measure]));
}

export function standingOfAll(rows: readonly MapRow[]): Standing {
  const all = new Set(rows.map(standingOf));
  if (all.size === 1) return [...all][0]!;
  all.delete("zero");
  return all.size === 1 ? [...all][0]! : "mixed";
}

/** The strength of an area's colour: 0 for none, then a step for each power of ten from 100,000 dollars. */
export const STEPS = ["under $100,000", "to $1 million", "to $10 million", "to $100 million", "$100 million and more"] as const;

export function stepOf(range: Range): number {
  const most = rankOf(range) ?? 0n;
  const size = most < 0n ? -most : most;
  if (size === 0n) return 0;
  let step = 1;
  for (let limit = 10_000_000n; step < STEPS.length && size >= limit; limit *= 10n) step += 1;
  return step;
}

