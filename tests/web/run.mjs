// run.mjs BUILD [WORD]: the unit tests of web/test, then the page of a running `purse serve` in Chromium, used
// as a person uses it. Each NAME.web.mjs here registers its tests by `test` of browser.mjs; WORD keeps those
// with it in their name, and leaves out the unit tests. Prints TAP; the last line counts all. What the browser's console calls an error fails a test, and so a
// refusal by the Content-Security-Policy does.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { closeBrowser, run, serve, tests } from "./browser.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "..", "..");
const build = resolve(process.argv[2] ?? join(root, "build"));
const word = process.argv[3] ?? "";
const chromium = process.env.PURSE_CHROMIUM ?? "/usr/bin/chromium";

let failed = 0, passed = 0;
if (!word) {
  const unit = spawnSync(process.execPath, [join(root, "web/test/run.mjs"), join(build, "web-test")], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  process.stdout.write(unit.stdout);
  const [, good, bad] = /^(\d+) passed, (\d+) failed$/m.exec(unit.stdout) ?? [0, 0, 1];
  passed += Number(good);
  failed += Number(bad);
}

/** Ends here, when the browser's tests cannot run. */
function skip(why) {
  console.log(`1..0 # skip ${why}\n${passed} passed, ${failed} failed, 1 skipped`);
  process.exit(failed ? 1 : 0);
}
if (!existsSync(chromium)) skip(`there is no ${chromium}; PURSE_CHROMIUM names another`);
if (!existsSync(join(build, "web", "index.html"))) skip("the page is not built: make web");

const server = await serve(build, "cases/sanctuary-2017/main.purse");
let count = 0;
try {
  for (const name of readdirSync(here).filter((file) => file.endsWith(".web.mjs")).sort()) await import(`./${name}`);
  const chosen = tests.filter((test) => test.name.includes(word));
  for (const test of chosen) {
    const wrong = await run(test, { address: server.address, build, chromium });
    count += 1;
    if (wrong) failed += 1;
    else passed += 1;
    console.log(`${wrong ? "not ok" : "ok"} ${count} - ${test.name}`);
    if (wrong) console.log(String(wrong.stack ?? wrong).replace(/^/gm, "# "));
  }
  console.log(`1..${count}`);
} finally {
  await closeBrowser();
  server.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !count ? 1 : 0);
