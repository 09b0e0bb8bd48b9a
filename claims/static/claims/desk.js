/* The desk's keys, and claims made of selected words. All of it is a shorter way to links, forms and buttons that are
   on the page anyway. */

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
const press = (selector) => {
  const found = document.querySelector(selector);
  if (found) found.click();
  return Boolean(found);
};

/** Say something to people who listen to the page. */
function say(words) {
  const said = document.getElementById("said");
  if (said) said.textContent = words;
}

/** The queue's rows: move by one and keep the focus on the claim's link. */
function moveInQueue(by) {
  const rows = [...document.querySelectorAll("tr[data-claim]")];
  if (!rows.length) return false;
  const at = rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  rows.forEach((row) => row.removeAttribute("aria-current"));
  next.setAttribute("aria-current", "true");
  next.querySelector("a").focus();
  return true;
}

/** A step's button, where it is allowed; one that needs words gets the focus in its field instead. */
function takeStep(name) {
  const button = document.querySelector(`.steps button[value="${name}"]:not(:disabled)`);
  if (!button) return false;
  const note = button.form.querySelector("[name=note]");
  if (note?.required && !note.value.trim()) {
    note.focus();
    note.scrollIntoView({ block: "center" });
  } else {
    button.click();
  }
  return true;
}

/** Where a point of the page stands in the text, in UTF-16 units, or null where it isn't in the text. */
function offsetOf(node, offset) {
  const run = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!run || !run.closest("#lines")) return null;
  const before = document.createRange();
  before.setStart(run, 0);
  before.setEnd(node, offset);
  return Number(run.dataset.start) + before.toString().length;
}

/** The selected words of the text with their place, or null. */
function selectedWords() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  let start = offsetOf(range.startContainer, range.startOffset);
  let end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return null;
  const words = selection.toString();
  start += words.length - words.trimStart().length;
  end -= words.length - words.trimEnd().length;
  return start < end ? { words: words.trim(), start, end } : null;
}

let chosen = null;
document.addEventListener("selectionchange", () => {
  const found = selectedWords();
  if (found) {
    chosen = found;
    fillNewClaim();
  }
});

/** Put the chosen words into the form for a new claim, where that is open. */
function fillNewClaim() {
  const form = document.getElementById("new-claim");
  if (!form || !chosen) return false;
  form.elements.quote.value = chosen.words;
  form.elements.start.value = chosen.start;
  form.elements.end.value = chosen.end;
  return true;
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && form.id === "new-claim" && event.target.name === "quote") {
    form.elements.start.value = form.elements.end.value = ""; // typed by hand: the server looks for the words
  }
});

const KEYS = {
  j: () => press("#panel [data-key=j]") || moveInQueue(1) || press("#lines .mark"),
  k: () => press("#panel [data-key=k]") || moveInQueue(-1),
  x: () => press("tr[aria-current] input[type=checkbox]"),
  a: () => takeStep("accept"),
  d: () => takeStep("dismiss"),
  u: () => takeStep("undo"),
  e: () => open("#evidence"),
  v: () => open("#verdict"),
  c: () => newClaim(),
  "/": () => focus("#search"),
  "?": () => document.getElementById("keys")?.showModal() ?? true,
};

function focus(selector) {
  const found = document.querySelector(selector);
  if (found) found.focus();
  return Boolean(found);
}

function open(selector) {
  const found = document.querySelector(selector);
  if (!found) return false;
  if (found instanceof HTMLDetailsElement) found.open = true;
  const field = found.querySelector("input:not([type=hidden]), textarea, select");
  field?.focus();
  return true;
}

function newClaim() {
  if (fillNewClaim()) return focus("#new-claim [name=statement]");
  return press("#panel [data-key=c]");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const deed = KEYS[event.key];
  if (deed && deed()) event.preventDefault();
});

document.addEventListener("htmx:afterSwap", (event) => {
  const panel = document.getElementById("panel");
  if (!panel || event.detail.target.id !== "panel") return;
  const alert = panel.querySelector("[role=alert]");
  const words = alert ?? panel.querySelector("[data-said]") ?? panel.querySelector("#panel-title");
  say(words ? words.textContent : "");
  if (fillNewClaim()) focus("#new-claim [name=statement]");
  else panel.focus({ preventScroll: Boolean(alert) === false });
  if (alert) alert.scrollIntoView({ block: "nearest" });
});

/** The token of the page goes stale when one signs in anew in another tab; the cookie never does. */
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (!token) return;
  detail.headers["X-CSRFToken"] = token[1];
  if (detail.formData.has("csrfmiddlewaretoken")) detail.formData.set("csrfmiddlewaretoken", token[1]);
});

/** What went wrong, in words, over the page: the form below keeps what was typed. */
function trouble(words) {
  const place = document.getElementById("trouble");
  if (!place) return;
  place.replaceChildren();
  if (!words) return;
  const note = document.createElement("p");
  note.className = "callout";
  note.dataset.tone = "false";
  note.setAttribute("role", "alert");
  note.textContent = words;
  place.append(note);
}

document.addEventListener("htmx:sendError", () => trouble("No connection. Nothing was saved; what you typed is still here."));
document.addEventListener("htmx:responseError", ({ detail }) => {
  if (detail.xhr.status >= 500) trouble("Something broke on our side. Nothing was kept halfway, and what you typed is still here.");
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful) trouble("");
});
