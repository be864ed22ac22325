// The document on the left with every span that was read marked, the drafts on the right.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Copy } from "../parts/Copy";
import { Mistakes } from "../parts/States";
import { saveFile } from "../share/save";
import { DraftCard } from "./DraftCard";
import { countsOf, decisionOf, journalName, journalOf, nextOpen, stepped, type DraftsAnswer, type Review, type Step } from "./drafts";
import { MarkedText } from "./MarkedText";
import { unitsOfPoints } from "./marks";

export interface ReviewedProps { answer: DraftsAnswer; review: Review; setReview: (review: Review) => void; leave: () => void; isKept: boolean }

export function Reviewed({ answer, review, setReview, leave, isKept }: ReviewedProps) {
  const { drafts } = answer;
  const [editing, setEditing] = useState<number | null>(null);
  const counts = countsOf(review, drafts);
  // Keys may come faster than the page is drawn: each goes on from what the one before it made.
  const latest = useRef(review);
  latest.current = review;
  const set = (next: Review) => { latest.current = next; setReview(next); };
  const step = (taken: Step) => set(stepped(latest.current, drafts, taken));
  const marks = useMemo(() => marksOf(answer), [answer]);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const next = keyed(event.key, latest.current, answer);
      if (next) set(next);
      else if (event.key === "e" && latest.current.chosen !== null) setEditing(latest.current.chosen);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, [answer]);
  return (
    <>
      <div class="review-bar">
        <p aria-live="polite"><strong>{counts.accepted} of {counts.all} accepted</strong>, {counts.dropped} dropped, {counts.open} undecided{counts.edited ? `, ${counts.edited} edited` : ""}</p>
        <p class="draft-acts">
          <button type="button" disabled={counts.accepted === 0} onClick={() => saveFile(journalName(answer.name), journalOf(answer, review))}>Download {journalName(answer.name)}</button>
          <Copy text={() => journalOf(answer, review)} label="Copy the journal" />
          <button type="button" class="quiet" onClick={leave}>Another document</button>
        </p>
      </div>
      <p class="faint">Keys: <kbd>j</kbd> next, <kbd>k</kbd> before, <kbd>a</kbd> accept, <kbd>d</kbd> drop, <kbd>e</kbd> edit, <kbd>u</kbd> undo. {isKept ? "Your decisions are kept in this tab if the page is loaded again." : "There is no room to keep your decisions: download before you leave this page."}</p>
      {answer.mistakes.length > 0 && <Mistakes mistakes={answer.mistakes} />}
      <div class="review">
        <section aria-label="The document"><h2>{answer.name}</h2>
          <MarkedText text={answer.text} marks={marks} chosen={review.chosen} label={`Text of ${answer.name}`} what="draft" choose={(number) => step({ does: "choose", number })} state={(number) => decisionOf(review, number)} />
        </section>
        <section aria-label="The drafts"><h2>{drafts.length === 1 ? "1 draft" : `${drafts.length} drafts`}</h2>
          <div class="drafts" tabIndex={0} role="region" aria-label="Drafts">
            {drafts.length === 0 && <p class="notice">Nothing was read out of it that an entry could be made of.</p>}
            {drafts.map((draft) => <DraftCard key={draft.number} draft={draft} review={review} step={step} editing={editing === draft.number} setEditing={setEditing} />)}
          </div>
        </section>
      </div>
      {notesOf(answer).length > 0 && (
        <details class="its-table"><summary>Read, and not entered: {notesOf(answer).length}</summary>
          <ul>{notesOf(answer).map((note) => <li>“{note.words}”{note.why && <span class="faint"> {note.why}</span>}</li>)}</ul>
        </details>
      )}
      <p class="faint">Entries name conditions and places of your story: include the file in its journal, and <code>purse check</code> says what is missing.</p>
      <details class="its-table"><summary>What comes before the entries in the journal</summary><pre tabIndex={0}><code>{answer.head}</code></pre></details>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches("input, textarea, select") || target.isContentEditable);
}

/** What a key does to the review; null when it does nothing. */
function keyed(key: string, review: Review, { drafts }: DraftsAnswer): Review | null {
  if (key === "j" || key === "k") return stepped(review, drafts, { does: "move", by: key === "j" ? 1 : -1 });
  const decision = key === "a" ? "accepted" : key === "d" ? "dropped" : key === "u" ? "open" : null;
  if (!decision || review.chosen === null) return null;
  const decided = stepped(review, drafts, { does: "decide", number: review.chosen, decision });
  return decision === "open" ? decided : { ...decided, chosen: nextOpen(decided, drafts) };
}

/** Each with its first words in the document. */
function notesOf(answer: DraftsAnswer) {
  const points = Array.from(answer.text);
  return (answer.notes ?? []).map((note) => ({ words: points.slice(note.spans[0]?.from ?? 0, note.spans[0]?.until ?? 0).join(""), why: note.why_not }));
}

function marksOf(answer: DraftsAnswer) {
  const spans = answer.drafts.flatMap((draft) => draft.spans.map((span) => ({ ...span, number: draft.number })));
  const units = unitsOfPoints(answer.text, spans.flatMap((span) => [span.from, span.until]));
  return spans.map((span, i) => ({ from: units[2 * i]!, until: units[2 * i + 1]!, number: span.number }));
}
