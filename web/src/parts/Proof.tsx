// The proof of a place's figures: its awards, each with its state and the row it is from, and the conditions
// that reach it, each with what decides its state, down to file and line.
import { Fragment } from "preact";
import { placeWords } from "../places";
import type { Case, ConditionInList, PlaceAward, PlaceCondition, StakeRow } from "../types";
import { amount, day as dayWords, isZero, rankOf } from "../words";
import { Link } from "./Link";
import { At, Sources } from "./Sources";
import { STATE_WORDS } from "./StakeTable";
import { Table, type Column } from "./Table";

/** An entry that decides something: an order leads to its case, anything else to where it stands. */
export function Decider({ by, cases }: { by: string; cases: readonly Case[] }) {
  if (!by.startsWith("^")) return <At at={by} />;
  for (const of of cases) {
    const order = of.orders.find((one) => one.order === by);
    if (order) return <span><Link to={{ view: "case", id: of.id }}>{order.title}, {of.title}</Link>, {dayWords(order.day)} <span class="faint">({by}, <At at={order.at} />)</span> <Sources ids={order.sources} /></span>;
  }
  return <Link to={{ view: "search", q: by }}><code>{by}</code></Link>;
}

const AWARDS: Column<PlaceAward>[] = [
  { key: "award", label: "Award", cell: (award) => award.id, rank: (award) => award.id },
  { key: "amount", label: "Amount", numeric: true, cell: (award) => amount(award.amount), rank: (award) => rankOf(award.amount) },
  { key: "state", label: "State", cell: (award) => award.state.replace("_", " "), rank: (award) => award.state },
  { key: "joint", label: "Joint with", cell: (award) => award.joint_with.map((place, i) => <Fragment key={place}>{i > 0 && ", "}<Link to={{ view: "place", id: place }}>{placeWords(place)}</Link></Fragment>) },
  { key: "at", label: "From row", cell: (award) => <At at={award.at} />, rank: (award) => award.at },
];

export function Proof({ row, conditions, cases }: { row: StakeRow; conditions: readonly ConditionInList[]; cases: readonly Case[] }) {
  const titles = new Map(conditions.map(({ id, title }) => [id, title]));
  const columns: Column<PlaceCondition>[] = [
    { key: "condition", label: "Condition", wide: true, cell: ({ id }) => <><Link to={{ view: "condition", id }}>{id}</Link> <span class="faint">{titles.get(id)}</span></>, rank: ({ id }) => id },
    { key: "state", label: "State", cell: ({ state }) => STATE_WORDS[state] ?? state, rank: ({ state }) => state },
    { key: "by", label: "Because of", wide: true, cell: ({ by }) => by.map((one, i) => <div key={`${i} ${one}`}><Decider by={one} cases={cases} /></div>) },
  ];
  const joint = row.joint_awards.map((award) => (typeof award === "string" ? award : award.id));
  return (
    <>
      <Table name="awards" caption="The awards behind these figures" columns={AWARDS} rows={row.awards} rowKey={(award) => award.id}
        empty="No award of this place under these conditions is known." />
      {row.gross === null && <p class="faint">No award or allocation is known, so the amount is unknown; that is not zero.</p>}
      {row.shared && !isZero(row.shared) && <p class="faint">Shares {amount(row.shared)} of {joint.length ? joint.join(", ") : "a joint award"} held by another place; in no sum.</p>}
      <Table name="conditions" caption="The conditions that reach it" columns={columns} rows={row.conditions} rowKey={({ id }) => id} empty="No condition reaches it on this day." />
      <p class="faint">One open condition is enough to put an award at risk. It is protected when orders block every condition that is not cleared or waived.</p>
    </>
  );
}
