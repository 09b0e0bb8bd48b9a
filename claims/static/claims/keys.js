/* The desk's keys: a shorter way to links, forms and buttons that are on the page anyway. Each page adds its own. */

const deeds = {
  "/": () => focusOn("#search"),
  "?": () => {
    document.getElementById("keys").showModal();
    return true;
  },
};

/** Add what keys do on this page. A deed answers whether there was anything to do. */
export const addKeys = (more) => Object.assign(deeds, more);

export function press(selector) {
  const found = document.querySelector(selector);
  if (found) found.click();
  return Boolean(found);
}

export function focusOn(selector) {
  const found = document.querySelector(selector);
  if (found) found.focus();
  return Boolean(found);
}

const typing = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.repeat && !"jk".includes(event.key)) return; // a key that is held would decide on one claim after the other
  if (document.querySelector("dialog[open]")) return;
  const deed = deeds[event.key];
  if (deed && deed()) event.preventDefault();
});
