// Names of what a reader takes away, links to it, and a table as CSV. Pure but for reading a table.
import { searchOf, type Question } from "../question";
import type { Shared } from "../parts/share";

/** The day an answer is of: as asked, or as the question on show says. */
export function dayOfShared(shared: Shared, question: Question): string | undefined {
  const asked = shared.answer?.parameters["as-of"];
  return asked === undefined ? question["as-of"] : String(asked);
}

/** "purse-stake-2017-08-05.csv", "purse-cases-chicago-v-sessions-2018-07-01.json"; pictures by their own
 *  name: "purse-map-2017-08-05.svg". */
export function fileName(shared: Shared, question: Question, ending: string): string {
  const isData = ending === "csv" || ending === "json";
  const what = isData && shared.answer ? shared.answer.path : [shared.name, question.id ?? ""].join("/");
  const parts = ["purse", ...what.split("/"), dayOfShared(shared, question) ?? ""];
  return `${parts.map((part) => part.toLowerCase().replace(/[^a-z0-9-]+/g, "-").replace(/^-+|-+$/g, "")).filter(Boolean).join("-")}.${ending}`;
}

/** The whole question as an address, with the day written out, so that the link goes on showing it. */
export function linkOf(shared: Shared, question: Question, at: string, embed = false): string {
  const asked: Question = { ...question, "as-of": dayOfShared(shared, question), embed: embed ? shared.name : undefined };
  return at.replace(/[?#].*$/, "") + searchOf(asked);
}

export function embedCode(address: string, title: string, height: number): string {
  const escaped = (words: string) => words.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${Math.ceil(height)}" loading="lazy"></iframe>`;
}

/** Answers that only JSON can hold: their tables become CSV in the page. */
export function hasCsv(path: string): boolean {
  return !/^(claims|conditions|places|sources)\/|^(overview|health)$/.test(path);
}

/** A cell as data: figures plain ("$2,333,428" is 2333428), everything else as it is. */
export function plainCell(text: string): string {
  const words = text.replace(/\s+/g, " ").trim();
  const found = /^([−-]?)\$?(\d{1,3}(?:,\d{3})*|\d+)(\.\d+)?%?$/.exec(words);
  return found ? `${found[1] ? "-" : ""}${found[2]!.replace(/,/g, "")}${found[3] ?? ""}` : words;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(",")}\r\n`;
}

/** A table of the page as CSV: headings and rows, without the line of totals. */
export function csvOfTable(table: HTMLTableElement): string {
  const line = (row: Element) => csvLine([...row.children].map((cell) => plainCell((cell as HTMLElement).innerText || cell.textContent || "")));
  const head = [...table.querySelectorAll("thead tr")].map((row) => csvLine([...row.children].map((cell) => (cell.textContent ?? "").trim())));
  return [...head, ...[...table.querySelectorAll("tbody tr")].map(line)].join("");
}
