// The journal changes on the disk while the page is open: figures follow, mistakes are shown with file and line,
// and mended ones go away; a server that is gone is said.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, serve, test } from "./browser.mjs";

/** A copy of the case that a test may write to, and a server over it. */
async function withCopy(build, body) {
  const folder = mkdtempSync(join(tmpdir(), "purse-web-"));
  cpSync(join(root, "cases/sanctuary-2017"), folder, { recursive: true });
  const server = await serve(build, join(folder, "main.purse"));
  try {
    await body(server, folder);
  } finally {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An answer refused while the journal has errors is no mistake of the page. */
const refusals = (said) => said.splice(0, said.length, ...said.filter((words) => !/409|Failed to load resource|ERR_CONNECTION/.test(words)));

test("a figure follows the journal, a mistake is shown with file and line, and its mending is seen", async ({ page, open, build, said }) => {
  await withCopy(build, async ({ address }, folder) => {
    const awards = join(folder, "awards.csv"), rules = join(folder, "rules.purse");
    await open("?as-of=2017-04-21", address);
    const total = page.locator("#table tfoot td").nth(1);
    assert.equal(await total.textContent(), "$29,214,451");
    writeFileSync(awards, readFileSync(awards, "utf8").replace("265832", "265833"));
    await page.waitForFunction(() => document.querySelectorAll("#table tfoot td")[1]?.textContent === "$29,214,452");
    const text = readFileSync(rules, "utf8");
    writeFileSync(rules, `${text}\n2017-04-31 notice us/doj "A day that is not"\n`);
    const banner = page.getByRole("region", { name: "Mistakes in the journal" });
    await banner.waitFor();
    assert.match(await banner.textContent(), /1 error/);
    assert.match(await banner.textContent(), /rules\.purse:\d+:\d+ error: April has 30 days/);
    writeFileSync(rules, text);
    await banner.waitFor({ state: "detached" });
    await page.waitForFunction(() => document.querySelectorAll("#table tfoot td")[1]?.textContent === "$29,214,452");
    refusals(said);
  });
});

test("a server that is gone is said in words", async ({ page, open, build, said }) => {
  await withCopy(build, async ({ address, stop }) => {
    await open("?as-of=2017-04-21", address);
    stop();
    await page.getByRole("alert").first().waitFor();
    assert.match(await page.getByRole("alert").first().textContent(), /server does not answer/);
    assert.ok(await page.locator("#table").isVisible(), "what was shown stays");
    refusals(said);
  });
});
