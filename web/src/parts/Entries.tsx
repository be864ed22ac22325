// Entries of the journal by their days, with what each did: the list of the timeline, and of a place.
import { Fragment } from "preact";
import type { TimelineEntry } from "../types";
import { capital, day as dayWords } from "../words";
import { At } from "./Sources";

/** "order, N.D. Ill." is an order. */
export function kindOf(entry: TimelineEntry): string {
  return entry.kind.split(",")[0]!;
}

/** The first day that a written day may mean: "2016-07" is 2016-07-01. */
export function firstDay(written: string): string {
  return written.length === 4 ? `${written}-01-01` : written.length === 7 ? `${written}-01` : written;
}

export function Entries({ entries, day, empty = "Nothing entered." }: { entries: TimelineEntry[]; day?: string; empty?: string }) {
  if (entries.length === 0) return <p class="notice empty">{empty}</p>;
  const later = day === undefined ? -1 : entries.findIndex((entry) => firstDay(entry.day) > day);
  return (
    <ol class="entries">
      {entries.map((entry, i) => (
        <Fragment key={`${entry.day} ${entry.entry} ${entry.told}`}>
          {i === later && <li class="now"><span>{dayWords(day)}: what follows comes later</span></li>}
          <li class={`entry kind-${kindOf(entry).replace(/\W+/g, "-")}${later >= 0 && i >= later ? " later" : ""}`}>
            <p class="when"><time dateTime={entry.day}>{dayWords(entry.day)}</time> <span class="kind">{entry.kind}</span></p>
            <div>
              <p>{entry.told} <Entry entry={entry.entry} /></p>
              {entry.does && <p class="does">{capital(entry.does)}</p>}
              {entry.effect && <p class="effect"><b>Effect:</b> {entry.effect}</p>}
            </div>
          </li>
        </Fragment>
      ))}
    </ol>
  );
}

/** An entry is named by its link, or by where it stands. */
export function Entry({ entry }: { entry: string | null }) {
  if (!entry) return null;
  return entry.startsWith("^") ? <code class="at">{entry}</code> : <At at={entry} />;
}
