// page.mjs BUILD [TIMES]: how soon the page paints with nothing cached, and what it ships. Each time is a new
// context of Chromium against a server over the case; the median is told. Never a test: times are this machine's.
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { serve, settled } from "../tests/web/browser.mjs";

const { chromium } = createRequire(new URL("../web/package.json", import.meta.url))("playwright-core");
const build = resolve(process.argv[2] ?? "build"), times = Number(process.argv[3] ?? 5);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const server = await serve(build, "cases/sanctuary-2017/main.purse");
const browser = await chromium.launch({ executablePath: process.env.PURSE_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const seen = [];
  for (let i = 0; i < times; i += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${server.address}?as-of=2017-09-20`);
    await settled(page);
    await page.locator(".map svg path").first().waitFor();
    seen.push(await page.evaluate(() => {
      const { startTime } = performance.getEntriesByName("first-contentful-paint")[0];
      const parts = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
      const sum = (name) => parts.reduce((all, part) => all + part[name], 0);
      return { paint: startTime, map: performance.now(), requests: parts.length, sent: sum("transferSize"), raw: sum("decodedBodySize") };
    }));
    await context.close();
  }
  const tell = (name) => median(seen.map((one) => one[name]));
  console.log(`first paint  ${tell("paint").toFixed(0)} ms, median of ${times} (${seen.map((one) => one.paint.toFixed(0)).join(", ")})`);
  console.log(`the map      ${tell("map").toFixed(0)} ms`);
  console.log(`the nation   ${tell("requests")} requests, ${tell("sent")} bytes sent, ${tell("raw")} unpacked, answers among them`);
  const files = readdirSync(join(build, "web"), { recursive: true, withFileTypes: true }).filter((file) => file.isFile()).map((file) => readFileSync(join(file.parentPath ?? file.path, file.name)));
  const size = (of) => files.reduce((all, bytes) => all + of(bytes), 0);
  console.log(`shipped      ${files.length} files, ${size((bytes) => bytes.length)} bytes, ${size((bytes) => gzipSync(bytes, { level: 9 }).length)} in gzip`);
} finally {
  await browser.close();
  server.stop();
}
