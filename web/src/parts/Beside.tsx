// What stands beside every chart and table: the same as CSV and JSON, and the menu "Share".
import { addressOf } from "../ask";
import { shareSlot, type Shared } from "./share";

export function Beside({ shared }: { shared: Shared }) {
  const Menu = shareSlot.menu;
  const { answer } = shared;
  const json = answer && addressOf(answer.path, answer.parameters);
  const csv = answer && addressOf(answer.path, { ...answer.parameters, format: "csv" });
  if (!Menu && !json && !csv) return null;
  return (
    <span class="beside">
      {csv && <a href={csv} download={`${shared.name}.csv`} aria-label={`${shared.title} as CSV`}>CSV</a>}
      {json && <a href={json} download={`${shared.name}.json`} aria-label={`${shared.title} as JSON`}>JSON</a>}
      {Menu && <Menu shared={shared} />}
    </span>
  );
}
