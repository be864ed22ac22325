// Cases, claims, what if and the search, held against the answers; what a reader takes away is parsed.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { money, root, test } from "./browser.mjs";

const JOURNAL = "cases/sanctuary-2017/main.purse"; // as the server of these tests was given it, so that places in files are named alike

/** What the program prints for the same question. */
function purse(build, ...words) {
  const ran = spawnSync(join(build, "purse"), [...words, "-f", JOURNAL, "--format", "json"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(ran.status, 0, ran.stderr);
  return JSON.parse(ran.stdout);
}

async function download(page, link) {
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test("cases: every case of the answer is listed and leads to its orders", async ({ page, open, settled, build }) => {
  const cases = purse(build, "cases");
  await open("?view=cases&as-of=2018-06-27");
  assert.deepEqual((await page.locator("#table tbody th, #cases tbody th").allTextContents()).sort(), cases.map((one) => one.title).sort());
  await page.getByRole("link", { name: "City of Chicago v. Sessions", exact: true }).first().click();
  await settled();
  const { orders } = cases.find((one) => one.id === "chicago-v-sessions");
  assert.deepEqual((await page.locator("#table tbody th").allTextContents()).sort(), orders.map(({ order }) => order).sort());
  assert.match(await page.locator(".figure .sentence").first().textContent(), /On June 27, 2018 \^o30 blocks for Chicago, Illinois/);
});

test("case: a change before and after is one press away, and the chart's day moves by arrow keys", async ({ page, open, settled }) => {
  await open("?view=case&id=chicago-v-sessions&as-of=2018-06-27");
  await page.getByRole("button", { name: /Jul 27, 2018/ }).click();
  await settled();
  assert.equal(new URL(page.url()).searchParams.get("as-of"), "2018-07-27");
  const line = page.locator('#orders [role="slider"]');
  await line.focus();
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction(() => !location.search.includes("2018-07-27"));
  assert.ok(new URL(page.url()).searchParams.get("as-of") < "2018-07-27");
});

test("claims: every verdict is the one that purse claims gives", async ({ page, open, build }) => {
  const claims = purse(build, "claims", "--as-of", "2018-06-27");
  await open("?view=claims&as-of=2018-06-27");
  const shown = await page.locator("main tbody tr").evaluateAll((rows) => rows.map((row) => row.querySelector(".verdict")?.textContent));
  assert.equal(shown.length, claims.length);
  assert.deepEqual([...shown].sort(), claims.map(({ verdict }) => verdict).sort());
});

test("claim: the verdict under every definition stands with its numbers", async ({ page, open, ask }) => {
  const { claim } = await ask("claims/t03?as-of=2018-06-27");
  await open("?view=claim&id=%5Et03&as-of=2018-06-27");
  assert.equal(await page.locator("h1").textContent(), `“${claim.words}”`);
  assert.equal(await page.locator("#table tbody .verdict").count(), claim.variants.length);
  assert.match(await page.locator("#table").textContent(), /\$2,333,428.*awards\.csv:4/s);
});

test("what if: an order taken away by mouse gives what purse stake --without gives", async ({ page, open, settled, build }) => {
  await open("?view=what-if&as-of=2018-06-27&condition=jag17-notice");
  await page.getByRole("checkbox", { name: /^\^o30 / }).first().uncheck();
  await settled();
  assert.equal(new URL(page.url()).searchParams.get("without"), "^o30");
  const asked = ["stake", "--as-of", "2018-06-27", "--condition", "jag17-notice"];
  const before = purse(build, ...asked), { changed: after } = purse(build, ...asked, "--without", "^o30");
  await page.getByText("The same numbers as a table").click();
  const rows = await page.locator("#before-after table tbody tr").evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));
  assert.deepEqual(rows.map(([was, is]) => [was, is]), ["at_risk", "protected", "cleared"].map((name) => [money(before.total[name].max), money(after.total[name].max)]));
  await page.reload();
  await settled();
  assert.ok(!(await page.getByRole("checkbox", { name: /^\^o30 / }).first().isChecked()), "the address has the whole question");
  await page.getByRole("button", { name: "Put all back" }).click();
  await page.waitForFunction(() => !location.search.includes("without"));
});

test("search: a key goes to the box, arrows choose, Enter opens what was chosen", async ({ page, open, settled }) => {
  await open("?as-of=2017-09-20");
  await page.keyboard.press("/");
  await page.keyboard.type("chicago illinois");
  await page.locator(".finds [role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  const chosen = await page.locator(".finds [aria-selected=true]").textContent();
  await page.keyboard.press("Enter");
  await settled();
  assert.notEqual(new URL(page.url()).searchParams.get("view"), "search", chosen);
  assert.equal(new URL(page.url()).searchParams.get("as-of"), "2017-09-20");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("chicago");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.search.includes("view=search"));
  await settled();
  assert.equal(new URL(page.url()).searchParams.get("q"), "chicago");
});

test("share: CSV and JSON beside a table are the answers of the program", async ({ page, open, build }) => {
  await open("?as-of=2017-08-05");
  const stake = purse(build, "stake", "--as-of", "2017-08-05");
  const table = page.locator("#table");
  const json = await download(page, table.getByRole("link", { name: "as JSON" }));
  assert.equal(json.name, "purse-stake-2017-08-05.json");
  assert.deepEqual(JSON.parse(json.bytes), stake);
  const csv = await download(page, table.getByRole("link", { name: "as CSV" }));
  assert.equal(csv.name, "purse-stake-2017-08-05.csv");
  const ran = spawnSync(join(build, "purse"), ["stake", "--as-of", "2017-08-05", "-f", JOURNAL, "--format", "csv"], { cwd: root });
  assert.equal(csv.bytes.toString(), ran.stdout.toString());
});

test("share: a map as SVG is a whole drawing with its day and source, and as PNG twice its size", async ({ page, open }) => {
  await open("?as-of=2017-08-05");
  const map = page.locator("#map");
  await map.getByRole("button", { name: /^Share/ }).click();
  const svg = await download(page, map.getByRole("button", { name: "Save as SVG" }));
  assert.equal(svg.name, "purse-map-2017-08-05.svg");
  const read = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    return { name: root.tagName, wrong: root.querySelector("parsererror")?.textContent ?? null, width: Number(root.getAttribute("width")), height: Number(root.getAttribute("height")), words: root.textContent, active: root.querySelectorAll("script, foreignObject, [style]").length };
  }, svg.bytes.toString());
  assert.deepEqual([read.name, read.wrong, read.active], ["svg", null, 0]);
  assert.match(read.words, /as of August 5, 2017/);
  assert.match(read.words, /167 sources/);
  const { bytes } = await download(page, map.getByRole("button", { name: "Save as PNG" }));
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [2 * read.width, 2 * read.height]);
});

test("share: a table that only the page has is taken along as CSV", async ({ page, open, ask }) => {
  const sources = await ask("sources/article");
  await open("?view=source&id=article");
  const table = page.locator("#entries");
  await table.getByRole("button", { name: /^Share/ }).click();
  const { bytes } = await download(page, table.getByRole("button", { name: "Save as CSV" }));
  assert.equal(bytes.toString().trim().split("\r\n").length, sources.entries.length + 1);
});

test("print: no arrows, no menus, every row", async ({ page, open }) => {
  await open("?view=cases&as-of=2018-06-27");
  await page.emulateMedia({ media: "print" });
  for (const gone of [".sorts .arrow", ".beside", "nav", ".days-row"]) assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  assert.ok(await page.locator("main tbody tr").last().isVisible());
});
