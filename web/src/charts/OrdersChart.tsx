// All orders on one axis of days: when each was decided and took effect, and the spans on which it
// blocks, is stayed, narrowed, or nothing any more. The day of the question is a line that moves by keys.
import { useId, useRef } from "preact/hooks";
import { setWords } from "../places";
import { change } from "../question";
import type { CaseOrder } from "../types";
import { day as dayWords, shortDay } from "../words";
import { dayNumber, dayOf, dayTicks, scale } from "./axis";
import { isEnd, lanesOf, type Placed } from "./lanes";
import { fillOf, Patterns, stateWords } from "./patterns";
import { fitting, Sized, textWidth } from "./Sized";
import "./charts.css";

const LABEL = 18, LANE = 17, GAP = 10, TOP = 28, BELOW = 26;

export interface OrderRow { order: CaseOrder; heading?: string /* stands above: the case, where several are shown */ }

export function daysOf(orders: readonly CaseOrder[]): string[] {
  const days = new Set<string>();
  const add = (day: string | null | undefined) => { if (!Number.isNaN(dayNumber(day))) days.add(dayOf(dayNumber(day))); };
  for (const order of orders) {
    add(order.day);
    add(order.effective);
    for (const stand of order.stands ?? []) { add(stand.from); add(stand.until); }
    for (const work of order.works ?? []) add(work.day);
  }
  return [...days].sort();
}

export function OrdersChart({ rows, day, filed, label }: { rows: OrderRow[]; day: string; filed?: string | null; label: string }) {
  return <Sized draw={(width) => <Drawing rows={rows} day={day} filed={filed} label={label} width={width} />} />;
}

interface Row extends OrderRow { y: number; placed: Placed[]; height: number }

function rowsFrom(rows: OrderRow[], end: number): { laid: Row[]; height: number } {
  let y = TOP;
  const laid = rows.map((row) => {
    const { placed, lanes } = lanesOf(row.order.stands ?? [], end);
    const height = (row.heading ? LABEL + 6 : 0) + LABEL + (placed.length ? lanes * LANE : 4) + GAP;
    const at = { ...row, y, placed, height };
    y += height;
    return at;
  });
  return { laid, height: y + BELOW };
}

function Drawing({ rows, day, filed, label, width }: { rows: OrderRow[]; day: string; filed?: string | null; label: string; width: number }) {
  const id = useId();
  const days = daysOf(rows.map((row) => row.order));
  const firstDay = [filed, days[0]].filter((each): each is string => !!each && !Number.isNaN(dayNumber(each))).sort()[0] ?? day;
  const first = dayNumber(firstDay), last = dayNumber(days[days.length - 1] ?? day);
  const pad = Math.max(30, (last - first) * 0.12);
  const from = first - pad / 3, end = last + pad;
  const { laid, height } = rowsFrom(rows, end);
  const left = 8, right = width - 8;
  const x = scale(from, end, left, right);
  return (
    <svg class="chart orders" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
      <Patterns id={id} />
      <g aria-hidden="true">
        {dayTicks(from, end, width / 75).map((tick) => (
          <g key={tick.at}>
            <line class="grid" x1={x(tick.at)} x2={x(tick.at)} y1={TOP - 8} y2={height - BELOW} />
            <text class="tick" x={x(tick.at)} y={height - BELOW + 15} text-anchor={x(tick.at) > right - 25 ? "end" : x(tick.at) < left + 25 ? "start" : "middle"}>{tick.label}</text>
          </g>
        ))}
        {filed && <text class="tick" x={x(dayNumber(filed))} y={TOP - 14} text-anchor="start">▾ filed {shortDay(filed)}</text>}
        {laid.map((row, i) => <OrderLane key={i} row={row} x={x} end={right} id={id} width={width} />)}
      </g>
      <DayLine day={day} stops={days} from={from} end={end} x={x} top={TOP - 8} bottom={height - BELOW} width={width} />
    </svg>
  );
}

function OrderLane({ row, x, end, id, width }: { row: Row; x: (day: number) => number; end: number; id: string; width: number }) {
  const { order, heading } = row;
  const top = row.y + (heading ? LABEL + 6 : 0);
  const decided = dayNumber(order.day), effective = dayNumber(order.effective);
  const bars = top + LABEL;
  return (
    <g class={order.made ? "order" : "order not-yet"}>
      {heading && <text class="heading" x={8} y={row.y + 16}>{fitting(heading, width - 16, 13)}</text>}
      <text class="name" x={8} y={top + 13}>{fitting(`${order.order}  ${order.title}`, width - 16, 12.5)}</text>
      {row.placed.length === 0 && <line class="nothing" x1={x(decided) + 6} x2={Math.min(end, x(decided) + 40)} y1={bars} y2={bars} />}
      {row.placed.map((placed, i) => <Bar key={i} placed={placed} y={bars + placed.lane * LANE} x={x} id={id} room={roomAfter(placed, row.placed, x, end)} />)}
      {(order.works ?? []).map((work, i) => (
        <path key={i} class="work" d={`M${x(dayNumber(work.day))} ${bars - 1} l-4.5 -7 h9 z`}><title>{`${work.work} by ${work.by} on ${dayWords(work.day)}`}</title></path>
      ))}
      {!Number.isNaN(effective) && effective !== decided && <circle class="effective" cx={x(effective)} cy={bars + 6.5} r={4}><title>{`effective ${dayWords(order.effective)}`}</title></circle>}
      {!Number.isNaN(decided) && <path class="decided" d={`M${x(decided)} ${bars - (row.placed.length ? 0 : 6.5)} l5 6.5 l-5 6.5 l-5 -6.5 z`}><title>{`decided ${dayWords(order.day)}`}</title></path>}
    </g>
  );
}

/** How far right of a bar its words may go: to what comes next in its lane. */
function roomAfter(placed: Placed, all: Placed[], x: (day: number) => number, end: number): number {
  const next = all.filter((other) => other.lane === placed.lane && other.from >= placed.until);
  return (next.length ? Math.min(...next.map((other) => x(other.from))) : end) - x(placed.until);
}

export function barWords(placed: Placed): string {
  return `${stateWords(placed.stand.state)}: ${setWords(placed.stand.for)}`;
}

function Bar({ placed, y, x, id, room }: { placed: Placed; y: number; x: (day: number) => number; id: string; room: number }) {
  const { stand } = placed;
  const left = x(placed.from), width = Math.max(2, x(placed.until) - left);
  const words = barWords(placed), ended = isEnd(stand.state);
  const isInside = width > Math.min(textWidth(words, 11) + 16, 90);
  const said = `${stand.from} to ${stand.until ?? "open"}: ${words}${stand.by ? ` (${stand.by})` : ""}`;
  const text = isInside ? fitting(words, width - 14, 11) : room > textWidth(words, 11) + 8 ? words : "";
  return (
    <g class={`stand ${stand.state}`}>
      {ended ? <line class="ended" x1={left} x2={left + width} y1={y + 6.5} y2={y + 6.5} /> : <rect class={`bar ${stand.state}`} x={left} y={y} width={width} height={13} fill={fillOf(id, stand.state)} />}
      <rect class="touch" x={left} y={y - 2} width={width} height={LANE}><title>{said}</title></rect>
      {text && isInside && stand.state !== "blocks" && <rect class="p-ground" x={left + 5} y={y + 1} width={Math.min(width - 6, textWidth(text, 11) + 6)} height={11} />}
      {text && <text class={isInside && stand.state === "blocks" ? "on-bar" : "by-bar"} x={isInside ? left + 8 : left + width + 5} y={y + 10.5}>{text}</text>}
    </g>
  );
}

/** The day of the question: a slider. Left and right go to the next day on which these orders change,
 *  with Shift a day at a time, Home and End to the first and last. */
function DayLine({ day, stops, from, end, x, top, bottom, width }: { day: string; stops: string[]; from: number; end: number; x: (day: number) => number; top: number; bottom: number; width: number }) {
  const handle = useRef<SVGGElement>(null);
  const at = dayNumber(day), inside = at >= from && at <= end;
  const place = x(Math.max(from, Math.min(end, at)));
  const go = (to: string | undefined) => to && change({ "as-of": to }, true);
  const key = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" || event.key === "ArrowUp" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowDown" ? -1 : 0;
    if (step && event.shiftKey) go(dayOf(at + step));
    else if (step > 0) go(stops.find((stop) => stop > day));
    else if (step < 0) go([...stops].reverse().find((stop) => stop < day));
    else if (event.key === "Home") go(stops[0]);
    else if (event.key === "End") go(stops[stops.length - 1]);
    else return;
    event.preventDefault();
  };
  const drag = (event: PointerEvent) => {
    const box = handle.current?.ownerSVGElement?.getBoundingClientRect();
    if (!box || !(event.buttons & 1)) return;
    const share = (event.clientX - box.left) / box.width * width;
    go(dayOf(Math.max(from, Math.min(end, from + ((share - x(from)) / (x(end) - x(from))) * (end - from)))));
  };
  const words = inside ? dayWords(day) : at > end ? `${dayWords(day)} →` : `← ${dayWords(day)}`;
  const half = textWidth(words, 12) / 2;
  return (
    <g class="day-line" ref={handle} tabindex={0} role="slider" aria-label="The day" aria-valuemin={Math.round(from)} aria-valuemax={Math.round(end)}
      aria-valuenow={Math.round(Math.max(from, Math.min(end, at)))} aria-valuetext={dayWords(day)} onKeyDown={key}
      onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); drag(event); }} onPointerMove={drag}>
      <rect class="touch" x={place - 10} y={top - 20} width={20} height={bottom - top + 20} />
      <line class={inside ? "line" : "line outside"} x1={place} x2={place} y1={top} y2={bottom} />
      <text class="day-words" x={Math.max(8 + half, Math.min(width - 8 - half, place))} y={top - 7} text-anchor="middle">{words}</text>
    </g>
  );
}
