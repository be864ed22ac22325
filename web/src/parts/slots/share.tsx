// The menu "Share" beside every chart and table: link, embed, picture, and CSV where the server has none.
import { useEffect, useRef, useState } from "preact/hooks";
import { addressOf, ask, isStatic } from "../../ask";
import { questionNow, useQuestion, type Question } from "../../question";
import { csvOfTable, dayOfShared, embedCode, fileName, hasCsv, linkOf } from "../../share/files";
import { saveFile } from "../../share/save";
import type { Overview } from "../../types";
import { day as dayWords } from "../../words";
import { Copy } from "../Copy";
import { shareSlot, type Shared } from "../share";
import "../share.css";

shareSlot.use(ShareMenu);

function ShareMenu({ shared }: { shared: Shared }) {
  const question = useQuestion();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null), button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => { if (!box.current?.contains(event.target as Node)) setOpen(false); };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => { document.removeEventListener("pointerdown", outside); document.removeEventListener("focusin", outside); };
  }, [open]);
  return (
    <span class="share" ref={box} onKeyDown={(event) => { if (event.key === "Escape" && open) { setOpen(false); button.current?.focus(); event.stopPropagation(); } }}>
      <button ref={button} type="button" class="quiet share-button" aria-expanded={open} aria-label={`Share ${shared.title}`} onClick={() => setOpen(!open)}>Share</button>
      {open && <Choices shared={shared} question={question} box={() => box.current} />}
    </span>
  );
}

function Choices({ shared, question, box }: { shared: Shared; question: Question; box: () => Element | null }) {
  const [said, say] = useState("");
  const here = () => box()?.closest<HTMLElement>(".figure, .tabled") ?? null;
  const at = location.href;
  const embed = () => embedCode(linkOf(shared, question, at, true), shared.title, Math.min(900, (here()?.getBoundingClientRect().height ?? 400) + 80));
  const table = () => here()?.querySelector<HTMLTableElement>("table") ?? null;
  const needsCsv = !shared.answer || !hasCsv(shared.answer.path) || addressOf(shared.answer.path, { ...shared.answer.parameters, format: "csv" }) === null;
  const save = (kind: "svg" | "png") => () => void savePicture(shared, question, here()?.querySelector(".sentence")?.textContent ?? "", kind).then(say, (why: unknown) => say(`No picture came of it: ${String(why)}`));
  return (
    <span class="share-menu" role="group" aria-label={`Share ${shared.title}`}>
      <Copy text={() => linkOf(shared, question, at)} label="Copy the link" title="The whole question, with its day" />
      <Copy text={embed} label="Copy the embed code" title="An iframe that shows only this" />
      {shared.element && <button type="button" onClick={save("svg")}>Save as SVG</button>}
      {shared.element && <button type="button" onClick={save("png")}>Save as PNG</button>}
      {needsCsv && table() && <button type="button" onClick={() => { const found = table(); if (found) saveFile(fileName(shared, question, "csv"), csvOfTable(found), "text/csv;charset=utf-8"); }}>Save as CSV</button>}
      {!isStatic && isOwnMachine() && <span class="share-note">This address answers on this machine only. purse publish writes the same as a site that others can open.</span>}
      <span class="share-note" role="status">{said}</span>
    </span>
  );
}

function isOwnMachine(): boolean {
  return /^(127\.|localhost$|\[::1\]$)/.test(location.hostname);
}

/** What stands under a picture: the journal, the day, what was known, the program. */
async function sourceLine(shared: Shared): Promise<string> {
  const question = questionNow();
  const overview = await ask<Overview>("overview");
  const day = dayOfShared(shared, question);
  const words = [overview.title ?? "Pursestrings", day ? `as of ${dayWords(day)}` : "", question["known-by"] ? `as known by ${dayWords(question["known-by"])}` : "", question.without ? `without ${question.without}` : "", `${overview.sources} sources`, "Pursestrings"];
  return `${words.filter(Boolean).join(" · ")}. What an order means was entered or confirmed by a person.`;
}

async function savePicture(shared: Shared, question: Question, sentence: string, kind: "svg" | "png"): Promise<string> {
  const { chartIn, pictureOf, pngOf } = await import("../../share/picture");
  const svg = chartIn(shared.element?.() ?? null);
  if (!svg) return "There is no drawing to save yet.";
  const picture = pictureOf(svg, { title: shared.title, sentence, source: await sourceLine(shared) });
  const name = fileName(shared, question, kind);
  saveFile(name, kind === "svg" ? picture.text : await pngOf(picture), "image/svg+xml;charset=utf-8");
  return `${name} is saved.`;
}
