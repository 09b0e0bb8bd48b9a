/* Names to choose from while somebody types @ in a note. They stand under the note as words, for whoever has no script. */

const TYPED = /(?:^|[^\p{L}\p{N}@])@([\p{L}\p{N}_.+-]*)$/u;
const MOST = 6;

let list = null;
let box = null;

/** Who may be meant by what is typed: by the beginning of the account's name or of a word of the person's. */
function meant(typed) {
  const begins = typed.toLowerCase();
  return [...document.querySelectorAll("#note-people [data-person]")]
    .map((node) => ({ name: node.textContent.slice(1), person: node.dataset.person }))
    .filter(({ name, person }) => [name, ...person.split(/\s+/)].some((word) => word.toLowerCase().startsWith(begins)))
    .slice(0, MOST);
}

function close() {
  list?.remove();
  box?.removeAttribute("aria-controls");
  box?.removeAttribute("aria-activedescendant");
  list = box = null;
}

function offer(textarea) {
  const found = TYPED.exec(textarea.value.slice(0, textarea.selectionStart));
  const people = found ? meant(found[1]) : [];
  close();
  if (!people.length || (people.length === 1 && people[0].name === found[1])) return;
  box = textarea;
  list = document.createElement("ul");
  list.id = "mentions";
  list.className = "mentions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "People of the desk");
  for (const [place, { name, person }] of people.entries()) {
    const item = document.createElement("li");
    item.id = `mention-${place}`;
    item.dataset.name = name;
    item.setAttribute("role", "option");
    item.append(`@${name}`);
    if (person !== name) {
      const said = document.createElement("span");
      said.className = "meta";
      said.append(` ${person}`);
      item.append(said);
    }
    list.append(item);
  }
  textarea.after(list);
  textarea.setAttribute("aria-controls", list.id);
  mark(list.firstElementChild);
}

function mark(item) {
  for (const each of list.children) each.setAttribute("aria-selected", String(each === item));
  box.setAttribute("aria-activedescendant", item.id);
}

function choose(item) {
  const textarea = box;
  const end = textarea.selectionStart;
  const found = TYPED.exec(textarea.value.slice(0, end));
  close();
  if (!found) return; // the caret has gone elsewhere
  const start = end - found[1].length;
  textarea.setRangeText(`${item.dataset.name} `, start, end, "end");
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("input", ({ target }) => {
  if (target.matches?.("textarea[data-mentions]")) offer(target);
});

document.addEventListener("keydown", (event) => {
  if (!list || event.target !== box || event.isComposing) return;
  const chosen = list.querySelector("[aria-selected=true]");
  if (event.key === "ArrowDown") mark(chosen.nextElementSibling ?? list.firstElementChild);
  else if (event.key === "ArrowUp") mark(chosen.previousElementSibling ?? list.lastElementChild);
  else if (event.key === "Enter" || event.key === "Tab") choose(chosen);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener("pointerdown", (event) => {
  const item = list && event.target.closest?.("#mentions > li");
  if (!item) return;
  event.preventDefault(); // the note keeps the focus
  choose(item);
});

document.addEventListener("focusout", ({ target }) => {
  if (target === box) close();
});
