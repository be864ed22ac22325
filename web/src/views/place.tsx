// A place: what it is, what is at stake there with its proof, where it stands, what it said, what happened.
import { Fragment, type ComponentChildren } from "preact";
import { useAnswer } from "../ask";
import { casesParameters } from "../cases";
import { Entries } from "../parts/Entries";
import { stakeParameters } from "../parts/Filters";
import { Link } from "../parts/Link";
import { Proof } from "../parts/Proof";
import { Sources } from "../parts/Sources";
import { Answered, Empty } from "../parts/States";
import { Verdict } from "../parts/Verdict";
import { placeWords } from "../places";
import type { ClaimRow } from "../claims";
import type { Case, PlaceAnswer, Say, Stake, StakeRow, StatusRow } from "../types";
import { amount, capital, count, day as dayWords } from "../words";
import type { ViewProps } from ".";

export default function Place({ question, overview, day }: ViewProps) {
  const parameters = stakeParameters(question, day);
  const answer = useAnswer<PlaceAnswer>(question.id ? `places/${question.id}` : null, parameters);
  const cases = useAnswer<Case[]>("cases", casesParameters(question, day));
  if (!question.id) return <Empty>No place is named. <Link to={{ view: "nation" }}>Choose one on the map.</Link></Empty>;
  return (
    <Answered answer={answer}>
      {(value) => {
        const row = (value.why as Stake | null)?.places?.[0] ?? null;
        return (
          <>
            <Card place={value.place} />
            {row ? <Figures row={row} day={day} /> : <Empty>No condition reaches this place on this day, and no money is known.</Empty>}
            {value.status && <Standing status={value.status} />}
            {row && !question.embed && <Proof row={row} conditions={overview.conditions} cases={cases.value ?? []} />}
            {!question.embed && <Rest value={value} day={day} known={question["known-by"]} />}
          </>
        );
      }}
    </Answered>
  );
}

function words(list: readonly unknown[]): string {
  return list.map((one) => (typeof one === "string" ? one : Object.values(one as object).filter((part) => part !== null && part !== "").join(" "))).join(", ");
}

function Card({ place }: { place: PlaceAnswer["place"] }) {
  const facts: [string, ComponentChildren][] = [
    ["Kind", capital(place.kind)],
    ["Id", <code>{place.id}</code>],
    ["GEOID", place.geoid && <code>{place.geoid}</code>],
    ["In", place.state && place.state !== place.id && <Link to={{ view: "place", id: place.state }}>{placeWords(place.state)}</Link>],
    ["County", place.county && place.county !== place.id && <Link to={{ view: "place", id: place.county }}>{place.county}</Link>],
    ["Population", place.population !== null && place.population !== undefined && Number(place.population).toLocaleString("en-US")],
    ["Other codes", place.codes.length > 0 && words(place.codes)],
    ["Other names", place.names.length > 0 && words(place.names)],
  ];
  return (
    <>
      <h1>{place.name}</h1>
      <dl class="card">{facts.map(([name, value]) => value && <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </>
  );
}

const BOXES = [["gross", "Gross", ""], ["at_risk", "At risk", "at-risk"], ["protected", "Protected", "protected"], ["cleared", "Cleared", "cleared"]] as const;

function Figures({ row, day }: { row: StakeRow; day: string }) {
  return (
    <section class="boxes" aria-label={`What is at stake on ${dayWords(day)}`}>
      {BOXES.map(([key, label, tone], i) => (
        <Fragment key={key}>
          {i > 0 && <span class="sign" aria-hidden="true">{i === 1 ? "=" : "+"}</span>}
          <p class={`box ${tone}`}><span class="label">{label}</span> <strong class={row[key] === null ? "unknown-amount" : undefined}>{amount(row[key])}</strong></p>
        </Fragment>
      ))}
    </section>
  );
}

function Standing({ status }: { status: StatusRow }) {
  const steps: [string, string | null][] = [["Warned", status.warned], ["Answer due", status.due], ["Answered", status.answered], ["Found", status.found]];
  return (
    <section>
      <h2>Where it stands</h2>
      <dl class="card">
        {steps.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value ? value.replace(/\d{4}-\d{2}-\d{2}/g, dayWords) : "no entry"}</dd></div>)}
        <div><dt>Conditions</dt><dd>{status.conditions}</dd></div>
      </dl>
    </section>
  );
}

function Said({ say }: { say: Say }) {
  return (
    <li>
      <blockquote><p>“{say.words}”</p></blockquote>
      <p class="faint">{say.speaker}{say.role ? `, ${say.role}` : ""}, {dayWords(say.day)}. <Sources ids={say.sources} /></p>
    </li>
  );
}

/** What was claimed about it, with the verdict. */
function Claims({ ids, day, known }: { ids: string[]; day: string; known: string | undefined }) {
  const answer = useAnswer<ClaimRow[]>("claims", { "as-of": day, "known-by": known });
  return (
    <section>
      <h2>Claims about it</h2>
      <ul>
        {ids.map((id) => {
          const claim = answer.value?.find((one) => one.id === id);
          return <li key={id}><Link to={{ view: "claim", id }}>{claim ? claim.words : id}</Link>{claim && <> <span class="faint">{claim.speaker}, {dayWords(claim.said)}:</span> <Verdict verdict={claim.verdict} /></>}</li>;
        })}
      </ul>
    </section>
  );
}

function Rest({ value, day, known }: { value: PlaceAnswer; day: string; known: string | undefined }) {
  return (
    <>
      {value.says.length > 0 && <section><h2>What was said for it</h2><ul class="says">{value.says.map((say, i) => <Said key={say.link ?? i} say={say} />)}</ul></section>}
      {value.claims.length > 0 && <Claims ids={value.claims} day={day} known={known} />}
      {value.cases.length > 0 && <section><h2>{capital(count(value.cases.length, "case"))}</h2><ul>{value.cases.map(({ id, title, part }) => <li key={`${id} ${part}`}><Link to={{ view: "case", id }}>{title}</Link> <span class="faint">{part}</span></li>)}</ul></section>}
      {value.policies.length > 0 && <section><h2>Its policies</h2><ul>{value.policies.map(({ id, title }) => <li key={id}><Link to={{ view: "condition", id }}>{title}</Link> <span class="faint">{id}</span></li>)}</ul></section>}
      <section><h2>What happened</h2><Entries entries={value.timeline} day={day} empty="No entry is about this place alone." /></section>
    </>
  );
}
