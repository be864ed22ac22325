// chrono-node on a text: node chrono.js FILE YYYY-MM-DD. Prints {"version", "ns", "dates": [{start, end, iso, until}]};
// offsets are UTF-16 units. PURSE_CHRONO: the folder where `npm install chrono-node` was run.
"use strict";
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");

const folder = process.env.PURSE_CHRONO || __dirname;
const find = createRequire(path.join(path.resolve(folder), "from.js"));
const chrono = find("chrono-node");
const [file, day] = process.argv.slice(2);
const text = fs.readFileSync(file, "utf8");
const reference = new Date(`${day}T12:00:00`);

// As much of a date as the words say: chrono marks the rest as implied.
function iso(parts) {
  const two = (number) => String(number).padStart(2, "0");
  const said = (part) => parts.isCertain(part);
  if (said("day") || said("weekday")) return `${parts.get("year")}-${two(parts.get("month"))}-${two(parts.get("day"))}`;
  return said("month") ? `${parts.get("year")}-${two(parts.get("month"))}` : String(parts.get("year"));
}

const start = process.hrtime.bigint();
const found = [];
let at = 0;
for (const paragraph of text.split("\n\n")) { // in one piece it takes time that is no more linear
  for (const result of chrono.parse(paragraph, reference)) {
    const first = at + result.index;
    found.push({ start: first, end: first + result.text.length, iso: iso(result.start), until: result.end ? iso(result.end) : null });
  }
  at += paragraph.length + 2;
}
const ns = Number(process.hrtime.bigint() - start);
const version = JSON.parse(fs.readFileSync(path.join(path.dirname(find.resolve("chrono-node")), "../../package.json"), "utf8")).version;
process.stdout.write(JSON.stringify({ version, ns, dates: process.argv[4] ? [] : found }));
