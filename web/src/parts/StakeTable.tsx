// What is at stake, a row a place: used wherever an answer of /api/stake is shown.
import type { Parameters } from "../ask";
import type { Stake, StakeRow, Total } from "../types";
import { amount, count, isZero, rankOf, shortDay } from "../words";
import { Link } from "./Link";
import { Table, type Column } from "./Table";

export const STATE_WORDS: Record<string, string> = {
  open: "open", blocked: "blocked by an order", waived: "waived", cleared: "cleared", uncertain: "not certain on this day", "not in force": "not in force",
};

const money = (key: "gross" | "at_risk" | "protected" | "cleared", label: string): Column<StakeRow> => ({
  key, label, numeric: true, cell: (row) => amount(row[key]), rank: (row) => rankOf(row[key]),
});

const COLUMNS: Column<StakeRow>[] = [
  { key: "place", label: "Place", cell: (row) => <Link to={{ view: "place", id: row.place }}>{row.name}</Link>, rank: (row) => row.name },
  money("gross", "Gross"), money("at_risk", "At risk"), money("protected", "Protected"), money("cleared", "Cleared"),
  { key: "shared", label: "Shared", numeric: true, cell: (row) => (row.shared && !isZero(row.shared) ? amount(row.shared) : ""), rank: (row) => rankOf(row.shared) },
  { key: "status", label: "Status", cell: (row) => row.status, rank: (row) => row.status },
  { key: "due", label: "Due", short: true, cell: (row) => (row.due ? shortDay(row.due) : ""), rank: (row) => row.due },
];

/** The row of sums; an unknown amount is in no sum, and the row says so. */
export function totalCells(total: Total): { [column: string]: string } {
  const unknown = total.unknown_places ? `; ${count(total.unknown_places, "place")} unknown` : "";
  return { place: `Total, ${count(total.awards, "award")}${unknown}`, gross: amount(total.gross), at_risk: amount(total.at_risk), protected: amount(total.protected), cleared: amount(total.cleared) };
}

export function StakeTable({ stake, answer, name = "table", caption = "What is at stake, by place" }: { stake: Stake; answer?: { path: string; parameters: Parameters }; name?: string; caption?: string }) {
  const { total } = stake;
  const unknown = total.unknown_places ? `; ${count(total.unknown_places, "place")} with an unknown amount in no sum` : "";
  const columns = stake.places.some((row) => row.shared && !isZero(row.shared)) ? COLUMNS : COLUMNS.filter((column) => column.key !== "shared");
  return (
    <>
      <Table name={name} caption={caption} columns={columns} rows={stake.places} rowKey={(row) => row.place} answer={answer}
        sorted={{ by: "gross", down: true }} empty="No place has money under these conditions on this day."
        total={totalCells(total)} />
      <p class="faint">
        Gross = at risk + protected + cleared; an award counts once{unknown}.
        {columns === COLUMNS && " Shared: from joint awards that another place holds; in no sum."}
      </p>
    </>
  );
}
