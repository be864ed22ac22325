// The line that always says what is shown: as of, known by, over which conditions, programs and money;
// and the choices that change it.
import { isStatic } from "../ask";
import { change, listOf, useQuestion } from "../question";
import type { Overview } from "../types";
import { basisWords, count, day as dayWords, isDay } from "../words";
import { Link } from "./Link";

export function AsOf({ overview, day }: { overview: Overview; day: string }) {
  const question = useQuestion();
  const known = question["known-by"];
  return (
    <p class="as-of">
      <span>As of <strong>{dayWords(day)}</strong></span>
      <span>known by <strong>{known ? dayWords(known) : "now"}</strong></span>
      <span>{basisWords(question.basis)}</span>
      {question.condition && <span>conditions <strong>{listOf(question.condition).join(", ")}</strong></span>}
      {question.program && <span>programs <strong>{listOf(question.program).join(", ")}</strong></span>}
      {question.without && <span>without <strong>{question.without}</strong></span>}
      <span><Link to={{ view: "sources" }}>{count(overview.sources, "source")}</Link></span>
    </p>
  );
}

export function Filters({ overview }: { overview: Overview }) {
  const question = useQuestion();
  const chosen = listOf(question.condition), programs = listOf(question.program);
  return (
    <details class="filters">
      <summary>Filters{filterWords(chosen.length, programs.length, question["known-by"])}</summary>
      {isStatic && <p class="faint">A published site holds the answers that were written out; another filter needs the program.</p>}
      <div class="filter-row">
        <Choice legend="Conditions" none="those in force that somebody was warned about" chosen={chosen} name="condition"
          options={overview.conditions.map(({ id, title }) => ({ id, title }))} />
        <Choice legend="Programs" none="all" chosen={programs} name="program"
          options={overview.programs.map(({ id, title }) => ({ id, title }))} />
        <div class="filter">
          <label>Money <select value={question.basis ?? "awarded"} onChange={(event) => change({ basis: event.currentTarget.value })}>
            {overview.bases.map((basis) => <option key={basis} value={basis}>{basis}</option>)}
          </select></label>
          <label>Known by <input type="date" value={question["known-by"] ?? ""} onChange={(event) => {
            const value = event.currentTarget.value;
            if (value === "" || isDay(value)) change({ "known-by": value || undefined });
          }} /></label>
          {(chosen.length > 0 || programs.length > 0 || question["known-by"] || question.basis) && (
            <button type="button" class="quiet" onClick={() => change({ condition: undefined, program: undefined, "known-by": undefined, basis: undefined })}>Clear the filters</button>
          )}
        </div>
      </div>
    </details>
  );
}

function filterWords(conditions: number, programs: number, known: string | undefined): string {
  const words = [conditions ? count(conditions, "condition") : "", programs ? count(programs, "program") : "", known ? `known by ${dayWords(known)}` : ""].filter(Boolean);
  return words.length ? `: ${words.join(", ")}` : "";
}

function Choice({ legend, none, chosen, name, options }: { legend: string; none: string; chosen: string[]; name: "condition" | "program"; options: { id: string; title: string }[] }) {
  if (options.length === 0) return null;
  const turn = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
    change({ [name]: next.join(",") || undefined });
  };
  return (
    <fieldset class="filter">
      <legend>{legend} <span class="faint">(none marked: {none})</span></legend>
      {options.map(({ id, title }) => (
        <label key={id} title={title}><input type="checkbox" checked={chosen.includes(id)} onChange={() => turn(id)} /> {id} <span class="faint">{title}</span></label>
      ))}
    </fieldset>
  );
}

/** What /api/stake and its like are asked for the question on show. */
export function stakeParameters(question: { [part: string]: string | undefined }, day: string): { [name: string]: string | undefined } {
  return {
    "as-of": day,
    "known-by": question["known-by"],
    condition: question.condition,
    program: question.program,
    basis: question.basis === "awarded" ? undefined : question.basis,
    without: question.without,
  };
}
