// Where a point of the earth lies on the map: Albers for the states (Alaska and Hawaii brought near, as
// d3's geoAlbersUsa does), and insets for the territories in the sea beside them. The boundaries are laid
// down by it when the page is built (tools/boundaries.ts), symbols when it is read.
import { geoAlbersUsa, geoMercator, type GeoProjection } from "d3-geo";

export const WIDTH = 975;
export const HEIGHT = 610;

export type Point = [number, number];

interface Inset {
  name: string;
  states: string[];                          /* their GEOIDs */
  bounds: [number, number, number, number];  /* west, south, east, north */
  box: [number, number, number, number];     /* x0, y0, x1, y1 on the map */
}

export const INSETS: readonly Inset[] = [
  { name: "GU MP", states: ["66", "69"], bounds: [144.4, 13.1, 146.3, 20.7], box: [905, 385, 970, 480] },
  { name: "AS", states: ["60"], bounds: [-171.2, -14.65, -169.3, -14.0], box: [905, 487, 970, 527] },
  { name: "PR VI", states: ["72", "78"], bounds: [-67.4, 17.6, -64.5, 18.6], box: [880, 534, 970, 584] },
];

function fitted({ bounds: [west, south, east, north], box: [x0, y0, x1, y1] }: Inset): GeoProjection {
  const margin = 4;
  const corners = { type: "MultiPoint" as const, coordinates: [[west, south], [east, north]] };
  return geoMercator().fitExtent([[x0 + margin, y0 + margin + 9], [x1 - margin, y1 - margin]], corners);
}

const albers = geoAlbersUsa().scale(1300).translate([WIDTH / 2, HEIGHT / 2]);
const insets = INSETS.map((inset) => ({ inset, project: fitted(inset) }));

/** Null for what lies on no part of the map. */
export function project(longitude: number, latitude: number): Point | null {
  for (const { inset, project: lay } of insets) {
    const [west, south, east, north] = inset.bounds;
    if (longitude >= west - 1 && longitude <= east + 1 && latitude >= south - 1 && latitude <= north + 1) return lay([longitude, latitude]) as Point;
  }
  return albers([longitude, latitude]) as Point | null;
}
