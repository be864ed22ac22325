// What the tests of the page share: a browser, a fresh page for each test, axe-core, and answers asked of
// the server beside the page, so that what is shown can be held against what is answered.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const tests = [];

/** Starts a server over a journal; its address is the first line it prints. */
export async function serve(build, journal) {
  const server = spawn(join(build, "purse"), ["serve", "-f", journal, "--port", "0", "--page", join(build, "web")], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((found, failed) => {
    createInterface({ input: server.stdout }).once("line", found);
    server.once("exit", (status) => failed(new Error(`purse serve ended with ${status}`)));
  });
  return { address: String(address).trim(), stop: () => server.kill("SIGTERM") };
}

/** Registers a test: `body` gets what `run` below makes. Options: width, height, dark, calm. */
export function test(name, options, body = options) {
  tests.push({ name, options: typeof options === "function" ? {} : options, body });
}

let browser = null;
export async function closeBrowser() {
  await browser?.close();
}

/** Runs one test; what it gives back is what went wrong, or null. */
export async function run({ options, body }, { address, build, chromium: program }) {
  browser ??= await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    colorScheme: options.dark ? "dark" : "light",
    reducedMotion: options.calm ? "reduce" : "no-preference",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const said = [];
  page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  const with_ = {
    page, address, build, said,
    /** Opens a question, and waits until its answers are there. */
    open: async (query, at = address) => {
      await page.goto(at + query);
      await settled(page);
    },
    settled: () => settled(page),
    /** An answer of the server. */
    ask: async (path) => (await fetch(`${address}api/${path}`)).json(),
  };
  try {
    await body(with_);
    if (said.length) throw new Error(`the console said: ${said.join("; ")}`);
    return null;
  } catch (wrong) {
    return wrong;
  } finally {
    await context.close();
  }
}

/** Nothing loads, nothing waits, nothing is stale. */
export async function settled(page) {
  await page.waitForSelector("#main, .main");
  await page.waitForFunction(() => !document.querySelector(".loading, .stale, [aria-busy=true]") && document.querySelector("h1, .wrong, .empty, figure, table"));
}

/** The mistakes that axe-core finds, in words. */
export async function axeMistakes(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 150)} (${failureSummary?.split("\n")[1]?.trim()})`).join(" | ")}`);
}

/** "2333428.00" as the page writes it. */
export function money(exact) {
  const [whole, cents] = exact.split(".");
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${cents && cents !== "00" ? `.${cents}` : ""}`;
}
