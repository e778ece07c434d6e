// What the texts of a form say of who somebody is: asked of the register once the hands rest, told at the field, and put right
// there by one key. It stops nobody: what cannot be asked is not told.
import { html, nothing } from "lit";
import * as desk from "../../api/desk.js";
import { read } from "../../lib/form.js";
import { retype } from "../../lib/retype.js";

/** How long the hands rest before it is asked. */
const REST = 400;

/** The key that writes what should stand in the field. */
export const KEY = "Alt+V";

/** @typedef {import("../../lib/form.js").Form} Form
 * @typedef {import("../../api/types.js").Telling & { of: unknown }} Told what a text says, and the text it was read in
 */

export class ToldNames {
  /** @param {import("lit").LitElement & { draft: Form }} form */
  constructor(form) {
    this.form = form;
    /** @type {Map<string, Told>} by field */
    this.found = new Map();
    this.timer = 0;
    /** Only the answer to the newest question counts. */
    this.asked = 0;
    form.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.timer);
  }

  /** The form changed: an answer on its way is one to an older form. What was told stays until the next answer. */
  changed() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.timer = window.setTimeout(() => this.ask(), REST);
  }

  async ask() {
    clearTimeout(this.timer);
    if (!this.form.isConnected) return;
    this.asked += 1;
    const mine = this.asked;
    const { draft } = this.form;
    const found = await desk.telling(tied(draft)).catch(() => []);
    if (mine !== this.asked || !this.form.isConnected) return;
    const before = this.found;
    if (!found.length && !before.size) return;
    this.found = new Map(found.map((one) => [one.field, { ...one, of: read(draft, one.field) }]));
    this.form.requestUpdate();
    await this.form.updateComplete;
    this.#bringUp(before);
  }

  /** What is newly told where the keyboard is may stand below what is seen. @param {Map<string, Told>} before */
  #bringUp(before) {
    const box = /** @type {HTMLElement | null | undefined} */ (document.activeElement?.closest("[data-box]"));
    const name = box?.dataset.box ?? "";
    if (this.found.has(name) && !before.has(name)) box?.querySelector(".told")?.scrollIntoView?.({ block: "nearest" });
  }

  /** What is told at a field. @param {string} name */
  at(name) {
    return this.found.get(name);
  }

  /** Writes what should stand in a field, and answers whether anything is told there. @param {string} name */
  rewrite(name) {
    if (!this.found.has(name)) return false;
    this.#rewrite(name);
    return true;
  }

  /** @param {string} name */
  async #rewrite(name) {
    const from = document.activeElement;
    // Typed on since it was read: what stands there now is read first, so that no letter of it is lost.
    if (!this.#isOf(name)) await this.ask();
    const told = this.found.get(name);
    const field = this.form.querySelector(`[data-field="${CSS.escape(name)}"]`);
    if (!told || !this.#isOf(name) || document.activeElement !== from) return;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    this.found.delete(name);
    this.form.requestUpdate();
    retype(field, told.instead);
  }

  /** Whether what is told at a field was read in the text that stands there now. @param {string} name */
  #isOf(name) {
    return this.found.get(name)?.of === read(this.form.draft, name);
  }
}

/** The form as it is asked about: without the paper that was not handed in, and tied to what it is said to be about, for a text
 * may tell more of those who stand in the same matter.
 * @param {Form} draft @returns {Form} */
function tied({ _about = {}, _paper, ...draft }) {
  if (_paper === "no") delete draft.petition;
  const ties = { same: { matter: _about.matter }, duplicate: { petition: _about.petition } };
  const tie = ties[/** @type {keyof typeof ties} */ (_about.how)];
  for (const slice of tie ? ["visit", "petition"] : []) if (draft[slice]) draft[slice] = { ...draft[slice], ...tie };
  return draft;
}

/** What is told at a field, under it. The line is there before anything is, or nobody would hear it come.
 * @param {string} name @param {ToldNames | undefined} names @param {boolean} said a fault at the field says the same */
export function toldLine(name, names, said) {
  const told = names?.at(name);
  const who = told?.denounces ? "người tố cáo" : "người gửi đơn";
  const sentence = told && !said ? html`${told.denounces ? "⚠ " : nothing}<bdi>${told.say}</bdi>` : nothing;
  return html`<div class=${`told ${told ? (told.denounces ? "denounces" : "names") : ""}`}>
    <p id=${`t-${name}`} aria-live="polite">${sentence}</p>
    ${
      told
        ? html`<button type="button" class="small" tabindex="-1" @click=${() => names?.rewrite(name)}>Viết “${who}” <kbd>${KEY}</kbd></button>`
        : nothing
    }
  </div>`;
}
