// Where the page begins: puts the shell into the document.
import { render } from "preact";
import { questionNow, watchAddress } from "./question";
import { applyTheme } from "./theme";
import { Shell } from "./parts/Shell";
import { loadView } from "./views";

// Parts that add themselves to a slot (the menu "Share") when they are there.
import.meta.glob("./parts/slots/*.tsx", { eager: true });

// On paper nothing can be opened: the tables of charts are open while it is printed.
let opened: HTMLDetailsElement[] = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll<HTMLDetailsElement>("details.its-table:not([open])")];
  for (const one of opened) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of opened) one.open = false;
});

applyTheme();
loadView(questionNow().view).catch(() => {}); // begins while the shell asks; the shell says so when it fails
watchAddress();
const page = document.getElementById("page")!;
page.replaceChildren();
render(<Shell />, page);
