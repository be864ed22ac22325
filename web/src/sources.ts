// The answers about sources, as docs/openapi.json describes them.
import type { SourceRow } from "./types";

export interface Citing { link: string | null; day: string | null; kind: string; title: string | null; at: string; bytes: [number, number] | null }
export interface SourceAnswer { source: SourceRow; entries: Citing[]; text: boolean }

/** The rows in whose id, title or publisher all words are found. */
export function found<Row extends { id: string; title: string; publisher: string | null }>(rows: readonly Row[], words: string): Row[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return wanted.length === 0 ? [...rows] : rows.filter((row) => {
    const text = `${row.id} ${row.title} ${row.publisher ?? ""}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** Only addresses of the web become links; anything else stays words. */
export function isWebAddress(url: string | null | undefined): url is string {
  return /^https?:\/\/[^\s]+$/i.test(url ?? "");
}

/** The host of an address, which is what a reader knows it by. */
export function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return url;
  }
}
