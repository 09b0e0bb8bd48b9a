/* What the desk says without being looked at, and what went wrong. */

/** Say something to people who listen to the page. */
export function say(words) {
  const said = document.getElementById("said");
  if (said) said.textContent = words;
}

/** What went wrong, in words, over the page: the form below keeps what was typed. Nothing takes it away again. */
export function trouble(words) {
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
