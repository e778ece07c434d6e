// A book on the screen: its title, its buttons with their keys, its grid. The screen says what the keys do.
import { html, nothing } from "lit";
import { failure } from "../../api/call.js";
import * as list from "../../api/list.js";
import { look, setLook } from "../../known/look.js";
import { define, Part } from "../../lib/element.js";
import { layKeys, liftKeys } from "../../lib/keys.js";
import { figure } from "../../lib/words.js";
import { ask } from "../ask.js";
import { keptFilters } from "./kept-filter.js";
import "./book-grid.js";
import { printScreen } from "../print-screen.js";

/** @typedef {{ key: string, words: string, act: (row: import("../../api/types.js").Row) => unknown, primary?: boolean, needsRow?: boolean }} Act */

export class BookView extends Part {
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
    over: { state: true },
  };

  constructor() {
    super();
    this.slice = "";
    this.heading = "";
    this.note = "";
    /** @type {import("./grid-column.js").Column[]} */
    this.columns = [];
    this.source = async () => ({ rows: [], next: null, total: 0, over: false });
    /** @type {Act[]} */
    this.acts = [];
    /** @type {Record<string, string>} */
    this.filter = {};
    /** @type {unknown} */
    this.filters = nothing;
    this.empty = nothing;
    this.search = "";
    /** @type {number | null} */
    this.total = null;
    /** more than could be counted while typing */
    this.over = false;
    this.timer = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    /** @type {Record<string, (event: KeyboardEvent) => unknown>} */
    const keys = {
      "Ctrl+P": () => printScreen(this),
      "Ctrl+E": () => this.#export(),
      "Ctrl+B": () => this.#keep(),
      "Ctrl+F": () => this.#toSearch(),
      Esc: () => this.#esc(),
    };
    for (const act of this.acts) keys[act.key] = () => this.#do(act);
    layKeys(this, keys);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
    clearTimeout(this.timer);
  }

  get grid() {
    return /** @type {import("./book-grid.js").BookGrid} */ (this.querySelector("book-grid"));
  }

  /** Acts on the row that is marked once the list answers what is asked of it: never on one of an older list.
   * @param {Act} act */
  async #do(act) {
    if (act.needsRow) await this.#answered();
    const row = act.needsRow ? this.grid?.current() : null;
    if (act.needsRow && !row) return;
    act.act(/** @type {import("../../api/types.js").Row} */ (row));
  }

  /** Done when the list answers what stands in the search. */
  async #answered() {
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector(".view-search"));
    clearTimeout(this.timer);
    if (field) this.search = field.value;
    await this.updateComplete;
    await this.grid?.answered();
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
          <button type="button" @click=${this.#export}>Xuất Excel <kbd>Ctrl+E</kbd></button>
          <button type="button" @click=${() => printScreen(this)}>In <kbd>Ctrl+P</kbd></button>
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
        ${this.filters} ${keptFilters(
          this.slice,
          (kept) => this.#use(kept),
          () => this.requestUpdate(),
        )}
        <button type="button" class="small" @click=${this.#keep}>Giữ bộ lọc <kbd>Ctrl+B</kbd></button>
        <span class="count-note" role="status">${this.total == null ? "" : `${this.over ? "hơn " : ""}${figure(this.total)} dòng`}</span>
      </div>
      <book-grid
        .columns=${this.columns}
        .source=${this.source}
        .filter=${this.filter}
        .search=${this.search}
        .hidden_columns=${look.hidden[this.slice] ?? []}
        .label=${this.heading}
        .empty=${this.empty}
        @open=${(/** @type {CustomEvent} */ event) => this.tell("open-row", event.detail)}
        @loaded=${(/** @type {CustomEvent} */ event) => {
          this.over = event.detail.over;
          this.total = event.detail.total;
        }}
      ></book-grid>`;
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
      this.#answered().then(() => this.grid?.enter());
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
              @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => (event.target.checked ? hidden.delete(column.key) : hidden.add(column.key))}
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

  /** Writes what the grid shows as a workbook: its rows, its visible columns, its order. */
  async #export() {
    const hidden = look.hidden[this.slice] ?? [];
    const columns = this.columns
      .filter((column) => !hidden.includes(column.key))
      .map(({ key, head, width, words }) => ({ key, head: [head].flat().join(" – "), width, words }));
    const { limit: _limit, after: _after, ...query } = this.grid.query();
    try {
      const saved = await list.exportList(this.slice, query, this.heading, columns);
      if (saved) this.tell("notice", { say: saved.say });
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  /** Keeps the filter that stands now under a name. */
  async #keep() {
    const name = await ask({
      title: "Giữ bộ lọc",
      text: "Chữ đang tìm, các nút lọc và ô lọc trên cột được giữ lại trong sổ, dưới một tên.",
      reason: "Tên bộ lọc",
      yes: "Giữ",
    });
    if (!name) return;
    const others = (look.filters?.[this.slice] ?? []).filter((one) => one.name !== name);
    const kept = { name, search: this.search, filter: { ...this.filter }, heads: { ...this.grid.heads } };
    setLook({ filters: { ...look.filters, [this.slice]: [...others, kept] } });
    this.requestUpdate();
  }

  /** Puts a kept filter back. @param {import("../../known/look.js").Kept} kept */
  #use(kept) {
    const field = /** @type {HTMLInputElement} */ (this.querySelector(".view-search"));
    field.value = kept.search;
    this.search = kept.search;
    this.tell("filter-saved", kept.filter);
    this.grid.putHeads(kept.heads);
  }

  reload() {
    return this.grid?.load(true);
  }
}

define("book-view", BookView);
