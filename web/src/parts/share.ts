// Where the menu "Share" of a chart or table comes from. Charts and tables say what they show; a part
// that knows how to copy links, write SVG and PNG or embed may put itself here (shareSlot.use).
import type { ComponentType } from "preact";
import type { Parameters } from "../ask";

export interface Shared {
  name: string;               /* of this chart or table in the address: embed=NAME */
  title: string;
  answer?: { path: string; parameters: Parameters };  /* what the API gives as JSON, and as CSV */
  element?: () => Element | null;                     /* the chart as it is drawn, to be saved */
}

let menu: ComponentType<{ shared: Shared }> | null = null;

export const shareSlot = {
  use(component: ComponentType<{ shared: Shared }>): void { menu = component; },
  get menu() { return menu; },
};
