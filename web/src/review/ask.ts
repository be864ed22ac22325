// Asks the server that the page came from to read a document, and keeps unfinished work in this tab.
import { ask, AskError, type Parameters } from "../ask";
import type { DraftsAnswer, Review } from "./drafts";

export const MOST_BYTES = 1 << 20;

export interface Asked { name: string; origin: string; dated: string; source?: string /* of the journal */; body?: Blob | string }

function parametersOf(asked: Asked): Parameters {
  return { origin: asked.origin || undefined, dated: asked.dated || undefined };
}

export async function askDrafts(asked: Asked): Promise<DraftsAnswer> {
  if (asked.source) return ask<DraftsAnswer>(`sources/${asked.source}/drafts`, parametersOf(asked));
  const query = new URLSearchParams({ name: asked.name });
  for (const [name, value] of Object.entries(parametersOf(asked))) if (value !== undefined) query.set(name, String(value));
  const size = typeof asked.body === "string" ? new TextEncoder().encode(asked.body).length : asked.body?.size ?? 0;
  if (size === 0) throw new AskError("The document is empty.", 0);
  if (size > MOST_BYTES) throw new AskError("The document is larger than 1 MiB, which is the most this page reads.", 0, `The program reads it: purse read '${asked.name}'`);
  let answer: Response;
  try {
    answer = await fetch(`api/drafts?${query}`, { method: "POST", body: asked.body ?? "", headers: { "Content-Type": "application/octet-stream" } });
  } catch {
    throw new AskError("The server does not answer. Is purse serve still running?", 0);
  }
  const read = (await answer.json().catch(() => null)) as (DraftsAnswer & { error?: string; help?: string | null }) | null;
  if (!answer.ok || !read) throw new AskError(read?.error ?? `The server answered ${answer.status}.`, answer.status, read?.help ?? null);
  return read;
}

// --- unfinished work: kept in this tab, for a reload; gone when the tab is closed ---

export interface Work { asked: Omit<Asked, "body">; answer: DraftsAnswer; review: Review }
const KEY = "purse-review";

export function keepWork(work: Work | null): boolean {
  try {
    if (work) sessionStorage.setItem(KEY, JSON.stringify(work));
    else sessionStorage.removeItem(KEY);
    return true;
  } catch {
    return false; // no room, or storage closed to this page
  }
}

export function keptWork(): Work | null {
  try {
    const work = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Work | null;
    return work && typeof work.answer?.text === "string" && Array.isArray(work.answer.drafts) && work.review?.decisions ? work : null;
  } catch {
    return null;
  }
}
