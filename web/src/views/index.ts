// The views, by their names in the address. A file views/NAME.tsx with a default export is a view,
// fetched when it is first opened; this list has their order and words.
import type { ComponentType } from "preact";
import type { Overview } from "../types";
import type { Question } from "../question";

export interface ViewProps { question: Question; overview: Overview; day: string /* as-of, or the day that stands for it */ }
export type View = ComponentType<ViewProps>;

export interface ViewInfo {
  name: string;
  title: string;
  nav?: boolean;      /* stands in the row of links at the top */
  of?: string;        /* the view whose link is marked while this one is open */
  days?: boolean;     /* what it shows hangs on the day: the slider stands above it */
  filters?: boolean;  /* ... and on conditions, programs, basis */
}

export const VIEWS: readonly ViewInfo[] = [
  { name: "nation", title: "Nation", nav: true, days: true, filters: true },
  { name: "place", title: "Place", of: "nation", days: true, filters: true },
  { name: "timeline", title: "Timeline", nav: true, days: true, filters: true },
  { name: "conditions", title: "Conditions", nav: true, days: true },
  { name: "condition", title: "Condition", of: "conditions", days: true },
  { name: "cases", title: "Cases", nav: true, days: true },
  { name: "case", title: "Case", of: "cases", days: true },
  { name: "claims", title: "Claims", nav: true, days: true },
  { name: "claim", title: "Claim", of: "claims", days: true },
  { name: "sources", title: "Sources", nav: true },
  { name: "source", title: "Source", of: "sources" },
  { name: "what-if", title: "What if", nav: true, days: true, filters: true },
  { name: "review", title: "Review a document", nav: true },
  { name: "search", title: "Search" },
];

const files = import.meta.glob<{ default: View }>("./*.tsx");

export function viewInfo(name: string): ViewInfo | undefined {
  return VIEWS.find((view) => view.name === name);
}

/** The code of a view, or null when there is none of that name. */
export async function loadView(name: string): Promise<View | null> {
  const file = files[`./${name}.tsx`];
  return file ? (await file()).default : null;
}
