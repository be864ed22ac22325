// What stands beside every chart and table: the same as CSV and JSON, and the menu "Share".
import { addressOf } from "../ask";
import { useQuestion } from "../question";
import { fileName, hasCsv } from "../share/files";
import { shareSlot, type Shared } from "./share";

export function Beside({ shared }: { shared: Shared }) {
  const Menu = shareSlot.menu;
  const { answer } = shared;
  const question = useQuestion();
  const json = answer && addressOf(answer.path, answer.parameters);
  const csv = answer && hasCsv(answer.path) && addressOf(answer.path, { ...answer.parameters, format: "csv" });
  if (!Menu && !json && !csv) return null;
  return (
    <span class="beside">
      {csv && <a href={csv} download={fileName(shared, question, "csv")} aria-label={`${shared.title} as CSV`}>CSV</a>}
      {json && <a href={json} download={fileName(shared, question, "json")} aria-label={`${shared.title} as JSON`}>JSON</a>}
      {Menu && <Menu shared={shared} />}
    </span>
  );
}
