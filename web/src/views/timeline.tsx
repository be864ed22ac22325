// The timeline: what changed when and what it did to the money, with the money over the days.
import { useMemo } from "preact/hooks";
import { useAnswer } from "../ask";
import { Entries, firstDay, kindOf } from "../parts/Entries";
import { stakeParameters } from "../parts/Filters";
import { MoneyOverDays } from "../parts/MoneyOverDays";
import { Beside } from "../parts/Beside";
import { Answered } from "../parts/States";
import { placeWords } from "../places";
import { change, listOf } from "../question";
import type { Change, TimelineEntry } from "../types";
import { capital, count, dayBy } from "../words";
import type { ViewProps } from ".";

const ASKED_ABOUT = new Set(["warn", "withdraw", "condition"]);

/** The days on which the money may have changed: those of entries with an effect; those that change which
 *  conditions are asked about, when none is named; and those that are only the end of an uncertain day. */
export function moneyDays(changes: readonly Change[], entries: readonly TimelineEntry[]): string[] {
  const entered = new Set(entries.map((entry) => firstDay(entry.day)));
  const effective = new Set(entries.filter((entry) => entry.effect || ASKED_ABOUT.has(kindOf(entry))).map((entry) => firstDay(entry.day)));
  return changes.map((change) => change.day).filter((day, i) => i === 0 || effective.has(day) || !entered.has(day));
}

export default function Timeline({ question, overview, day }: ViewProps) {
  const { "as-of": _, ...rest } = stakeParameters(question, day);
  const parameters = { ...rest, place: question.place };
  const answer = useAnswer<TimelineEntry[]>("timeline", parameters);
  return (
    <>
      <h1>Timeline{question.place ? `: ${placeWords(question.place)}` : ""}</h1>
      {question.place && <p><button type="button" onClick={() => change({ place: undefined })}>All places</button></p>}
      <Answered answer={answer}>{(entries) => <Shown {...{ entries, question, overview, day, parameters }} />}</Answered>
    </>
  );
}

function Shown({ entries, question, overview, day, parameters }: ViewProps & { entries: TimelineEntry[]; parameters: { [name: string]: string | undefined } }) {
  const kinds = useMemo(() => [...new Set(entries.map(kindOf))].sort(), [entries]);
  const chosen = listOf(question.kind);
  const shown = chosen.length ? entries.filter((entry) => chosen.includes(kindOf(entry))) : entries;
  const days = useMemo(() => moneyDays(overview.changes, entries), [overview.changes, entries]);
  const end = dayBy(overview.days.last ?? day, 30) > day ? dayBy(overview.days.last ?? day, 30) : day;
  const turn = (kind: string) => change({ kind: (chosen.includes(kind) ? chosen.filter((other) => other !== kind) : [...chosen, kind]).join(",") || undefined }, true);
  return (
    <>
      {days.length > 0 && <MoneyOverDays days={days} end={end} day={day} parameters={parameters} of={(question.place && placeWords(question.place)) ?? "the money of every place"} />}
      {(!question.embed || question.embed === "entries") && (
        <section id="entries">
          <div class="figure-head"><h2>{capital(count(shown.length, "entry", "entries"))}</h2><Beside shared={{ name: "entries", title: "Timeline", answer: { path: "timeline", parameters } }} /></div>
          <div class="controls">
            <fieldset><legend>Kinds</legend>
              {kinds.map((kind) => <label key={kind}><input type="checkbox" checked={chosen.includes(kind)} onChange={() => turn(kind)} /> {kind}</label>)}
            </fieldset>
            <PlaceField place={question.place} />
          </div>
          <Entries entries={shown} day={day} empty="No entry of these kinds." />
        </section>
      )}
    </>
  );
}

function PlaceField({ place }: { place: string | undefined }) {
  return (
    <form class="place-field" onSubmit={(event) => {
      event.preventDefault();
      const given = new FormData(event.currentTarget).get("place");
      change({ place: typeof given === "string" && given.trim() ? given.trim() : undefined });
    }}>
      <label>Place <input key={place ?? ""} name="place" defaultValue={place ?? ""} placeholder="us/il/chicago" /></label> <button type="submit">Show</button>
    </form>
  );
}
