// Two bars on one scale: what is at risk, protected and cleared as it was, and without what was taken away.
import { useId } from "preact/hooks";
import type { Total } from "../types";
import { amount, drawn, shortMoney } from "../words";
import { MEASURES } from "../whatif";
import { fillOf, Patterns } from "./patterns";
import { fitting, Sized, textWidth } from "./Sized";
import "./charts.css";

const BAR = 30, ROW = 72, TOP = 8;

export function BeforeAfter({ rows, label }: { rows: { title: string; total: Total }[]; label: string }) {
  return <Sized least={280} draw={(width) => <Drawing rows={rows} label={label} width={width} />} />;
}

function Drawing({ rows, label, width }: { rows: { title: string; total: Total }[]; label: string; width: number }) {
  const id = useId();
  const most = Math.max(1, ...rows.map(({ total }) => MEASURES.reduce((sum, [key]) => sum + drawn(total[key]), 0)));
  const height = TOP + rows.length * ROW + 24;
  return (
    <svg class="chart before-after" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <Patterns id={id} />
      {rows.map((row, i) => <Bar key={row.title} row={row} y={TOP + i * ROW} most={most} id={id} width={width} />)}
      <Key id={id} y={height - 12} />
    </svg>
  );
}

function Bar({ row, y, most, id, width }: { row: { title: string; total: Total }; y: number; most: number; id: string; width: number }) {
  let x = 4;
  return (
    <g>
      <text class="name" x={4} y={y + 14}>{fitting(`${row.title}: ${MEASURES.map(([key, words]) => `${amount(row.total[key], shortMoney)} ${words}`).join(", ")}`, width - 8, 12.5)}</text>
      {MEASURES.every(([key]) => drawn(row.total[key]) === 0) && <text class="tick" x={4} y={y + 39}>no known amount</text>}
      {MEASURES.map(([key, words]) => {
        const size = (drawn(row.total[key]) / most) * (width - 8);
        const at = x;
        x += size;
        const text = amount(row.total[key], shortMoney), room = textWidth(text, 11) + 10;
        return size > 0 && (
          <g key={key}>
            <rect class={`bar ${key.replace("_", "-")}`} x={at} y={y + 20} width={size} height={BAR} fill={fillOf(id, key.replace("_", "-"))}><title>{`${words}: ${amount(row.total[key])}`}</title></rect>
            {size > room && <><rect class="p-ground" x={at + 5} y={y + 28} width={room - 6} height={14} /><text class="tick-strong" x={at + 7} y={y + 39}>{text}</text></>}
          </g>
        );
      })}
    </g>
  );
}

function Key({ id, y }: { id: string; y: number }) {
  return <>{MEASURES.map(([key, words], i) => (
    <g key={key} transform={`translate(${4 + i * 92} ${y - 10})`}><rect class={`bar ${key.replace("_", "-")}`} width={14} height={12} fill={fillOf(id, key.replace("_", "-"))} /><text class="tick" x={19} y={10}>{words}</text></g>
  ))}</>;
}
