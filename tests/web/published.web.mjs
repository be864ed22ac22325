// The case as purse publish writes it, given out by a plain file server below another folder: every link good,
// the figures those of the program, and what was not written said with the command that gives it.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { axeMistakes, money, root, test } from "./browser.mjs";

const CASE = "cases/sanctuary-2017/main.purse";
let made = null;

/** The site, made once; it ends with the tests. */
async function site(build) {
  made ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), "published-"));
    execFileSync(join(build, "purse"), ["publish", "-f", CASE, "--page", join(build, "web"), join(folder, "site")], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    const server = spawn("python3", ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder], { stdio: ["ignore", "pipe", "ignore"] });
    const line = await new Promise((found) => createInterface({ input: server.stdout }).once("line", found));
    process.once("exit", () => { server.kill(); rmSync(folder, { recursive: true, force: true }); });
    server.unref();
    server.stdout.unref();
    return { address: `http://127.0.0.1:${/port (\d+)/.exec(line)[1]}/site/`, folder: join(folder, "site") };
  })();
  return made;
}

const published = (name, options, body = options) => test(`published: ${name}`, typeof options === "function" ? {} : options, async (given) => {
  const { address, folder } = await site(given.build);
  const asked = [];
  given.page.on("response", (response) => asked.push({ url: response.url(), status: response.status() }));
  await body({ ...given, folder, site: address, asked, visit: (query) => given.open(query, address) });
  assert.deepEqual(asked.filter(({ url, status }) => !url.startsWith(address) || (status !== 200 && status !== 304)), [], "nothing but files of the site is fetched, and each is there");
});

published("it opens on the last day of an entry, and says that it is no server's", async ({ page, visit, folder }) => {
  await visit("");
  const health = JSON.parse(readFileSync(join(folder, "api/data", JSON.parse(readFileSync(join(folder, "api/index.json"), "utf8")).answers.health), "utf8"));
  assert.match(await page.locator("footer").textContent(), /published from main\.purse/);
  assert.equal(await page.locator(".day-field input").inputValue(), health.today);
});

published("the figures of each day are those of purse stake", async ({ page, visit, build }) => {
  for (const day of ["2017-04-21", "2017-08-05", "2017-09-16", "2018-06-27"]) {
    await visit(`?as-of=${day}`);
    const { total, places } = JSON.parse(execFileSync(join(build, "purse"), ["stake", "-f", CASE, "--as-of", day, "--format", "json"], { cwd: root, encoding: "utf8" }));
    const sums = await page.locator("#table tfoot tr td").allTextContents();
    assert.deepEqual(sums.slice(1, 5), ["gross", "at_risk", "protected", "cleared"].map((name) => money(total[name].max)), day);
    assert.equal(await page.locator("#table tbody tr").count(), places.length, day);
  }
});

published("every link inside the page leads to something, from every view", async ({ page, visit, site }) => {
  const seen = new Set(), waiting = ["?as-of=2017-09-16", "?view=cases&as-of=2017-09-16", "?view=claims&as-of=2017-09-16", "?view=conditions", "?view=sources", "?view=timeline&as-of=2017-09-16"];
  const perView = new Map();
  while (waiting.length) {
    const query = waiting.shift();
    const view = new URLSearchParams(query).get("view") ?? "nation";
    if (seen.has(query) || (perView.get(view) ?? 0) >= 2) continue;
    seen.add(query);
    perView.set(view, (perView.get(view) ?? 0) + 1);
    await visit(query);
    assert.deepEqual(await page.locator(".wrong").allTextContents(), [], query);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    for (const link of links) {
      if (link.startsWith("?")) waiting.push(link);
      else if (!/^(https?:|#|blob:|mailto:)/.test(link)) assert.equal((await fetch(new URL(link, site))).status, 200, `${query} links ${link}`);
    }
  }
  assert.ok(seen.size > 12, `${seen.size} pages`);
});

published("search finds without a server", async ({ page, visit }) => {
  await visit("?view=search&q=chicago");
  const links = await page.locator(".results a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.match(links[0], /id=us\/il\/chicago/);
  assert.ok(links.length > 3);
});

published("what was not written is said, with the command that gives it", async ({ page, visit }) => {
  await visit("?as-of=2017-09-15&known-by=2017-05-01");
  const words = await page.locator(".wrong").first().textContent();
  assert.match(words, /does not hold that answer/);
  assert.match(words, /purse stake --as-of 2017-09-15 --known-by 2017-05-01/);
});

published("a day between two that are written shows the earlier, and says so", async ({ page, visit }) => {
  await visit("?as-of=2017-05-01");
  assert.match(await page.locator(".as-of").textContent(), /April 2\d, 2017/);
  assert.match(await page.locator(".notice").first().textContent(), /the last day before May 1, 2017 on which this site was written/);
});

published("the report needs no scripts", async ({ site }) => {
  const text = await (await fetch(`${site}report.html`)).text();
  assert.match(text, /jag16-1373/);
  assert.doesNotMatch(text, /<script/);
});

published("axe-core finds nothing", { calm: true }, async ({ page, visit }) => {
  await visit("?as-of=2017-09-16");
  assert.deepEqual(await axeMistakes(page), []);
});
