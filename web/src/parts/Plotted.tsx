// A chart drawn by Observable Plot. Its own <style> would be refused by the page's
// Content-Security-Policy, so it is taken out; the same rules stand in style.css under .plotted.
import { useEffect, useRef, useState } from "preact/hooks";
import type * as PlotModule from "@observablehq/plot";

type Plot = typeof PlotModule;

export interface PlottedProps {
  /** Makes the chart for a width in pixels; called again when the width or `because` changes. */
  draw: (plot: Plot, width: number) => Element;
  because: readonly unknown[];
  label: string; /* the sentence, for screen readers */
}

export function Plotted({ draw, because, label }: PlottedProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [plot, setPlot] = useState<Plot | null>(null);
  useEffect(() => void import("@observablehq/plot").then((module) => setPlot(() => module as unknown as Plot)), []);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (!box.current || !plot || width < 50) return;
    const chart = draw(plot, width);
    for (const style of [...chart.querySelectorAll("style")]) style.remove();
    for (const part of chart.querySelectorAll("g[aria-label]")) part.removeAttribute("aria-label"); // names on what has no role
    for (const svg of chart.matches("svg") ? [chart] : [...chart.querySelectorAll("svg")]) {
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", label);
    }
    box.current.replaceChildren(chart);
  }, [plot, width, label, ...because]);
  return <div class="plotted" ref={box} />;
}
