// The key of the chart of orders: each pattern with its word.
import { useId } from "preact/hooks";
import type { CaseOrder } from "../types";
import { isEnd } from "./lanes";
import { fillOf, ORDER_STATES, Patterns } from "./patterns";

export function OrdersKey({ orders }: { orders: readonly CaseOrder[] }) {
  const id = useId();
  const used = new Set(orders.flatMap((order) => (order.stands ?? []).map((stand) => stand.state)));
  return (
    <ul class="chart-key">
      <li><Sign><path class="decided" d="M12 0 l5 6.5 l-5 6.5 l-5 -6.5 z" /></Sign>decided</li>
      {orders.some((order) => order.effective && order.effective !== order.day) && <li><Sign><circle class="effective" cx={12} cy={6.5} r={4} /></Sign>took effect</li>}
      {orders.some((order) => order.works?.length) && <li><Sign><path class="work" d="M12 11 l-4.5 -7 h9 z" /></Sign>a later order works on it</li>}
      {Object.entries(ORDER_STATES).filter(([state]) => used.has(state)).map(([state, { words, told }]) => (
        <li key={state}><Sign>{<Patterns id={`${id}-${state}`} />}{isEnd(state) ? <line class="ended" x1={0} x2={24} y1={6.5} y2={6.5} /> : <rect class={`bar ${state}`} x={0.5} y={0.5} width={23} height={12} fill={fillOf(`${id}-${state}`, state)} />}</Sign>{words}: {told}</li>
      ))}
    </ul>
  );
}

function Sign({ children }: { children: preact.ComponentChildren }) {
  return <svg class="chart" width={24} height={13} viewBox="0 0 24 13" aria-hidden="true">{children}</svg>;
}
