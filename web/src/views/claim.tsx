// One claim: the words, who said them, the test, its verdict under every definition with the numbers
// that decided, and the series as charts.
import { useAnswer } from "../ask";
import { figure, seriesOf, verdictTold, type ClaimAnswer, type ClaimNumber, type ClaimRow, type Series } from "../claims";
import { SeriesChart, seriesSentence } from "../charts/SeriesChart";
import { Facts } from "../parts/Facts";
import { Figure } from "../parts/Figure";
import { Link } from "../parts/Link";
import { At, Sources } from "../parts/Sources";
import { Answered, Empty } from "../parts/States";
import { Table, type Column } from "../parts/Table";
import { Verdict } from "../parts/Verdict";
import { placeWords } from "../places";
import { day as dayWords } from "../words";
import type { ViewProps } from ".";

export default function Claim({ question, day }: ViewProps) {
  const id = question.id;
  const parameters = { "as-of": day, "known-by": question["known-by"] };
  const path = id ? `claims/${id}` : null;
  const answer = useAnswer<ClaimAnswer>(path, parameters);
  if (!id || !path) return <Empty>Which claim? <Link to={{ view: "claims" }}>All claims</Link></Empty>;
  return <Answered answer={answer}>{(value) => <One value={value} answer={{ path, parameters }} />}</Answered>;
}

interface NumberRow { key: string; definition: string; again?: boolean; verdict: string; number: ClaimNumber | null }

const COLUMNS: Column<NumberRow>[] = [
  { key: "definition", label: "Definition", wide: true, cell: (row) => (row.again ? <span class="again">{row.definition}</span> : row.definition) },
  { key: "verdict", label: "Verdict", cell: (row) => row.verdict && <Verdict verdict={row.verdict} /> },
  { key: "what", label: "Number", cell: (row) => row.number?.what ?? <span class="faint">no number is loaded</span> },
  { key: "place", label: "Place", cell: (row) => (row.number?.place ? <Link to={{ view: "place", id: row.number.place }}>{placeWords(row.number.place)}</Link> : "") },
  { key: "period", label: "When", cell: (row) => row.number?.period ?? "" },
  { key: "value", label: "Value", numeric: true, cell: (row) => (row.number ? figure(row.number.value, row.number.unit) : "") },
  { key: "at", label: "Where it stands", cell: (row) => <At at={row.number?.at} /> },
];

function numberRows(claim: ClaimRow): NumberRow[] {
  return claim.variants.flatMap((variant, v): NumberRow[] =>
    variant.numbers.length === 0
      ? [{ key: `${v}`, definition: variant.definition, verdict: variant.verdict, number: null }]
      : variant.numbers.map((number, i) => ({ key: `${v}-${i}`, definition: variant.definition, again: i > 0, verdict: i === 0 ? variant.verdict : "", number })));
}

function One({ value, answer }: { value: ClaimAnswer; answer: { path: string; parameters: { [name: string]: string | undefined } } }) {
  const { claim } = value;
  return (
    <>
      <h1>“{claim.words}”</h1>
      <Facts facts={[
        ["Said by", claim.speaker], ["As", claim.role], ["On", dayWords(claim.said)],
        ["Test", claim.test ? <code>{claim.test}</code> : "none: the entry has no test"],
        ["Verdict", <><Verdict verdict={claim.verdict} /> {verdictTold(claim)}</>],
        ["As known then", <Verdict verdict={claim.verdict_then} />],
        ["Sources", <Sources ids={claim.sources} />], ["Entry", <>{claim.id} <At at={claim.at} /></>],
      ]} />
      {(claim.notes ?? []).map((note) => <p key={note}>{note}</p>)}
      {claim.missing.length > 0 && (
        <section class="notice" aria-label="What is missing">
          <p><strong>What is missing for a better answer:</strong></p>
          <ul>{claim.missing.map((words) => <li key={words}>{words}</li>)}</ul>
        </section>
      )}
      {claim.variants.length > 0 && <Table name="table" caption="The verdict under every definition, with its numbers" columns={COLUMNS} rows={numberRows(claim)} rowKey={(row) => row.key} answer={answer} />}
      {seriesOf(value).map((each, i) => <OneSeries key={each.id + i} series={each} name={`series-${i + 1}`} answer={answer} />)}
    </>
  );
}

function OneSeries({ series, name, answer }: { series: Series; name: string; answer: { path: string; parameters: { [name: string]: string | undefined } } }) {
  if (series.points.length === 0) return null;
  const sentence = seriesSentence(series);
  const columns: Column<Series["points"][number]>[] = [
    { key: "period", label: "When", cell: (row) => row.period, rank: (row) => row.period },
    { key: "value", label: series.unit && series.unit !== "count" ? series.unit : "Count", numeric: true, cell: (row) => (row.value === null ? <span class="faint">missing</span> : figure(row.value, series.unit)) },
    ...(series.points.some((point) => point.then !== undefined && point.then !== point.value) ? [{ key: "then", label: "As known then", numeric: true, cell: (row: Series["points"][number]) => (row.then ? figure(row.then, series.unit) : <span class="faint">not known</span>) }] : []),
    ...(series.points.some((point) => point.rate) ? [{ key: "rate", label: "Rate", numeric: true, cell: (row: Series["points"][number]) => (row.rate ? figure(row.rate, null) : "") }] : []),
    { key: "marked", label: "Decided", cell: (row) => (series.marked.includes(row.period) ? "decided" : "") },
  ];
  const title = series.place ? `${series.title}: ${placeWords(series.place)}` : series.title;
  return (
    <Figure name={name} title={title} sentence={sentence} answer={answer}
      table={<Table plain name={`${name}-table`} caption={title} columns={columns} rows={series.points} rowKey={(row) => row.period} />}>
      <SeriesChart series={series} label={sentence} />
      <p class="faint">{[series.measure, series.definition, series.caveat].filter(Boolean).join(" · ")} Source: <Sources ids={series.sources} /> <At at={series.at} /></p>
    </Figure>
  );
}
