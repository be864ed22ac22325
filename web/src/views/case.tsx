// One case: its parties and papers, its orders on one axis and as a table, and what each reaches.
import { useAnswer } from "../ask";
import { casesParameters, standsOn, standWords } from "../cases";
import { daysOf, OrdersChart } from "../charts/OrdersChart";
import { OrdersKey } from "../charts/OrdersKey";
import { stateWords } from "../charts/patterns";
import { Facts } from "../parts/Facts";
import { Figure } from "../parts/Figure";
import { Link } from "../parts/Link";
import { PlaceSet } from "../parts/PlaceSet";
import { At, Sources } from "../parts/Sources";
import { Answered, Empty } from "../parts/States";
import { Table, type Column } from "../parts/Table";
import { courtWords } from "../places";
import { change } from "../question";
import type { Case as CaseAnswer, CaseOrder, OrderInterval } from "../types";
import { count, day as dayWords, shortDay } from "../words";
import type { ViewProps } from ".";

export default function CaseView({ question, day }: ViewProps) {
  const id = question.id ?? "";
  const parameters = casesParameters(question, day);
  const answer = useAnswer<CaseAnswer | CaseAnswer[]>(id ? `cases/${id}` : null, parameters);
  if (!id) return <Empty>Which case? <Link to={{ view: "cases" }}>All cases</Link></Empty>;
  return <Answered answer={answer}>{(value) => {
    const one = Array.isArray(value) ? value[0] : value;
    return one ? <One one={one} day={day} answer={{ path: `cases/${id}`, parameters }} /> : <Empty>There is no case “{id}”.</Empty>;
  }}</Answered>;
}

type Source = { path: string; parameters: { [name: string]: string | undefined } };

function One({ one, day, answer }: { one: CaseAnswer; day: string; answer: Source }) {
  const now = one.orders.flatMap((order) => standsOn(order, day).map((stand) => ({ order, stand })));
  const words = now.filter(({ stand }) => ["blocks", "stayed", "perhaps"].includes(stand.state)).map(({ order, stand }) => `${order.order} ${standWords(stand)}`);
  const sentence = `${count(one.orders.length, "order")}. On ${dayWords(day)} ${words.length ? words.join("; ") : "none of them blocks anything"}.`;
  const days = daysOf(one.orders);
  return (
    <>
      <h1>{one.title}</h1>
      <Facts facts={[
        ["Court", courtWords(one.court)], ["Docket", one.docket ?? "not known"], ["Filed", one.filed ? dayWords(one.filed) : "not known"],
        ["Plaintiffs", <PlaceSet words={one.plaintiffs} />], ["Challenges", <Rules words={one.challenges} />], ["Sources", <Sources ids={one.sources} />],
      ]} />
      {one.orders.length === 0 ? <Empty>No order of this case stands in the journal.</Empty> : (
        <>
          <Figure name="orders" title="The orders over time" sentence={sentence} answer={answer}
            controls={<DayButtons days={days} day={day} />}>
            <OrdersChart rows={one.orders.map((order) => ({ order }))} day={day} filed={one.filed} label={sentence} />
            <OrdersKey orders={one.orders} />
          </Figure>
          <Table name="table" caption="The orders" columns={ORDERS} rows={one.orders} rowKey={(row) => row.order} answer={answer} sorted={{ by: "day" }} />
          <Table name="reach" caption="What each order reaches, from when to when" columns={reachColumns(day)} rows={reachRows(one)} rowKey={(row) => row.key}
            rowClass={(row) => (standsOn(row.order, day).includes(row.stand) ? "holds-now" : undefined)} answer={answer} empty="No order of this case blocks anything." />
        </>
      )}
    </>
  );
}

/** The days on which these orders change, as buttons: the same as the line in the chart. */
function DayButtons({ days, day }: { days: string[]; day: string }) {
  const before = [...days].reverse().find((other) => other < day), after = days.find((other) => other > day);
  return (
    <>
      <button type="button" disabled={!before} onClick={() => before && change({ "as-of": before })}>◀ {before ? shortDay(before) : "nothing before"}</button>
      <button type="button" disabled={!after} onClick={() => after && change({ "as-of": after })}>{after ? shortDay(after) : "nothing after"} ▶</button>
      <span class="faint">The line in the chart moves by mouse, or by the arrow keys when it has the focus.</span>
    </>
  );
}

/** Names of conditions and policies, each a link. */
function Rules({ words }: { words: string | null }) {
  const ids = (words ?? "").split(/,\s*/).filter(Boolean);
  return <>{ids.map((id, i) => <span key={id}>{i > 0 && ", "}<Link to={{ view: "condition", id }}>{id}</Link></span>)}</>;
}

const DONE: { [work: string]: string } = {
  affirms: "affirmed", stays: "stayed", narrows: "narrowed", widens: "widened", lifts: "stay lifted", reverses: "reversed", vacates: "vacated", replaces: "replaced",
};

function worksWords(order: CaseOrder): string {
  return (order.works ?? []).map(({ work, by, day, mandate }) => `${DONE[work] ?? work} by ${by}, ${shortDay(day)}${mandate === "pending" ? " (mandate pending)" : ""}`).join("; ");
}

const ORDERS: Column<CaseOrder>[] = [
  { key: "order", label: "Order", cell: (row) => <span id={row.order.replace("^", "")}>{row.order}</span>, rank: (row) => row.order },
  { key: "day", label: "Decided", short: true, cell: (row) => <Days row={row} />, rank: (row) => row.day },
  { key: "court", label: "Court", cell: (row) => courtWords(row.court), rank: (row) => row.court },
  { key: "title", label: "What it is", wide: true, cell: (row) => <>{row.title}<br /><span class="faint"><Sources ids={row.sources} /> <At at={row.at} /></span></>, rank: (row) => row.title },
  { key: "does", label: "What it does", wide: true, cell: (row) => <PlaceSet words={row.does} /> },
  { key: "works", label: "What became of it", cell: worksWords },
];

function Days({ row }: { row: CaseOrder }) {
  const later = row.effective && row.effective !== row.day ? row.effective : null;
  return <>{shortDay(row.day)}{later && <><br /><span class="faint">effective {shortDay(later)}</span></>}</>;
}

interface Reach { key: string; order: CaseOrder; stand: OrderInterval }

function reachRows(one: CaseAnswer): Reach[] {
  return one.orders.flatMap((order) => (order.stands ?? []).map((stand, i) => ({ key: `${order.order}-${i}`, order, stand })));
}

const reachColumns = (day: string): Column<Reach>[] => [
  { key: "order", label: "Order", cell: (row) => row.order.order },
  { key: "from", label: "From", short: true, cell: (row) => shortDay(row.stand.from), rank: (row) => row.stand.from },
  { key: "until", label: "Until", short: true, cell: (row) => (row.stand.until ? shortDay(row.stand.until) : "open"), rank: (row) => row.stand.until ?? "9999" },
  { key: "state", label: "It", cell: (row) => `${stateWords(row.stand.state)}${row.stand.by ? ` by ${row.stand.by}` : ""}`, rank: (row) => row.stand.state },
  { key: "for", label: "For", wide: true, cell: (row) => <PlaceSet words={row.stand.for} /> },
  { key: "rules", label: "As to", cell: (row) => (row.stand.rules ? <Rules words={row.stand.rules.join(", ")} /> : "") },
  { key: "now", label: `On ${shortDay(day)}`, cell: (row) => (standsOn(row.order, day).includes(row.stand) ? "holds" : "") },
];
