// A chart: its title, one sentence that says what it shows (for everyone, and for screen readers
// instead of the drawing), the drawing, its table, and what stands beside it.
import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import type { Parameters } from "../ask";
import { useQuestion } from "../question";
import { Beside } from "./Beside";

export interface FigureProps {
  name: string;                 /* of the chart in addresses and file names: "map" */
  title: string;
  sentence: string;
  answer?: { path: string; parameters: Parameters };
  controls?: ComponentChildren; /* choices about the drawing */
  table?: ComponentChildren;    /* the same numbers as a Table, folded under the drawing */
  children: ComponentChildren;
}

export function Figure({ name, title, sentence, answer, controls, table, children }: FigureProps) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const { embed } = useQuestion();
  if (embed && embed !== name) return null;
  return (
    <figure class="figure" id={name} aria-labelledby={`${id}-title`}>
      <div class="figure-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <Beside shared={{ name, title, answer, element: () => box.current?.querySelector("svg") ?? null }} />
      </div>
      <p class="sentence" id={`${id}-sentence`}>{sentence}</p>
      {controls && <div class="controls">{controls}</div>}
      <div class="drawing" ref={box}>{children}</div>
      {table && <details class="its-table"><summary>The same numbers as a table</summary>{table}</details>}
    </figure>
  );
}
