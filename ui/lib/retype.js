// A text put into a field as if it had been typed: only what differs is written, so that the field's own Ctrl+Z takes it back
// and the caret stays in the words it stood in.

/** @param {string} was @param {string} text @returns {{ from: number, behind: number }} what both begin and end with */
function common(was, text) {
  const most = Math.min(was.length, text.length);
  let from = 0;
  while (from < most && was[from] === text[from]) from += 1;
  let behind = 0;
  while (behind < most - from && was.at(-1 - behind) === text.at(-1 - behind)) behind += 1;
  return { from, behind };
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} text */
export function retype(field, text) {
  const was = field.value;
  const { from, behind } = common(was, text);
  const caret = field.selectionEnd ?? was.length;
  const written = text.slice(from, text.length - behind);
  field.focus();
  field.setSelectionRange(from, was.length - behind);
  document.execCommand?.(written ? "insertText" : "delete", false, written);
  // Where the page may not type, the value is set and told as typing is.
  if (field.value !== text) {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  const at = caret <= from ? caret : text.length - Math.min(behind, Math.max(0, was.length - caret));
  field.setSelectionRange(at, at);
}
