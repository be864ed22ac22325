// A drawing that is made anew for the width it has.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

export function Sized({ draw, least = 300 }: { draw: (width: number) => ComponentChildren; least?: number }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return <div class="sized" ref={box}>{width > 0 && draw(Math.max(least, width))}</div>;
}

/** About how wide a text is at a size in pixels: for deciding whether it fits, not for placing it. */
export function textWidth(text: string, size: number): number {
  return text.length * size * 0.54;
}

/** A text cut to what fits, with an ellipsis. */
export function fitting(text: string, width: number, size: number): string {
  const most = Math.floor(width / (size * 0.54));
  return text.length <= most ? text : most < 4 ? "" : `${text.slice(0, most - 1).trimEnd()}…`;
}
