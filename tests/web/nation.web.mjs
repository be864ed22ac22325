// The nation, the day, places, conditions and the timeline, by mouse and by keyboard.
import assert from "node:assert/strict";
import { money, test } from "./browser.mjs";

/** The cells of the row of sums, and of a place's row, as they stand on the page. */
const cells = (page, row) => page.locator(`#table ${row}`).locator("td").allTextContents();

test("the day moved from 2017-04-21 to 2018-06-27 gives the figures that purse stake gives", async ({ page, open, ask, settled }) => {
  await open("?as-of=2017-04-21");
  for (const day of ["2017-04-21", "2017-08-05", "2017-10-12", "2018-06-27"]) {
    await page.locator(".day-field input").fill(day);
    await page.waitForFunction((day) => location.search.includes(day), day);
    await settled();
    const { total, places } = await ask(`stake?as-of=${day}`);
    const sums = await cells(page, "tfoot tr");
    assert.deepEqual(sums.slice(1, 5), ["gross", "at_risk", "protected", "cleared"].map((name) => money(total[name].max)), day);
    assert.equal(await page.locator("#table tbody tr").count(), places.length);
    for (const place of places.filter((one) => one.gross)) {
      const row = await cells(page, `tbody tr:has(a[href*="id=${place.place}&"])`);
      assert.deepEqual(row.slice(1, 5), ["gross", "at_risk", "protected", "cleared"].map((name) => money(place[name].max)), `${place.place} on ${day}`);
    }
  }
});

test("the slider moves by keyboard, stops on days of changes and says what happened", async ({ page, open, settled }) => {
  await open("?as-of=2017-04-21");
  await page.locator(".slider input").focus();
  await page.keyboard.press("ArrowRight");
  await settled();
  assert.equal(new URL(page.url()).searchParams.get("as-of"), "2017-04-25");
  assert.match(await page.locator(".told").textContent(), /April 25, 2017/);
  await page.getByRole("button", { name: "The change before" }).click();
  await settled();
  assert.equal(new URL(page.url()).searchParams.get("as-of"), "2017-04-21");
});

test("playing moves from change to change until it is stopped", async ({ page, open }) => {
  await open("?as-of=2017-04-21");
  await page.getByRole("button", { name: "Play the changes from here" }).click();
  await page.waitForFunction(() => new URLSearchParams(location.search).get("as-of") > "2017-05-01");
  await page.getByRole("button", { name: "Stop playing" }).click();
  const stopped = page.url();
  await page.waitForTimeout(1200);
  assert.equal(page.url(), stopped);
});

test("an order that switches on flashes in the list beside the map", async ({ page, open, settled }) => {
  await open("?as-of=2017-09-14");
  await page.getByRole("button", { name: "The next change" }).click();
  await settled();
  assert.match(await page.locator(".order-list .switched.on").first().textContent(), /New: preliminary injunction/);
});

test("the map is one stop of the Tab key, arrows go on, Enter opens the place", async ({ page, open, settled }) => {
  await open("?as-of=2017-09-20");
  assert.equal(await page.locator('.map a[tabindex="0"]').count(), 1);
  await page.locator('.map a[tabindex="0"]').focus();
  assert.match(await page.locator(".map-words").textContent(), /At risk/);
  const first = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  assert.match(first, /at risk/);
  await page.keyboard.press("ArrowRight");
  const second = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  assert.notEqual(first, second);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".map-words").count(), 0);
  await page.keyboard.press("Enter");
  await settled();
  assert.equal(new URL(page.url()).searchParams.get("view"), "place");
  assert.equal(new URL(page.url()).searchParams.get("as-of"), "2017-09-20");
  assert.ok(second.startsWith(await page.locator("h1").textContent()));
});

test("a click on the map opens the place, and the way back leads to the map", async ({ page, open, settled }) => {
  await open("?as-of=2017-09-20");
  await page.locator('.map a[data-key="us/il/chicago"] .shape').click();
  await settled();
  assert.equal(await page.locator("h1").textContent(), "Chicago, Illinois");
  await page.goBack();
  await settled();
  assert.equal(await page.locator("h1").textContent(), "What is at stake");
});

test("zoom, measure and level stand in the address and come back from it", async ({ page, open, settled }) => {
  await open("?as-of=2018-06-27&measure=cleared&state=06&show=counties");
  assert.ok(await page.getByRole("radio", { name: "Cleared" }).isChecked());
  assert.ok(await page.getByRole("radio", { name: "Counties" }).isChecked());
  assert.equal(await page.getByLabel("Zoom").inputValue(), "06");
  assert.equal(await page.locator(".map .mark.city").count(), 0);
  await page.getByLabel("Zoom").selectOption({ label: "The nation" });
  await settled();
  assert.equal(await page.locator(".map svg").getAttribute("viewBox"), "0 0 975 610");
});

test("a place shows its figures with the rows and conditions behind them", async ({ page, open }) => {
  await open("?view=place&id=us/il/chicago&as-of=2017-09-20");
  assert.deepEqual(await page.locator(".box strong").allTextContents(), ["$2,333,428", "$2,333,428", "$0", "$0"]);
  assert.match(await page.locator("#awards").textContent(), /awards\.csv:4/);
  assert.match(await page.locator("#conditions").textContent(), /jag16-1373.*rules\.purse:\d+/);
});

test("a place is found by its GEOID, and one that is not there is said so", async ({ page, open, said }) => {
  await open("?view=place&id=1714000&as-of=2017-09-20");
  assert.equal(await page.locator("h1").textContent(), "Chicago, Illinois");
  await open("?view=place&id=nowhere-at-all&as-of=2017-09-20");
  assert.match(await page.getByRole("alert").textContent(), /nowhere-at-all/);
  said.splice(0, said.length, ...said.filter((words) => !/404/.test(words)));
});

test("a condition says whether it binds on the day, and which order blocks it", async ({ page, open }) => {
  await open("?view=condition&id=jag17-notice&as-of=2017-09-20");
  assert.match(await page.locator(".holds").textContent(), /blocked by 1 order/);
  assert.match(await page.locator("#orders").textContent(), /City of Chicago v\. Sessions/);
  await open("?view=condition&id=jag17-notice&as-of=2017-09-14");
  assert.match(await page.locator(".holds").textContent(), /no order blocks it/);
});

test("the timeline is filtered by kind in the address, and its chart has a table", async ({ page, open, ask }) => {
  await open("?view=timeline&as-of=2018-06-27&kind=order");
  const orders = (await ask("timeline")).filter((entry) => entry.kind.startsWith("order"));
  assert.equal(await page.locator(".entry").count(), orders.length);
  await page.getByText("The same numbers as a table").click();
  assert.match(await page.locator("#over-days table").textContent(), /\$29,214,451/);
});

test("what is left as it is leaves the address short", async ({ page, open, settled }) => {
  await open("");
  await page.getByRole("link", { name: "Conditions", exact: true }).click();
  await settled();
  assert.equal(new URL(page.url()).search, "?view=conditions");
});

test("a table sorts by its headings with the keyboard", async ({ page, open }) => {
  await open("?as-of=2017-04-21");
  await page.locator("#table").getByRole("button", { name: "Place", exact: true }).focus();
  await page.keyboard.press("Enter");
  const names = await page.locator("#table tbody th").allTextContents();
  assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b, "en")));
  assert.equal(await page.locator('#table th[aria-sort="ascending"]').count(), 1);
});

test("print leaves out what cannot be used on paper and keeps the numbers", async ({ page, open }) => {
  await open("?as-of=2017-04-21");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".days-row").isVisible(), false);
  assert.equal(await page.locator("nav").isVisible(), false);
  assert.ok(await page.locator("#table tfoot").isVisible());
  assert.ok(await page.locator(".as-of").isVisible());
  assert.ok((await page.pdf()).length > 10_000);
});

test("the table of a chart is open while it is printed, and closed after", async ({ page, open }) => {
  await open("?view=timeline&as-of=2018-06-27&kind=warn");
  const isOpen = () => page.evaluate(() => document.querySelector("details.its-table").open);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await isOpen(), true);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await isOpen(), false);
});

test("conditions marked in the filters stand in the address and in the line of what is shown", async ({ page, open, settled }) => {
  await open("?as-of=2018-06-27");
  await page.getByText("Filters", { exact: true }).click();
  await page.getByRole("checkbox", { name: /^jag17-notice/ }).check();
  await page.getByRole("checkbox", { name: /^jag17-cert/ }).check();
  await settled();
  assert.deepEqual(new URL(page.url()).searchParams.get("condition").split(",").sort(), ["jag17-cert", "jag17-notice"]);
  assert.match(await page.locator(".as-of").textContent(), /conditions jag17-notice, jag17-cert/);
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await settled();
  assert.equal(new URL(page.url()).searchParams.get("condition"), null);
});

test("colours are chosen and kept, whatever the system says", async ({ page, open }) => {
  await open("?as-of=2017-04-21");
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(await ground(), "rgb(255, 255, 255)");
  await page.getByLabel("Colours").selectOption("dark");
  assert.equal(await ground(), "rgb(20, 24, 27)");
  await page.reload();
  assert.equal(await ground(), "rgb(20, 24, 27)");
});

test("with an order taken away every view shows the answer without it", async ({ page, open }) => {
  await open("?view=condition&id=jag17-notice&as-of=2017-10-01&without=%5Eo30");
  assert.match(await page.locator(".holds").textContent(), /no order blocks it/);
  assert.ok(await page.locator("#table tbody tr").count() > 0);
  await open("?as-of=2017-10-01&condition=jag17-notice&without=%5Eo30");
  assert.match(await page.locator("#map .sentence").textContent(), /As if \^o30 had never been/);
  await open("?view=timeline&as-of=2017-10-01&condition=jag17-notice&without=%5Eo30");
  assert.ok(await page.locator("#over-days").isVisible());
});

test("a day that is none is said so, and the view goes on with another", async ({ page, open, said }) => {
  await open("?view=timeline&as-of=hello");
  assert.match(await page.getByRole("alert").textContent(), /“hello” is not a day/);
  assert.ok(await page.locator("#over-days svg").first().isVisible());
  assert.deepEqual(said, []);
});

test("an embedded map stands alone, with its day and a way to the whole", async ({ page, open }) => {
  await open("?as-of=2017-09-20&embed=map");
  assert.equal(await page.locator("header, nav, .days, #table").count(), 0);
  assert.ok(await page.locator(".map svg").isVisible());
  assert.match(await page.locator(".as-of").textContent(), /September 20, 2017/);
});
