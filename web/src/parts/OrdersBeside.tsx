// The orders that stand on the day, beside the map; those that switched on or off with the last move of
// the day flash, and say so in words.
import { useEffect, useRef, useState } from "preact/hooks";
import { useAnswer } from "../ask";
import { useQuestion } from "../question";
import type { Case, CaseOrder } from "../types";
import { shortDay } from "../words";
import { Link } from "./Link";
import { Answered } from "./States";

interface Standing { key: string; order: CaseOrder; of: Case; state: string; for: string; since: string }

/** What stands on a day: an order that some interval holds on. */
export function standingOrders(cases: readonly Case[], day: string): Standing[] {
  const standing = new Map<string, Standing>();
  for (const of of cases) {
    for (const order of of.orders) {
      const here = (order.stands ?? []).filter((part) => part.from <= day && (part.until === null || day < part.until));
      const first = here.find((part) => part.state !== "stayed") ?? here[0];
      const key = `${order.order}`;
      if (first && !standing.has(key)) standing.set(key, { key, order, of, state: first.state, for: first.for, since: first.from });
    }
  }
  return [...standing.values()].sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : a.key < b.key ? -1 : 1));
}

export function OrdersBeside({ day }: { day: string }) {
  const question = useQuestion();
  const answer = useAnswer<Case[]>("cases", { "as-of": day, "known-by": question["known-by"] });
  return (
    <section class="orders-beside" aria-labelledby="orders-beside">
      <h2 id="orders-beside">Orders that stand</h2>
      <Answered answer={answer}>{(cases) => <Orders cases={cases} day={day} />}</Answered>
    </section>
  );
}

function Orders({ cases, day }: { cases: Case[]; day: string }) {
  const standing = standingOrders(cases, day);
  const before = useRef<Map<string, Standing> | null>(null);
  const [changed, setChanged] = useState<{ on: Set<string>; off: Standing[] }>({ on: new Set(), off: [] });
  const now = standing.map(({ key, state, for: whom }) => `${key} ${state} ${whom}`).join("|");
  useEffect(() => {
    const was = before.current;
    before.current = new Map(standing.map((one) => [one.key, one]));
    if (!was) return;
    const on = new Set(standing.filter((one) => { const old = was.get(one.key); return !old || old.state !== one.state || old.for !== one.for; }).map((one) => one.key));
    setChanged({ on, off: [...was.values()].filter((one) => !before.current!.has(one.key)) });
  }, [now]);
  return (
    <>
      <ul class="order-list">
        {changed.off.map(({ key, order, of }) => (
          <li key={`off ${key}`} class="switched off"><b>No longer:</b> <Link to={{ view: "case", id: of.id }}>{order.title}, {of.title}</Link></li>
        ))}
        {standing.map((one) => (
          <li key={one.key} class={changed.on.has(one.key) ? "switched on" : undefined}>
            {changed.on.has(one.key) && <b>{one.since === day ? "New: " : "Changed: "}</b>}
            <Link to={{ view: "case", id: one.of.id }}>{one.order.title}</Link>
            <span class="faint"> {one.of.title}; {one.state} for {one.for}, since {shortDay(one.since)}</span>
          </li>
        ))}
      </ul>
      {standing.length === 0 && changed.off.length === 0 && <p class="faint">No order stands on this day.</p>}
    </>
  );
}
