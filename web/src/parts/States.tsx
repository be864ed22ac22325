// What stands where an answer is not: loading, nothing there, something wrong.
import type { ComponentChildren } from "preact";
import type { Answer, AskError } from "../ask";
import type { Mistake } from "../types";

export function Loading({ what = "Loading" }: { what?: string }) {
  return <p class="notice loading" role="status">{what} …</p>;
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="notice empty">{children}</p>;
}

export function Wrong({ wrong }: { wrong: AskError }) {
  return (
    <div class="notice wrong" role="alert">
      <p><strong>{wrong.message}</strong></p>
      {wrong.help && <p>{wrong.help}</p>}
      {wrong.command && <pre><code>{wrong.command}</code></pre>}
      {wrong.mistakes.length > 0 && <Mistakes mistakes={wrong.mistakes} />}
    </div>
  );
}

/** Mistakes of a journal as a compiler shows them: file, line, what is wrong, what to do. */
export function Mistakes({ mistakes }: { mistakes: Mistake[] }) {
  return (
    <ul class="mistakes">
      {mistakes.map((mistake) => (
        <li key={`${mistake.file}:${mistake.line}:${mistake.column}:${mistake.code}`}>
          <p><code>{mistake.file}:{mistake.line}:{mistake.column}</code> <b>{mistake.severity}</b>: {mistake.message} <span class="faint">[{mistake.code}]</span></p>
          {mistake.source_line && <pre tabIndex={0}><code>{mistake.source_line}</code></pre>}
          {mistake.help && <p class="faint">help: {mistake.help}</p>}
        </li>
      ))}
    </ul>
  );
}

/** Shows an answer by `children` when it is there, and what stands for it when not. */
export function Answered<T>({ answer, children, what }: { answer: Answer<T>; children: (value: T) => ComponentChildren; what?: string }) {
  if (answer.wrong) return <Wrong wrong={answer.wrong} />;
  if (answer.value === null) return <Loading what={what} />;
  return <div class={answer.waiting ? "answered stale" : "answered"} aria-busy={answer.waiting}>{children(answer.value)}</div>;
}
