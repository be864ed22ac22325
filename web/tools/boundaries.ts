// The boundaries of the map, made when the page is built: us-atlas's counties and states of 2017, laid
// flat by the map's own projection so that a browser has nothing to compute, and written as one file
// of TopoJSON beside the scripts. A Vite plug-in: `virtual:boundaries` is that file's address.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { quantize } from "topojson-client";
import type { GeometryObject, Topology } from "topojson-specification";
import type { Plugin } from "vite";
import { project, type Point } from "../src/map/projection";

const ID = "virtual:boundaries";
const STEPS = 1e4; /* of a coordinate across the map: a tenth of a pixel */

type Ring = number[];

/** Arcs as absolute longitudes and latitudes. */
function absolute(topology: Topology): Point[][] {
  const [kx, ky] = topology.transform!.scale, [dx, dy] = topology.transform!.translate;
  return topology.arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([stepX, stepY]) => [(x += stepX!) * kx + dx, (y += stepY!) * ky + dy] as Point);
  });
}

/** A geometry without the rings that do not lie wholly on the map (islets far out in the Pacific). */
function within(geometry: GeometryObject, isOn: (ring: Ring) => boolean): GeometryObject {
  if (geometry.type === "Polygon") return { ...geometry, arcs: geometry.arcs.filter(isOn) };
  if (geometry.type === "MultiPolygon") return { ...geometry, arcs: geometry.arcs.filter((polygon) => polygon.every(isOn)) };
  return geometry;
}

export function boundaries(): string {
  const file = createRequire(import.meta.url).resolve("us-atlas/counties-10m.json");
  const atlas = JSON.parse(readFileSync(file, "utf8")) as Topology;
  const laid = absolute(atlas).map((arc) => arc.map(([longitude, latitude]) => project(longitude, latitude)));
  const isLaid = laid.map((arc) => arc.every((point) => point !== null));
  const isOn = (ring: Ring) => ring.every((arc) => isLaid[arc < 0 ? ~arc : arc]);
  const flat: Topology = {
    type: "Topology",
    arcs: laid.map((arc, i) => (isLaid[i] ? (arc as Point[]) : [[0, 0], [0, 0]])),
    objects: {},
  };
  for (const name of ["counties", "states"]) {
    const all = atlas.objects[name] as { type: "GeometryCollection"; geometries: GeometryObject[] };
    flat.objects[name] = { type: "GeometryCollection", geometries: all.geometries.map((geometry) => within(geometry, isOn)) };
  }
  return JSON.stringify(quantize(flat as Topology<Record<string, GeometryObject<object>>>, STEPS));
}

export function boundariesPlugin(): Plugin {
  return {
    name: "boundaries",
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null;
      const reference = this.emitFile({ type: "asset", name: "boundaries.json", source: boundaries() });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
  };
}
