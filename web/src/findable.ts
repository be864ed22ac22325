// Search in a published site, which has no server: over all that can be found, by the same words. A word
// is looked for as it stands, the last one as a beginning; what holds all words goes first, and where
// nothing does, what holds any. Accents and case do not count. The order is bm25, as SQLite has it.
import type { Found } from "./types";

export interface Findable { kind: string; id: string | null; title: string | null; words: string | null; day: string | null; view: { view: string; id?: string } }

const WEIGHTS = [8, 6, 1]; /* title, id, words */
const K = 1.2, B = 0.75, FOUND_MOST = 200, WORDS_MOST = 16, SNIPPET_WORDS = 16;

/** What is looked for and looked through: runs of letters and digits, without accents. */
export function tokensOf(text: string): string[] {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];
}

interface Indexed { row: Findable; columns: string[][]; length: number }

/** Where a phrase stands in a column, as often as it does; of the last one a beginning of its last word is enough. */
function hits(column: string[], phrase: string[], isLast: boolean): number {
  let count = 0;
  for (let at = 0; at + phrase.length <= column.length; at += 1) {
    const fits = phrase.every((word, i) => (isLast && i === phrase.length - 1 ? column[at + i]!.startsWith(word) : column[at + i] === word));
    if (fits) count += 1;
  }
  return count;
}

function snippetOf(row: Findable, phrases: string[][]): string {
  const held = (text: string | null) => text !== null && phrases.some((phrase) => tokensOf(text).some((token) => token.startsWith(phrase[0]!)));
  const text = held(row.title) ? row.title! : held(row.words) ? row.words! : (row.title ?? row.id ?? "");
  const words = text.split(/\s+/);
  const first = Math.max(0, words.findIndex((word) => held(word)) - SNIPPET_WORDS / 2);
  return `${first > 0 ? "…" : ""}${words.slice(first, first + SNIPPET_WORDS).join(" ")}${first + SNIPPET_WORDS < words.length ? "…" : ""}`;
}

/** One place that is meant outright, by its name, its id or its code, goes before all. */
function isMeant(row: Findable, query: string): boolean {
  const asked = tokensOf(query).join(" ");
  return row.kind === "place" && [row.id, row.title, ...(row.words ?? "").split(" · ")].some((name) => name !== null && tokensOf(name).join(" ") === asked);
}

export function searchIn(rows: readonly Findable[], query: string): Found[] {
  const phrases = query.split(/[\u0000-\u0020\u007f]+/).map(tokensOf).filter((phrase) => phrase.length > 0).slice(0, WORDS_MOST);
  if (phrases.length === 0) return [];
  const all: Indexed[] = rows.map((row) => {
    const columns = [row.title, row.id, row.words].map((text) => tokensOf(text ?? ""));
    return { row, columns, length: columns.reduce((sum, column) => sum + column.length, 0) };
  });
  const average = all.reduce((sum, { length }) => sum + length, 0) / Math.max(1, all.length);
  const counted = all.map(({ columns }) => phrases.map((phrase, i) => columns.map((column) => hits(column, phrase, i === phrases.length - 1))));
  const holding = phrases.map((_, i) => counted.filter((row) => row[i]!.some((count) => count > 0)).length);
  const score = (n: number) => phrases.reduce((sum, _, i) => {
    const weighted = counted[n]![i]!.reduce((total, count, column) => total + count * WEIGHTS[column]!, 0);
    const rarity = Math.max(1e-6, Math.log((all.length - holding[i]! + 0.5) / (holding[i]! + 0.5)));
    return sum + (rarity * weighted * (K + 1)) / (weighted + K * (1 - B + (B * all[n]!.length) / average));
  }, 0);
  const has = (n: number, every: boolean) => {
    const held = counted[n]!.map((columns) => columns.some((count) => count > 0));
    return every ? held.every(Boolean) : held.some(Boolean);
  };
  let found = all.map((_, n) => n).filter((n) => has(n, true));
  if (found.length === 0) found = all.map((_, n) => n).filter((n) => has(n, false));
  const scores = new Map(found.map((n) => [n, score(n)]));
  const meant = found.filter((n) => isMeant(all[n]!.row, query));
  const first = meant.length === 1 ? meant[0] : undefined;
  found.sort((a, b) => Number(b === first) - Number(a === first) || scores.get(b)! - scores.get(a)! || a - b);
  return found.slice(0, FOUND_MOST).map((n) => {
    const { words: _, ...row } = all[n]!.row;
    return { ...row, id: row.id ?? "", title: row.title ?? "", snippet: snippetOf(all[n]!.row, phrases) };
  });
}
