/* Claims made of words selected in the text. */

import { addKeys, focusOn, press } from "./keys.js";

/** The selected words of the text and their place in UTF-16 units, or null.
 *
 *  Read from the runs of the text alone, so that letters and words for listeners never get in; a selection that begins
 *  or ends beside the text is cut to it. Lines are joined by a space: the server compares words, not gaps.
 */
function selectedWords() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const pieces = [];
  for (const run of document.querySelectorAll("#lines [data-start]")) {
    if (!range.intersectsNode(run)) continue;
    const from = run.contains(range.startContainer) ? lengthBefore(run, range.startContainer, range.startOffset) : 0;
    const to = run.contains(range.endContainer) ? lengthBefore(run, range.endContainer, range.endOffset) : run.textContent.length;
    if (from < to) pieces.push({ start: Number(run.dataset.start) + from, words: run.textContent.slice(from, to) });
  }
  if (!pieces.length) return null;
  let words = "";
  let end = pieces[0].start;
  for (const piece of pieces) {
    words += piece.start > end ? ` ${piece.words}` : piece.words;
    end = piece.start + piece.words.length;
  }
  const start = pieces[0].start + words.length - words.trimStart().length;
  end -= words.length - words.trimEnd().length;
  return start < end ? { words: words.trim(), start, end } : null;
}

function lengthBefore(run, node, offset) {
  const before = document.createRange();
  before.setStart(run, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

let chosen = null;
document.addEventListener("selectionchange", () => {
  const found = selectedWords();
  if (!found) return;
  chosen = found;
  fillNewClaim();
  aboutWords();
});

/** Let the way to the claim's notes bring the chosen words along. */
function aboutWords() {
  const link = document.querySelector("#panel [data-about]");
  if (!link || !chosen) return;
  const address = new URL(link.href);
  address.searchParams.set("about", chosen.words.slice(0, 1000));
  link.href = address.href;
}

/** Put the chosen words into the form for a new claim, where that is open. They are no typing that could be lost. */
function fillNewClaim() {
  const form = document.getElementById("new-claim");
  if (!form || !chosen) return false;
  const { quote, start, end } = form.elements;
  quote.defaultValue = quote.value = chosen.words;
  start.value = chosen.start;
  end.value = chosen.end;
  quote.dispatchEvent(new Event("read", { bubbles: true })); // show what the desk makes of them
  return true;
}

document.addEventListener("input", ({ target }) => {
  if (target.form?.id !== "new-claim" || target.name !== "quote") return;
  target.form.elements.start.value = target.form.elements.end.value = ""; // typed by hand: the server looks for the words
  chosen = null;
});

/* Three clicks choose the line, past the letters of its marks, which can't be selected. */
document.addEventListener("click", (event) => {
  const line = event.detail === 3 && event.target.closest("#lines .line p");
  if (line) document.getSelection().selectAllChildren(line);
});

/* A selection that ends inside a mark is no wish to open it. */
document.addEventListener("click", (event) => {
  if (!event.target.closest("#lines .mark") || document.getSelection().isCollapsed) return;
  event.preventDefault();
  event.stopPropagation();
}, true);

addKeys({ c: () => (fillNewClaim() ? focusOn("#new-claim [name=statement]") : press("#panel [data-key=c]")) });

/* Only what has settled listens to htmx, so words are put into a new form then. */
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const asked = detail.requestConfig; // none where the browser went back or forward
  if (asked && detail.target?.id !== "panel") return;
  if (asked?.elt.id === "new-claim" && detail.successful) chosen = null; // they are a claim now
  else if (asked?.verb !== "post" && fillNewClaim()) focusOn("#new-claim [name=statement]");
});
