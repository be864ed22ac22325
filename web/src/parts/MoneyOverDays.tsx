// At risk, protected and cleared over the days, as areas that rise and fall in steps, each with a pattern
// of its own. The totals are those of /api/stake on the days on which something changed.
import { useEffect, useMemo, useState } from "preact/hooks";
import { ask, AskError, keyOf, type Parameters } from "../ask";
import { change } from "../question";
import { stakeAsked } from "../stake";
import type { Stake, StakeCompared, Total } from "../types";
import { amount, capital, day as dayWords, dayBy, drawn, isZero, rankOf, shortMoney } from "../words";
import { Figure } from "./Figure";
import { Plotted } from "./Plotted";
import { Wrong } from "./States";
import { Table, type Column } from "./Table";

export interface DayTotal { day: string; total: Total }

const AT_ONCE = 4;

/** The totals on many days, a few asked at a time; they come in as they are there. */
export function useTotals(days: readonly string[], parameters: Parameters): { totals: DayTotal[]; waiting: boolean; wrong: AskError | null } {
  const [totals, set] = useState<DayTotal[]>([]);
  const [waiting, setWaiting] = useState(true);
  const [wrong, setWrong] = useState<AskError | null>(null);
  const key = `${days.join()} ${keyOf("stake", parameters)}`;
  useEffect(() => {
    let wanted = true;
    const found = new Map<string, Total>(), rest = [...days];
    setWaiting(true);
    setWrong(null);
    const one = async (): Promise<void> => {
      for (let day = rest.shift(); day !== undefined && wanted; day = rest.shift()) {
        const stake = await ask<Stake | StakeCompared>("stake", { ...parameters, "as-of": day });
        found.set(day, stakeAsked(stake).total);
      }
    };
    Promise.all(Array.from({ length: AT_ONCE }, one)).then(
      () => { if (wanted) { set(days.flatMap((day) => { const total = found.get(day); return total ? [{ day, total }] : []; })); setWaiting(false); } },
      (failed: unknown) => { if (wanted) { setWrong(failed instanceof AskError ? failed : new AskError(String(failed), 0)); setWaiting(false); } },
    );
    return () => void (wanted = false);
  }, [key]);
  return { totals, waiting, wrong };
}

const PARTS = [
  { key: "at_risk", words: "At risk", pattern: "at-risk-pattern" },
  { key: "protected", words: "Protected", pattern: "protected-pattern" },
  { key: "cleared", words: "Cleared", pattern: "cleared-pattern" },
] as const;

/** Days whose totals differ from the day before: only there is a step. What comes before the first money
 *  is one step, the last of it. */
export function stepsOf(totals: readonly DayTotal[]): DayTotal[] {
  const written = ({ total }: DayTotal) => PARTS.map(({ key }) => amount(total[key])).join();
  const steps = totals.filter((one, i) => i === 0 || written(one) !== written(totals[i - 1]!));
  const first = steps.findIndex(({ total }) => PARTS.some(({ key }) => !isZero(total[key])));
  return first > 0 ? steps.slice(first - 1) : steps;
}

/** Where the drawing begins: at the first step with money, or a little before it. */
export function beginOf(steps: readonly DayTotal[], end: string): string {
  const first = steps.find(({ total }) => PARTS.some(({ key }) => !isZero(total[key])))?.day ?? steps[0]!.day;
  const room = Math.max(30, Math.round((Date.parse(end) - Date.parse(first)) / 86_400_000 / 50));
  return dayBy(first, -room);
}

interface Bar { day: Date; until: Date; low: number; high: number }

/** Stacked from zero up: at risk, then protected, then cleared. An unknown part has no height. */
function barsOf(totals: readonly DayTotal[], end: string): { pattern: string; bars: Bar[] }[] {
  const at = (day: string) => new Date(`${day}T00:00:00Z`), begin = beginOf(totals, end);
  return PARTS.map(({ key, pattern }, part) => ({
    pattern,
    bars: totals.map(({ day, total }, i) => {
      const low = PARTS.slice(0, part).reduce((sum, { key: under }) => sum + drawn(total[under]), 0);
      return { day: at(day < begin ? begin : day), until: at(totals[i + 1]?.day ?? end), low, high: low + drawn(total[key]) };
    }),
  }));
}

const COLUMNS: Column<DayTotal>[] = [
  { key: "day", label: "From", cell: ({ day }) => dayWords(day), rank: ({ day }) => day },
  ...(["gross", "at_risk", "protected", "cleared"] as const).map((key): Column<DayTotal> => ({
    key, label: capital(key.replace("_", " ")), numeric: true, cell: ({ total }) => amount(total[key]), rank: ({ total }) => rankOf(total[key]),
  })),
];

export function MoneyOverDays({ days, end, day, parameters, of }: { days: string[]; end: string; day: string; parameters: Parameters; of: string }) {
  const { totals, waiting, wrong } = useTotals(days, parameters);
  const steps = useMemo(() => stepsOf(totals), [totals]);
  if (wrong) return <Wrong wrong={wrong} />;
  const most = steps.reduce<DayTotal | null>((best, one) => (!best || drawn(one.total.at_risk) > drawn(best.total.at_risk) ? one : best), null);
  const last = steps[steps.length - 1];
  const sentence = waiting && steps.length === 0 ? "Asking for the days on which something changed …"
    : !most || !last ? "No day has an amount to show."
    : `Of ${of}, most was at risk from ${dayWords(most.day)}: ${amount(most.total.at_risk, shortMoney)}. Since ${dayWords(last.day)}: at risk ${amount(last.total.at_risk)}, protected ${amount(last.total.protected)}, cleared ${amount(last.total.cleared)}.`;
  return (
    <Figure name="over-days" title="What was at risk, protected and cleared, day by day" sentence={sentence} answer={{ path: "stake", parameters: { ...parameters, "as-of": day } }}
      table={<Table plain name="over-days-table" caption="Totals from each day on which they changed" columns={COLUMNS} rows={steps} rowKey={(one) => one.day} />}>
      <Patterns />
      <div class="legend"><ul aria-label="Patterns">
        {PARTS.map(({ key, words, pattern }) => <li key={key}><svg width="22" height="14" aria-hidden="true"><rect class={`patterned ${pattern}`} width="22" height="14" /></svg> {words}</li>)}
      </ul></div>
      {steps.length > 0 && (
        <div class={waiting ? "stale" : undefined} aria-busy={waiting} onClick={(event) => choose(event, steps, end)}>
          <Plotted label={sentence} because={[steps, day, end]} draw={(plot, width) => plot.plot({
            width, height: 260, marginLeft: 56, className: "plot", ariaLabel: sentence,
            x: { type: "utc", domain: [new Date(`${beginOf(steps, end)}T00:00:00Z`), new Date(`${end}T00:00:00Z`)], label: null },
            y: { label: "Dollars", grid: true, tickFormat: (value: number) => (value >= 1e9 ? `${value / 1e9}B` : value >= 1e6 ? `${value / 1e6}M` : value >= 1e3 ? `${value / 1e3}k` : String(value)) },
            marks: [
              ...barsOf(steps, end).map(({ pattern, bars }) => plot.rect(bars.filter((bar) => bar.high > bar.low), { x1: "day", x2: "until", y1: "low", y2: "high", fill: `url(#${pattern})`, stroke: `var(--${pattern.replace("-pattern", "")})`, strokeWidth: 1 })),
              plot.ruleY([0]),
              plot.ruleX([new Date(`${day}T00:00:00Z`)], { stroke: "var(--text)", strokeWidth: 2, strokeDasharray: "4 2" }),
            ],
          })} />
        </div>
      )}
    </Figure>
  );
}

/** A click on the chart goes to the change before that day; the slider does the same by keyboard. */
function choose(event: MouseEvent, steps: readonly DayTotal[], end: string): void {
  const svg = (event.currentTarget as Element).querySelector("svg");
  if (!svg) return;
  const { left, width } = svg.getBoundingClientRect();
  const from = Date.parse(beginOf(steps, end)), until = Date.parse(end);
  const share = (event.clientX - left - 56) / (width - 56 - 20);
  if (share < 0 || share > 1) return;
  change({ "as-of": new Date(from + share * (until - from)).toISOString().slice(0, 10) });
}

/** Lines one way, lines the other way, dots: told apart without colour. */
export function Patterns() {
  return (
    <svg class="unseen" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="at-risk-pattern" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="tint at-risk" width="6" height="6" /><line class="stroke at-risk" x1="0" x2="0" y1="0" y2="6" /></pattern>
        <pattern id="protected-pattern" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="tint protected" width="6" height="6" /><line class="stroke protected" x1="0" x2="6" y1="3" y2="3" /></pattern>
        <pattern id="cleared-pattern" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="tint cleared" width="6" height="6" /><circle class="dot cleared" cx="3" cy="3" r="1.3" /></pattern>
      </defs>
    </svg>
  );
}
