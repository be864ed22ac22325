// Names and what stands for them: the head of a case, a claim, a source.
import { Fragment, type ComponentChildren } from "preact";

export function Facts({ facts }: { facts: [name: string, value: ComponentChildren][] }) {
  return <dl class="facts">{facts.filter(([, value]) => value !== null && value !== undefined && value !== "").map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>;
}
