// Keys: one listener in the capture phase; the screen in front says what its keys do.

/** @typedef {Record<string, (event: KeyboardEvent) => unknown>} Keys */

/** @type {{ owner: object, keys: Keys }[]} */
const layers = [];

/** True while an input method is composing: such a key is not ours. @param {KeyboardEvent} event */
export function composing(event) {
  return event.isComposing || event.keyCode === 229;
}

/** Names a key as the buttons show it: `Ctrl+S`, `Alt+6`, `F2`, `Esc`. @param {KeyboardEvent} event */
export function keyName(event) {
  let key = event.key;
  if (event.altKey && /^Digit\d$/.test(event.code ?? "")) key = event.code.slice(5);
  if (key === "Escape") key = "Esc";
  if (key.length === 1) key = key.toUpperCase();
  const held = [];
  if (event.ctrlKey || event.metaKey) held.push("Ctrl");
  if (event.altKey) held.push("Alt");
  if (event.shiftKey && key.length > 1) held.push("Shift");
  return [...held, key].join("+");
}

/** Lays the keys of a screen or dialog on top. One that is gone from the page, and only hears a late answer, has no keys.
 * @param {object} owner @param {Keys} keys */
export function layKeys(owner, keys) {
  liftKeys(owner);
  if (owner instanceof Node && !owner.isConnected) return;
  layers.push({ owner, keys });
}

/** Takes them away. @param {object} owner */
export function liftKeys(owner) {
  const at = layers.findIndex((layer) => layer.owner === owner);
  if (at >= 0) layers.splice(at, 1);
}

/** Answers whether the key belongs to the text being typed. @param {EventTarget | null} target */
export function isText(target) {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && /^(text|search|password|)$/.test(target.type))
  );
}

/** Keys that the browser would use to lose work. */
const SWALLOWED = new Set(["F5", "Ctrl+R", "Ctrl+F5", "Ctrl+Shift+R", "F3", "Ctrl+G", "F7", "Ctrl+J", "Ctrl+U"]);

/** A dialog keeps every key to itself. @param {Keys} keys */
const closed = (keys) => "only" in keys;

/** @param {KeyboardEvent} event */
export function pressed(event) {
  if (composing(event)) return;
  const name = keyName(event);
  // An open list under a field closes first.
  if (name === "Esc" && event.target instanceof Element && event.target.getAttribute("aria-expanded") === "true")
    return;
  // Ctrl+Z and Ctrl+Y inside a text field undo the typing, as everywhere.
  if ((name === "Ctrl+Z" || name === "Ctrl+Y") && isText(event.target)) return;
  for (let at = layers.length - 1; at >= 0; at -= 1) {
    const act = layers[at].keys[name];
    if (act && act(event) !== false) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (closed(layers[at].keys)) break;
  }
  if (SWALLOWED.has(name)) event.preventDefault();
}

/** Starts listening, once, for the whole window. */
export function hearKeys() {
  window.addEventListener("keydown", pressed, { capture: true });
  window.addEventListener("contextmenu", (event) => {
    if (!isText(event.target)) event.preventDefault();
  });
}

const FIELDS =
  'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), select:not(:disabled), button[data-step]:not(:disabled)';

/** The fields of a form in the order they are met. A radio group is met once, at its chosen option.
 * @param {ParentNode} form @returns {HTMLElement[]} */
export function stops(form) {
  const all = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(FIELDS)]);
  return all.filter((field) => {
    if (field.tabIndex < 0 || field.closest("[hidden]")) return false;
    if (!(field instanceof HTMLInputElement) || field.type !== "radio") return true;
    const group = all.filter((other) => other instanceof HTMLInputElement && other.name === field.name);
    const chosen = group.find((other) => /** @type {HTMLInputElement} */ (other).checked) ?? group[0];
    return chosen === field;
  });
}

/** Goes to the next field. @param {ParentNode} form @param {Element} from @param {number} [step] */
export function goOn(form, from, step = 1) {
  const fields = stops(form);
  let at = fields.indexOf(/** @type {HTMLElement} */ (from));
  if (at < 0 && from instanceof HTMLInputElement && from.type === "radio") {
    at = fields.findIndex((field) => field instanceof HTMLInputElement && field.name === from.name);
  }
  const next = fields[at + step];
  if (!next) return false;
  next.focus();
  if (next instanceof HTMLInputElement && isText(next)) next.select();
  return true;
}

/** Enter goes to the next field of a small form, and from the last one sends it. @param {KeyboardEvent} event */
export function enterGoesOn(event) {
  const field = event.target;
  if (composing(event) || event.key !== "Enter" || !(field instanceof HTMLInputElement) || !field.form) return;
  event.preventDefault();
  if (!goOn(field.form, field)) field.form.requestSubmit();
}
