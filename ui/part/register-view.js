// A book on the screen: its title, its buttons with their keys, its grid. The screen says what the keys do.
import { html, nothing } from "lit";
import { define, Part } from "../lib/element.js";
import { layKeys, liftKeys } from "../lib/keys.js";
import { look, setLook } from "../lib/look.js";
import { ask } from "./ask.js";
import "./register-grid.js";

/** @typedef {{ key: string, words: string, act: (row: any) => any, primary?: boolean, needsRow?: boolean }} Act */

export class RegisterView extends Part {
  static properties = {
    slice: {},
    heading: {},
    note: {},
    columns: { attribute: false },
    source: { attribute: false },
    acts: { attribute: false },
    filter: { attribute: false },
    filters: { attribute: false },
    empty: { attribute: false },
    search: { state: true },
    total: { state: true },
  };

  constructor() {
    super();
    this.slice = "";
    this.heading = "";
    this.note = "";
    /** @type {import("./register-grid.js").Column[]} */
    this.columns = [];
    this.source = async () => ({ rows: [], next: null, total: 0 });
    /** @type {Act[]} */
    this.acts = [];
    /** @type {Record<string, string>} */
    this.filter = {};
    /** @type {any} */
    this.filters = nothing;
    this.empty = nothing;
    this.search = "";
    /** @type {number | null} */
    this.total = null;
    this.timer = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    /** @type {Record<string, (event: KeyboardEvent) => any>} */
    const keys = { "Ctrl+P": () => window.print(), "Ctrl+F": () => this.#toSearch(), Esc: () => this.#esc() };
    for (const act of this.acts) keys[act.key] = () => this.#do(act);
    layKeys(this, keys);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
    clearTimeout(this.timer);
  }

  get grid() {
    return /** @type {import("./register-grid.js").RegisterGrid} */ (this.querySelector("register-grid"));
  }

  /** @param {Act} act */
  #do(act) {
    const row = act.needsRow ? this.grid?.current() : null;
    if (act.needsRow && !row) return;
    act.act(row);
  }

  #toSearch() {
    const field = /** @type {HTMLInputElement} */ (this.querySelector(".view-search"));
    if (document.activeElement === field) return false;
    field.focus();
    field.select();
    return true;
  }

  #esc() {
    if (document.activeElement?.closest(".view-tools")) this.grid?.enter();
    else return false;
    return true;
  }

  render() {
    return html`<header class="view-head">
        <div>
          <h1>${this.heading}</h1>
          ${this.note ? html`<p class="note">${this.note}</p>` : nothing}
        </div>
        <div class="buttons">
          ${this.acts.map(
            (act) =>
              html`<button type="button" class=${act.primary ? "primary" : ""} @click=${() => this.#do(act)}>
                ${act.words} <kbd>${act.key}</kbd>
              </button>`,
          )}
          <button type="button" @click=${this.#choose}>Cột</button>
          <button type="button" @click=${() => window.print()}>In <kbd>Ctrl+P</kbd></button>
        </div>
      </header>
      <div class="view-tools">
        <input
          class="view-search"
          type="search"
          autocomplete="off"
          spellcheck="false"
          aria-label=${`Tìm trong ${this.heading}`}
          placeholder="Tìm trong sổ này"
          @input=${this.#typing}
          @keydown=${this.#searchKey}
        />
        ${this.filters}
        <span class="count-note" role="status">${this.total == null ? "" : `${this.total} dòng`}</span>
      </div>
      <register-grid
        .columns=${this.columns}
        .source=${this.source}
        .filter=${this.filter}
        .search=${this.search}
        .hidden_columns=${look.hidden[this.slice] ?? []}
        .label=${this.heading}
        .empty=${this.empty}
        @open=${(/** @type {any} */ event) => this.tell("open-row", event.detail)}
        @loaded=${(/** @type {any} */ event) => {
          this.total = event.detail.total;
        }}
      ></register-grid>`;
  }

  /** @param {Event} event */
  #typing(event) {
    const value = /** @type {HTMLInputElement} */ (event.target).value;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.search = value;
    }, 150);
  }

  /** @param {KeyboardEvent} event */
  #searchKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" || event.key === "ArrowDown") {
      event.preventDefault();
      this.grid.enter();
    }
  }

  /** The column chooser; what is hidden is remembered. */
  async #choose() {
    const hidden = new Set(look.hidden[this.slice] ?? []);
    const content = html`<div class="chooser">
      ${this.columns.map(
        (column) =>
          html`<label class="check">
            <input
              type="checkbox"
              .checked=${!hidden.has(column.key)}
              @change=${(/** @type {any} */ event) => (event.target.checked ? hidden.delete(column.key) : hidden.add(column.key))}
            />
            <span>${column.number ? `(${column.number}) ` : ""}${Array.isArray(column.head) ? column.head.join(" – ") : column.head}</span>
          </label>`,
      )}
    </div>`;
    const sure = await ask({ title: "Chọn cột", content, yes: "Dùng các cột này" });
    if (!sure) return;
    setLook({ hidden: { ...look.hidden, [this.slice]: [...hidden] } });
    this.requestUpdate();
  }

  reload() {
    return this.grid?.load(true);
  }
}

define("register-view", RegisterView);
