// The day slider: its stops are the days on which an answer can change. Buttons for the change before
// and after, a field for any day, a button that plays; what happened on the day is said in words.
import { useEffect, useRef, useState } from "preact/hooks";
import { change, useQuestion } from "../question";
import type { Change } from "../types";
import { day as dayWords, isDay } from "../words";

/** Where the slider stands for a day: the last change not after it; -1 before the first. */
export function stopOf(changes: readonly Change[], day: string): number {
  let low = 0, high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.day <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const PLAY_MS = 900, PLAY_CALMLY_MS = 2500; /* the second for those who asked for less motion */

export function Days({ changes, day, fallback }: { changes: Change[]; day: string; fallback: string }) {
  const question = useQuestion();
  const [playing, setPlaying] = useState(false);
  const stop = stopOf(changes, day);
  const here = changes[stop];
  const happened = here && here.day === day ? here : null;
  const go = (to: number, quietly = false) => {
    const target = changes[Math.max(0, Math.min(changes.length - 1, to))];
    if (target) change({ "as-of": target.day }, quietly);
  };
  const latest = useRef(stop);
  latest.current = stop;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      if (latest.current >= changes.length - 1) return setPlaying(false);
      go(latest.current + 1, true);
    }, matchMedia("(prefers-reduced-motion: reduce)").matches ? PLAY_CALMLY_MS : PLAY_MS);
    return () => clearInterval(timer);
  }, [playing, changes]);
  if (changes.length === 0) return null;
  return (
    <section class="days" aria-label="The day">
      <div class="days-row">
        <button type="button" onClick={() => go(here && here.day < day ? stop : stop - 1)} disabled={stop < 0 || (stop === 0 && here?.day === day)} title="The change before" aria-label="The change before">◀</button>
        <button type="button" class="play" onClick={() => setPlaying(!playing)} aria-pressed={playing} aria-label={playing ? "Stop playing" : "Play the changes from here"} title={playing ? "Stop" : "Play"}>{playing ? "❚❚" : "▶▶"}</button>
        <button type="button" onClick={() => go(stop + 1)} disabled={stop >= changes.length - 1} title="The next change" aria-label="The next change">▶</button>
        <div class="slider">
          <input type="range" min={0} max={changes.length - 1} step={1} value={Math.max(0, stop)} aria-label="Day, by changes"
            aria-valuetext={`${dayWords(day)}${happened ? `: ${happened.told[0] ?? ""}` : ""}`}
            onInput={(event) => { setPlaying(false); go(Number(event.currentTarget.value), true); }} />
          <Ticks changes={changes} stop={stop} />
        </div>
        <label class="day-field">
          <span class="unseen">As of</span>
          <input type="date" value={day} onChange={(event) => {
            const value = event.currentTarget.value;
            setPlaying(false);
            if (isDay(value)) change({ "as-of": value });
          }} />
        </label>
        {question["as-of"] && question["as-of"] !== fallback && <button type="button" class="quiet" onClick={() => { setPlaying(false); change({ "as-of": undefined }); }}>Back to {dayWords(fallback)}</button>}
      </div>
      <div class="told" aria-live={playing ? "off" : "polite"}>
        <strong>{dayWords(day)}</strong>{": "}
        {happened ? <Told told={happened.told} /> : here ? <span>nothing entered on this day; the last change was on {dayWords(here.day)}.</span> : <span>before the first entry.</span>}
      </div>
    </section>
  );
}

function Told({ told }: { told: string[] }) {
  if (told.length === 1) return <span>{told[0]}</span>;
  return <ul>{told.map((words) => <li key={words}>{words}</li>)}</ul>;
}

/** A mark for each stop, orders taller than the rest. The slider itself says it to screen readers. */
function Ticks({ changes, stop }: { changes: Change[]; stop: number }) {
  const last = Math.max(1, changes.length - 1);
  const isOrder = (change: Change) => change.kinds.some((kind) => kind.startsWith("order"));
  return (
    <svg class="ticks" viewBox={`0 0 ${last} 10`} preserveAspectRatio="none" aria-hidden="true">
      {changes.map((change, i) => (
        <line key={change.day} x1={i} x2={i} y1={0} y2={isOrder(change) ? 10 : 5} class={[isOrder(change) ? "order" : "", i === stop ? "here" : ""].join(" ")} />
      ))}
    </svg>
  );
}
