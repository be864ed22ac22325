// Two answers about what is at stake beside each other, and what differs. Amounts stay exact.
import type { Case, CaseOrder, Range, Stake, StakeRow } from "./types";
import { amount, cents, count, day as dayWords, exactOf, listed, shortMoney } from "./words";

export interface WhatIf { baseline: Stake; changed: Stake; difference: unknown[] }

export const MEASURES = [["at_risk", "at risk"], ["protected", "protected"], ["cleared", "cleared"]] as const;
export type Measure = (typeof MEASURES)[number][0];

export function isSame(a: Range | null, b: Range | null): boolean {
  return a === b || (!!a && !!b && a.min === b.min && a.max === b.max);
}

function exactly(range: Range | null): bigint | null {
  return range && range.min !== null && range.min === range.max ? cents(range.min) : null;
}

/** After less before; null when either is not known to the cent. */
export function difference(before: Range | null, after: Range | null): bigint | null {
  const a = exactly(before), b = exactly(after);
  return a === null || b === null ? null : b - a;
}

export interface PlaceChange { place: string; name: string; before: StakeRow | null; after: StakeRow | null; states: string[] }

/** The places for which the answers differ, in money or in the state of a condition. */
export function changesOf({ baseline, changed }: WhatIf): PlaceChange[] {
  const before = new Map(baseline.places.map((row) => [row.place, row])), after = new Map(changed.places.map((row) => [row.place, row]));
  const changes: PlaceChange[] = [];
  for (const place of new Set([...before.keys(), ...after.keys()])) {
    const a = before.get(place) ?? null, b = after.get(place) ?? null;
    const states = stateChanges(a, b);
    const money = !a || !b || MEASURES.some(([key]) => !isSame(a[key], b[key])) || !isSame(a.gross, b.gross);
    if (money || states.length) changes.push({ place, name: (a ?? b)!.name, before: a, after: b, states });
  }
  return changes;
}

function stateChanges(before: StakeRow | null, after: StakeRow | null): string[] {
  const was = new Map((before?.conditions ?? []).map((condition) => [condition.id, condition.state]));
  const is = new Map((after?.conditions ?? []).map((condition) => [condition.id, condition.state]));
  return [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id)).map((id) => `${id}: ${was.get(id) ?? "not in force"} → ${is.get(id) ?? "not in force"}`);
}

/** What the whole comes to, in one sentence. */
export function whatIfSentence(whatIf: WhatIf, without: readonly string[]): string {
  const { baseline, changed } = whatIf;
  const changes = changesOf(whatIf);
  const off = `Without ${listed(without)}, on ${dayWords(baseline.as_of)}`;
  if (changes.length === 0) return `${off} nothing would be otherwise: no place has other money or another state.`;
  const moved = MEASURES.filter(([key]) => !isSame(baseline.total[key], changed.total[key])).map(([key, words]) => `${amount(changed.total[key], shortMoney)} ${words} instead of ${amount(baseline.total[key], shortMoney)}`);
  const unknown = changes.filter(({ before, after }) => MEASURES.some(([key]) => before?.[key] === null || after?.[key] === null)).length;
  const places = count(changes.length, "place");
  const words = moved.length ? `there would be ${listed(moved)}, over ${places}` : `the states of conditions would change for ${places}, the known sums would not`;
  return `${off} ${words}.${unknown ? ` For ${count(unknown, "place")} of them the amounts are not known and stand in no sum.` : ""}`;
}

/** A difference as people write it, always with its sign. */
export function differenceWords(before: Range | null, after: Range | null, write: (exact: string) => string): string {
  if (isSame(before, after)) return "";
  const by = difference(before, after);
  if (by === null) return `${amount(before, write)} → ${amount(after, write)}`;
  return `${by > 0n ? "+" : ""}${write(exactOf(by))}`;
}

/** The orders that do something to others or to conditions: what is worth taking away. */
export function ordersToTurn(one: Case): CaseOrder[] {
  return one.orders.filter((order) => /^(blocks|bars|stays|stayed|narrows|widens|lifts|reverses|vacates|replaces)\b|; (stays|stayed|replaces|narrows|lifts|reverses|vacates)\b/.test(order.does));
}

/** The same on the command line. */
export function whatIfCommand(file: string, parameters: { [name: string]: string | undefined }): string {
  const words = ["purse stake", "-f", quoted(file)];
  for (const name of ["as-of", "known-by", "condition", "program", "basis", "without"]) {
    const value = parameters[name];
    if (value) words.push(`--${name}`, quoted(value));
  }
  return words.join(" ");
}

function quoted(word: string): string {
  return /^[\w./,:=-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
