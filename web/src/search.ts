// What a search found, grouped by what it is; the words for the groups. Pure.
import type { Question } from "./question";
import type { Found } from "./types";

const KINDS: [kind: string, words: string][] = [
  ["place", "Places"], ["condition", "Conditions"], ["policy", "Policies"], ["case", "Cases"], ["order", "Orders"], ["claim", "Claims"], ["say", "What was said"], ["source", "Sources"],
];

/** "Places", "Orders"; another kind in its own words. */
export function kindWords(kind: string): string {
  return KINDS.find(([name]) => name === kind)?.[1] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

/** Groups in the order of the list above, then others as they come; within a group the best first. */
export function groupsOf(found: readonly Found[]): { kind: string; words: string; found: Found[] }[] {
  const groups = new Map<string, Found[]>();
  for (const each of found) groups.set(each.kind, [...(groups.get(each.kind) ?? []), each]);
  const rank = (kind: string) => { const at = KINDS.findIndex(([name]) => name === kind); return at < 0 ? KINDS.length : at; };
  return [...groups].map(([kind, found]) => ({ kind, words: kindWords(kind), found })).sort((a, b) => rank(a.kind) - rank(b.kind));
}

/** Where a find leads. Only parts that an address may have are taken over. */
export function targetOf(found: Found): Partial<Question> & { view: string } {
  const target: Partial<Question> & { view: string } = { view: found.view.view, id: found.view.id };
  const asOf = (found.view as { "as-of"?: string })["as-of"];
  if (asOf) target["as-of"] = asOf;
  return target;
}

/** The words of a text, cut where what was looked for begins and ends, to be marked. */
export function cutAt(text: string, q: string): { text: string; isHit: boolean }[] {
  const words = q.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1).slice(0, 8);
  if (words.length === 0) return [{ text, isHit: false }];
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "giu");
  return text.split(pattern).map((part, i) => ({ text: part, isHit: i % 2 === 1 })).filter((part) => part.text !== "");
}
