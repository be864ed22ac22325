// A text with spans marked: underlined and numbered, so that no meaning hangs on colour. A number is
// a button that chooses what it belongs to.
import { useEffect, useMemo, useRef } from "preact/hooks";
import { piecesOf, type Mark } from "./marks";
import "./review.css";

export interface MarkedTextProps {
  text: string;
  marks: Mark[];
  chosen?: number | null;
  label: string;
  what: string; /* what a number stands for: "draft", "entry" */
  choose?: (number: number) => void;
  state?: (number: number) => string | undefined; /* a class for its marks */
}

export function MarkedText({ text, marks, chosen, label, what, choose, state }: MarkedTextProps) {
  const box = useRef<HTMLDivElement>(null);
  const pieces = useMemo(() => piecesOf(text, marks), [text, marks]);
  useEffect(() => {
    if (!chosen || !box.current) return;
    const first = box.current.querySelector<HTMLElement>(".mark.chosen");
    // Only the text's own box is scrolled: the page stays where the reader put it.
    if (first) box.current.scrollTo({ top: first.offsetTop - box.current.offsetTop - box.current.clientHeight / 3 });
  }, [chosen, text]);
  return (
    <div class="marked-text" ref={box} tabIndex={0} role="region" aria-label={label}>
      {pieces.map((piece, i) => {
        if (piece.numbers.length === 0) return piece.text;
        const classes = ["mark", chosen && piece.numbers.includes(chosen) ? "chosen" : "", ...piece.numbers.map((number) => state?.(number) ?? "")];
        return (
          <span key={i}>
            {piece.begins.map((number) => choose
              ? <button key={number} type="button" class={number === chosen ? "mark-number chosen" : "mark-number"} onClick={() => choose(number)} aria-label={`${what} ${number}`}>{number}</button>
              : <sup key={number} class="mark-number">{number}</sup>)}
            <mark class={classes.filter(Boolean).join(" ")} onClick={choose && (() => choose(piece.numbers[piece.numbers.length - 1]!))}>{piece.text}</mark>
          </span>
        );
      })}
    </div>
  );
}
