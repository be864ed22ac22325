// What was said, with the verdict of its test. Filters by verdict and speaker stand in the address.
import { useAnswer } from "../ask";
import { verdictCounts, VERDICTS, type ClaimRow } from "../claims";
import { Link } from "../parts/Link";
import { Sources } from "../parts/Sources";
import { Answered } from "../parts/States";
import { Table, type Column } from "../parts/Table";
import { Verdict } from "../parts/Verdict";
import { change, type Question } from "../question";
import { count, shortDay } from "../words";
import type { ViewProps } from ".";

export default function Claims({ question, day }: ViewProps) {
  const parameters = { "as-of": day, "known-by": question["known-by"] };
  const answer = useAnswer<ClaimRow[]>("claims", parameters);
  return (
    <>
      <h1>Claims</h1>
      <Answered answer={answer}>{(claims) => <List claims={claims} question={question} answer={{ path: "claims", parameters }} />}</Answered>
    </>
  );
}

const COLUMNS: Column<ClaimRow>[] = [
  { key: "words", label: "What was said", wide: true, cell: (row) => <Link to={{ view: "claim", id: row.id }}>{row.words}</Link>, rank: (row) => row.words },
  { key: "speaker", label: "Speaker", cell: (row) => row.speaker, rank: (row) => row.speaker },
  { key: "said", label: "Day", short: true, cell: (row) => shortDay(row.said), rank: (row) => row.said },
  { key: "verdict", label: "Verdict", cell: (row) => <Verdict verdict={row.verdict} />, rank: (row) => VERDICTS.indexOf(row.verdict) },
  { key: "then", label: "As known then", cell: (row) => <Verdict verdict={row.verdict_then} />, rank: (row) => VERDICTS.indexOf(row.verdict_then) },
  { key: "test", label: "Test", wide: true, cell: (row) => row.test ?? <span class="faint">no test</span> },
  { key: "sources", label: "Sources", cell: (row) => <Sources ids={row.sources} /> },
];

function List({ claims, question, answer }: { claims: ClaimRow[]; question: Question; answer: { path: string; parameters: { [name: string]: string | undefined } } }) {
  const speakers = [...new Set(claims.map((claim) => claim.speaker))].sort();
  const rows = claims.filter((claim) => (!question.verdict || claim.verdict === question.verdict) && (!question.speaker || claim.speaker === question.speaker));
  const isAll = rows.length === claims.length;
  return (
    <>
      <p class="sentence">{count(claims.length, "claim")}: {verdictCounts(claims)}. Every speaker is tested by the same rules; untested does not mean false.</p>
      <div class="choices">
        <label>Verdict <select value={question.verdict ?? ""} onChange={(event) => change({ verdict: event.currentTarget.value || undefined })}>
          <option value="">all</option>{VERDICTS.map((verdict) => <option key={verdict} value={verdict}>{verdict}</option>)}
        </select></label>
        <label>Speaker <select value={question.speaker ?? ""} onChange={(event) => change({ speaker: event.currentTarget.value || undefined })}>
          <option value="">all</option>{speakers.map((speaker) => <option key={speaker} value={speaker}>{speaker}</option>)}
        </select></label>
        {!isAll && <span role="status">{count(rows.length, "claim")} shown. <button type="button" class="quiet" onClick={() => change({ verdict: undefined, speaker: undefined })}>Show all</button></span>}
      </div>
      <Table name="claims" caption="The claims" columns={COLUMNS} rows={rows} rowKey={(row) => row.id} answer={answer} empty={claims.length ? "No claim is so." : "The journal has no claim."} />
    </>
  );
}
