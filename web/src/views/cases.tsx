// The suits: each with its orders that stand on the day, and all orders on one axis.
import { useAnswer } from "../ask";
import { OrdersChart } from "../charts/OrdersChart";
import { OrdersKey } from "../charts/OrdersKey";
import { casesParameters, ordersNow, standsWords } from "../cases";
import { Figure } from "../parts/Figure";
import { Link } from "../parts/Link";
import { PlaceSet } from "../parts/PlaceSet";
import { Answered } from "../parts/States";
import { Table, type Column } from "../parts/Table";
import type { Case } from "../types";
import { count, day as dayWords, shortDay } from "../words";
import type { ViewProps } from ".";

export default function Cases({ question, day }: ViewProps) {
  const parameters = casesParameters(question, day);
  const answer = useAnswer<Case[]>("cases", parameters);
  return (
    <>
      <h1>Cases</h1>
      <Answered answer={answer}>{(cases) => <All cases={cases} day={day} answer={{ path: "cases", parameters }} />}</Answered>
    </>
  );
}

const columns = (day: string): Column<Case>[] => [
  { key: "case", label: "Case", wide: true, cell: (row) => <Link to={{ view: "case", id: row.id }}>{row.title}</Link>, rank: (row) => row.title },
  { key: "filed", label: "Filed", short: true, cell: (row) => (row.filed ? shortDay(row.filed) : "not known"), rank: (row) => row.filed },
  { key: "plaintiffs", label: "Plaintiffs", cell: (row) => <PlaceSet words={row.plaintiffs} /> },
  { key: "challenges", label: "Challenges", cell: (row) => row.challenges },
  { key: "orders", label: "Orders", numeric: true, cell: (row) => row.orders.length, rank: (row) => row.orders.length },
  { key: "now", label: "On the day", cell: (row) => standsWords(row, day) },
];

function All({ cases, day, answer }: { cases: Case[]; day: string; answer: { path: string; parameters: { [name: string]: string | undefined } } }) {
  const seen = new Set<string>();
  const rows = cases.flatMap((one) => one.orders.filter((order) => (order.stands?.length ?? 0) > 0 && !seen.has(order.order) && seen.add(order.order))
    .map((order, i) => ({ order, heading: i === 0 ? one.title : undefined })));
  const now = ordersNow(cases, day);
  const sentence = `${count(cases.length, "case")}; on ${dayWords(day)} ${now.blocking === 0 ? "no order blocks anything" : `${count(now.blocking, "order")} ${now.blocking === 1 ? "blocks" : "block"}`}`
    + `${now.stayed ? `, ${count(now.stayed, "order")} ${now.stayed === 1 ? "is" : "are"} stayed for somebody` : ""}.`;
  return (
    <>
      <Table name="cases" caption="The cases" columns={columns(day)} rows={cases} rowKey={(row) => row.id} answer={answer} empty="The journal has no case." />
      {rows.length > 0 && (
        <Figure name="orders" title="Their orders over time" sentence={sentence} answer={answer}>
          <OrdersChart rows={rows} day={day} label={sentence} />
          <OrdersKey orders={rows.map((row) => row.order)} />
        </Figure>
      )}
    </>
  );
}
