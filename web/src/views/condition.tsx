// A condition: its words and authority, whether it holds on the day, the orders over it, and the money under it.
import { useAnswer } from "../ask";
import { casesParameters } from "../cases";
import { stakeParameters } from "../parts/Filters";
import { Link } from "../parts/Link";
import { Decider } from "../parts/Proof";
import { At, Sources } from "../parts/Sources";
import { StakeTable } from "../parts/StakeTable";
import { Answered, Empty } from "../parts/States";
import { Table, type Column } from "../parts/Table";
import type { Case, ConditionAnswer, RuleOrder, RuleWhy, StatusAnswer } from "../types";
import { placeWords } from "../places";
import { stakeAsked } from "../stake";
import { capital, count, day as dayWords, listed } from "../words";
import type { ViewProps } from ".";

export default function Condition({ question, day }: ViewProps) {
  const { condition: _, ...rest } = stakeParameters(question, day);
  const answer = useAnswer<ConditionAnswer>(question.id ? `conditions/${question.id}` : null, rest);
  const cases = useAnswer<Case[]>("cases", casesParameters(question, day));
  if (!question.id) return <Empty>No condition is named. <Link to={{ view: "conditions" }}>All conditions</Link></Empty>;
  return <Answered answer={answer}>{(value) => <Shown value={value} cases={cases.value ?? []} rest={rest} day={day} />}</Answered>;
}

/** Whether it binds on the day, in a sentence. */
export function holdsWords(why: RuleWhy): string {
  const day = dayWords(why.as_of);
  if (!why.in_force) return `Not in force on ${day}.`;
  if (why.blocked) return `In force on ${day}, and blocked by ${count(why.orders.filter((order) => order.blocks_now).length, "order")}.`;
  return `In force on ${day}; no order blocks it${why.was_blocked ? " any more" : ""}.`;
}

function Shown({ value, cases, rest, day }: { value: ConditionAnswer; cases: Case[]; rest: { [name: string]: string | undefined }; day: string }) {
  const { condition, why, stake } = value;
  const reach = (condition.programs ?? []).map((program, i) => [program, condition.years?.[i]].filter(Boolean).join(" ")).join(", ");
  const facts: [string, string | null | undefined][] = [
    ["Authority", condition.authority], ["Kind", condition.kind && capital(condition.kind)], ["Reaches", reach],
    ["From", dayWords(condition.from)], ["Until", condition.until ? dayWords(condition.until) : null],
  ];
  const columns: Column<RuleOrder>[] = [
    { key: "order", label: "Order", wide: true, cell: ({ order }) => <Decider by={order} cases={cases} /> },
    { key: "since", label: "Since", short: true, cell: ({ since }) => dayWords(since), rank: ({ since }) => since },
    { key: "now", label: "On this day", short: true, cell: ({ blocks_now }) => (blocks_now ? "blocks it" : "does not block it"), rank: ({ blocks_now }) => (blocks_now ? 1 : 0) },
    { key: "ended", label: "Ended", short: true, cell: ({ ended }) => (ended ? <Ended ended={ended} /> : "") },
  ];
  return (
    <>
      <h1>{condition.title}</h1>
      <dl class="card">
        <div><dt>Id</dt><dd><code>{condition.id}</code></dd></div>
        {facts.map(([name, words]) => words && <div key={name}><dt>{name}</dt><dd>{words}</dd></div>)}
        <div><dt>Entered</dt><dd><At at={condition.at} /> <Sources ids={condition.sources} /></dd></div>
      </dl>
      {condition.notes?.map((note) => <p key={note} class="note">{note}</p>)}
      <p class={`holds${why.blocked ? " protected" : why.in_force ? " at-risk" : ""}`}><strong>{holdsWords(why)}</strong></p>
      {stake && <Warned id={condition.id} day={day} />}
      <Table name="orders" caption="Orders over it" columns={columns} rows={why.orders} rowKey={({ order }) => order} empty="No order is about this condition by this day." />
      {stake ? <StakeTable stake={stakeAsked(stake)} answer={{ path: "stake", parameters: { ...rest, condition: condition.id } }} caption="What is at stake under it alone, by place" /> : <p class="faint">A policy: no money hangs on it. An order can block it all the same.</p>}
    </>
  );
}

function Ended({ ended }: { ended: string }) {
  return <>{/^\d{4}/.test(ended) ? dayWords(ended) : ended}</>;
}

/** Who was warned about it by the day. */
function Warned({ id, day }: { id: string; day: string }) {
  const answer = useAnswer<StatusAnswer>("status", { "as-of": day, condition: id });
  return (
    <Answered answer={answer}>
      {(value) => {
        const warned = value.places.filter((row) => row.warned);
        if (warned.length === 0) return <p>Nobody had been warned about it by this day.</p>;
        const answered = warned.filter((row) => row.answered).length;
        return <p>{capital(count(warned.length, "place"))} had been warned about it by this day, {answered} of them had answered: {listed(warned.slice(0, 12).map((row) => placeWords(row.place)))}{warned.length > 12 ? ` and ${warned.length - 12} more` : ""}.</p>;
      }}
    </Answered>
  );
}
