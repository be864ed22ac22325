// A link to another view under the filters of the question on show.
import type { ComponentChildren } from "preact";
import { linkTo, useQuestion, type Question } from "../question";

export function Link({ to, children, class: name, current }: { to: Partial<Question> & { view: string }; children: ComponentChildren; class?: string; current?: boolean }) {
  const question = useQuestion();
  return <a href={linkTo(question, to)} class={name} aria-current={current ? "page" : undefined}>{children}</a>;
}
