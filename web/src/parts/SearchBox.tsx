// The one search box: / or Ctrl+K goes to it, what is found stands under it while one types, arrows
// choose, Enter opens; Enter without a choice shows everything that was found.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ask } from "../ask";
import { linkTo, questionOf, show, type Question } from "../question";
import { kindWords, targetOf } from "../search";
import type { Found } from "../types";
import { Hits } from "./Hits";
import "./search.css";

const WAIT_MS = 150, MOST = 8;

/** What is found for the words typed so far; the newest answer wins. */
function useFinds(words: string): Found[] {
  const [finds, set] = useState<Found[]>([]);
  useEffect(() => {
    let wanted = true;
    if (words.trim().length < 2) return set([]);
    const timer = setTimeout(() => {
      ask<Found[]>("search", { q: words.trim(), limit: MOST }).then((found) => wanted && set(found.slice(0, MOST)), () => wanted && set([]));
    }, WAIT_MS);
    return () => { wanted = false; clearTimeout(timer); };
  }, [words]);
  return finds;
}

export function SearchBox({ question }: { question: Question }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const given = question.view === "search" ? question.q ?? "" : "";
  const [words, setWords] = useState(given);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const finds = useFinds(open ? words : "");
  useEffect(() => setWords(given), [given]);
  useEffect(() => setAt(-1), [finds]);
  useFocusKeys(() => { field.current?.focus(); field.current?.select(); });
  const isOpen = open && finds.length > 0;
  const close = () => { setOpen(false); setAt(-1); };
  const addressOf = (find: Found) => linkTo(question, targetOf(find));
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape" && isOpen) close();
    else if (event.key === "ArrowDown" && finds.length) { setOpen(true); setAt((at + 1) % finds.length); }
    else if (event.key === "ArrowUp" && finds.length) setAt(at <= 0 ? finds.length - 1 : at - 1);
    else return;
    event.preventDefault();
  };
  return (
    <form role="search" class="search" onSubmit={(event) => {
      event.preventDefault();
      const chosen = isOpen ? finds[at] : undefined;
      close();
      if (chosen) show(questionOf(addressOf(chosen)));
      else if (words.trim()) show(questionOf(linkTo(question, { view: "search", q: words.trim() })));
    }} onFocusOut={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) close(); }}>
      <input ref={field} type="search" name="q" placeholder="Search ( / )" value={words} autocomplete="off" maxLength={200}
        role="combobox" aria-label="Search entries, places, sources" aria-expanded={isOpen} aria-controls={`${id}-finds`} aria-autocomplete="list"
        aria-activedescendant={isOpen && at >= 0 ? `${id}-${at}` : undefined} aria-keyshortcuts="/ Control+K"
        onInput={(event) => { setWords(event.currentTarget.value); setOpen(true); }} onKeyDown={key} />
      <button type="submit">Search</button>
      <ul class="finds" id={`${id}-finds`} role="listbox" aria-label="Found" hidden={!isOpen}>
        {isOpen && finds.map((find, i) => (
          <li key={`${find.kind}-${find.id}-${i}`} id={`${id}-${i}`} role="option" aria-selected={i === at} class={i === at ? "chosen" : undefined}
            onPointerDown={(event) => { event.preventDefault(); close(); show(questionOf(addressOf(find))); }}>
            <span class="find-kind">{kindWords(find.kind)}</span> <Hits text={find.title} q={words} />
          </li>
        ))}
      </ul>
    </form>
  );
}

/** / outside of fields, and Ctrl+K or Cmd+K anywhere, go to the box. */
function useFocusKeys(go: () => void): void {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      const isSlash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isSlash && !isK) return;
      event.preventDefault();
      go();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
}
