// What cases and their orders say of a day, in words. Computes nothing that the answer has not got.
import { dayNumber } from "./charts/axis";
import { stateWords } from "./charts/patterns";
import { setWords } from "./places";
import type { Question } from "./question";
import type { Case, CaseOrder, OrderInterval } from "./types";

export function casesParameters(question: Question, day: string): { [name: string]: string | undefined } {
  return { "as-of": day, "known-by": question["known-by"], without: question.without };
}

/** The intervals of an order that hold on a day: [from, until). */
export function standsOn(order: CaseOrder, day: string): OrderInterval[] {
  const at = dayNumber(day);
  return (order.stands ?? []).filter((stand) => dayNumber(stand.from) <= at && (stand.until === null || at < dayNumber(stand.until)));
}

export function ordersNow(cases: readonly Case[], day: string): { blocking: number; stayed: number } {
  const blocking = new Set<string>(), stayed = new Set<string>();
  for (const one of cases) for (const order of one.orders) for (const stand of standsOn(order, day)) {
    if (stand.state === "blocks") blocking.add(order.order);
    if (stand.state === "stayed") stayed.add(order.order);
  }
  return { blocking: blocking.size, stayed: stayed.size };
}

/** "^o30 blocks for everyone; ^o34 …" of one case on a day. */
export function standsWords(one: Case, day: string): string {
  const words = one.orders.flatMap((order) => standsOn(order, day).filter((stand) => stand.state === "blocks" || stand.state === "stayed" || stand.state === "perhaps")
    .map((stand) => `${order.order} ${standWords(stand)}`));
  return [...new Set(words)].join("; ");
}

export function standWords(stand: OrderInterval): string {
  const whom = setWords(stand.for);
  return `${stateWords(stand.state)} ${whom.startsWith("within ") ? "" : "for "}${whom}`;
}
