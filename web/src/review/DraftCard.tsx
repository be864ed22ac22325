// One draft: its entry, the rules that found it, and what to do with it.
import { useEffect, useRef, useState } from "preact/hooks";
import { decisionOf, headLine, textOf, type Draft, type Review, type Step } from "./drafts";

const STATE_WORDS = { open: "undecided", accepted: "accepted", dropped: "dropped" };

export interface DraftCardProps { draft: Draft; review: Review; step: (step: Step) => void; editing: boolean; setEditing: (number: number | null) => void }

export function DraftCard({ draft, review, step, editing, setEditing }: DraftCardProps) {
  const decision = decisionOf(review, draft.number), isChosen = review.chosen === draft.number, isEdited = review.edits[draft.number] !== undefined;
  const box = useRef<HTMLElement>(null);
  const text = textOf(review, draft);
  useEffect(() => {
    if (isChosen) box.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const decide = (to: "accepted" | "dropped" | "open") => step({ does: "decide", number: draft.number, decision: to });
  return (
    <article ref={box} class={`draft ${decision}${isChosen ? " chosen" : ""}`} aria-label={`Draft ${draft.number}, ${draft.kind}, ${STATE_WORDS[decision]}`} aria-current={isChosen || undefined}
      onClick={() => !isChosen && step({ does: "choose", number: draft.number })}>
      <p class="draft-head"><button type="button" class={isChosen ? "mark-number chosen" : "mark-number"} aria-label={`Choose draft ${draft.number}`} onClick={() => step({ does: "choose", number: draft.number })}>{draft.number}</button> <strong>{draft.kind}</strong> <span class="draft-state">{STATE_WORDS[decision]}{isEdited ? ", edited" : ""}</span> <span class="faint">{[...new Set(draft.rules)].join(", ")}{draft.confidence !== null && ` · ${draft.confidence}`}</span></p>
      {editing ? <Editor text={text} label={`Entry of draft ${draft.number}`} keep={(edited) => { step({ does: "edit", number: draft.number, text: edited }); setEditing(null); }} leave={() => setEditing(null)} />
        : decision === "dropped" && !isChosen ? <p class="faint dropped-line">{headLine(text)}</p> : <pre tabIndex={0} aria-label={`Entry of draft ${draft.number}`}><code>{text.replace(/\n+$/, "")}</code></pre>}
      {!editing && (
        <p class="draft-acts">
          <button type="button" aria-pressed={decision === "accepted"} onClick={() => decide("accepted")}>Accept</button>
          <button type="button" aria-pressed={decision === "dropped"} onClick={() => decide("dropped")}>Drop</button>
          <button type="button" onClick={() => { step({ does: "choose", number: draft.number }); setEditing(draft.number); }}>Edit</button>
          {decision !== "open" && <button type="button" class="quiet" onClick={() => decide("open")}>Undo</button>}
        </p>
      )}
    </article>
  );
}

function Editor({ text, label, keep, leave }: { text: string; label: string; keep: (text: string) => void; leave: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState(text);
  useEffect(() => field.current?.focus(), []);
  return (
    <div class="editor">
      <textarea ref={field} aria-label={label} spellcheck={false} rows={Math.min(24, words.split("\n").length + 1)} value={words} onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") leave();
          else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep(words);
        }} />
      <p class="draft-acts"><button type="button" onClick={() => keep(words)}>Keep and accept</button> <button type="button" class="quiet" onClick={leave}>Leave as it was</button> <span class="faint">Ctrl+Enter keeps, Escape leaves</span></p>
    </div>
  );
}
