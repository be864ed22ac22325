// One source: what it is, the entries that cite it with the bytes they cite, and its archived text
// with those bytes marked.
import { useEffect, useMemo, useState } from "preact/hooks";
import { addressOf, isStatic, useAnswer } from "../ask";
import { Copy } from "../parts/Copy";
import { Facts } from "../parts/Facts";
import { Link } from "../parts/Link";
import { At } from "../parts/Sources";
import { Answered, Empty, Loading } from "../parts/States";
import { Table, type Column } from "../parts/Table";
import { MarkedText } from "../review/MarkedText";
import { unitsOfBytes, type Mark } from "../review/marks";
import { isWebAddress, type Citing, type SourceAnswer } from "../sources";
import { count, day as dayWords, shortDay } from "../words";
import type { ViewProps } from ".";

export default function Source({ question }: ViewProps) {
  const id = question.id;
  const path = id ? `sources/${id}` : null;
  const answer = useAnswer<SourceAnswer>(path);
  if (!path) return <Empty>Which source? <Link to={{ view: "sources" }}>All sources</Link></Empty>;
  return <Answered answer={answer}>{(value) => <One value={value} path={path} />}</Answered>;
}

interface Row extends Citing { number: number }

function One({ value: { source, entries, text }, path }: { value: SourceAnswer; path: string }) {
  const [chosen, choose] = useState<number | null>(null);
  const rows = entries.map((entry, i): Row => ({ ...entry, number: i + 1 }));
  const columns: Column<Row>[] = [
    { key: "number", label: "No.", short: true, cell: (row) => row.number, rank: (row) => row.number },
    { key: "day", label: "Day", short: true, cell: (row) => (row.day ? shortDay(row.day) : ""), rank: (row) => row.day },
    { key: "kind", label: "Kind", cell: (row) => row.kind, rank: (row) => row.kind },
    { key: "title", label: "Entry", wide: true, cell: (row) => <EntryLink row={row} />, rank: (row) => row.title },
    { key: "bytes", label: "Cites", cell: (row) => <Cited row={row} text={text} choose={choose} />, rank: (row) => row.bytes?.[0] },
    { key: "at", label: "Where it stands", cell: (row) => <At at={row.at} /> },
  ];
  return (
    <>
      <h1>{source.title}</h1>
      <Facts facts={[
        ["Publisher", source.publisher], ["Published", source.published ? dayWords(source.published) : "not known"],
        ["Address", source.url && <>{isWebAddress(source.url) ? <a href={source.url} rel="noreferrer" class="address">{source.url}</a> : source.url} <Copy text={source.url} label="Copy" title="Copy the address" /></>],
        ["Archived", source.archived && <code>{source.archived}</code>], ["SHA-256", source.sha256 && <code class="address">{source.sha256}</code>],
        ["Entry", <>{source.id} <At at={source.at} /></>],
      ]} />
      <p class="sentence">{entries.length ? `${count(entries.length, "entry", "entries")} of the journal ${entries.length === 1 ? "cites" : "cite"} it` : "No entry of the journal cites it"}{text ? "; its text is kept." : "; its text is not kept here."}</p>
      {text && !isStatic && <p><Link to={{ view: "review", source: source.id }}>Review what can be read out of it</Link></p>}
      <Table name="entries" caption="The entries that cite it" columns={columns} rows={rows} rowKey={(row) => String(row.number)} rowClass={(row) => (row.number === chosen ? "holds-now" : undefined)} answer={{ path, parameters: {} }} empty="No entry cites it." />
      {text && <Text path={path} rows={rows} chosen={chosen} choose={choose} title={source.title} />}
    </>
  );
}

function EntryLink({ row }: { row: Row }) {
  const words = row.title || row.link || row.kind;
  if (row.kind === "claim" && row.link) return <Link to={{ view: "claim", id: row.link }}>{words}</Link>;
  if (row.kind === "case" && row.link) return <Link to={{ view: "case", id: row.link }}>{words}</Link>;
  if (row.kind === "condition" && row.link) return <Link to={{ view: "condition", id: row.link }}>{words}</Link>;
  return row.day ? <Link to={{ view: "timeline", "as-of": row.day.length === 10 ? row.day : undefined, q: row.link ?? undefined }}>{words}</Link> : <>{words}</>;
}

function Cited({ row, text, choose }: { row: Row; text: boolean; choose: (number: number) => void }) {
  if (!row.bytes) return <span class="faint">the whole</span>;
  const words = `bytes ${row.bytes[0]} to ${row.bytes[1]}`;
  return text ? <button type="button" class="quiet" onClick={() => choose(row.number)}>{words}</button> : <>{words}</>;
}

function Text({ path, rows, chosen, choose, title }: { path: string; rows: Row[]; chosen: number | null; choose: (number: number) => void; title: string }) {
  const [text, setText] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    const address = addressOf(`${path}/text`, {});
    let wanted = true;
    setText(null);
    setWrong(!address);
    if (address) {
      fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
        .then((read) => wanted && setText(read), () => wanted && setWrong(true));
    }
    return () => void (wanted = false);
  }, [path]);
  const marks = useMemo(() => (text === null ? [] : marksOf(text, rows)), [text, rows.length]);
  if (wrong) return <p class="notice">The archived text could not be opened.</p>;
  if (text === null) return <Loading what="Opening the text" />;
  return <section class="tabled"><h2>The archived text</h2><MarkedText text={text} marks={marks} chosen={chosen} choose={choose} label={`Text of ${title}`} what="entry" /></section>;
}

function marksOf(text: string, rows: readonly Row[]): Mark[] {
  const cited = rows.filter((row) => row.bytes);
  const units = unitsOfBytes(text, cited.flatMap((row) => row.bytes!));
  return cited.map((row, i) => ({ from: units[2 * i]!, until: units[2 * i + 1]!, number: row.number }));
}
