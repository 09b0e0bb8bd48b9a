/* Words that were typed and not yet saved: found, kept over a swap of the panel, put back. */

const FIELDS = "#panel :is(input:not([type=hidden]), textarea, select)[name]";

function differs(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") {
    const given = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(given, 0);
  }
  return field.value !== field.defaultValue;
}

/** The fields whose words would be lost; a field that the server refused counts until it is taken. */
export const unsaved = (apartFrom = null) =>
  [...document.querySelectorAll(FIELDS)].filter(
    (field) => field.form !== apartFrom && !field.matches(":disabled") && ("unsaved" in field.dataset || differs(field)),
  );

/** The same field in whatever the panel holds now. */
function again(key) {
  const field = document.getElementById(key.id);
  return field?.form?.getAttribute("action") === key.action ? field : null;
}

const standing = (field) =>
  field.tagName === "SELECT" ? ([...field.options].find((option) => option.defaultSelected)?.value ?? "") : field.defaultValue;

/** What to put back after the swap: what was typed, and what had been saved when the typing began. */
export const keep = (fields) =>
  fields.map((field) => ({
    id: field.id, action: field.form.getAttribute("action"), value: field.value, checked: field.checked,
    was: standing(field), form: field.form,
  }));

/** Put kept words back. Where somebody else saved the same field meanwhile, theirs is shown beside it. Answers the
 *  words that have no place any more. */
export function putBack(kept) {
  const homeless = [];
  for (const key of kept) {
    const field = again(key);
    if (!field) {
      if (key.value.trim()) homeless.push(key.value.trim());
      continue;
    }
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = key.checked;
      continue;
    }
    if (standing(field) !== key.was && standing(field) !== key.value) tell(field);
    field.value = key.value;
    const folded = field.closest("details");
    if (folded) folded.open = true;
  }
  return homeless;
}

function tell(field) {
  const note = document.createElement("span");
  note.className = "field-error";
  note.textContent = `Saved meanwhile by somebody else: “${standing(field)}”. Yours stands here and replaces it if you save.`;
  field.after(note);
}

/** After a refusal the form comes back with what was typed as if it had been saved: remember that it wasn't. */
export function markRefused(kept) {
  for (const key of kept) {
    const field = again(key);
    if (field) field.dataset.unsaved = "";
  }
}
