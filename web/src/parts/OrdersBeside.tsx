// The orders that stand on the day, beside the map; those that switched on or off with the last move of
// the day flash, and say so in words.
import { Fragment } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useAnswer } from "../ask";
import { casesParameters, standsOn } from "../cases";
import { useQuestion } from "../question";
import type { Case, CaseOrder, OrderInterval } from "../types";
import { listed, shortDay } from "../words";
import { Link } from "./Link";
import { PlaceSet } from "./PlaceSet";
import { Answered } from "./States";

interface Standing { order: CaseOrder; of: Case; parts: OrderInterval[]; since: string }

const STANDS: { [state: string]: string } = { blocks: "blocks", perhaps: "perhaps blocks", stayed: "is stayed: would block" };

/** What stands on a day: orders that block something for somebody, then those that are only stayed. What has
 *  been replaced, reversed or vacated does not stand, nor the part that was narrowed away. */
export function standingOrders(cases: readonly Case[], day: string): Standing[] {
  const standing = new Map<string, Standing>();
  for (const of of cases) {
    for (const order of of.orders) {
      const parts = standsOn(order, day).filter((part) => part.state in STANDS);
      if (parts.length && !standing.has(order.order)) standing.set(order.order, { order, of, parts, since: parts.reduce((last, part) => (part.from > last ? part.from : last), "") });
    }
  }
  const isOn = ({ parts }: Standing) => (parts.some((part) => part.state !== "stayed") ? 0 : 1);
  return [...standing.values()].sort((a, b) => isOn(a) - isOn(b) || (a.since < b.since ? 1 : a.since > b.since ? -1 : a.order.order < b.order.order ? -1 : 1));
}

const written = ({ order, parts }: Standing) => `${order.order} ${parts.map((part) => `${part.state} ${part.for}`).join()}`;

export function OrdersBeside({ day }: { day: string }) {
  const question = useQuestion();
  const answer = useAnswer<Case[]>("cases", casesParameters(question, day));
  return (
    <section class="orders-beside" aria-labelledby="orders-beside">
      <h2 id="orders-beside">Orders that stand</h2>
      <Answered answer={answer}>{(cases) => <Orders cases={cases} day={day} />}</Answered>
    </section>
  );
}

function Orders({ cases, day }: { cases: Case[]; day: string }) {
  const standing = standingOrders(cases, day);
  const before = useRef<Standing[] | null>(null);
  const [changed, setChanged] = useState<{ on: Set<string>; off: Standing[] }>({ on: new Set(), off: [] });
  useEffect(() => {
    const was = before.current;
    before.current = standing;
    if (!was) return;
    const old = new Set(was.map(written)), now = new Set(standing.map((one) => one.order.order));
    setChanged({ on: new Set(standing.filter((one) => !old.has(written(one))).map((one) => one.order.order)), off: was.filter((one) => !now.has(one.order.order)) });
  }, [standing.map(written).join("|")]);
  return (
    <>
      <ul class="order-list">
        {changed.off.map(({ order, of }) => (
          <li key={`off ${order.order}`} class="switched off"><b>No longer:</b> <Link to={{ view: "case", id: of.id }}>{order.title}</Link> <span class="faint">{of.title}</span></li>
        ))}
        {standing.map((one) => {
          const isNew = changed.on.has(one.order.order);
          return (
            <li key={one.order.order} class={isNew ? "switched on" : undefined}>
              {isNew && <b>{one.order.day === one.since ? "New: " : "Changed: "}</b>}
              <Link to={{ view: "case", id: one.of.id }}>{one.order.title}</Link> <span class="faint">{one.of.title}, since {shortDay(one.since)}</span>
              {one.parts.map((part) => (
                <p key={`${part.state} ${part.for}`} class="faint">{STANDS[part.state]} <Rules ids={part.rules} /> for <PlaceSet words={part.for} /></p>
              ))}
            </li>
          );
        })}
      </ul>
      {standing.length === 0 && changed.off.length === 0 && <p class="faint">No order stands on this day.</p>}
    </>
  );
}

function Rules({ ids }: { ids: string[] | undefined }) {
  if (!ids?.length) return null;
  if (ids.length > 4) return <>{listed([...ids.slice(0, 3), `${ids.length - 3} more`])}</>;
  return <>{ids.map((id, i) => <Fragment key={id}>{i > 0 && (i === ids.length - 1 ? " and " : ", ")}<Link to={{ view: "condition", id }}>{id}</Link></Fragment>)}</>;
}
