// A table that sorts by its headings, by mouse or keyboard; numbers stand right; long ones open
// in steps; CSV and JSON stand beside it.
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Parameters } from "../ask";
import { useQuestion } from "../question";
import { count } from "../words";
import { Beside } from "./Beside";

type Rank = string | number | bigint | null | undefined;

export interface Column<Row> {
  key: string;
  label: string;
  numeric?: boolean;
  cell: (row: Row) => ComponentChildren;
  rank?: (row: Row) => Rank; /* what it is sorted by; without it the column does not sort */
  wide?: boolean;            /* may take what room there is */
  short?: boolean;           /* a day or a word: kept on one line */
}

export interface TableProps<Row> {
  name: string;
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  rowClass?: (row: Row) => string | undefined;
  total?: { [column: string]: ComponentChildren };
  answer?: { path: string; parameters: Parameters };
  sorted?: { by: string; down?: boolean };
  empty?: string;
  plain?: boolean; /* inside a chart's figure: no link row, caption for screen readers only */
}

const STEP = 100;

function compare(a: Rank, b: Rank): number {
  const noA = a === null || a === undefined || a === "", noB = b === null || b === undefined || b === "";
  if (noA || noB) return 0;
  if (typeof a === "string" || typeof b === "string") return String(a).localeCompare(String(b), "en", { numeric: true });
  return a! < b! ? -1 : a! > b! ? 1 : 0;
}

/** Rows in order; those without a value come last either way. */
export function sortedRows<Row>(rows: readonly Row[], rank: (row: Row) => Rank, down: boolean): Row[] {
  const missing = (row: Row) => { const value = rank(row); return value === null || value === undefined || value === ""; };
  const has = rows.filter((row) => !missing(row)), not = rows.filter(missing);
  has.sort((a, b) => (down ? -1 : 1) * compare(rank(a), rank(b)));
  return [...has, ...not];
}

export function Table<Row>(props: TableProps<Row>) {
  const { name, caption, columns, rows, rowKey, rowClass, total, answer, plain } = props;
  const [sort, setSort] = useState(props.sorted ?? null);
  const [most, setMost] = useState(STEP);
  const { embed } = useQuestion();
  const rank = columns.find((column) => column.key === sort?.by)?.rank;
  const inOrder = useMemo(() => (rank && sort ? sortedRows(rows, rank, !!sort.down) : rows), [rows, sort?.by, sort?.down]);
  if (embed && embed !== name && !plain) return null;
  if (rows.length === 0) return <p class="notice empty">{props.empty ?? "Nothing to list."}</p>;
  const turn = (column: Column<Row>) =>
    setSort((before) => (before?.by === column.key ? { by: column.key, down: !before.down } : { by: column.key, down: !!column.numeric }));
  return (
    <div class="tabled" id={plain ? undefined : name}>
      {!plain && <div class="figure-head"><h2>{caption}</h2><Beside shared={{ name, title: caption, answer }} /></div>}
      <div class="scrolls" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" class={column.numeric ? "number" : undefined}
                  aria-sort={sort?.by === column.key ? (sort.down ? "descending" : "ascending") : undefined}>
                  {column.rank ? <button type="button" class="sorts" onClick={() => turn(column)}>{column.label}<span class="arrow" aria-hidden="true" /></button> : column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inOrder.slice(0, most).map((row) => (
              <tr key={rowKey(row)} class={rowClass?.(row)}>
                {columns.map((column, i) => {
                  const style = [column.numeric ? "number" : "", column.wide ? "wide" : "", column.short ? "short" : ""].join(" ").trim() || undefined;
                  return i === 0 ? <th key={column.key} scope="row" class={style}>{column.cell(row)}</th> : <td key={column.key} class={style}>{column.cell(row)}</td>;
                })}
              </tr>
            ))}
          </tbody>
          {total && (
            <tfoot>
              <tr>
                {columns.map((column, i) => (i === 0
                  ? <th key={column.key} scope="row">{total[column.key] ?? "Total"}</th>
                  : <td key={column.key} class={column.numeric ? "number" : undefined}>{total[column.key]}</td>))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {inOrder.length > most && (
        <p class="more">
          {count(most, "row")} of {count(inOrder.length, "row")} shown. <button type="button" onClick={() => setMost(most + 10 * STEP)}>Show more</button>
        </p>
      )}
    </div>
  );
}
