// A text field with a list under it. The text is never completed or rewritten while typing; F4 or ↓ opens the list,
// Enter takes the marked line and goes on. A line can be marked and taken only where the list is the answer to the text
// that stands in the field. Ground of code-list, person-picker and matter-picker.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { define, freshId, Part } from "../../lib/element.js";
import { composing } from "../../lib/keys.js";
import { inTime } from "../../lib/late.js";
import { fitting, meant, unmeant } from "./typed-meaning.js";

/** @typedef {import("../../known/codes.js").Option} Option */

/** How long the hands rest before the register is asked, in milliseconds. */
const REST = 150;

export class ComboBox extends Part {
  static properties = {
    name: {},
    words: {},
    options: { attribute: false },
    source: { attribute: false },
    free: { type: Boolean },
    required: { type: Boolean },
    invalid: { type: Boolean },
    describedby: {},
    labelledby: {},
    hint: {},
    stray: {},
    open: { state: true },
    fresh: { state: true },
    shown: { state: true },
    active: { state: true },
    typed: { state: true },
  };

  constructor() {
    super();
    this.name = "";
    this.words = "";
    /** @type {Option[]} */
    this.options = [];
    /** @type {((text: string) => Promise<Option[]>) | null} */
    this.source = null;
    this.free = false;
    this.required = false;
    this.invalid = false;
    this.describedby = "";
    this.labelledby = "";
    this.hint = "";
    /** What the form holds for this field that is no entry of the list. */
    this.stray = "";
    this.open = false;
    /** The list answers what stands in the field. */
    this.fresh = false;
    /** @type {Option[]} */
    this.shown = [];
    this.active = -1;
    /** @type {string | null} what was typed and not yet taken */
    this.typed = null;
    this.listId = freshId("list");
    this.timer = 0;
    /** Only the newest question's answer counts. */
    this.asked = 0;
    /** @type {Promise<void>} */
    this.settling = Promise.resolve();
  }

  get input() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input"));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.asked += 1;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    // Another text than the one typed: the form was filled from elsewhere.
    if (changed.has("words") && this.free && this.typed !== null && this.words !== this.typed) this.typed = null;
    if (changed.has("stray") && (this.stray || null) !== this.typed) this.typed = this.stray || null;
  }

  render() {
    const marked = this.open && this.active >= 0 ? `${this.listId}-${this.active}` : nothing;
    return html`<span class="combo">
        <input
          id=${`f-${this.name}`}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded=${this.open ? "true" : "false"}
          aria-controls=${this.open ? this.listId : nothing}
          aria-activedescendant=${marked}
          aria-describedby=${this.describedby || nothing}
          aria-label=${this.labelledby || nothing}
          aria-invalid=${this.invalid ? "true" : nothing}
          aria-required=${this.required ? "true" : nothing}
          data-field=${this.name}
          .value=${live(this.typed ?? this.words)}
          @input=${this.#typing}
          @keydown=${this.#key}
          @blur=${this.#left}
        />
        <button type="button" tabindex="-1" class="combo-open" aria-label="F4 Mở danh sách" @mousedown=${this.#pressOpen}>
          <kbd>F4</kbd>
        </button>
      </span>
      ${this.open && this.shown.length ? this.#list() : nothing}`;
  }

  #list() {
    return html`<ul class=${this.fresh ? "combo-list" : "combo-list stale"} id=${this.listId} role="listbox" aria-label=${this.hint || "Danh sách"} aria-busy=${this.fresh ? nothing : "true"}>
      ${this.shown.map(
        (option, at) =>
          html`<li
            id=${`${this.listId}-${at}`}
            role="option"
            aria-selected=${at === this.active ? "true" : "false"}
            aria-disabled=${this.fresh ? nothing : "true"}
            @mousedown=${(/** @type {Event} */ event) => {
              event.preventDefault();
              if (this.fresh) this.#take(option);
            }}
          >
            <bdi>${option[1]}</bdi>${option[2] ? html`<small><bdi>${option[2]}</bdi></small>` : nothing}
          </li>`,
      )}
    </ul>`;
  }

  #typing() {
    this.typed = this.input.value;
    this.#forget();
    this.tell("typed", { text: this.typed });
    if (this.source) this.timer = window.setTimeout(() => this.look(), REST);
    else this.#show(fitting(this.options, this.typed), false);
  }

  /** The list is no answer to what stands in the field now: nothing in it is marked, and no answer on its way counts. */
  #forget() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.fresh = false;
    this.active = -1;
  }

  /** Fills the list for what stands in the field, or with everything. @param {boolean} [all] */
  async look(all = false) {
    this.#forget();
    const mine = this.asked;
    const text = all && !this.source ? "" : (this.typed ?? (all ? this.words : ""));
    let found = null;
    try {
      found = this.source ? await inTime(this.source(text)) : fitting(this.options, text);
    } catch {
      // An answer that never came leaves no list; leaving the field asks again, and says what became of it.
    }
    if (mine !== this.asked || !this.isConnected || document.activeElement !== this.input) return;
    this.#show(found ?? [], all);
  }

  /** @param {Option[]} found @param {boolean} all */
  #show(found, all) {
    this.shown = found.slice(0, 50);
    this.open = this.shown.length > 0;
    this.fresh = true;
    const now = this.shown.findIndex(([, words]) => words === this.words);
    this.active = this.free ? -1 : all ? now : this.typed ? 0 : -1;
  }

  /** @param {Event} event */
  #pressOpen(event) {
    event.preventDefault();
    this.input.focus();
    if (this.open) this.open = false;
    else this.look(true);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (composing(event)) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "F4" || (move && !(this.open && this.fresh))) {
      if (event.key === "F4" && this.open) this.open = false;
      else this.look(true);
    } else if (move) {
      this.active = Math.max(0, Math.min(this.shown.length - 1, this.active + move));
      this.updateComplete.then(() =>
        this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" }),
      );
    } else if (event.key === "Escape" && this.open) {
      this.open = false;
      event.stopPropagation();
    } else if ((event.key === "Enter" || event.key === "Tab") && this.marked) {
      this.#take(this.marked);
      return; // the form moves on
    } else return;
    event.preventDefault();
  }

  /** The marked line of a list that answers what stands in the field. */
  get marked() {
    return this.open && this.fresh && this.active >= 0 ? this.shown[this.active] : undefined;
  }

  /** @param {Option} option */
  #take(option) {
    this.#forget();
    this.words = option[1];
    this.typed = null;
    this.open = false;
    if (this.input && this.input.value !== option[1]) this.input.value = option[1];
    this.tell("pick", { value: option[0], words: option[1], option });
  }

  #left() {
    this.open = false;
    this.settle();
  }

  /** Reads what stands in the field: takes what it means, or says that it cannot. Done when that is known.
   * @param {boolean} [marked] the line marked in the open list is meant, for the clerk sees it */
  settle(marked = false) {
    if (marked && this.marked && this.typed !== null) this.#take(this.marked);
    if (this.typed !== null) this.settling = this.#settle(this.typed);
    return this.settling;
  }

  /** @param {string} typed */
  async #settle(typed) {
    this.#forget();
    const text = typed.normalize("NFC").trim();
    if (this.free || text === "") {
      this.words = text;
      this.typed = null;
      this.tell("pick", { value: text, words: text, option: null });
      return;
    }
    try {
      const found = this.source ? await inTime(this.source(text)) : fitting(this.options, text);
      // What was typed on meanwhile is read by itself.
      if (this.typed !== typed) return;
      const one = meant(found, text);
      if (one) this.#take(one);
      else this.tell("stray", { text: typed, say: unmeant(text, found.length) });
    } catch {
      if (this.typed === typed)
        this.tell("stray", { text: typed, say: `Chưa tìm được “${text}”: sổ chưa trả lời. Hãy lưu lại, hoặc bấm F4.` });
    }
  }
}

define("combo-box", ComboBox);
