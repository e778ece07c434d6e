// Her own rows: over each column a list of what it may hold, the headings with a handle to move them, what is doubtful tinted.
import { html, nothing } from "lit";
import { label, options } from "../../known/codes.js";
import { define, Part } from "../../lib/element.js";
import { composing } from "../../lib/keys.js";
import { capital } from "../../lib/words.js";
import { headingWords } from "./import-table.js";
import { groupsOf, listKey } from "./pick-list.js";

/** @typedef {import("../../api/types.js").Plan} Plan */

/** What a column may hold, by what it is about. @type {[string, string[]][]} */
const GROUPS = [
  ["Số và ngày", ["ordinal", "number", "visited_on", "received_on", "written_on", "incoming", "source"]],
  [
    "Người",
    [
      "name",
      "name_address",
      "family_name",
      "address",
      "identity",
      "phone",
      "birth",
      "birth_male",
      "birth_female",
      "sex",
      "ethnic_group",
      "people",
      "signers",
    ],
  ],
  [
    "Việc",
    [
      "content",
      "kind",
      "kind_people",
      "is_complaint",
      "is_denunciation",
      "is_proposal",
      "is_feedback",
      "is_request",
      "field",
      "level",
      "matter_no",
      "respondent",
    ],
  ],
  [
    "Xử lý",
    [
      "eligibility",
      "ineligible",
      "competence",
      "outside",
      "lane",
      "head_lane",
      "resolved_by",
      "accepted",
      "guided",
      "referred",
      "returned",
      "taken_up_by",
      "disposition",
      "processed_on",
      "office",
      "doc_no",
      "doc_date",
      "assignee",
      "result",
    ],
  ],
  ["Khác", ["note", "ignored", "origin"]],
];
/** The most rows headings take. */
const HEADINGS = 5;

export class ImportGrid extends Part {
  static properties = {
    plan: { attribute: false },
    look: { attribute: false },
    remarks: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Plan | null} */
    this.plan = null;
    /** @type {import("../../api/types.js").Look | null} */
    this.look = null;
    /** What a trial found in a row, by the column's letter; without one it is of the whole row.
     * @type {Map<number, import("../../api/types.js").Remark[]>} */
    this.remarks = new Map();
  }

  render() {
    const { plan, look } = this;
    if (!plan) return nothing;
    return html`${this.#handle(plan)}
      <div class="import-sheet">
        <table>
          <caption class="unseen">Các dòng đầu của trang ${plan.sheet}; mỗi cột là gì</caption>
          <thead>
            <tr>
              <th scope="col" class="import-row">Dòng</th>
              ${plan.columns.map((column) => this.#over(column))}
            </tr>
          </thead>
          <tbody>${look?.rows.map((row) => this.#row(plan, row))}</tbody>
        </table>
      </div>`;
  }

  /** @param {Plan} plan */
  #handle(plan) {
    return html`<div class="import-handle" role="group" aria-label="Dòng tiêu đề">
      <span>${capital(headingWords(plan))}</span>
      <button type="button" class="small" title="Tiêu đề lên một dòng" ?disabled=${!this.#beside(-1)} @click=${() => this.move(-1)}>Lên <kbd>Alt+↑</kbd></button>
      <button type="button" class="small" title="Tiêu đề xuống một dòng" ?disabled=${!this.#beside(1)} @click=${() => this.move(1)}>Xuống <kbd>Alt+↓</kbd></button>
      <button type="button" class="small" title="Tiêu đề thêm một dòng" ?disabled=${plan.header_rows >= HEADINGS} @click=${() => this.grow(1)}>Thêm dòng <kbd>Alt+Shift+↓</kbd></button>
      <button type="button" class="small" title="Tiêu đề bớt một dòng" ?disabled=${plan.header_rows <= 1} @click=${() => this.grow(-1)}>Bớt dòng <kbd>Alt+Shift+↑</kbd></button>
    </div>`;
  }

  /** @param {Plan["columns"][0]} column */
  #over(column) {
    const why = `why-${column.letter}`;
    const id = `f-import.hold.${column.letter}`;
    const also = (column.also ?? []).map((one) => label("import_column", one).toLowerCase());
    const doubt = column.sure ? nothing : capital(column.why || "chưa chắc, hãy xem lại");
    const held = column.holds === "ignored" ? "left-out" : "";
    return html`<th scope="col" class=${column.sure ? held : "unsure"} title=${column.sure ? column.why || nothing : doubt}>
      <span class="import-is">
        <label for=${id}><span class="letter">${column.letter}</span> là:</label>
        <select id=${id} data-field=${`import.hold.${column.letter}`} aria-describedby=${column.sure ? nothing : why}
          aria-label=${`Cột ${column.letter}${column.heading ? `, ${column.heading}` : ""}, là:`}
          @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.tell("held", { place: column.place, holds: event.target.value })}
          @keydown=${(/** @type {any} */ event) => listKey(event, (step) => this.#aside(event.currentTarget, step))}
        >${groupsOf(GROUPS, options("import_column"), column.holds)}</select>
      </span>
      ${also.length ? html`<small class="note">và ${also.join(", ")}</small>` : nothing}
      ${column.sure ? nothing : html`<small class="late" id=${why}>⚠ ${doubt}. Enter nếu đúng, hay chọn lại.</small>`}
    </th>`;
  }

  /** @param {Plan} plan @param {import("../../api/types.js").LookRow} row */
  #row(plan, row) {
    const remarks = this.remarks.get(row.row) ?? [];
    const whole = said(remarks.filter((one) => !one.column));
    const kind = row.heading ? "heading" : row.row < plan.header_row ? "above" : "";
    return html`<tr class=${kind}>
      <th scope="row" class=${`import-row ${whole && !kind ? "doubt" : ""}`} title=${whole || nothing}>
        <button type="button" data-row=${row.row} tabindex=${row.row === plan.header_row ? 0 : -1}
          aria-label=${`Dòng ${row.row}: lấy làm tiêu đề`} aria-pressed=${row.heading ? "true" : "false"}
          @keydown=${this.#rowKey} @click=${() => this.tell("headed", { row: row.row, rows: plan.header_rows || 1 })}>${row.row}</button>
      </th>
      ${row.cells.map((cell, at) => this.#cell(plan.columns[at], kind, cell, remarks))}
    </tr>`;
  }

  /** @param {Plan["columns"][0] | undefined} column @param {string} ofRow heading, above or neither
   * @param {import("../../api/types.js").LookCell} cell @param {import("../../api/types.js").Remark[]} remarks */
  #cell(column, ofRow, cell, remarks) {
    const remark = said(remarks.filter((one) => one.column && one.column === column?.letter));
    const of = column?.sure === false ? "unsure" : column?.holds === "ignored" ? "left-out" : "";
    const kind = `${of} ${cell.spread ? "spread" : ""} ${remark && !ofRow ? "doubt" : ""}`;
    return html`<td class=${kind.trim()} title=${remark || cell.text || nothing} aria-description=${remark || nothing}><bdi>${ofRow === "above" && cell.spread ? "" : cell.text}</bdi></td>`;
  }

  /** The row shown beside the first of the headings. @param {number} step */
  #beside(step) {
    const rows = this.look?.rows ?? [];
    const at = rows.findIndex((row) => row.row === this.plan?.header_row);
    return at < 0 ? undefined : rows[at + step]?.row;
  }

  /** Moves the headings a row up or down. @param {number} step */
  move(step) {
    const row = this.#beside(step);
    if (row) this.tell("headed", { row, rows: this.plan?.header_rows || 1 });
  }

  /** Takes a row more or less for headings. @param {number} step */
  grow(step) {
    const rows = (this.plan?.header_rows ?? 1) + step;
    if (rows >= 1 && rows <= HEADINGS) this.tell("headed", { row: this.plan?.header_row, rows });
  }

  /** Goes to the next column that is doubtful, from where the keyboard is. */
  toDoubtful() {
    const all = [...this.querySelectorAll("select")];
    const from = all.indexOf(/** @type {HTMLSelectElement} */ (document.activeElement)) + 1;
    const turned = [...all.slice(from), ...all.slice(0, from)];
    turned.find((one) => one.closest(".unsure"))?.focus();
  }

  /** The first thing to look at: a doubtful column, else the first. */
  focusFirst() {
    /** @type {HTMLElement | null} */ (this.querySelector(".unsure select") ?? this.querySelector("select"))?.focus();
  }

  /** @param {HTMLSelectElement} list @param {number} step */
  #aside(list, step) {
    const all = [...this.querySelectorAll("select")];
    all[all.indexOf(list) + step]?.focus();
  }

  /** @param {KeyboardEvent & { currentTarget: HTMLElement }} event */
  #rowKey = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (composing(event) || !step || event.altKey) return;
    event.preventDefault();
    const all = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-row]")]);
    all[all.indexOf(event.currentTarget) + step]?.focus();
  };
}

/** @param {import("../../api/types.js").Remark[]} remarks */
const said = (remarks) => remarks.map((one) => capital(one.say)).join("\n");

define("import-grid", ImportGrid);
