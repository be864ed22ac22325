// A document is reviewed: spans fall on the words they are about, decisions are kept, and the journal that is
// downloaded holds what was accepted, byte for byte, and reads without errors beside the case. A source whose
// text is kept shows it with what entries cite marked.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { axeMistakes, root, serve, test } from "./browser.mjs";

const LETTER = join(root, "tests/web/files/letter.txt");
const letter = readFileSync(LETTER);

/** A copy of the case that a test may add to. */
async function withCase(body) {
  const folder = mkdtempSync(join(tmpdir(), "purse-web-"));
  cpSync(join(root, "cases/sanctuary-2017"), folder, { recursive: true });
  try {
    await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the server reads out of the letter, asked beside the page. */
async function draftsOf(address) {
  const answer = await fetch(`${address}api/drafts?name=letter.txt&origin=us/il/chicago&dated=2017-04-22`, { method: "POST", body: letter });
  assert.equal(answer.status, 200);
  return answer.json();
}

async function readLetter({ page, open }) {
  await open("?view=review");
  await page.getByLabel("A file").setInputFiles(LETTER);
  await page.getByLabel("It comes from").fill("us/il/chicago");
  await page.getByLabel("It is dated").fill("2017-04-22");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("button", { name: "Download letter.purse" }).waitFor();
}

const saved = async (page, act) => {
  const waits = page.waitForEvent("download");
  await act();
  const download = await waits;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
};

test("review: every span is marked where the text says it, behind an emoji and letters with accents too", async (t) => {
  await readLetter(t);
  const { text, drafts } = await draftsOf(t.address);
  const points = [...text];
  assert.equal(await t.page.locator(".marked-text").evaluate((box) => { const copy = box.cloneNode(true); copy.querySelectorAll("button").forEach((one) => one.remove()); return copy.textContent; }), text);
  const words = drafts.find((draft) => draft.kind === "say" && draft.entry.includes("Emanuel")).spans.find((span) => span.role === "words");
  const quoted = points.slice(words.from, words.until).join("");
  assert.match(quoted, /^“We will not back down 😀/u);
  assert.ok((await t.page.locator("mark.mark").allTextContents()).includes(quoted), "the quotation is one mark, to the character");
  assert.deepEqual(await axeMistakes(t.page), []);
});

test("review: accepted, edited and dropped by keyboard and mouse, kept over a reload, downloaded and checked", async (t) => {
  const { page } = t;
  await readLetter(t);
  const { head, drafts } = await draftsOf(t.address);
  assert.ok(drafts.length >= 3, `${drafts.length} drafts`);
  await page.locator("h1").click();
  await page.keyboard.press("a");
  await page.keyboard.press("d");
  await page.locator(".draft").nth(2).getByRole("button", { name: "Accept" }).click();
  await page.reload();
  await page.getByText(`2 of ${drafts.length} accepted`).waitFor();
  const { name, text } = await saved(page, () => page.getByRole("button", { name: "Download letter.purse" }).click());
  assert.equal(name, "letter.purse");
  assert.equal(text, head + drafts[0].entry + drafts[2].entry);
  await withCase(async (folder) => {
    writeFileSync(join(folder, "letter.purse"), text);
    appendFileSync(join(folder, "main.purse"), '\ninclude "letter.purse"\n');
    const check = spawnSync(join(t.build, "purse"), ["check", "-f", join(folder, "main.purse")], { encoding: "utf8" });
    assert.equal(check.status, 0, check.stdout + check.stderr);
  });
  await page.locator(".draft").nth(2).getByRole("button", { name: "Edit" }).click();
  const field = page.getByLabel("Entry of draft 3");
  await field.fill((await field.inputValue()).replace(/\n*$/, "\n  note: \"looked up\""));
  await page.keyboard.press("Control+Enter");
  const edited = await saved(page, () => page.getByRole("button", { name: "Download letter.purse" }).click());
  assert.ok(edited.text.startsWith(head + drafts[0].entry));
  assert.match(edited.text, /note: "looked up"\n*$/);
});

test("review: an empty document, and one too large, are refused in words", async ({ page, open }) => {
  await open("?view=review");
  await page.getByLabel("A file").setInputFiles({ name: "large.txt", mimeType: "text/plain", buffer: Buffer.alloc((1 << 20) + 1, "a") });
  await page.getByRole("button", { name: "Read it" }).click();
  assert.match(await page.getByRole("alert").first().textContent(), /larger than 1 MiB/);
});

test("source: its kept text is shown with what the entries cite marked, and is reviewed from there", async (t) => {
  const { page, build } = t;
  await withCase(async (folder) => {
    mkdirSync(join(folder, "documents"));
    writeFileSync(join(folder, "documents/letter.txt"), letter);
    const from = letter.indexOf("“We will"), until = from + Buffer.byteLength("“We will not back down 😀,”");
    const sha256 = createHash("sha256").update(letter).digest("hex");
    writeFileSync(join(folder, "kept.purse"), `source kept-letter "A letter that is kept"\n  published: 2017-04-22\n  archived: documents/letter.txt\n  sha256: ${sha256}\n\n2017-04-22 say "Rahm Emanuel" "We will not back down"\n  role: "Mayor"\n  source: kept-letter @ ${from}..${until}\n`);
    appendFileSync(join(folder, "main.purse"), '\ninclude "kept.purse"\n');
    const server = await serve(build, join(folder, "main.purse"));
    try {
      await t.open("?view=source&id=kept-letter", server.address);
      await page.locator(".marked-text").waitFor();
      assert.deepEqual(await page.locator("mark.mark").allTextContents(), ["“We will not back down 😀,”"]);
      await page.getByRole("button", { name: `bytes ${from} to ${until}` }).click();
      assert.equal(await page.locator("mark.mark.chosen").count(), 1);
      assert.deepEqual(await axeMistakes(page), []);
      await page.getByRole("link", { name: "Review what can be read out of it" }).click();
      await page.getByRole("heading", { name: /drafts?$/ }).waitFor();
      assert.ok((await page.locator(".draft").count()) > 0);
    } finally {
      server.stop();
    }
  });
});
