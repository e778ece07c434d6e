// How a table is read apart from its columns: the kind of book, its year, what an empty cell means, how its letters are
// written; and, where no headings were found, the top of the sheet to point at them.
import { html, nothing } from "lit";
import { options } from "../../known/codes.js";
import { optionsOf } from "./pick-list.js";

/** @type {import("../../known/codes.js").Option[]} */
const FONTS = [
  ["unicode", "Unicode"],
  ["tcvn3", "TCVN3 (.VnTime)"],
  ["vni", "VNI"],
];

/** @typedef {import("../../api/types.js").Plan} Plan */
/** @typedef {(said: Partial<Plan>) => unknown} Change */
/** @typedef {Event & { target: HTMLSelectElement & HTMLInputElement }} Changed */

/** The kind of book and its year. @param {Plan} plan @param {Change} change */
export function planHead(plan, change) {
  return html`<div class="import-kind">
    <label for="f-import.layout">Loại sổ</label>
    <select id="f-import.layout" data-field="import.layout"
      @change=${(/** @type {Changed} */ { target }) => change({ layout: /** @type {Plan["layout"]} */ (target.value) })}
    >${optionsOf(options("import_layout"), plan.layout)}</select>
    <label for="f-import.year">Năm</label>
    <input id="f-import.year" data-field="import.year" type="text" inputmode="numeric" autocomplete="off" class="import-year" .value=${String(plan.year ?? "")}
      title="Năm của những ngày không ghi năm. Để trống: mỗi ngày tự ghi năm."
      @change=${(/** @type {Changed} */ { target }) => change({ year: yearOf(target.value) })} />
  </div>`;
}

/** Four digits; anything else is no year. @param {string} text */
function yearOf(text) {
  const [year] = /^\s*\d{4}\s*$/.exec(text) ?? [];
  return year ? Number(year) : undefined;
}

/** What else is said of the table. @param {Plan} plan @param {Change} change @param {(place: number, encoding: string) => unknown} rewrite */
export function planRest(plan, change, rewrite) {
  const legacy = plan.columns.some((column) => column.encoding !== "unicode");
  const fields = /** @type {import("../../known/codes.js").Option[]} */ ([["", "(để trống)"], ...options("field")]);
  return html`<section class="block import-rest" aria-label="Cách đọc bảng này">
      ${flag(plan, "only_open", "Chỉ lấy đơn còn đang giải quyết (số dư khi bắt đầu dùng sổ này)", change)}
      ${flag(plan, "processed_at_receipt", "Hướng xử lý không ghi ngày: tính là xử lý trong ngày nhận", change)}
      <div class="import-kind">
        <label for="f-import.field">Lĩnh vực khi sổ không ghi</label>
        <select id="f-import.field" data-field="import.field" aria-describedby="import-field-note"
          @change=${(/** @type {Changed} */ { target }) => change({ field: target.value || undefined })}
        >${optionsOf(fields, plan.field)}</select>
        <span class="note" id="import-field-note">Để trống: đơn không ghi lĩnh vực thì để ở diện chưa xử lý.</span>
      </div>
      <details ?open=${legacy}>
        <summary>Kiểu chữ của từng cột</summary>
        <table class="plain import-fonts">
          <thead><tr><th>Cột</th><th>Tiêu đề trong tệp</th><th>Kiểu chữ</th><th>Chữ trong tệp → sau khi chuyển</th></tr></thead>
          <tbody>${plan.columns.map((column) => fontRow(column, rewrite))}</tbody>
        </table>
      </details>
    </section>`;
}

/** @param {Plan} plan @param {"processed_at_receipt" | "only_open"} name @param {string} say @param {Change} change */
function flag(plan, name, say, change) {
  return html`<label class="check"><input type="checkbox" data-field=${`import.${name}`} .checked=${Boolean(plan[name])}
    @change=${(/** @type {Changed} */ event) => change({ [name]: event.target.checked })} /><span>${say}</span></label>`;
}

/** @param {Plan["columns"][0]} column @param {(place: number, encoding: string) => unknown} rewrite */
function fontRow(column, rewrite) {
  return html`<tr>
    <th scope="row">${column.letter}</th>
    <td><bdi>${column.heading || "(không có tiêu đề)"}</bdi></td>
    <td><select data-field=${`import.font.${column.letter}`} aria-label=${`Kiểu chữ của cột ${column.letter}`}
      @change=${(/** @type {Changed} */ { target }) => rewrite(column.place, target.value)}
    >${optionsOf(FONTS, column.encoding)}</select></td>
    <td>${column.after ? html`<bdi>${column.before}</bdi> → <strong><bdi>${column.after}</bdi></strong>` : nothing}</td>
  </tr>`;
}

/** @param {string[][]} rows @param {(row: number) => unknown} point */
export function headingPicker(rows, point) {
  return html`<section>
    <p class="note">Chưa nhận ra dòng tiêu đề của trang này. Chọn dòng có tên các cột: Tab tới nút của dòng ấy, Enter.</p>
    <div class="import-sheet">
      <table>
        <caption class="unseen">Các dòng đầu của trang</caption>
        <tbody>
          ${rows.map((row, at) =>
            row.every((cell) => !cell)
              ? nothing
              : html`<tr>
                <th scope="row" class="import-row"><button type="button" data-row=${at + 1} aria-label=${`Dòng ${at + 1}: lấy làm tiêu đề`} @click=${() => point(at + 1)}>${at + 1}</button></th>
                ${row.map((cell) => html`<td title=${cell || nothing}><bdi>${cell}</bdi></td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
