// Amounts, days and counts as people write them. Amounts come as exact texts ("2333428.00") and are
// never turned into floating point on the way to the reader; only the length of a bar or the
// strength of a colour may be (drawn).
import type { Range } from "./types";

const EXACT = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;

/** Cents of an exact text; null when it is none. */
export function cents(exact: string): bigint | null {
  const found = EXACT.exec(exact);
  if (!found) return null;
  const value = BigInt(found[2]!) * 100n + BigInt((found[3] ?? "").padEnd(2, "0"));
  return found[1] ? -value : value;
}

/** The exact text of cents: the inverse of `cents`. */
export function exactOf(value: bigint): string {
  const size = value < 0n ? -value : value;
  return `${value < 0n ? "-" : ""}${size / 100n}.${(size % 100n).toString().padStart(2, "0")}`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "$2,333,428"; cents only where there are any; "−" (U+2212) before what is negative. */
export function money(exact: string): string {
  const found = EXACT.exec(exact);
  if (!found) return exact;
  const fraction = (found[3] ?? "").padEnd(2, "0");
  const minus = found[1] && cents(exact) !== 0n ? "−" : "";
  return `${minus}$${grouped(found[2]!.replace(/^0+(?=\d)/, ""))}${fraction === "00" ? "" : `.${fraction}`}`;
}

/** "$2.3 million": for a sentence or a mark on a chart, rounded half up by whole-number arithmetic. */
export function shortMoney(exact: string): string {
  const value = cents(exact);
  if (value === null) return exact;
  const size = value < 0n ? -value : value;
  const minus = value < 0n ? "−" : "";
  for (const [unit, below, word] of [[100_000_000_000n, 100_000_000n, "billion"], [100_000_000n, 100n, "million"]] as const) {
    const steps = below === 100n ? 1n : 10n; // the smaller unit is written in dollars, or in tenths
    if ((size * steps + below / 2n) / below < steps * (unit / below)) continue;
    const tenths = (size * 10n + unit / 2n) / unit;
    return `${minus}$${grouped((tenths / 10n).toString())}${tenths % 10n ? `.${tenths % 10n}` : ""} ${word}`;
  }
  return `${minus}$${grouped(((size + 50n) / 100n).toString())}`;
}

/** An amount, which may be known only within bounds or not at all. */
export function amount(range: Range | null | undefined, write: (exact: string) => string = money): string {
  if (!range || (range.min === null && range.max === null)) return "unknown";
  if (range.max === null) return `at least ${write(range.min!)}`;
  if (range.min === null) return `at most ${write(range.max)}`;
  return range.min === range.max ? write(range.min) : `${write(range.min)} to ${write(range.max)}`;
}

function isNothing(exact: string | null): boolean {
  return exact !== null && cents(exact) === 0n;
}

export function isZero(range: Range | null | undefined): boolean {
  return !!range && isNothing(range.min) && isNothing(range.max);
}

/** The sum of amounts; null, which is unknown, as soon as one is unknown. */
export function sum(ranges: readonly (Range | null)[]): Range | null {
  let min = 0n, max = 0n;
  for (const range of ranges) {
    const low = cents(range?.min ?? ""), high = cents(range?.max ?? "");
    if (low === null || high === null) return null;
    min += low;
    max += high;
  }
  return { min: exactOf(min), max: exactOf(max) };
}

/** For sorting: the upper bound, else the lower; null when unknown, which comes after everything. */
export function rankOf(range: Range | null | undefined): bigint | null {
  return cents(range?.max ?? range?.min ?? "");
}

/** For the size of a mark only. */
export function drawn(range: Range | null | undefined): number {
  return Number(range?.max ?? range?.min ?? 0);
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "April 21, 2017"; also "July 2016" and "2016" for days known only so far. */
export function day(written: string | null | undefined): string {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written ?? "");
  if (!found) return written ?? "";
  const month = found[2] ? MONTHS[Number(found[2]) - 1] : undefined;
  if (!month) return found[1]!;
  return found[3] ? `${month} ${Number(found[3])}, ${found[1]}` : `${month} ${found[1]}`;
}

/** "Apr 21, 2017", where room is short. */
export function shortDay(written: string | null | undefined): string {
  const long = day(written);
  return long.replace(/^([A-Z][a-z]{2})[a-z]+/, "$1");
}

/** The day before or after: "2017-03-01" by -1 is "2017-02-28". */
export function dayBy(written: string, days: number): string {
  const at = new Date(`${written}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

export function isDay(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false;
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === written;
}

/** "1 award", "1,204 places". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(String(number))} ${number === 1 ? one : many}`;
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** A first letter in capitals, for words that begin a cell or a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const BASES: Record<string, string> = {
  awarded: "awarded money", active: "money of awards that run on the day", unspent: "money not yet paid out",
  annual: "money of one year", allocated: "allocated money",
};
export function basisWords(basis: string | null | undefined): string {
  return BASES[basis ?? "awarded"] ?? basis ?? "";
}

/** Words begun with a capital and ended with a full stop, as a sentence of its own. */
export function asSentence(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()).replace(/[^.!?]$/, "$&.");
}
