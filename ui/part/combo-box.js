// A text field with a list under it. The text is never completed or rewritten while typing; F4 or ↓ opens the list,
// Enter takes the marked line and goes on. Ground of code-list, person-picker and matter-picker.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { define, freshId, Part } from "../lib/element.js";
import { composing } from "../lib/keys.js";
import { fold, initials } from "../lib/words.js";

/** @typedef {import("../lib/codes.js").Option} Option */

/** Short words officials invented themselves. */
const SHORT = { knpa: ["proposal", "feedback"], bd: ["post"], td: ["direct"], gcn: ["land_certificate"] };

/** @param {Option[]} options @param {string} text @returns {Option[]} those that fit, the best first */
export function fitting(options, text) {
  const sought = fold(text);
  if (!sought) return options;
  /** @param {Option} option */
  const rank = ([code, words]) => {
    const name = fold(words);
    if (SHORT[sought]?.includes(code) || initials(words) === sought) return 0;
    if (name.startsWith(sought)) return 1;
    if (initials(words).startsWith(sought)) return 2;
    return name.includes(sought) ? 3 : 9;
  };
  const ranked = options.map((option) => ({ option, rank: rank(option) })).filter((one) => one.rank < 9);
  return ranked.sort((one, other) => one.rank - other.rank).map((one) => one.option);
}

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
    open: { state: true },
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
    this.open = false;
    /** @type {Option[]} */
    this.shown = [];
    this.active = -1;
    /** @type {string | null} */
    this.typed = null;
    this.listId = freshId("list");
    this.timer = 0;
  }

  get input() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input"));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
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
    return html`<ul class="combo-list" id=${this.listId} role="listbox" aria-label=${this.hint || "Danh sách"}>
      ${this.shown.map(
        (option, at) =>
          html`<li
            id=${`${this.listId}-${at}`}
            role="option"
            aria-selected=${at === this.active ? "true" : "false"}
            @mousedown=${(/** @type {Event} */ event) => {
              event.preventDefault();
              this.#take(option);
            }}
          >
            <bdi>${option[1]}</bdi>${option[2] ? html`<small><bdi>${option[2]}</bdi></small>` : nothing}
          </li>`,
      )}
    </ul>`;
  }

  #typing() {
    this.typed = this.input.value;
    if (this.free) this.tell("typed", { text: this.typed });
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.look(), this.source ? 150 : 0);
  }

  /** Fills the list for what stands in the field. @param {boolean} [all] */
  async look(all = false) {
    const text = all ? "" : (this.typed ?? "");
    const found = this.source
      ? await this.source(all ? (this.typed ?? this.words) : text)
      : fitting(this.options, text);
    if (!this.isConnected || document.activeElement !== this.input) return;
    this.shown = found.slice(0, 50);
    this.open = this.shown.length > 0;
    const now = this.shown.findIndex(([, words]) => words === this.words);
    this.active = this.free ? -1 : all ? now : text ? 0 : -1;
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
    if (event.key === "F4" || (move && !this.open)) {
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
    } else if ((event.key === "Enter" || event.key === "Tab") && this.open && this.active >= 0) {
      this.#take(this.shown[this.active]);
      return; // the form moves on
    } else return;
    event.preventDefault();
  }

  /** @param {Option} option */
  #take(option) {
    clearTimeout(this.timer);
    this.words = option[1];
    this.typed = null;
    this.open = false;
    if (this.input.value !== option[1]) this.input.value = option[1];
    this.tell("pick", { value: option[0], words: option[1], option });
  }

  #left() {
    clearTimeout(this.timer);
    this.open = false;
    if (this.typed === null) return;
    const text = this.typed.normalize("NFC").trim();
    this.typed = null;
    if (this.free) {
      this.words = text;
      this.tell("pick", { value: text, words: text, option: null });
      return;
    }
    const fits = text ? fitting(this.options, text) : [];
    const exact = fits.find(([, words]) => fold(words) === fold(text)) ?? (fits.length === 1 ? fits[0] : null);
    if (exact) this.#take(exact);
    else if (text === "") {
      this.words = "";
      this.tell("pick", { value: "", words: "", option: null });
    } else {
      this.typed = text;
      this.tell("stray", { text });
    }
  }
}

define("combo-box", ComboBox);
