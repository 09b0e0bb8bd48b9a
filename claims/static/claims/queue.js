/* The queue: rows under the keys, and deeds on the chosen ones or on the one in focus. */

import { addKeys, press } from "./keys.js";

const rows = () => [...document.querySelectorAll("tr[data-claim]")];
const current = () => document.querySelector("tr[data-claim][aria-current]");

function stand(row) {
  rows().forEach((other) => other.removeAttribute("aria-current"));
  row.setAttribute("aria-current", "true");
  row.querySelector("a").focus();
}

/** Move by one row and keep the focus on the claim's link. */
function move(by) {
  const all = rows();
  if (!all.length) return false;
  stand(all[Math.min(Math.max(all.indexOf(current()) + by, 0), all.length - 1)]);
  return true;
}

/** Choose the row in focus where none is chosen. Answers whether any is. */
function choose() {
  if (document.querySelector("tbody input:checked")) return true;
  const box = current()?.querySelector("input[type=checkbox]");
  if (box) box.checked = true;
  return Boolean(box);
}

function dismiss() {
  if (!choose()) return false;
  const more = document.getElementById("bulk-dismiss");
  more.open = true;
  more.querySelector("input").focus();
  return true;
}

function chooseNone() {
  const open = document.querySelector(".bulk details[open]");
  if (open) open.open = false;
  else document.getElementById("bulk-form")?.reset();
  (current() ?? rows()[0])?.querySelector("a").focus();
  return true;
}

addKeys({
  j: () => move(1),
  k: () => move(-1),
  x: () => press("tr[aria-current] input[type=checkbox]"),
  a: () => choose() && press(".bulk [value=accept]"),
  d: dismiss,
  Escape: chooseNone,
});

document.addEventListener("focusin", ({ target }) => {
  const row = target.closest("tr[data-claim]");
  if (row && row !== current()) {
    rows().forEach((other) => other.removeAttribute("aria-current"));
    row.setAttribute("aria-current", "true");
  }
});

document.addEventListener("keydown", (event) => {
  const field = event.target.closest(".bulk-field");
  if (!field) return;
  if (event.key === "Escape") chooseNone();
  if (event.key !== "Enter" || event.target.matches("button")) return;
  event.preventDefault();
  field.querySelector("button").click(); // Enter does what stands beside the field, and nothing else
});

document.addEventListener("toggle", (event) => {
  if (event.target.matches?.(".bulk details[open]")) event.target.querySelector(".input").focus();
}, true);

/* After a deed on many the list comes anew: stand where one stood, so that triage goes on. */
const PLACE = "queue-row";
document.addEventListener("submit", (event) => {
  if (event.target.id !== "bulk-form") return;
  const at = rows().findIndex((row) => row.querySelector("input:checked"));
  sessionStorage.setItem(PLACE, JSON.stringify([location.search, at]));
});
const [search, at] = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]");
sessionStorage.removeItem(PLACE);
if (search === location.search && at >= 0 && rows().length) stand(rows()[Math.min(at, rows().length - 1)]);
