// Drafts read out of a document, what a person decided about each, and the journal that comes of it.
// Pure: draws nothing, keeps nothing.
import type { Mistake } from "../types";

export interface DraftSpan { from: number; until: number; role: string }
export interface Draft { number: number; kind: string; entry: string; spans: DraftSpan[]; rules: string[]; confidence: string | number | null }
/** What was read and not entered, and why. */
export interface Note { spans: DraftSpan[]; rules: string[]; why_not?: string | null }
export interface DraftsAnswer { name: string; sha256: string; text: string; head: string; drafts: Draft[]; notes?: Note[]; mistakes: Mistake[] }

export type Decision = "open" | "accepted" | "dropped";
export interface Review { decisions: { [number: number]: Decision }; edits: { [number: number]: string }; chosen: number | null }

export const NEW_REVIEW: Review = { decisions: {}, edits: {}, chosen: null };

export function decisionOf(review: Review, number: number): Decision {
  return review.decisions[number] ?? "open";
}

export function textOf(review: Review, draft: Draft): string {
  return review.edits[draft.number] ?? draft.entry;
}

export type Step =
  | { does: "choose"; number: number | null }
  | { does: "move"; by: 1 | -1 }
  | { does: "decide"; number: number; decision: Decision }
  | { does: "edit"; number: number; text: string };

/** One step of the person who reviews. What was edited counts as accepted; edited back, it is as read. */
export function stepped(review: Review, drafts: readonly Draft[], step: Step): Review {
  switch (step.does) {
    case "choose":
      return { ...review, chosen: step.number };
    case "move": {
      const at = drafts.findIndex((draft) => draft.number === review.chosen);
      const to = at < 0 ? (step.by > 0 ? 0 : drafts.length - 1) : Math.max(0, Math.min(drafts.length - 1, at + step.by));
      return { ...review, chosen: drafts[to]?.number ?? null };
    }
    case "decide": {
      const edits = { ...review.edits };
      if (step.decision === "open") delete edits[step.number];
      return { chosen: step.number, edits, decisions: { ...review.decisions, [step.number]: step.decision } };
    }
    case "edit": {
      const edits = { ...review.edits };
      const asRead = drafts.find((draft) => draft.number === step.number)?.entry === step.text;
      if (asRead) delete edits[step.number];
      else edits[step.number] = step.text;
      return { chosen: step.number, edits, decisions: { ...review.decisions, [step.number]: "accepted" } };
    }
  }
}

/** The draft to look at after a decision: the next that is still open, else the same. */
export function nextOpen(review: Review, drafts: readonly Draft[]): number | null {
  const at = drafts.findIndex((draft) => draft.number === review.chosen);
  const next = drafts.slice(at + 1).find((draft) => decisionOf(review, draft.number) === "open");
  return next?.number ?? review.chosen;
}

export interface Counts { all: number; accepted: number; dropped: number; open: number; edited: number }

export function countsOf(review: Review, drafts: readonly Draft[]): Counts {
  const of = (decision: Decision) => drafts.filter((draft) => decisionOf(review, draft.number) === decision).length;
  return { all: drafts.length, accepted: of("accepted"), dropped: of("dropped"), open: of("open"), edited: drafts.filter((draft) => review.edits[draft.number] !== undefined).length };
}

/** The journal: what comes before, then each accepted entry; byte for byte as read where it was not edited. */
export function journalOf(answer: DraftsAnswer, review: Review): string {
  return answer.head + answer.drafts.filter((draft) => decisionOf(review, draft.number) === "accepted").map((draft) => {
    const edited = review.edits[draft.number];
    if (edited === undefined) return draft.entry;
    // An entry ends with the empty lines it was read with, so that the next begins as its own.
    const end = /\n*$/.exec(draft.entry)![0] || "\n";
    return edited.replace(/\n*$/, "") + end;
  }).join("");
}

/** "letter-2017.purse" of "Letter 2017.pdf". */
export function journalName(name: string): string {
  const base = name.replace(/^.*[\\/]/, "").replace(/\.[a-z0-9]{1,5}$/i, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return `${base || "document"}.purse`;
}

/** The first line of an entry that is no comment. */
export function headLine(entry: string): string {
  return entry.split("\n").find((line) => line.trim() !== "" && !line.startsWith(";")) ?? entry.split("\n")[0] ?? "";
}
