// One report form drawn from the same table as the sheet: merged header, number row, figures that open their rows.
import { html, nothing } from "lit";
import { define, Part } from "../../lib/element.js";
import { composing } from "../../lib/keys.js";
import { figure } from "../../lib/words.js";

/** @typedef {{ form: string, title: string, header_rows: number, number_row_label: string,
 *   headings: { row: number, column: number, row_span: number, column_span: number, text: string }[],
 *   columns: { number: number, ms: string, head: string[] }[], values: number[] }} Table */

export class FormTable extends Part {
  static properties = { table: { attribute: false }, unit: {}, chosen: { type: Number }, broken: { attribute: false } };

  constructor() {
    super();
    /** @type {Table | null} */
    this.table = null;
    this.unit = "";
    this.chosen = 0;
    /** @type {Set<number>} columns named by a check that does not hold */
    this.broken = new Set();
    this.at = 0;
  }

  render() {
    if (!this.table) return nothing;
    const { form, title } = this.table;
    return html`<div class="form-scroll" role="region" aria-label=${`Biểu số ${form}`}>
      <table class="form-table">
        <caption><span class="form-code">Biểu số ${form}</span> ${title}</caption>
        <thead>${this.#header()} ${this.#numbers()}</thead>
        <tbody>${this.#figures()}</tbody>
      </table>
    </div>`;
  }

  #header() {
    const { header_rows, headings } = /** @type {Table} */ (this.table);
    const rows = Array.from({ length: header_rows }, (_, row) =>
      headings.filter((cell) => cell.row === row).sort((one, other) => one.column - other.column),
    );
    return rows.map(
      (cells) =>
        html`<tr>
          ${cells.map(
            (cell) =>
              html`<th scope=${cell.column_span > 1 ? "colgroup" : "col"} rowspan=${cell.row_span} colspan=${cell.column_span}>${cell.text}</th>`,
          )}
        </tr>`,
    );
  }

  #numbers() {
    const { columns, number_row_label } = /** @type {Table} */ (this.table);
    return html`<tr class="numbers">
      <td>${number_row_label}</td>
      ${columns.map((column) => html`<td>${column.ms}</td>`)}
    </tr>`;
  }

  #figures() {
    const { columns, values } = /** @type {Table} */ (this.table);
    return html`<tr @keydown=${this.#key}>
      <th scope="row"><bdi>${this.unit}</bdi></th>
      ${columns.map(
        (column, at) =>
          html`<td class=${this.broken.has(column.number) ? "broken" : ""}>
            <button
              type="button"
              class="figure"
              tabindex=${at === this.at ? 0 : -1}
              aria-pressed=${column.number === this.chosen ? "true" : "false"}
              aria-label=${`Cột ${column.number}, ${column.head.join(", ")}: ${figure(values[at])}. Xem các dòng`}
              @click=${() => this.#choose(at)}
            >
              ${figure(values[at])}
            </button>
          </td>`,
      )}
    </tr>`;
  }

  /** @param {number} at */
  #choose(at) {
    this.at = at;
    const column = this.table?.columns[at];
    this.tell("figure", { form: this.table?.form, column: column?.number });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (composing(event)) return;
    const last = (this.table?.columns.length ?? 1) - 1;
    const to = { ArrowRight: this.at + 1, ArrowLeft: this.at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.at = Math.max(0, Math.min(last, to));
    this.requestUpdate();
    this.updateComplete.then(() => {
      const button = /** @type {HTMLElement} */ (this.querySelectorAll("button.figure")[this.at]);
      button?.focus();
      button?.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }
}

define("form-table", FormTable);
