// The question that the page shows, and its address. The whole question stands in the query
// string, so that a page works under any path prefix, from a plain file server, and as a link.
// Asks nothing and draws nothing.
import { useEffect, useState } from "preact/hooks";

/** The parts of a question, by their names in the address: the names of the command line's options
 *  where it has one. Lists are joined by commas. What is at its default is left out. */
export type Question = { view: string } & { [part: string]: string | undefined };

/** The order in which parts are written. Parts that are not listed follow, by name. */
const ORDER = [
  "view", "id", "as-of", "known-by", "condition", "program", "place", "basis", "without", "claim",
  "q", "from", "until", "kind", "measure", "show", "state", "sort", "embed",
];

/** What goes on holding when the reader follows a link to another view. */
export const FILTERS = ["as-of", "known-by", "condition", "program", "basis", "without"] as const;

const DEFAULTS: Record<string, string> = { view: "nation", basis: "awarded", measure: "at-risk", show: "all" };

export function questionOf(search: string): Question {
  const question: Question = { view: "nation" };
  for (const [name, value] of new URLSearchParams(search)) {
    if (!/^[a-z][a-z-]*$/.test(name) || value === "") continue;
    // A list may be given part by part, as on the command line.
    const before = name === "condition" || name === "program" || name === "place" || name === "without" ? question[name] : undefined;
    question[name] = before === undefined ? value : `${before},${value}`;
  }
  return question;
}

export function searchOf(question: Question): string {
  const names = Object.keys(question).filter((name) => {
    const value = question[name];
    return value !== undefined && value !== "" && value !== DEFAULTS[name];
  });
  const rank = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const text = names.map((name) => `${name}=${escaped(question[name] ?? "")}`).join("&");
  return text === "" ? "?" : `?${text}`;
}

/** Commas, slashes, colons and carets are kept readable; they mean nothing in a query. */
function escaped(value: string): string {
  return encodeURIComponent(value).replace(/%2C/g, ",").replace(/%2F/g, "/").replace(/%3A/g, ":").replace(/%20/g, "+");
}

export function listOf(value: string | undefined): string[] {
  return (value ?? "").split(",").map((part) => part.trim()).filter((part) => part !== "");
}

/** The address of another view under the filters of this question. */
export function linkTo(question: Question, target: Partial<Question> & { view: string }): string {
  const kept: Question = { view: target.view };
  for (const name of FILTERS) kept[name] = question[name];
  return searchOf({ ...kept, ...target } as Question);
}

/** The same question with some parts changed; undefined takes a part away. */
export function changed(question: Question, parts: Partial<Question>): Question {
  return { ...question, ...parts } as Question;
}

// One question at a time is shown; whoever draws it is told when it changes.
let current: Question = questionOf(typeof location === "undefined" ? "" : location.search);
const told = new Set<(question: Question) => void>();

export function questionNow(): Question {
  return current;
}

/** Shows another question. `quietly` replaces the address: used while a slider moves, so that
 *  the way back does not lead through every day passed. */
export function show(question: Question, quietly = false): void {
  current = question;
  const address = searchOf(question);
  if (address !== (location.search || "?")) history[quietly ? "replaceState" : "pushState"](null, "", address);
  for (const tell of told) tell(current);
}

export function change(parts: Partial<Question>, quietly = false): void {
  show(changed(current, parts), quietly);
}

export function useQuestion(): Question {
  const [question, set] = useState(current);
  useEffect(() => {
    told.add(set);
    set(current);
    return () => void told.delete(set);
  }, []);
  return question;
}

/** Makes back, forward and every link inside the page lead through here. */
export function watchAddress(): void {
  addEventListener("popstate", () => {
    current = questionOf(location.search);
    for (const tell of told) tell(current);
  });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.("a");
    const address = link?.getAttribute("href");
    if (!link || !address || !address.startsWith("?") || link.target || link.hasAttribute("download")) return;
    event.preventDefault();
    show(questionOf(address));
  });
}
