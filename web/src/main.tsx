// Where the page begins: puts the shell into the document.
import { render } from "preact";
import { watchAddress } from "./question";
import { applyTheme } from "./theme";
import { Shell } from "./parts/Shell";

// Parts that add themselves to a slot (the menu "Share") when they are there.
import.meta.glob("./parts/slots/*.tsx", { eager: true });

applyTheme();
watchAddress();
const page = document.getElementById("page")!;
page.replaceChildren();
render(<Shell />, page);
