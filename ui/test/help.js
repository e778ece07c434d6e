// What the tests of the window share: the double in Rust's place, and a form put on the page.

import { answerWith } from "../api/call.js";
import { loadCodes } from "../known/codes.js";
import { answer, asked, reset } from "./desk-double.js";

export { asked };

/** A fresh register and an empty page. */
export async function begin() {
  reset();
  asked.length = 0;
  answerWith(answer);
  document.body.replaceChildren();
  location.hash = "";
  await loadCodes();
}

export const rest = (time = 0) => new Promise((done) => setTimeout(done, time));

/** @param {string} name @param {Record<string, any>} given */
export async function put(name, given = {}) {
  const element = /** @type {any} */ (document.createElement(name));
  Object.assign(element, given);
  document.body.append(element);
  await element.updateComplete;
  await rest(5);
  return element;
}

/** @param {Element} target @param {string} key @param {KeyboardEventInit} [more] */
export function press(target, key, more = {}) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

/** Types as an input method does: the value changes, then the field says so. @param {any} field @param {string} value */
export function type(field, value) {
  field.value = value;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** @param {any} field */
export function leave(field) {
  field.dispatchEvent(new FocusEvent("blur"));
}
