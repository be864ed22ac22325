// Days, periods and counts on an axis: where they stand, and which ticks are written under them.
// Positions are for drawing only; what is said to the reader stays the exact text.

export interface Tick { at: number; label: string }

const DAY_MS = 86_400_000;

/** The number of a day; of a month or year known only so far, its first day. NaN when it is no day. */
export function dayNumber(written: string | null | undefined): number {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written ?? "");
  return found ? Date.UTC(Number(found[1]), Number(found[2] ?? 1) - 1, Number(found[3] ?? 1)) / DAY_MS : NaN;
}

export function dayOf(number: number): string {
  return new Date(Math.round(number) * DAY_MS).toISOString().slice(0, 10);
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600];

/** First days of months or years between two days, at most `most` of them. */
export function dayTicks(from: number, until: number, most: number): Tick[] {
  const first = new Date(from * DAY_MS), last = new Date(until * DAY_MS);
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth();
  const step = STEPS.find((size) => months / size <= Math.max(1, most)) ?? 1200;
  const ticks: Tick[] = [];
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth();
  for (let month = Math.ceil(start / step) * step; ; month += step) {
    const year = Math.floor(month / 12), of = month % 12;
    const at = Date.UTC(year, of, 1) / DAY_MS;
    if (at > until) return ticks;
    if (at >= from) ticks.push({ at, label: of === 0 ? String(year) : `${MONTHS[of]} ${year}` });
  }
}

/** Round numbers from 0, or from below 0, to above `high`, about `most` of them. */
export function numberTicks(low: number, high: number, most: number): Tick[] {
  const span = Math.max(high - Math.min(0, low), 1e-9);
  const rough = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10);
  const ticks: Tick[] = [];
  const places = Math.max(0, -Math.floor(Math.log10(step)));
  for (let i = Math.floor(Math.min(0, low) / step); ; i += 1) {
    ticks.push({ at: i * step, label: (i * step).toLocaleString("en-US", { maximumFractionDigits: places, minimumFractionDigits: places }) });
    if (i * step >= high) return ticks;
  }
}

/** A straight scale. */
export function scale(from: number, until: number, low: number, high: number): (value: number) => number {
  const span = until - from || 1;
  return (value) => low + ((value - from) / span) * (high - low);
}

/** Where a period of a series stands, in months: a year, a fiscal year, a quarter, a month, a day; and
 *  how many months it spans, which tells whether the next one follows at once. NaN: not drawn. */
export function periodAt(period: string): { at: number; months: number } {
  const year = /^(?:FY|CY)?(\d{4})$/.exec(period);
  if (year) return { at: Number(year[1]) * 12, months: 12 };
  const quarter = /^(\d{4})-?Q([1-4])$/.exec(period);
  if (quarter) return { at: Number(quarter[1]) * 12 + (Number(quarter[2]) - 1) * 3, months: 3 };
  const day = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(period);
  if (day) return { at: Number(day[1]) * 12 + Number(day[2]) - 1 + (day[3] ? (Number(day[3]) - 1) / 31 : 0), months: 1 };
  return { at: NaN, months: 0 };
}
