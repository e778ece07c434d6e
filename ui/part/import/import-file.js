// The file: what can be read, what was found in it, and which of that comes in; what came in before and may be taken back.
import { html, nothing } from "lit";
import { label } from "../../known/codes.js";
import { day, figure } from "../../lib/words.js";
import { doubtful, hasRow, headingWords, nameOf } from "./import-table.js";

/** @typedef {import("./import-table.js").Table} Table */

/** @type {Record<string, string>} */
const SLICES = { visit: "lượt tiếp", petition: "đơn", matter: "vụ việc", referral: "văn bản", office: "cơ quan" };

/** How many records of each slice, in words. @param {Record<string, number>} records */
export function recordsOf(records) {
  const parts = Object.entries(SLICES).filter(([slice]) => records[slice]);
  return parts.map(([slice, words]) => `${figure(records[slice])} ${words}`).join(", ") || "không có mục nào";
}

export function readable() {
  return html`<section class="block import-readable">
    <h2>Đọc được</h2>
    <dl>
      <div><dt>Excel</dt><dd>.xlsx, .xlsm, .xlsb, .xls</dd></div>
      <div><dt>LibreOffice</dt><dd>.ods, .fods</dd></div>
      <div><dt>Google Sheets</dt><dd>tải về dạng .xlsx, .ods hoặc .csv</dd></div>
      <div><dt>Bảng của trang web</dt><dd>tệp .xls, .html, .xml mà hệ thống xuất ra</dd></div>
      <div><dt>Chữ</dt><dd>.csv, .tsv, .txt</dd></div>
    </dl>
    <p class="note">Mẫu của Nhà nước hay tự kẻ; chữ Unicode, TCVN3, VNI. Chưa có gì được ghi cho tới khi bấm Nhập.</p>
  </section>`;
}

/** The tables found, each taken or not, and the sheets that are none. How many rows one has is known once it was tried.
 * @param {Table[]} tables @param {import("../../api/types.js").Chosen} chosen @param {import("../../api/types.js").ImportedBook | null} tried
 * @param {{ take: (at: number, taken: boolean) => unknown, show: (at: number) => unknown, point: (sheet: string) => unknown }} acts */
export function sheetList(tables, chosen, tried, { take, show, point }) {
  const own = new Set(tables.map((table) => table.plan.sheet));
  const left = chosen.left.filter(({ sheet }) => !own.has(sheet));
  return html`<section class="block">
    <h2>Các trang trong tệp</h2>
    <ul class="import-tables">
      ${tables.map(
        (table, at) => html`<li>
          <label class="check"><input type="checkbox" ?data-first=${at === 0} .checked=${table.taken} @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => take(at, event.target.checked)} />
            <span><strong><bdi>${nameOf(tables, table)}</bdi></strong> · ${about(table, tried)}</span></label>
          <button type="button" class="small" @click=${() => show(at)}>Xem cột</button>
        </li>`,
      )}
      ${left.map(
        (one) => html`<li class="left">
          <span><bdi>${one.sheet}</bdi> · không nhập. <bdi>${one.say}</bdi></span>
          ${chosen.sheets.includes(one.sheet) ? html`<button type="button" class="small" ?data-first=${!tables.length} @click=${() => point(one.sheet)}>Chỉ dòng tiêu đề…</button>` : nothing}
        </li>`,
      )}
    </ul>
    ${tables.length ? html`<p class="hint">Dấu cách: lấy hoặc bỏ một trang</p>` : nothing}
  </section>`;
}

/** @param {Table} table @param {import("../../api/types.js").ImportedBook | null} tried */
function about({ plan }, tried) {
  const doubts = doubtful(plan).length;
  const own = tried?.sheets.find(({ sheet }) => sheet === plan.sheet)?.imported.verdicts ?? [];
  const rows = own.filter((one) => hasRow(plan, one.row)).length;
  return html`${label("import_layout", plan.layout)} · ${rows ? `${figure(rows)} dòng · ` : nothing}${headingWords(plan)} ·
    ${figure(plan.columns.length)} cột${doubts ? html`, <span class="soft">⚠ ${figure(doubts)} cột chưa chắc</span>` : nothing}`;
}

/** @param {import("../../api/types.js").Batch[]} batches @param {(batch: import("../../api/types.js").Batch) => unknown} undo */
export function standing(batches, undo) {
  return html`<section class="block">
    <h2>Các lần đã nhập</h2>
    ${
      batches.length
        ? html`<ul class="row-links">
          ${batches.map(
            (batch) =>
              html`<li>Ngày ${day(batch.on)}: ${recordsOf(batch.records)}
                <button type="button" class="small" @click=${() => undo(batch)}>Lấy lại lần nhập này…</button></li>`,
          )}
        </ul>`
        : html`<p class="note">Chưa nhập tệp nào.</p>`
    }
  </section>`;
}
