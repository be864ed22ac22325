// The one way to an answer: ask(path, parameters). Live, it is fetched from the server that the page
// came from. In a published site it is a file: api/index.json says which. Nothing is computed here.
import { useEffect, useRef, useState } from "preact/hooks";
import { searchIn, type Findable } from "./findable";
import type { Health, Mistake } from "./types";

export type Parameters = { [name: string]: string | number | undefined };

/** Why there is no answer, in words for the reader. */
export class AskError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly help: string | null = null,
    readonly command: string | null = null,
    readonly mistakes: Mistake[] = [],
  ) {
    super(message);
  }
}

const meta = (name: string): string | null =>
  typeof document === "undefined" ? null : (document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? null);

/** A site written by `purse publish`, which has the answers that were written out and no server. */
export const isStatic: boolean = meta("purse-site") === "static";

/** path and parameters sorted by name, as they are: the key of an answer, here and in api/index.json. */
export function keyOf(path: string, parameters: Parameters): string {
  const names = Object.keys(parameters).filter((name) => parameters[name] !== undefined && parameters[name] !== "").sort();
  return names.length ? `${path}?${names.map((name) => `${name}=${parameters[name]}`).join("&")}` : path;
}

/** The address of an answer, relative to the document: for links and downloads. Null: not written out. */
export function addressOf(path: string, parameters: Parameters): string | null {
  if (isStatic) {
    const file = index && fileOf(index, path, parameters);
    return file ? `api/${file}` : null;
  }
  const query = new URLSearchParams();
  for (const name of Object.keys(parameters).sort()) {
    const value = parameters[name];
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString().replace(/%2C/g, ",").replace(/%2F/g, "/");
  const at = path.split("/").map(encodeURIComponent).join("/");
  return `api/${at}${text ? `?${text}` : ""}`;
}

// --- a published site ---

/** A name without a day, to its file; or to pairs: the number of the first day it is for, and the file. */
export interface StaticIndex { days: string[]; answers: { [key: string]: string | (string | number)[] } }
let index: StaticIndex | null = null;
let indexAsked: Promise<StaticIndex> | null = null;

/** The latest of `days` that is not after `asked`; undefined when all are after it. */
export function dayWritten(days: readonly string[], asked: string): string | undefined {
  let low = 0, high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= asked) low = middle + 1;
    else high = middle;
  }
  return days[low - 1];
}

/** Which file of a published site has the answer; null when it was not written out. */
export function fileOf(site: StaticIndex, path: string, parameters: Parameters): string | null {
  const asked = parameters["as-of"];
  const answer = site.answers[keyOf(path, { ...parameters, "as-of": undefined })];
  if (answer === undefined) return null;
  // An answer that does not hang on the day is written once, without one.
  if (typeof answer === "string") return `data/${answer}`;
  if (asked === undefined || asked === "") return null;
  const day = dayWritten(site.days, String(asked));
  if (day === undefined) return null;
  const number = site.days.indexOf(day);
  let file: string | null = null;
  for (let i = 0; i + 1 < answer.length && Number(answer[i]) <= number; i += 2) file = `data/${answer[i + 1]}`;
  return file;
}

/** The day whose answers are shown for a day that is asked about: between two days that are written nothing changes. */
export function dayShown(asked: string): string {
  return (isStatic && index && dayWritten(index.days, asked)) || asked;
}

async function staticIndex(): Promise<StaticIndex> {
  indexAsked ??= fetchJson<StaticIndex>("api/index.json").then((read) => (index = read));
  return indexAsked;
}

const VERBS: Record<string, string> = { map: "stake", stake: "stake", status: "status", timeline: "timeline", cost: "cost", report: "report", cases: "cases", claims: "claims", sources: "sources" };

/** The command that gives what a published site has not got. */
export function commandOf(path: string, parameters: Parameters): string {
  const [verb, ...rest] = path.split("/");
  const words = ["purse", VERBS[verb!] ?? "why"];
  if (rest.length) words.push(rest.join("/"));
  for (const name of Object.keys(parameters).sort()) {
    const value = parameters[name];
    if (value !== undefined && value !== "") words.push(`--${name}`, /^[\w.,:/-]+$/.test(String(value)) ? String(value) : `'${String(value)}'`);
  }
  return words.join(" ");
}

// --- asking ---

async function fetchJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(address, { headers: { Accept: "application/json" }, signal: signal ?? null });
  } catch (wrong) {
    if ((wrong as Error).name === "AbortError") throw wrong;
    throw new AskError(isStatic ? "A file of this site could not be fetched." : "The server does not answer. Is purse serve still running?", 0, isStatic ? "It is to be opened through a file server; a browser reads no files beside a page that it opens from a disk." : null);
  }
  const text = await answer.text();
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new AskError(answer.ok ? "The answer is not what this page expects." : `The server answered ${answer.status}.`, answer.status);
  }
  if (!answer.ok) {
    const { error, help, mistakes } = read as { error?: string; help?: string | null; mistakes?: Mistake[] };
    throw new AskError(error ?? `The server answered ${answer.status}.`, answer.status, help ?? null, null, mistakes ?? []);
  }
  return read as T;
}

/** What was asked before, until the journal changes. Bounded, oldest out first. */
const kept = new Map<string, Promise<unknown>>();
const KEPT_AT_MOST = 200;

export function forgetAnswers(): void {
  kept.clear();
}

export function ask<T>(path: string, parameters: Parameters = {}): Promise<T> {
  const key = keyOf(path, parameters);
  const before = kept.get(key);
  if (before) return before as Promise<T>;
  const asked = isStatic ? askFile<T>(path, parameters) : fetchJson<T>(addressOf(path, parameters)!);
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value!);
  return asked;
}

async function askFile<T>(path: string, parameters: Parameters): Promise<T> {
  const site = await staticIndex();
  if (path === "search") return searchIn(await ask<Findable[]>("search-rows"), String(parameters.q ?? "")) as T;
  if (path === "search-rows") path = "search";
  const file = fileOf(site, path, parameters);
  if (file === null) {
    throw new AskError("This published site does not hold that answer.", 404, "It was written out for the journal's own days and filters. The program gives it:", commandOf(path, parameters));
  }
  return fetchJson<T>(`api/${file}`);
}

/** Health is asked anew each time; the server answers 304 to an unchanged one. */
export function askHealth(): Promise<Health> {
  return isStatic ? ask<Health>("health") : fetchJson<Health>("api/health");
}

// --- answers in parts of the page ---

let version = 0;
const waiting = new Set<() => void>();

/** Everything on the page asks again: the journal changed. */
export function askAgain(): void {
  version += 1;
  forgetAnswers();
  for (const tell of waiting) tell();
}

export interface Answer<T> {
  value: T | null;      /* the newest answer there is; of another question while `waiting` */
  wrong: AskError | null;
  waiting: boolean;
}

/** The answer to a question, kept on show while the next is on its way. A null path asks nothing. */
export function useAnswer<T>(path: string | null, parameters: Parameters = {}): Answer<T> {
  const [turn, setTurn] = useState(version);
  const [answer, set] = useState<Answer<T>>({ value: null, wrong: null, waiting: path !== null });
  const key = path === null ? null : keyOf(path, parameters);
  const shownPath = useRef<string | null>(null);
  useEffect(() => {
    const tell = () => setTurn(version);
    waiting.add(tell);
    return () => void waiting.delete(tell);
  }, []);
  useEffect(() => {
    if (path === null) return set({ value: null, wrong: null, waiting: false });
    let wanted = true;
    // Another path is another thing: what is on show would be wrong beside its heading.
    const same = shownPath.current === path;
    shownPath.current = path;
    set((before) => ({ value: same ? before.value : null, wrong: null, waiting: true }));
    ask<T>(path, parameters).then(
      (value) => wanted && set({ value, wrong: null, waiting: false }),
      (wrong: unknown) => wanted && set({ value: null, wrong: wrong instanceof AskError ? wrong : new AskError(String(wrong), 0), waiting: false }),
    );
    return () => void (wanted = false);
  }, [key, turn]);
  return answer;
}
