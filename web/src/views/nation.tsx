// The nation: what is at stake on the day, on the map and place by place, with the orders that stand.
import { useMemo } from "preact/hooks";
import { useAnswer, type Parameters } from "../ask";
import { mapRows, type MapRow } from "../map/join";
import { Figure } from "../parts/Figure";
import { stakeParameters } from "../parts/Filters";
import { Legend, Map, MEASURES, useBoundaries } from "../parts/Map";
import { OrdersBeside } from "../parts/OrdersBeside";
import { Link } from "../parts/Link";
import { totalCells } from "../parts/StakeTable";
import { Answered } from "../parts/States";
import { Table, type Column } from "../parts/Table";
import { change, listOf } from "../question";
import type { MapAnswer } from "../types";
import { amount, capital, count, day as dayWords, listed, rankOf, shortMoney } from "../words";
import type { ViewProps } from ".";

const SHOWS = [["all", "All"], ["states", "States"], ["counties", "Counties"], ["cities", "Cities"]] as const;

const money = (key: "gross" | "at_risk" | "protected" | "cleared", label: string): Column<MapRow> => ({
  key, label, numeric: true, cell: (row) => amount(row[key]), rank: (row) => rankOf(row[key]),
});
const COLUMNS: Column<MapRow>[] = [
  { key: "place", label: "Place", cell: (row) => <Link to={{ view: "place", id: row.place }}>{row.name}</Link>, rank: (row) => row.name },
  { key: "kind", label: "Kind", cell: (row) => row.kind, rank: (row) => row.kind },
  money("gross", "Gross"), money("at_risk", "At risk"), money("protected", "Protected"), money("cleared", "Cleared"),
  { key: "status", label: "Status", cell: (row) => row.status, rank: (row) => row.status },
];

/** What the map shows, in one or two sentences. */
export function sentenceOf(answer: MapAnswer, rows: readonly MapRow[], without?: string): string {
  const { total } = answer;
  const conditions = answer.conditions.length ? `Under ${listed(answer.conditions)}, on` : "On";
  const gone = without ? `As if ${listed(listOf(without))} had never been. ` : "";
  const sums = `${gone}${conditions} ${dayWords(answer.as_of)} ${amount(total.gross)} hung in ${count(total.awards, "award")} of ${count(rows.length, "place")}: at risk ${amount(total.at_risk)}, protected ${amount(total.protected)}, cleared ${amount(total.cleared)}.`;
  const most = [...rows].filter((row) => (rankOf(row.at_risk) ?? 0n) > 0n).sort((a, b) => (rankOf(b.at_risk)! > rankOf(a.at_risk)! ? 1 : -1)).slice(0, 3);
  const first = most.length ? ` Most at risk: ${listed(most.map((row) => `${row.name} (${amount(row.at_risk, shortMoney)})`))}.` : "";
  const unknown = total.unknown_places ? ` For ${count(total.unknown_places, "place")} the amount is unknown; it is in no sum.` : "";
  return sums + first + unknown;
}

export default function Nation({ question, day }: ViewProps) {
  const parameters = stakeParameters(question, day);
  const answer = useAnswer<MapAnswer>("map", parameters);
  return (
    <>
      <h1>What is at stake</h1>
      <Answered answer={answer}>{(value) => <Shown value={value} question={question} parameters={parameters} day={day} />}</Answered>
    </>
  );
}

function Shown({ value, question, parameters, day }: { value: MapAnswer; question: ViewProps["question"]; parameters: Parameters; day: string }) {
  const rows = useMemo(() => mapRows(value), [value]);
  const measure = MEASURES.find(({ name }) => name === question.measure) ?? MEASURES[0]!;
  const sentence = sentenceOf(value, rows, question.without);
  const { boundaries } = useBoundaries();
  const controls = (
    <>
      <fieldset><legend>Fill and size</legend>
        {MEASURES.map(({ name, words }) => <label key={name}><input type="radio" name="measure" checked={name === measure.name} onChange={() => change({ measure: name }, true)} /> {words}</label>)}
      </fieldset>
      <fieldset><legend>Show</legend>
        {SHOWS.map(([name, words]) => <label key={name}><input type="radio" name="show" checked={name === (question.show ?? "all")} onChange={() => change({ show: name }, true)} /> {words}</label>)}
      </fieldset>
      <label>Zoom <select value={question.state ?? ""} onChange={(event) => change({ state: event.currentTarget.value || undefined })}>
        <option value="">The nation</option>
        {boundaries?.states.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select></label>
    </>
  );
  return (
    <>
      <div class={question.embed ? "" : "beside-columns"}>
        <Figure name="map" title={`${measure.words}, by place`} sentence={sentence} answer={{ path: "map", parameters }} controls={controls}>
          <Map rows={rows} measure={measure.measure} show={question.show ?? "all"} state={question.state} question={question} label={`Map. ${capital(sentence)} Arrow keys go from place to place.`} />
          <Legend measure={measure.words} />
        </Figure>
        {!question.embed && <OrdersBeside day={day} />}
      </div>
      <Table name="table" caption="The same by place" columns={COLUMNS} rows={rows} rowKey={(row) => row.place} answer={{ path: "stake", parameters }}
        sorted={{ by: "gross", down: true }} empty="No place has money under these conditions on this day."
        total={totalCells(value.total)} />
      {!question.embed && <p class="faint">Gross = at risk + protected + cleared. An award counts once; money of a joint award stands with the place that holds it. Unknown is not zero, and is in no sum.</p>}
    </>
  );
}
