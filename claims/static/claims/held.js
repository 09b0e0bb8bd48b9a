/* What the desk says while one types comes by itself, and longer or shorter than what stood there. It would push a
 * button away from under the pointer that holds it, and the click would be lost: it waits until the button is let go. */

let held = false;
const waiting = [];

/** Do what moves the page about, now or once no button is held any more. */
export function whenLetGo(deed) {
  if (held) waiting.push(deed);
  else deed();
}

function letGo() {
  // A pointer's end comes before its click, which must still find what it was held on.
  setTimeout(() => {
    held = false;
    for (const deed of waiting.splice(0)) deed();
  });
}

document.addEventListener("pointerdown", ({ button }) => { held = button === 0; }, true);
for (const end of ["pointerup", "pointercancel", "contextmenu"]) document.addEventListener(end, letGo, true);
window.addEventListener("blur", letGo);

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { target, serverResponse } = detail;
  if (!held || !detail.shouldSwap || !target.matches("output")) return;
  detail.shouldSwap = false;
  whenLetGo(() => { target.innerHTML = serverResponse; });
});
