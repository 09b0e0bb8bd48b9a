/* Leaving. A step or another claim would leave typing behind; so would any link out of the page. */

import { unsaved } from "./unsaved.js";

const ASK = "There are words here that you have not saved. Leave them behind?";
const ASK_STEP = "There are words here that you have not saved. They are no part of this step. Take it all the same?";

let leaving = false;
let here = location.href; // where the panel stands

document.addEventListener("htmx:confirm", (event) => {
  const { elt, verb, target } = event.detail;
  if (target?.id !== "panel") return;
  let lost = [];
  let words = ASK;
  if (elt.matches("form.step")) {
    lost = unsaved(elt);
    words = ASK_STEP;
  } else if (verb === "get") {
    lost = unsaved(elt.closest("form"));
    if (elt.dataset.then) lost = lost.filter((field) => field.closest("#evidence"));
  }
  if (lost.length && !confirm(words)) event.preventDefault();
});

for (const moved of ["htmx:pushedIntoHistory", "htmx:replacedInHistory", "htmx:historyRestore"]) {
  document.addEventListener(moved, () => { here = location.href; });
}

/* The browser has gone back or forward already: who stays gets the address of where they are back. */
document.addEventListener("htmx:historyCacheMiss", (event) => {
  if (!unsaved().length || confirm(ASK)) return;
  event.preventDefault();
  history.pushState({ htmx: true }, "", here);
});
window.addEventListener("beforeunload", (event) => {
  if (!leaving && unsaved().length) event.preventDefault();
});
document.addEventListener("submit", (event) => {
  leaving = !event.defaultPrevented && Boolean(event.target.closest("#panel")); // sent without htmx, not left behind
});
