// Every source of the journal, with a field that narrows the list.
import { useAnswer } from "../ask";
import { Link } from "../parts/Link";
import { Answered } from "../parts/States";
import { Table, type Column } from "../parts/Table";
import { change } from "../question";
import { found, hostOf, isWebAddress } from "../sources";
import type { SourceRow } from "../types";
import { count, shortDay } from "../words";
import type { ViewProps } from ".";

const COLUMNS: Column<SourceRow>[] = [
  { key: "title", label: "Title", wide: true, cell: (row) => <><Link to={{ view: "source", id: row.id }}>{row.title}</Link><br /><span class="faint">{row.id}</span></>, rank: (row) => row.title },
  { key: "publisher", label: "Publisher", cell: (row) => row.publisher ?? "", rank: (row) => row.publisher },
  { key: "published", label: "Published", short: true, cell: (row) => (row.published ? shortDay(row.published) : <span class="faint">not known</span>), rank: (row) => row.published },
  { key: "url", label: "Address", cell: (row) => (isWebAddress(row.url) ? <a href={row.url} rel="noreferrer">{hostOf(row.url)}</a> : row.url ?? ""), rank: (row) => (row.url ? hostOf(row.url) : null) },
  { key: "archived", label: "Archived", cell: (row) => (row.archived ? "text kept" : ""), rank: (row) => row.archived },
];

export default function Sources({ question }: ViewProps) {
  const answer = useAnswer<SourceRow[]>("sources");
  const words = question.q ?? "";
  return (
    <>
      <h1>Sources</h1>
      <Answered answer={answer}>{(sources) => {
        const rows = found(sources, words);
        return (
          <>
            <div class="choices">
              <label>Find <input type="search" value={words} onInput={(event) => change({ q: event.currentTarget.value || undefined }, true)} placeholder="title, publisher, id" /></label>
              <span role="status">{words ? `${count(rows.length, "source")} of ${sources.length}` : count(sources.length, "source")}</span>
            </div>
            <Table name="sources" caption="The sources" columns={COLUMNS} rows={rows} rowKey={(row) => row.id} answer={{ path: "sources", parameters: {} }} empty={sources.length ? "No source has these words." : "The journal names no source."} />
          </>
        );
      }}</Answered>
    </>
  );
}
