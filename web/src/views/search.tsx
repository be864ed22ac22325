// Everything that was found for some words, by what it is. Arrows go from one to the next.
import { useAnswer } from "../ask";
import { Hits } from "../parts/Hits";
import { Link } from "../parts/Link";
import { Answered, Empty } from "../parts/States";
import { groupsOf, targetOf } from "../search";
import type { Found } from "../types";
import { count, shortDay } from "../words";
import type { ViewProps } from ".";
import "../parts/search.css";

export default function Search({ question }: ViewProps) {
  const q = question.q?.trim() ?? "";
  const answer = useAnswer<Found[]>(q ? "search" : null, { q });
  return (
    <>
      <h1>{q ? <>Found for “{q}”</> : "Search"}</h1>
      {!q ? <Empty>Type into the box at the top: places, conditions, cases, orders, claims, sources and every other entry are searched.</Empty>
        : <Answered answer={answer}>{(found) => (found.length === 0
          ? <Empty>Nothing has these words. Parts of words are found from their beginning: “chic” finds Chicago.</Empty>
          : <Groups found={found} q={q} />)}</Answered>}
    </>
  );
}

function walk(event: KeyboardEvent): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step) return;
  const links = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLAnchorElement>(".results a")];
  const to = links[links.indexOf(document.activeElement as HTMLAnchorElement) + step];
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function Groups({ found, q }: { found: Found[]; q: string }) {
  const groups = groupsOf(found);
  return (
    <div onKeyDown={walk}>
      <p class="sentence">{count(found.length, "find")}: {groups.map((group) => `${group.found.length} in ${group.words.toLowerCase()}`).join(", ")}.</p>
      {groups.map((group) => (
        <section key={group.kind} aria-label={group.words}>
          <h2>{group.words}</h2>
          <ul class="results">
            {group.found.map((each, i) => (
              <li key={`${each.id}-${i}`}>
                <Link to={targetOf(each)}><Hits text={each.title} q={q} /></Link>{each.day && <span class="faint"> {shortDay(each.day)}</span>}
                {each.snippet && each.snippet !== each.title && <><br /><span class="faint"><Hits text={each.snippet} q={q} /></span></>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
