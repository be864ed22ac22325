// A series of figures over time: points joined only where one follows the other at once, gaps left
// as gaps, and the points that decided marked and written out.
import { figure, type Series } from "../claims";
import { numberTicks, periodAt, scale } from "./axis";
import { day as dayWords } from "../words";
import { Sized, textWidth } from "./Sized";
import "./charts.css";

const HEIGHT = 240, TOP = 26, BOTTOM = 30;

export function seriesSentence(series: Series): string {
  const points = series.points.filter((point) => point.value !== null), { marked } = series;
  if (points.length === 0) return "No figure is loaded.";
  const decided = points.filter((point) => marked.includes(point.period)).map((point) => `${figure(point.value!, series.unit)} in ${point.period}`);
  const span = points.length === 1 ? `One figure, of ${points[0]!.period}` : `${points.length} figures from ${points[0]!.period} to ${points[points.length - 1]!.period}`;
  const gaps = gapsOf(series);
  const breaks = (series.breaks ?? []).map((each) => ` Counted otherwise from ${dayWords(each.from)} on${each.why ? `: ${each.why}` : ""}.`).join("");
  return `${span}${gaps ? `, with ${gaps} ${gaps === 1 ? "gap" : "gaps"}` : ""}.${decided.length ? ` What decided: ${decided.join(", ")}.` : ""}${breaks}`;
}

interface Placed { at: number; months: number; height: number; period: string; value: string; isMarked: boolean }

export function placed(series: Series): Placed[] {
  return series.points.map((point) => ({ ...periodAt(point.period), height: point.value === null ? NaN : Number(point.value), period: point.period, value: point.value ?? "", isMarked: series.marked.includes(point.period) }))
    .filter((point) => Number.isFinite(point.at) && Number.isFinite(point.height)).sort((a, b) => a.at - b.at);
}

/** Runs of points that follow each other without a gap. */
export function runsOf(points: readonly Placed[]): Placed[][] {
  const runs: Placed[][] = [];
  for (const point of points) {
    const run = runs[runs.length - 1], last = run?.[run.length - 1];
    if (last && point.at - last.at <= last.months + 0.01) run!.push(point);
    else runs.push([point]);
  }
  return runs;
}

export function gapsOf(series: Series): number {
  return Math.max(0, runsOf(placed(series)).length - 1);
}

export function SeriesChart({ series, label }: { series: Series; label: string }) {
  return <Sized least={260} draw={(room) => <Drawing series={series} label={label} room={room} />} />;
}

function Drawing({ series, label, room }: { series: Series; label: string; room: number }) {
  const points = placed(series);
  if (points.length === 0) return null;
  const ticks = numberTicks(Math.min(...points.map((point) => point.height)), Math.max(...points.map((point) => point.height)), 5);
  const width = Math.min(room, 160 + points.length * 90);
  const left = 12 + Math.max(...ticks.map((tick) => textWidth(tick.label, 11.5))), right = width - 44;
  const first = points[0]!.at, last = points[points.length - 1]!.at;
  const x = scale(first, last === first ? first + 12 : last, left + 36, last === first ? left + 60 : right);
  const y = scale(ticks[0]!.at, ticks[ticks.length - 1]!.at, HEIGHT - BOTTOM, TOP);
  return (
    <svg class="chart series" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick.at}>
          <line class={tick.at === 0 ? "axis" : "grid"} x1={left} x2={width - 8} y1={y(tick.at)} y2={y(tick.at)} />
          <text class="tick" x={left - 6} y={y(tick.at) + 4} text-anchor="end">{tick.label}</text>
        </g>
      ))}
      {(series.breaks ?? []).map((each) => ({ ...each, at: periodAt(each.from).at })).filter(({ at }) => at >= first && at <= last).map((each) => (
        <line key={each.from} class="break" x1={x(each.at) - 2} x2={x(each.at) - 2} y1={TOP - 8} y2={HEIGHT - BOTTOM}><title>{each.why ?? "counted otherwise from here on"}</title></line>
      ))}
      {periodTicks(points, width).map((point) => <text key={point.period} class="tick" x={x(point.at)} y={HEIGHT - BOTTOM + 17} text-anchor="middle">{point.period}</text>)}
      {runsOf(points).map((run) => run.length > 1 && <path key={run[0]!.period} class="run" d={`M${run.map((point) => `${x(point.at)} ${y(point.height)}`).join("L")}`} />)}
      {points.map((point) => point.isMarked
        ? <rect key={point.period} class="marked" x={x(point.at) - 5} y={y(point.height) - 5} width={10} height={10}><title>{`${point.period}: ${point.value}, decided`}</title></rect>
        : <circle key={point.period} class="point" cx={x(point.at)} cy={y(point.height)} r={3.2}><title>{`${point.period}: ${point.value}`}</title></circle>)}
      {points.filter((point) => point.isMarked).map((point) => <Named key={point.period} point={point} unit={series.unit} x={x(point.at)} y={y(point.height)} least={left} width={width} />)}
    </svg>
  );
}

function Named({ point, unit, x, y, least, width }: { point: Placed; unit: string | null; x: number; y: number; least: number; width: number }) {
  const words = `${point.period}: ${figure(point.value, unit)}`;
  const half = textWidth(words, 12) / 2;
  return <text class="named" x={Math.max(least + half, Math.min(width - 4 - half, x))} y={y - 10 < 12 ? y + 20 : y - 10} text-anchor="middle">{words}</text>;
}

/** The periods that are written under the axis: ends first, then what has room between. */
function periodTicks(points: Placed[], width: number): Placed[] {
  const most = Math.max(2, Math.floor(width / 70));
  const step = Math.ceil(points.length / most);
  const span = points[points.length - 1]!.at - points[0]!.at || 1;
  const chosen: Placed[] = [];
  for (let i = points.length - 1; i >= 0; i -= 1) {
    const near = chosen.some((other) => Math.abs(other.at - points[i]!.at) / span * width < 60);
    if (!near && (step === 1 || i === points.length - 1 || chosen.length < most)) chosen.push(points[i]!);
  }
  return chosen;
}
