// Every view, in both widths and both sets of colours: axe-core, nothing over the side, nothing asked of another host.
import assert from "node:assert/strict";
import { axeMistakes, test } from "./browser.mjs";

const VIEWS = {
  nation: "?as-of=2017-09-20", place: "?view=place&id=us/il/chicago&as-of=2017-09-20",
  conditions: "?view=conditions&as-of=2018-06-27", condition: "?view=condition&id=jag17-notice&as-of=2018-06-27",
  timeline: "?view=timeline&as-of=2018-06-27", cases: "?view=cases&as-of=2018-06-27", case: "?view=case&id=chicago-v-sessions&as-of=2018-06-27",
  claims: "?view=claims&as-of=2018-06-27", claim: "?view=claim&id=^t03&as-of=2018-06-27", sources: "?view=sources", source: "?view=source&id=article",
  "what-if": "?view=what-if&as-of=2017-10-20&without=%5Eo30", review: "?view=review", search: "?view=search&q=chicago",
};

for (const [name, query] of Object.entries(VIEWS)) {
  test(`${name}: axe-core finds nothing in light and dark, wide and narrow, and nothing hangs over the side`, { calm: true }, async ({ page, open, address, settled }) => {
    const strangers = [];
    page.on("request", (request) => /^https?:/.test(request.url()) && !request.url().startsWith(address) && strangers.push(request.url()));
    await open(query);
    for (const [width, height] of [[1280, 900], [390, 844]]) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await settled();
        assert.deepEqual(await axeMistakes(page), [], `${colorScheme}, ${width} wide`);
      }
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width} wide: nothing hangs over the side`);
    }
    assert.deepEqual(strangers, []);
  });
}

test("a view that there is not is said so, with a way back", async ({ page, open, settled }) => {
  await open("?view=nowhere");
  assert.match(await page.locator(".empty").textContent(), /no view “nowhere”/);
  await page.getByRole("link", { name: "To the nation" }).click();
  await settled();
  assert.equal(await page.locator("h1").textContent(), "What is at stake");
});

test("every view reached by the links at the top keeps the question, and the way back leads through all", async ({ page, open, settled }) => {
  await open("?as-of=2017-09-20");
  const links = page.locator("header nav a");
  const count = await links.count();
  const titles = [await page.locator("h1").textContent()];
  for (let i = 1; i < count; i += 1) {
    await links.nth(i).focus();
    await page.keyboard.press("Enter");
    await settled();
    assert.equal(new URL(page.url()).searchParams.get("as-of"), "2017-09-20");
    titles.push(await page.locator("h1").textContent());
  }
  assert.equal(new Set(titles).size, count);
  for (let i = count - 2; i >= 0; i -= 1) {
    await page.goBack();
    await settled();
    await page.waitForFunction((title) => document.querySelector("h1")?.textContent === title, titles[i]);
  }
});

test("what stands under every view is whole sentences", async ({ page, open }) => {
  await open("?view=sources");
  const words = await page.locator("footer p").first().textContent();
  assert.match(words, /^What an order means was entered or confirmed by a person\. Unknown is not zero\./);
});
