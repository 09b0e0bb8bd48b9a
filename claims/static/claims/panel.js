/* The claim's panel: it comes anew after every deed, and neither place nor focus nor typing may be lost by that. */

import { addKeys, focusOn, press } from "./keys.js";
import "./leaving.js";
import "./turns.js";
import { keep, markRefused, putBack, unsaved } from "./unsaved.js";
import { say, trouble } from "./voice.js";

const panel = () => document.getElementById("panel");
/** What scrolls: beside the text the body between head and steps, on the claim's page what stands beside the work, on a
 *  narrow screen the whole panel. */
const scroller = () => {
  const body = panel().querySelector(".panel-body, .panel-page > .panel-side");
  return body && getComputedStyle(body).overflowY === "auto" ? body : panel();
};
const isPanel = (detail) => detail.target?.id === "panel";

/* The claim last decided on with a step, so that undoing finds it again once another one is open. */
let decided = "";
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful && detail.requestConfig.elt.matches("form.step")) decided = detail.pathInfo.requestPath.match(/claims\/(\d+)\//)?.[1] ?? "";
});

/** A step's button, where it is allowed; one that needs words gets the focus in its field instead. */
function takeStep(name) {
  const button = document.querySelector(`.steps button[value="${name}"]:not(:disabled)`);
  if (!button) return false;
  const note = button.form.querySelector("[name=note]");
  if (note?.required && !note.value.trim()) note.focus();
  else button.click();
  return true;
}

function unfold(selector) {
  const found = document.querySelector(selector);
  if (!found) return false;
  if (found instanceof HTMLDetailsElement) found.open = true;
  found.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  return true;
}

/** The next or previous claim; of one stage where the sheet shows that stage alone. */
function move(by) {
  const only = document.querySelector("[name=only]:checked")?.value;
  if (!only) return press(by > 0 ? "#panel [data-key=j]" : "#panel [data-key=k]") || press("#lines .mark");
  const marks = [...document.querySelectorAll("#lines .mark")];
  const at = marks.findIndex((mark) => mark.hasAttribute("aria-current"));
  const here = marks[at]?.dataset.claim;
  const way = by > 0 ? marks.slice(at + 1) : marks.slice(0, Math.max(at, 0)).reverse();
  const next = way.find((mark) => mark.dataset.of === only && mark.dataset.claim !== here);
  next?.click();
  return Boolean(next);
}

addKeys({
  j: () => move(1),
  k: () => move(-1),
  a: () => takeStep("accept"),
  d: () => takeStep("dismiss"),
  u: () => takeStep("undo") || (decided && press(`#lines .mark[data-claim="${decided}"]`)),
  e: () => unfold("#evidence"),
  v: () => unfold("#verdict"),
  m: () => press("#panel [data-key=m]"),
});

/* A document whose form is open is named in every deed, so that the answer has its form again. */
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const form = document.querySelector("form[data-editing]");
  if (detail.verb === "post" && form && form !== detail.elt) detail.formData.set("editing", form.dataset.editing);
});

let before = null;
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (!isPanel(detail) || !detail.shouldSwap) return;
  const { elt, verb } = detail.requestConfig;
  const same = verb === "post" || elt.dataset.then; // the same claim comes again
  const sent = verb === "post" ? elt : elt.closest("form");
  const active = document.activeElement;
  before = {
    same, then: elt.dataset.then, scroll: scroller().scrollTop, page: scrollY, only: document.querySelector("[name=only]:checked")?.value,
    open: panel().hasAttribute("data-open"), kept: same ? keep(unsaved(sent)) : [],
    refused: detail.xhr.status >= 400 ? keep(unsaved().filter((field) => field.form === sent)) : [],
    focus: panel().contains(active) && {
      id: active.id, name: active.name, value: active.value, text: active.textContent,
      action: active.form?.getAttribute("action"), summary: Boolean(active.closest("details")),
      top: active.getBoundingClientRect().top,
    },
  };
});

document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (!isPanel(detail) || !before) return;
  const { same, then, scroll, page, only, kept, refused, focus } = before;
  before = null;
  if (only) press(`[name=only][value="${only}"]`);
  const homeless = putBack(kept);
  markRefused(refused);
  if (homeless.length) trouble(`This has no place on the page any more, so copy it from here: “${homeless.join("” “")}”`);
  scroller().scrollTop = same ? scroll : 0;
  // Where old and new stand below each other for a moment, the browser follows the old one down.
  if (same) scrollTo({ top: page, behavior: "instant" });
  const alert = panel().querySelector("[role=alert]");
  say((alert ?? panel().querySelector("[data-said]") ?? panel().querySelector("#panel-title"))?.textContent ?? "");
  if (then && focusOn(then)) return;
  const wrong = alert && panel().querySelector("[aria-invalid=true]");
  if (wrong) wrong.focus();
  else if (alert) show(alert);
  else if (!same || !refocus(focus)) panel().focus({ preventScroll: true });
  if (!same) document.querySelector("#lines [aria-current]")?.scrollIntoView({ block: "nearest" });
});

/** Bring why a deed was not done before the eyes: what it was pressed on may stand far below. Pressing once more goes
 *  past what somebody else has saved, so nobody may miss it. */
function show(alert) {
  alert.tabIndex = -1;
  alert.focus({ preventScroll: true });
  alert.scrollIntoView({ block: "center", behavior: "instant" });
}

/** Put the focus back on the same field or button of the new panel. Answers whether there is one to be seen. */
function refocus(was) {
  if (!was) return false;
  const found = was.id
    ? document.getElementById(was.id)
    : [...panel().querySelectorAll("button, a, summary")].find(
      (one) => one.form?.getAttribute("action") === was.action && one.name === was.name && one.textContent === was.text,
    );
  // its form was sent and is shut again
  const folded = was.summary ? found?.closest("details")?.querySelector("summary") ?? panel().querySelector("#evidence > summary") : null;
  const seen = found?.checkVisibility() && !found.disabled ? found : folded;
  seen?.focus({ preventScroll: true });
  if (seen === found) stay(found, was.top);
  return Boolean(seen);
}

/** Let an element stand as far down the window as it stood before what is above it changed. */
function stay(element, top) {
  const moved = element.getBoundingClientRect().top - top;
  const box = scroller();
  if (getComputedStyle(box).overflowY === "auto" && box.contains(element)) box.scrollTop += moved;
  else scrollBy({ top: moved, behavior: "instant" });
}

document.addEventListener("click", ({ target }) => {
  if (target.closest(".panel-close")) {
    panel().removeAttribute("data-open");
    document.querySelector("#lines [aria-current]")?.focus();
  }
});

if (location.hash === "#evidence" && document.querySelector("#evidence[open]")) unfold("#evidence");
