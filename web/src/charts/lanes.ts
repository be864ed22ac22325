// How the intervals of one order are stacked: those that overlap in time, as they hold for different
// places or conditions, get lanes of their own; what goes on in the same lane stays in it.
import type { OrderInterval } from "../types";
import { dayNumber } from "./axis";

export interface Placed { stand: OrderInterval; from: number; until: number; lane: number }

/** States after which nothing of the order is left: drawn only to the end of the axis, thin. */
export function isEnd(state: string): boolean {
  return state === "replaced" || state === "reversed" || state === "vacated" || state === "over";
}

export function lanesOf(stands: readonly OrderInterval[], end: number): { placed: Placed[]; lanes: number } {
  const spans = stands.map((stand) => ({ stand, from: dayNumber(stand.from), until: stand.until === null ? end : dayNumber(stand.until) }));
  spans.sort((a, b) => a.from - b.from || Number(isEnd(a.stand.state)) - Number(isEnd(b.stand.state)));
  const free: number[] = []; /* of each lane, the day from which it is free */
  const placed: Placed[] = [];
  for (const span of spans) {
    if (Number.isNaN(span.from) || span.until <= span.from) continue;
    let lane = free.findIndex((day) => day <= span.from);
    if (lane < 0) lane = free.push(0) - 1;
    free[lane] = span.until;
    placed.push({ ...span, lane });
  }
  return { placed, lanes: Math.max(1, free.length) };
}
