// The ground of every part and screen: lit in the light DOM, so that one set of styles and one focus order hold.
import { LitElement } from "lit";

export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Tells the parents something. @param {string} name @param {any} [detail] */
  tell(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, cancelable: true }));
  }
}

/** Registers an element once. @param {string} name @param {CustomElementConstructor} kind */
export function define(name, kind) {
  if (!customElements.get(name)) customElements.define(name, kind);
}

let count = 0;

/** Gives an id nobody else has. @param {string} word */
export function freshId(word) {
  count += 1;
  return `${word}-${count}`;
}
