// The map: states and counties filled by what is at stake there, cities as symbols. One stop of the Tab key;
// arrow keys go to the mark that lies next in their direction, Enter opens it.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { fetchBoundaries, loadBoundaries, type Boundaries } from "../map/boundaries";
import { amountOf, join, standingOf, standingOfAll, stepOf, STEPS, type Joined, type MapRow, type Measure, type Standing } from "../map/join";
import { nextIn, radii, shapeOf, STANDINGS, type Direction } from "../map/marks";
import { HEIGHT, INSETS, project, WIDTH, type Point } from "../map/projection";
import { linkTo, type Question } from "../question";
import { amount, capital, drawn, listed } from "../words";
import { Loading } from "./States";

fetchBoundaries().catch(() => {}); // begins before the rows are there; the map says so when it fails

const CITIES_AT_MOST = 1000;
const AREA_MARK = 5.5, ROOM_FOR_MARK = 15; /* an area that is smaller on the screen has no symbol, only its fill */
const MANY_AREAS = 300; /* their outlines are thin */

export const MEASURES: readonly { name: string; measure: Measure; words: string }[] = [
  { name: "at-risk", measure: "at_risk", words: "At risk" },
  { name: "protected", measure: "protected", words: "Protected" },
  { name: "cleared", measure: "cleared", words: "Cleared" },
  { name: "gross", measure: "gross", words: "Gross" },
];

/** One thing on the map that can be pointed at: an area with its rows, or a city. */
interface Mark { key: string; rows: MapRow[]; at: Point; standing: Standing; radius: number /* 0: no symbol */; path: string | null; note: string | null }

export interface MapProps { rows: MapRow[]; measure: Measure; show: string; state: string | undefined; question: Question; label: string }

export function useBoundaries(): { boundaries: Boundaries | null; failed: boolean } {
  const [boundaries, set] = useState<Boundaries | null>(null);
  const [failed, fail] = useState(false);
  useEffect(() => void loadBoundaries().then(set, () => fail(true)), []);
  return { boundaries, failed };
}

function marksOf(joined: Joined, boundaries: Boundaries, measure: Measure, show: string, inView: (at: Point) => boolean, scale: number): Mark[] {
  const marks: Mark[] = [];
  for (const area of joined.areas) {
    const boundary = boundaries.get(area.id);
    if (!boundary || (show !== "all" && show !== (area.level === "state" ? "states" : "counties"))) continue;
    const note = area.exactly ? null : `drawn on the boundary of ${boundary.name} of 2017, where it mainly lies`;
    const [[x0, y0], [x1, y1]] = boundary.box;
    const hasRoom = joined.areas.length < MANY_AREAS || Math.min(x1 - x0, y1 - y0) * scale >= ROOM_FOR_MARK;
    marks.push({ key: area.id, rows: area.rows, at: boundary.middle, standing: standingOfAll(area.rows), radius: hasRoom ? AREA_MARK / scale : 0, path: boundary.path, note });
  }
  marks.sort((a, b) => a.key.length - b.key.length || (a.key < b.key ? -1 : 1)); // counties over states
  if (show === "all" || show === "cities") {
    const seen = joined.cities.flatMap((row) => { const at = project(row.longitude!, row.latitude!); return at && inView(at) ? [{ row, at }] : []; });
    seen.sort((a, b) => drawn(b.row[measure]) - drawn(a.row[measure]) || (a.row.place < b.row.place ? -1 : 1)); // small ones over large ones
    seen.length = Math.min(seen.length, CITIES_AT_MOST);
    const size = radii(seen.map(({ row }) => row), measure);
    for (const { row, at } of seen) marks.push({ key: row.place, rows: [row], at, standing: standingOf(row), radius: size(row) / scale, path: null, note: null });
  }
  return marks;
}

/** The part of the map that is shown: all, or a state with room around it. */
function viewOf(boundaries: Boundaries, state: string | undefined): [number, number, number, number] {
  const box = state ? boundaries.get(state)?.box : undefined;
  if (!box) return [0, 0, WIDTH, HEIGHT];
  const [[x0, y0], [x1, y1]] = box;
  const width = Math.max((x1 - x0) * 1.15, ((y1 - y0) * 1.15 * WIDTH) / HEIGHT, WIDTH / 40);
  const height = (width * HEIGHT) / WIDTH;
  return [(x0 + x1 - width) / 2, (y0 + y1 - height) / 2, width, height];
}

export function describe(rows: readonly MapRow[], note: string | null): string {
  return rows.map((row) => `${row.name}: at risk ${amount(row.at_risk)}, protected ${amount(row.protected)}, cleared ${amount(row.cleared)}; ${row.status}`).join(". ") + (note ? ` (${note})` : "");
}

export function Map({ rows, measure, show, state, question, label }: MapProps) {
  const { boundaries, failed } = useBoundaries();
  if (failed) return <p class="notice wrong">The boundaries of the map could not be loaded. The table below has the same numbers.</p>;
  if (!boundaries) return <div class="map-room"><Loading what="Drawing the map" /></div>;
  return <Drawn {...{ rows, measure, show, state, question, label, boundaries }} />;
}

function Drawn({ rows, measure, show, state, question, label, boundaries }: MapProps & { boundaries: Boundaries }) {
  const view = useMemo(() => viewOf(boundaries, state), [boundaries, state]);
  const scale = WIDTH / view[2];
  const joined = useMemo(() => join(rows, boundaries.has), [rows, boundaries]);
  const marks = useMemo(() => {
    const [x, y, width, height] = view;
    return marksOf(joined, boundaries, measure, show, ([px, py]) => px >= x && px <= x + width && py >= y && py <= y + height, scale);
  }, [joined, boundaries, measure, show, view]);
  const [stop, setStop] = useState<string | null>(null);   // the mark that the Tab key reaches
  const [told, setTold] = useState<Mark | null>(null);     // the mark whose words are shown
  const svg = useRef<SVGSVGElement>(null);
  const tabbed = marks.some((mark) => mark.key === stop) ? stop : (marks[0]?.key ?? null);
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") return setTold(null);
    const from = marks.findIndex((mark) => mark.key === tabbed);
    const to = event.key === "Home" ? 0 : event.key === "End" ? marks.length - 1
      : event.key.startsWith("Arrow") && from >= 0 ? nextIn(marks.map((mark) => mark.at), from, event.key as Direction) : -1;
    const mark = marks[to];
    if (!mark) { if (event.key.startsWith("Arrow")) event.preventDefault(); return; }
    event.preventDefault();
    setStop(mark.key);
    svg.current?.querySelector<SVGElement>(`[data-key="${CSS.escape(mark.key)}"]`)?.focus();
  };
  // The lines between counties come after the first picture.
  const [counties, setCounties] = useState("");
  useEffect(() => {
    const later = setTimeout(() => setCounties(boundaries.counties()), 30);
    return () => clearTimeout(later);
  }, [boundaries]);
  const base = useMemo(() => (
    <g aria-hidden="true">
      <path class="land" d={boundaries.land} />
      {INSETS.map(({ name, box: [x0, y0, x1, y1] }) => (
        <g key={name}><rect class="inset" x={x0} y={y0} width={x1 - x0} height={y1 - y0} /><text class="inset-name" x={x0 + 4} y={y0 + 11}>{name}</text></g>
      ))}
    </g>
  ), [boundaries]);
  const lines = useMemo(() => (
    <g aria-hidden="true">
      {counties && <path class="county-lines" d={counties} />}
      <path class="state-lines" d={boundaries.borders} />
    </g>
  ), [boundaries, counties]);
  const one = (mark: Mark) => (
    <a key={mark.key} data-key={mark.key} class={`mark ${mark.standing.replace(" ", "-")}${mark.path ? " area" : " city"}${told?.key === mark.key ? " told-of" : ""}${isNone(mark, measure) ? " none" : ""}`}
      href={linkTo(question, { view: "place", id: mark.rows[0]!.place })} tabindex={mark.key === tabbed ? 0 : -1} aria-label={describe(mark.rows, mark.note)}
      onPointerEnter={() => setTold(mark)} onFocus={() => { setStop(mark.key); setTold(mark); }} onBlur={() => setTold(null)}>
      {mark.path && <path class={`outline ${fillOf(mark, measure)}`} d={mark.path} />}
      {mark.radius > 0 && <path class="shape" d={shapeOf(mark.standing, mark.at, mark.radius)} />}
    </a>
  );
  return (
    <div class={joined.areas.length < MANY_AREAS ? "map" : "map many"}>
      <svg ref={svg} viewBox={view.map((number) => Math.round(number * 100) / 100).join(" ")} role="group" aria-label={label} onKeyDown={keys} onPointerLeave={() => setTold(null)}>
        <defs>
          <pattern id="hatch" width={6 / scale} height={6 / scale} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="hatch-ground" width={6 / scale} height={6 / scale} /><line class="hatch-line" x1="0" x2="0" y1="0" y2={6 / scale} stroke-width={2.4 / scale} />
          </pattern>
        </defs>
        {base}
        {marks.map((mark) => mark.path && one(mark))}
        {lines}
        {marks.map((mark) => !mark.path && one(mark))}
      </svg>
      {told && <Words mark={told} view={view} />}
      {joined.nowhere.length > 0 && <p class="faint">Not on the map: {listed(joined.nowhere.slice(0, 12).map((row) => row.name))}{joined.nowhere.length > 12 ? " and others" : ""}; the table has them.</p>}
      {show !== "states" && show !== "counties" && joined.cities.length > CITIES_AT_MOST && <p class="faint">At most {CITIES_AT_MOST.toLocaleString("en")} cities are drawn, those with most; the table has all.</p>}
    </div>
  );
}

function isNone(mark: Mark, measure: Measure): boolean {
  const here = amountOf(mark.rows, measure);
  return here !== null && stepOf(here) === 0;
}

function fillOf(mark: Mark, measure: Measure): string {
  const here = amountOf(mark.rows, measure);
  return here === null ? "fill-unknown" : `fill-${stepOf(here)}`;
}

/** What is under the pointer or the focus, in words. Screen readers get the same from the mark's own label. */
function Words({ mark, view: [x, y, width, height] }: { mark: Mark; view: [number, number, number, number] }) {
  const left = ((mark.at[0] - x) / width) * 100, top = ((mark.at[1] - y) / height) * 100;
  return (
    <div class={`map-words${left > 60 ? " to-left" : ""}${top > 55 ? " upward" : ""}`} aria-hidden="true" style={{ left: `${Math.max(2, Math.min(98, left))}%`, top: `${Math.max(2, Math.min(98, top))}%` }}>
      {mark.rows.map((row) => (
        <div key={row.place}>
          <strong>{row.name}</strong>
          <table><tbody>
            {MEASURES.map(({ measure, words }) => <tr key={measure}><th>{words}</th><td class="number">{amount(row[measure])}</td></tr>)}
          </tbody></table>
          <span>{capital(row.status)}</span>
        </div>
      ))}
      {mark.note && <p class="faint">{mark.note}</p>}
    </div>
  );
}

export function Legend({ measure }: { measure: string }) {
  return (
    <div class="legend">
      <ul aria-label="Shapes">
        {STANDINGS.map(({ standing, words }) => (
          <li key={standing}><svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true"><path class={`mark ${standing.replace(" ", "-")} shape`} d={shapeOf(standing, [0, 0], 6)} /></svg> {words}</li>
        ))}
      </ul>
      <ul aria-label={`Fill of states and counties: ${measure}`}>
        {STEPS.map((words, i) => <li key={words}><span class={`swatch step-${i + 1}`} /> {words}</li>)}
        <li><span class="swatch step-0" /> $0</li>
        <li><span class="swatch step-unknown" /> unknown</li>
      </ul>
    </div>
  );
}
