// The marks of the map: shapes that tell a standing without colour, their sizes, and which mark lies
// next in a direction. Draws nothing itself.
import type { Measure, MapRow, Standing } from "./join";
import { drawn } from "../words";
import type { Point } from "./projection";

export const STANDINGS: readonly { standing: Standing; words: string }[] = [
  { standing: "at risk", words: "at risk: open" },
  { standing: "protected", words: "protected by an order" },
  { standing: "cleared", words: "cleared or waived" },
  { standing: "mixed", words: "several of these" },
  { standing: "unknown", words: "amount unknown" },
  { standing: "zero", words: "no money: $0" },
];

const rounded = (number: number) => Math.round(number * 100) / 100;

/** The outline of a mark of radius r around a point, as the d of a path. */
export function shapeOf(standing: Standing, [x, y]: Point, r: number): string {
  const at = (dx: number, dy: number) => `${rounded(x + dx * r)},${rounded(y + dy * r)}`;
  switch (standing) {
    case "at risk": return `M${at(0, -1.15)}L${at(1.05, 0.75)}L${at(-1.05, 0.75)}Z`;
    case "protected": return `M${at(-0.9, -0.9)}L${at(0.9, -0.9)}L${at(0.9, 0.25)}L${at(0, 1.15)}L${at(-0.9, 0.25)}Z`;
    case "mixed": return `M${at(0, -1.2)}L${at(1.2, 0)}L${at(0, 1.2)}L${at(-1.2, 0)}Z`;
    case "unknown": return `M${at(-0.8, -0.8)}L${at(0.8, 0.8)}M${at(0.8, -0.8)}L${at(-0.8, 0.8)}`;
    default: return `M${at(-1, 0)}a${rounded(r)},${rounded(r)} 0 1 0 ${rounded(2 * r)},0a${rounded(r)},${rounded(r)} 0 1 0 ${rounded(-2 * r)},0Z`;
  }
}

const SMALLEST = 4.5, LARGEST = 22;
const SMALLEST_OF_MANY = 2.5, ROOM = 60_000; /* of the sum of r²: a tenth of the map */

/** Radii whose areas go with the money: the largest amount has the largest mark. Many marks are all
 *  smaller, so that the map stays to be seen between them. */
export function radii(rows: readonly MapRow[], measure: Measure): (row: MapRow) => number {
  const most = rows.reduce((max, row) => Math.max(max, Math.abs(drawn(row[measure]))), 1);
  const share = (row: MapRow) => Math.abs(drawn(row[measure])) / most;
  const taken = rows.reduce((sum, row) => sum + Math.max(SMALLEST ** 2, LARGEST ** 2 * share(row)), 0);
  const shrink = Math.min(1, Math.sqrt(ROOM / taken));
  const smallest = Math.max(SMALLEST_OF_MANY, SMALLEST * shrink);
  return (row) => Math.max(smallest, LARGEST * shrink * Math.sqrt(share(row)));
}

export type Direction = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

/** The nearest point from `from` in a direction, within 60 degrees of it; -1 when there is none. */
export function nextIn(points: readonly Point[], from: number, direction: Direction): number {
  const [x, y] = points[from]!;
  let best = -1, nearest = Infinity;
  points.forEach(([px, py], i) => {
    const dx = px - x, dy = py - y;
    const along = direction === "ArrowRight" ? dx : direction === "ArrowLeft" ? -dx : direction === "ArrowDown" ? dy : -dy;
    const across = Math.abs(direction === "ArrowLeft" || direction === "ArrowRight" ? dy : dx);
    if (i === from || along <= 0 || across > along * 1.74) return;
    const distance = along + across * 1.5;
    if (distance < nearest) { nearest = distance; best = i; }
  });
  return best;
}
