// The sổ as a grid: numbered columns, first ones frozen, arrows as in Excel, rows from Rust a page at a time.
import { html, nothing } from "lit";
import { copyText, tsv } from "../../lib/copy.js";
import { define, Part } from "../../lib/element.js";
import { composing } from "../../lib/keys.js";
import { columnsFor } from "./grid-column.js";
import { markRow } from "./grid-row.js";

/** @typedef {import("./grid-column.js").Column} Column */

/** Rows asked for at once: two screens full and more; the next come before the end is reached. */
const PAGE = 50;
/** So long after the last rows came, in milliseconds, nobody is typing. */
const REST = 1000;

export class BookGrid extends Part {
  static properties = {
    columns: { attribute: false },
    source: { attribute: false },
    hidden_columns: { attribute: false },
    label: {},
    filter: { attribute: false },
    search: {},
    empty: { attribute: false },
    total: { state: true },
    count: { state: true },
    fault: { state: true },
  };

  constructor() {
    super();
    /** @type {Column[]} */
    this.columns = [];
    /** @type {(query: import("../../api/types.js").Query) => Promise<import("../../api/types.js").Page>} */
    this.source = async () => ({ rows: [], next: null, total: 0, over: false });
    /** @type {string[]} */
    this.hidden_columns = [];
    this.label = "";
    /** @type {Record<string, string>} */
    this.filter = {};
    this.search = "";
    this.empty = nothing;
    /** @type {number | null} */
    this.total = null;
    /** @type {number | null} */
    this.count = null;
    this.fault = "";
    /** @type {any} */
    this.table = null;
    this.built = false;
    this.next = null;
    this.fetching = false;
    this.loading = false;
    this.again = false;
    this.asked = 0;
    /** @type {Promise<void>} */
    this.answering = Promise.resolve();
    /** how often the columns were drawn: only the last drawing counts */
    this.drawn = 0;
    this.rest = 0;
    /** @type {Record<string, string>} */
    this.heads = {};
    /** @type {{ column: string, descending: boolean } | undefined} */
    this.order = undefined;
  }

  /** Before the grid's own listener: Enter opens a row, it does not edit a cell. */
  keys = { handleEvent: (/** @type {KeyboardEvent} */ event) => this.#key(event), capture: true };

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("text-size", this.#redraw);
  }

  #redraw = () => {
    if (this.columns.length) this.#build();
  };

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("text-size", this.#redraw);
    clearTimeout(this.rest);
    this.table?.destroy();
    this.table = null;
    this.built = false;
    this.drawn = 0;
  }

  render() {
    return html`<div class="grid-host" aria-busy=${this.count === null && !this.fault ? "true" : "false"} @keydown=${this.keys} @copy=${this.#copy} @dblclick=${this.#open}></div>
      ${this.fault ? html`<p class="fault" role="alert">⚠ ${this.fault}</p>` : nothing}
      ${this.count === 0 ? html`<div class="empty">${this.empty}</div>` : nothing}`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!this.isConnected || !this.columns.length) return;
    if (!this.drawn || changed.has("columns")) this.#build();
    else if (changed.has("hidden_columns")) this.#hide();
    if (this.built && (changed.has("filter") || changed.has("search") || changed.has("source"))) this.load();
  }

  async #build() {
    this.drawn += 1;
    const mine = this.drawn;
    const { TabulatorFull: Tabulator } = await import("tabulator-tables");
    if (!this.isConnected || mine !== this.drawn) return;
    this.table?.destroy();
    this.built = false;
    // What was asked for the old drawing is not for this one; its answer may never be taken in.
    this.asked += 1;
    this.loading = false;
    this.again = false;
    const host = /** @type {HTMLElement} */ (this.querySelector(".grid-host"));
    this.table = new Tabulator(host, {
      columns: columnsFor(this.columns, (column, text) => this.#headFilter(column, text)),
      data: [],
      index: "id",
      height: "100%",
      layout: "fitDataFill",
      placeholder: "",
      // Two rows beyond what is seen: each costs its cells, and the next are drawn as they come near.
      renderVerticalBuffer: 66,
      selectableRange: 1,
      // New rows never take the keyboard from the search being typed.
      selectableRangeAutoFocus: false,
      selectableRangeColumns: false,
      selectableRangeRows: false,
      headerSortClickElement: "icon",
      sortMode: "remote",
      columnHeaderVertAlign: "middle",
      rowFormatter: (/** @type {any} */ row) => markRow(row.getElement(), row.getData()),
      columnDefaults: { headerSort: true, resizable: "header", minWidth: 56 },
    });
    this.table.on("tableBuilt", () => {
      this.built = true;
      host.removeAttribute("aria-owns");
      host.querySelector(".tabulator-tableholder")?.setAttribute("role", "rowgroup");
      host.querySelector(".tabulator-table")?.setAttribute("role", "presentation");
      host.setAttribute("aria-label", this.label);
      // The library gives a heading over several columns a role and names that do not exist.
      for (const group of host.querySelectorAll(".tabulator-col-group")) {
        group.setAttribute("role", "presentation");
        for (const name of ["aria-sort", "aria-title"]) group.removeAttribute(name);
      }
      this.#hide();
      this.load();
    });
    this.table.on("dataSorted", (/** @type {any[]} */ sorters) => this.#sorted(sorters));
    this.table.on("scrollVertical", () => this.#near());
  }

  #hide() {
    if (!this.built) return;
    for (const column of this.columns) {
      if (this.hidden_columns.includes(column.key)) this.table.hideColumn(column.key);
      else this.table.showColumn(column.key);
    }
  }

  /** @param {any[]} sorters */
  #sorted(sorters) {
    if (!this.built) return;
    const [first] = sorters;
    const order = first ? { column: first.field, descending: first.dir === "desc" } : undefined;
    if (JSON.stringify(order) === JSON.stringify(this.order)) return;
    this.order = order;
    this.load();
  }

  /** @param {string} column @param {string} text */
  #headFilter(column, text) {
    if (text === (this.heads[column] ?? "")) return;
    if (text) this.heads[column] = text;
    else delete this.heads[column];
    this.load();
  }

  /** Puts texts into the fields over the columns, in place of what stands there. @param {Record<string, string>} heads */
  putHeads(heads) {
    this.heads = { ...heads };
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll(".grid-filter"))) {
      const column = field.closest(".tabulator-col")?.getAttribute("tabulator-field") ?? "";
      field.value = this.heads[column] ?? "";
    }
    return this.load();
  }

  /** What the grid asks for now. @param {import("../../api/types.js").Cursor | null} [after] @returns {import("../../api/types.js").Query} */
  query(after = null) {
    const search = this.search.normalize("NFC").trim();
    return {
      ...(search ? { search } : {}),
      filter: { ...this.filter, ...this.heads },
      ...(this.order ? { sort: this.order } : {}),
      ...(after ? { after } : {}),
      limit: PAGE,
    };
  }

  /** Asks for the first page anew. @param {boolean} [hold] keep the marked row */
  load(hold = false) {
    if (!this.built) return Promise.resolve();
    // One question at a time: what was typed meanwhile is asked when the answer is there, and none waits in a queue.
    if (this.loading) this.again = true;
    else this.answering = this.#load(hold);
    return this.answering;
  }

  /** @param {boolean} hold */
  async #load(hold) {
    this.loading = true;
    const { table } = this;
    do {
      this.again = false;
      await this.#fill(hold);
      if (table !== this.table) return;
    } while (this.again);
    this.loading = false;
  }

  /** Done when the rows answer what the grid was asked last, and what stands over its columns. */
  async answered() {
    await this.updateComplete;
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll(".grid-filter"))) {
      const column = field.closest(".tabulator-col")?.getAttribute("tabulator-field");
      if (column) this.#headFilter(column, field.value.normalize("NFC").trim());
    }
    await this.answering;
  }

  /** @param {boolean} hold */
  async #fill(hold) {
    this.asked += 1;
    const mine = this.asked;
    const kept = hold ? this.current()?.id : null;
    try {
      const page = await this.source(this.query(null));
      if (mine !== this.asked || !this.table) return;
      this.fault = "";
      this.next = page.next;
      this.total = page.total;
      if (this.count !== null) this.#hurry();
      await this.table.replaceData(page.rows);
      this.count = page.rows.length;
      this.tell("loaded", { total: page.total ?? page.rows.length, over: Boolean(page.over) });
      if (kept != null) this.mark(kept);
      // Whoever came to the book and stands nowhere yet stands in it.
      if (document.activeElement?.matches("body, main")) this.enter();
    } catch (error) {
      if (mine === this.asked) this.fault = /** @type {{ say?: string }} */ (error).say ?? "Không đọc được sổ.";
    }
  }

  /** While rows come as fast as keys, what is too long for its cell is cut; the dots that say so are drawn once the typing
   * rests, for finding where each goes takes as long as all else. */
  #hurry() {
    const host = this.querySelector(".grid-host");
    host?.classList.add("hurried");
    clearTimeout(this.rest);
    this.rest = window.setTimeout(() => host?.classList.remove("hurried"), REST);
  }

  /** Fetches the next page shortly before the end is reached. */
  async #near() {
    const holder = this.querySelector(".tabulator-tableholder");
    if (!holder || this.fetching || !this.next) return;
    if (holder.scrollTop + holder.clientHeight * 3 < holder.scrollHeight) return;
    this.fetching = true;
    const mine = this.asked;
    try {
      const page = await this.source(this.query(this.next));
      if (mine !== this.asked || !this.table) return;
      this.next = page.next;
      await this.table.addData(page.rows);
    } finally {
      this.fetching = false;
    }
  }

  /** The row marked. @returns {import("../../api/types.js").Row | null} */
  current() {
    const [range] = this.table?.getRanges?.() ?? [];
    return range?.getRows()?.[0]?.getData() ?? this.table?.getRows?.()?.[0]?.getData() ?? null;
  }

  /** Marks a row and puts the keyboard into the grid. @param {number} [id] */
  mark(id) {
    const rows = this.table?.getRows("active") ?? [];
    const row =
      rows.find((/** @type {{ getData: () => import("../../api/types.js").Row }} */ one) => one.getData().id === id) ??
      rows[0];
    if (!row) return;
    const cell = row
      .getCells()
      .find((/** @type {{ getColumn: () => { isVisible: () => boolean } }} */ one) => one.getColumn().isVisible());
    const [range] = this.table.getRanges();
    if (cell && range) range.setBounds(cell, cell);
    row.getElement()?.scrollIntoView?.({ block: "nearest" });
  }

  /** Puts the keyboard into the grid. */
  enter() {
    this.mark(this.current()?.id);
    const holder = /** @type {HTMLElement | null} */ (this.querySelector(".tabulator-tableholder"));
    holder?.focus();
  }

  async #open() {
    await this.answered();
    const row = this.current();
    if (row) this.tell("open", { row });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (composing(event) || event.target instanceof HTMLInputElement) return;
    if (event.key === "Enter" && !event.ctrlKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#open();
    } else if (event.key.toLowerCase() === "c" && event.ctrlKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      copyText(this.selection());
      this.tell("copied");
    }
  }

  /** @param {ClipboardEvent} event */
  #copy(event) {
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", this.selection());
  }

  /** The marked range as tab-separated text. */
  selection() {
    const [range] = this.table?.getRanges?.() ?? [];
    if (!range) return "";
    /** @type {{ getElement: () => HTMLElement }[][]} */
    const cells = range.getStructuredCells();
    return tsv(cells.map((row) => row.map((cell) => cell.getElement().textContent)));
  }
}

define("book-grid", BookGrid);
