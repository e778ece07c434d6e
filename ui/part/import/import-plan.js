// How a sheet is read: what each column holds and how its letters are written, with a text before and after; and, where no
// headings were found, the top of the sheet to point at them.
import { html, nothing } from "lit";
import { options } from "../../known/codes.js";
import "../form/combo-box.js";

/** @type {import("../../known/codes.js").Option[]} */
const FONTS = [
  ["unicode", "Unicode"],
  ["tcvn3", "TCVN3 (.VnTime)"],
  ["vni", "VNI"],
];

/** @param {import("../../known/codes.js").Option[]} all @param {string | undefined} code */
const words = (all, code) => all.find(([one]) => one === code)?.[1] ?? "";

/** @typedef {import("../../api/types.js").Plan} Plan */

/** @param {Plan} plan @param {(plan: Plan) => unknown} change */
export function planForm(plan, change) {
  const layouts = options("import_layout");
  const fields = options("field");
  return html`<section class="block">
      <div class="import-head">
        <label for="f-import.layout">Loại sổ</label>
        <combo-box name="import.layout" .options=${layouts} .words=${words(layouts, plan.layout)} hint="Loại sổ"
          @pick=${(/** @type {CustomEvent} */ event) => event.detail.value && change({ ...plan, layout: event.detail.value })}></combo-box>
        <p class="note">Tiêu đề ở dòng ${plan.header_row}${plan.header_rows > 1 ? `–${plan.header_row + plan.header_rows - 1}` : ""} của trang “<bdi>${plan.sheet}</bdi>”.</p>
        <label for="f-import.field">Lĩnh vực khi sổ không ghi</label>
        <combo-box name="import.field" .options=${fields} .words=${words(fields, plan.field)} hint="Lĩnh vực"
          @pick=${(/** @type {CustomEvent} */ event) => change({ ...plan, field: event.detail.value || undefined })}></combo-box>
        <p class="note">Để trống: đơn không ghi lĩnh vực thì để ở diện chưa xử lý.</p>
      </div>
      ${flag(plan, "only_open", "Chỉ lấy đơn còn đang giải quyết (số dư khi bắt đầu dùng sổ này)", change)}
      ${flag(plan, "processed_at_receipt", "Hướng xử lý không ghi ngày: tính là xử lý trong ngày nhận", change)}
    </section>
    <table class="plain import-columns">
      <caption>Mỗi cột của tệp là gì: sửa bằng cách gõ vào ô, cách đọc được nhớ cho lần sau</caption>
      <thead><tr><th>Cột</th><th>Tiêu đề trong tệp</th><th>Là</th><th>Kiểu chữ</th><th>Chữ trong tệp → sau khi chuyển</th></tr></thead>
      <tbody>${plan.columns.map((column) => columnRow(plan, column, change))}</tbody>
    </table>`;
}

/** @param {Plan} plan @param {"processed_at_receipt" | "only_open"} name @param {string} say @param {(plan: Plan) => unknown} change */
function flag(plan, name, say, change) {
  return html`<label class="check"><input type="checkbox" data-field=${`import.${name}`} .checked=${Boolean(plan[name])}
    @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => change({ ...plan, [name]: event.target.checked })} /><span>${say}</span></label>`;
}

/** @param {Plan} plan @param {Plan["columns"][0]} column @param {(plan: Plan) => unknown} change */
function columnRow(plan, column, change) {
  const all = options("import_column");
  const put = (/** @type {Partial<Plan["columns"][0]>} */ changed) =>
    change({
      ...plan,
      columns: plan.columns.map((one) => (one === column ? { ...one, ...changed } : one)),
    });
  return html`<tr class=${column.sure ? "" : "unsure"}>
    <th scope="row">${column.letter}</th>
    <td><bdi>${column.heading || "(không có tiêu đề)"}</bdi></td>
    <td><combo-box name=${`import.hold.${column.letter}`} .options=${all} .words=${words(all, column.holds)}
        labelledby=${`Cột ${column.letter} là`} hint="Cột này là"
        @pick=${(/** @type {CustomEvent} */ event) => event.detail.value && put({ holds: event.detail.value, sure: true })}></combo-box>
      ${column.sure ? nothing : html`<small class="late">⚠ chưa chắc, hãy xem lại</small>`}</td>
    <td><combo-box name=${`import.font.${column.letter}`} .options=${FONTS} .words=${words(FONTS, column.encoding)}
        labelledby=${`Kiểu chữ của cột ${column.letter}`} hint="Kiểu chữ"
        @pick=${(/** @type {CustomEvent} */ event) => event.detail.value && put({ encoding: event.detail.value })}></combo-box></td>
    <td>${column.after ? html`<bdi>${column.before}</bdi> → <strong><bdi>${column.after}</bdi></strong>` : ""}</td>
  </tr>`;
}

/** @param {string[][]} rows @param {(row: number, rows: number) => unknown} point */
export function headingPicker(rows, point) {
  return html`<section class="block">
    <h2>Dòng nào là tiêu đề?</h2>
    <p class="note">Chương trình chưa nhận ra dòng tiêu đề. Hãy chọn dòng có tên các cột (Tab tới nút, Enter).</p>
    <table class="plain">
      <tbody>
        ${rows.map((row, at) =>
          row.every((cell) => !cell)
            ? nothing
            : html`<tr>
              <th scope="row"><button type="button" class="small" data-row=${at + 1} ?data-first=${at === 0} @click=${() => point(at + 1, 1)}>Dòng ${at + 1}</button></th>
              ${row.map((cell) => html`<td><bdi>${cell}</bdi></td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
