/* "Being edited by …": tell others that one writes here, and show who else does. It never blocks anybody. */

import { whenLetGo } from "./held.js";
import { unsaved } from "./unsaved.js";

const BEAT = 30_000; // the server forgets after three missed beats
const SOON = 10_000; // another tab of the same person may have said meanwhile that they no longer write
const place = () => document.querySelector("[data-presence]");

let marked = ""; // the address at which others were told that we write
let markedAt = 0;

function post(address, fields = {}) {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...fields });
  // Kept alive, so that it arrives even where the page is being left; nobody waits for the answer.
  fetch(address, { method: "POST", body, keepalive: true }).catch(() => {});
}

function mark() {
  const address = place()?.dataset.presence;
  if (!address) return;
  if (marked && marked !== address) leave();
  marked = address;
  markedAt = Date.now();
  post(address);
}

function leave() {
  if (!marked) return;
  post(marked, { left: "1" });
  marked = "";
}

async function look() {
  const here = place();
  if (!here || document.hidden) return;
  const answer = await fetch(here.dataset.presence).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const words = await answer.text();
  whenLetGo(() => { here.innerHTML = words; });
}

document.addEventListener("input", ({ target }) => {
  const form = target.closest("#panel form");
  const told = marked === place()?.dataset.presence && Date.now() - markedAt < SOON;
  if (form && !told && unsaved().length) mark();
});

setInterval(() => {
  if (marked && unsaved().length) mark();
  else leave();
  look();
}, BEAT);

/* After a deed or another claim: nothing typed is left here, or it is another claim's panel. */
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target?.id !== "panel" || !marked) return;
  if (unsaved().length && marked === place()?.dataset.presence) mark();
  else leave();
});
window.addEventListener("pagehide", leave);
