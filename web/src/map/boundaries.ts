// The boundaries of 2017 as paths that are ready to be drawn, fetched once.
import { geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Polygon, Topology } from "topojson-specification";
import address from "virtual:boundaries";
import type { Point } from "./projection";

export interface Boundary { id: string; name: string; path: string; middle: Point; box: [Point, Point] }

export interface Boundaries {
  has: (id: string) => boolean;
  get: (id: string) => Boundary | null;
  states: { id: string; name: string }[]; /* by name */
  land: string;             /* all states, to be filled */
  borders: string;          /* lines between states, and the coast */
  counties: () => string;   /* lines between counties of a state: a tenth of a second, so made when asked for */
}

type Named = GeometryCollection<{ name: string }>;
const draw = geoPath(null);

function made(topology: Topology): Boundaries {
  const counties = topology.objects["counties"] as Named, states = topology.objects["states"] as Named;
  const byId = new Map<string, Named["geometries"][number]>();
  for (const geometry of [...states.geometries, ...counties.geometries]) byId.set(String(geometry.id), geometry);
  const drawn = new Map<string, Boundary | null>();
  const get = (id: string): Boundary | null => {
    if (drawn.has(id)) return drawn.get(id)!;
    const geometry = byId.get(id);
    const shape = geometry && feature(topology, geometry as Polygon<{ name: string }>);
    const path = shape ? draw(shape) : null;
    const boundary = shape && path ? { id, name: shape.properties.name, path, middle: draw.centroid(shape) as Point, box: draw.bounds(shape) as [Point, Point] } : null;
    drawn.set(id, boundary);
    return boundary;
  };
  const stateOf = (id: unknown) => String(id).slice(0, 2);
  let lines: string | null = null;
  return {
    has: (id) => byId.has(id),
    get,
    states: states.geometries.map(({ id, properties }) => ({ id: String(id), name: (properties as { name: string }).name })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    land: draw(feature(topology, states)) ?? "",
    borders: draw(mesh(topology, states)) ?? "",
    counties: () => (lines ??= draw(mesh(topology, counties, (a, b) => a !== b && stateOf(a.id) === stateOf(b.id))) ?? ""),
  };
}

let fetched: Promise<Topology> | null = null;
let drawn: Promise<Boundaries> | null = null;

/** Begins to fetch the boundaries, so that they are there when a map is drawn. */
export function fetchBoundaries(): Promise<Topology> {
  fetched ??= fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`the map's boundaries: ${answer.status}`);
    return answer.json() as Promise<Topology>;
  });
  fetched.catch(() => (fetched = null));
  return fetched;
}

export function loadBoundaries(): Promise<Boundaries> {
  drawn ??= fetchBoundaries().then(made);
  drawn.catch(() => (drawn = null));
  return drawn;
}
