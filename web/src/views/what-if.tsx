// What if an order, or a stay, had never been: a list to take orders away, the sums before and after,
// and the difference place by place.
import { useAnswer } from "../ask";
import { casesParameters } from "../cases";
import { BeforeAfter } from "../charts/BeforeAfter";
import { Command } from "../parts/Copy";
import { Figure } from "../parts/Figure";
import { stakeParameters } from "../parts/Filters";
import { Link } from "../parts/Link";
import { Answered } from "../parts/States";
import { Table, type Column } from "../parts/Table";
import { setWords } from "../places";
import { change, listOf } from "../question";
import type { Case, Health, Range } from "../types";
import { amount, day as dayWords, money, shortDay } from "../words";
import { changesOf, difference, differenceWords, MEASURES, ordersToTurn, whatIfCommand, whatIfSentence, type PlaceChange, type WhatIf } from "../whatif";
import type { ViewProps } from ".";

export default function WhatIfView({ question, day }: ViewProps) {
  const without = listOf(question.without);
  const cases = useAnswer<Case[]>("cases", casesParameters({ ...question, without: undefined }, day));
  const parameters = stakeParameters(question, day);
  const answer = useAnswer<WhatIf>(without.length ? "stake" : null, parameters);
  return (
    <>
      <h1>What if</h1>
      <p class="sentence">Take away a mark, and the day is answered as if that order, or that stay, had never been made.</p>
      <Answered answer={cases}>{(all) => <Orders cases={all} without={without} day={day} />}</Answered>
      {without.length === 0 ? <p class="notice empty">Every order counts: nothing is taken away yet. Choose an order above to see what would be at risk on {dayWords(day)} without it.</p>
        : <Answered answer={answer}>{(value) => <Result whatIf={value} without={without} parameters={parameters} />}</Answered>}
    </>
  );
}

function turned(without: readonly string[], link: string): string | undefined {
  const next = without.includes(link) ? without.filter((other) => other !== link) : [...without, link];
  return next.join(",") || undefined;
}

function Orders({ cases, without, day }: { cases: Case[]; without: string[]; day: string }) {
  const groups = cases.map((one) => ({ one, orders: ordersToTurn(one).filter((order) => order.made !== false || without.includes(order.order)) })).filter(({ orders }) => orders.length > 0);
  const known = new Set(groups.flatMap(({ orders }) => orders.map((order) => order.order)));
  const others = without.filter((link) => !known.has(link));
  return (
    <details class="turn" open>
      <summary>Orders made by {dayWords(day)}</summary>
      <div class="turn-groups">
        {groups.map(({ one, orders }) => (
          <fieldset key={one.id}>
            <legend>{one.title}</legend>
            {orders.map((order) => (
              <label key={order.order} class={without.includes(order.order) ? "off" : undefined}>
                <input type="checkbox" checked={!without.includes(order.order)} onChange={() => change({ without: turned(without, order.order) })} />
                <span><strong>{order.order}</strong> {order.title}, {shortDay(order.day)} <span class="faint">{setWords(order.does)}</span></span>
              </label>
            ))}
          </fieldset>
        ))}
        {others.length > 0 && <fieldset><legend>Also taken away</legend>{others.map((link) => <label key={link} class="off"><input type="checkbox" checked={false} onChange={() => change({ without: turned(without, link) })} /> <span><strong>{link}</strong></span></label>)}</fieldset>}
      </div>
      {groups.length === 0 && <p class="faint">No order that does anything was made by that day.</p>}
      {without.length > 0 && <p><button type="button" onClick={() => change({ without: undefined })}>Put all back</button></p>}
    </details>
  );
}

const cell = (key: "at_risk" | "protected" | "cleared", label: string): Column<PlaceChange> => ({
  key, label, numeric: true,
  cell: (row) => <Pair before={row.before?.[key] ?? null} after={row.after?.[key] ?? null} />,
  rank: (row) => difference(row.before?.[key] ?? null, row.after?.[key] ?? null),
});

function Pair({ before, after }: { before: Range | null; after: Range | null }) {
  const by = differenceWords(before, after, money);
  if (!by) return <span class="faint">{amount(before)}</span>;
  return <>{by}{!by.includes("→") && <><br /><span class="faint">{amount(before)} → {amount(after)}</span></>}</>;
}

const COLUMNS: Column<PlaceChange>[] = [
  { key: "place", label: "Place", cell: (row) => <Link to={{ view: "place", id: row.place }}>{row.name}</Link>, rank: (row) => row.name },
  cell("at_risk", "At risk"), cell("protected", "Protected"), cell("cleared", "Cleared"),
  { key: "states", label: "Conditions", wide: true, cell: (row) => row.states.map((words) => <div key={words}>{words}</div>) },
];

function Result({ whatIf, without, parameters }: { whatIf: WhatIf; without: string[]; parameters: { [name: string]: string | undefined } }) {
  const health = useAnswer<Health>("health");
  const changes = changesOf(whatIf);
  const sentence = whatIfSentence(whatIf, without);
  const answer = { path: "stake", parameters };
  const totals = [{ title: "As it is", total: whatIf.baseline.total }, { title: `Without ${without.join(", ")}`, total: whatIf.changed.total }];
  const rows = MEASURES.map(([key, words]) => ({ key, words, before: whatIf.baseline.total[key], after: whatIf.changed.total[key] }));
  return (
    <>
      <Figure name="before-after" title="Before and after" sentence={sentence} answer={answer}
        table={<Table plain name="totals" caption="The sums before and after" rowKey={(row) => row.key} rows={rows} columns={[
          { key: "what", label: "What", cell: (row) => row.words }, { key: "before", label: "As it is", numeric: true, cell: (row) => amount(row.before) },
          { key: "after", label: "Without", numeric: true, cell: (row) => amount(row.after) }, { key: "by", label: "Difference", numeric: true, cell: (row) => differenceWords(row.before, row.after, money) || "none" }]} />}>
        <BeforeAfter rows={totals} label={sentence} />
      </Figure>
      <Table name="differences" caption="What differs, by place" columns={COLUMNS} rows={changes} rowKey={(row) => row.place} answer={answer} empty="No place differs." />
      <h2>On the command line</h2>
      <Command words={whatIfCommand(health.value?.journal.files[0] ?? "main.purse", parameters)} />
    </>
  );
}
