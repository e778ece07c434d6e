// What would become of a workbook, or became of it: counts by sheet, the first entries as the book shows them, and every row
// with its reasons, one kind at a time.
import { html, nothing } from "lit";
import { label } from "../../known/codes.js";
import { capital, figure } from "../../lib/words.js";

/**
 * @typedef {import("../../api/types.js").ImportedBook} ImportedBook
 * @typedef {import("../../api/types.js").Verdict & { sheet: string }} Line
 * @typedef {{ only: string, page: number }} Turn
 */

const PAGE = 100;
/** @type {Record<string, string>} */
const MARKS = { good: "✔", soft: "✔", bad: "✘" };

/** Whether a row is there already and says something else. @param {import("../../api/types.js").Verdict} one */
const differs = (one) => one.soft.some((remark) => remark.code === "differs");

/** What may be looked at, each with what belongs to it. @type {[string, string, (one: Line) => boolean][]} */
const KINDS = [
  ["bad", "Chưa nhập được", (one) => one.outcome === "bad"],
  ["soft", "Cần xem lại", (one) => one.outcome === "soft"],
  ["differs", "Đã có, khác với tệp", differs],
  ["twice", "Đã có", (one) => one.outcome === "twice" && !differs(one)],
  ["good", "Nhập được", (one) => one.outcome === "good"],
  ["joined", "Ghép vào dòng trên", (one) => one.outcome === "joined"],
  ["closed", "Đã giải quyết xong", (one) => one.outcome === "closed"],
  ["skipped", "Không phải một mục", (one) => one.outcome === "skipped"],
  ["", "Mọi dòng", () => true],
];

/** @param {ImportedBook} told @returns {Line[]} */
const linesOf = (told) =>
  told.sheets.flatMap(({ sheet, imported }) => imported.verdicts.map((one) => ({ ...one, sheet })));

/** How many of all sheets. @param {ImportedBook} told @param {"good" | "soft" | "bad" | "skipped" | "twice"} what */
export const sumOf = (told, what) => told.sheets.reduce((sum, { imported }) => sum + imported[what], 0);

/** How many entries of the register the file would correct. @param {ImportedBook} told */
export const differences = (told) => linesOf(told).filter(differs).length;

/** What was found in each row of a sheet. @param {ImportedBook | null} told @param {string} sheet */
export function remarksOf(told, sheet) {
  const lines = told ? linesOf(told).filter((one) => one.sheet === sheet) : [];
  return new Map(lines.map((one) => [one.row, [...one.faults, ...one.soft]]));
}

/** @param {ImportedBook} told @param {boolean} done @param {Turn} now @param {(next: Turn) => void} turn */
export function resultView(told, done, now, turn) {
  const lines = linesOf(told);
  const kinds = KINDS.map(([kind, words, has]) => ({ kind, words, own: lines.filter(has) }));
  const shown = kinds.filter(({ kind, own }) => !kind || own.length);
  const only = kinds.find(({ kind }) => kind === now.only);
  const chip = (/** @type {string} */ kind, /** @type {string} */ words) =>
    html`<button type="button" class="chip" ?data-first=${kind === now.only} aria-pressed=${kind === now.only ? "true" : "false"} @click=${() => turn({ only: kind, page: 0 })}>${words}</button>`;
  return html`<div class="filters import-filters" role="group" aria-label="Chỉ xem, ← → để đổi" @keydown=${besideKey}>
      ${chip("preview", done ? "Như sổ đã ghi" : "Như sổ sẽ ghi")}
      ${shown.map(({ kind, words, own }) => chip(kind, `${MARKS[kind] ? `${MARKS[kind]} ` : ""}${words} (${figure(own.length)})`))}
    </div>
    ${only ? verdictTable(only.own, told.sheets.length > 1, now, turn) : previewTable(told)} ${countTable(told)}`;
}

/** ← → go to the filter beside and show it. @param {KeyboardEvent & { currentTarget: HTMLElement }} event */
function besideKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || event.altKey) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll("button")];
  const next = all[all.indexOf(/** @type {HTMLButtonElement} */ (event.target)) + step];
  next?.focus();
  next?.click();
}

/** @param {ImportedBook} told */
function countTable(told) {
  return html`<table class="plain import-counts">
    <thead>
      <tr><th>Trang</th><th>Loại sổ</th><th>Dòng</th><th>Nhập được</th><th>Cần xem lại</th><th>Chưa nhập được</th><th>Đã có</th><th>Không phải mục</th><th title="Ô có chữ của trang: đã vào sổ; là tựa, tiêu đề, dòng cộng, mục đã có; trả lại cùng dòng chưa nhập">Ô: vào sổ · kê riêng · trả lại</th></tr>
    </thead>
    <tbody>
      ${told.sheets.map(({ sheet, layout, imported: one }) => {
        const { seen, placed, listed, returned } = one.cells;
        return html`<tr>
          <th scope="row"><bdi>${sheet}</bdi></th><td>${label("import_layout", layout)}</td>
          ${[one.verdicts.length, one.good, one.soft, one.bad, one.twice, one.skipped].map((count) => html`<td class="count">${count ? figure(count) : "–"}</td>`)}
          <td class="count">${figure(seen)}: ${figure(placed)} · ${figure(listed)} · ${figure(returned)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** @param {ImportedBook} told */
function previewTable({ preview, sheets }) {
  if (!preview.length) return html`<p class="note">Không có mục mới nào vào sổ.</p>`;
  const several = sheets.length > 1;
  return html`<table class="plain import-preview">
    <caption>${figure(preview.length)} mục đầu</caption>
    <thead><tr>${several ? html`<th>Trang</th>` : nothing}<th>Số</th><th>Ngày</th><th>Họ tên – địa chỉ</th><th>Nội dung</th><th>Loại đơn</th><th>Hướng xử lý</th></tr></thead>
    <tbody>
      ${preview.map(
        (one) => html`<tr title=${`Trang ${one.sheet}, dòng ${one.row}`}>
          ${several ? html`<td><bdi>${one.sheet}</bdi></td>` : nothing}
          <td class="count">${one.number ?? html`<span class="note">sẽ cấp</span>`}</td><td class="day">${one.on}</td>
          <td>${isSecret(one) ? html`<span class="note">Người tố cáo: được che</span>` : html`<bdi>${one.who}</bdi>`}</td>
          <td class="content"><bdi>${one.content}</bdi></td>
          <td>${one.kind ?? (one.visit ? "–" : html`<span class="soft">chưa phân loại</span>`)}</td><td>${one.handling ?? "–"}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Who denounces is not shown in the book. @param {ImportedBook["preview"][0]} one */
const isSecret = (one) => Boolean(one.kind) && one.kind === label("kind", "denunciation");

/** @param {Line[]} lines @param {boolean} several @param {Turn} now @param {(next: Turn) => void} turn */
function verdictTable(lines, several, { only, page }, turn) {
  const pages = Math.max(1, Math.ceil(lines.length / PAGE));
  return html`<table class="plain verdicts">
      <thead><tr><th>Dòng</th>${several ? html`<th>Trang</th>` : nothing}<th>Kết quả</th><th>Lý do</th></tr></thead>
      <tbody>
        ${lines.slice(page * PAGE, (page + 1) * PAGE).map(
          (one) =>
            html`<tr class=${one.outcome}><th scope="row">${one.row}</th>${several ? html`<td><bdi>${one.sheet}</bdi></td>` : nothing}
              <td>${MARKS[one.outcome] ?? "–"} ${label("import_outcome", one.outcome)}</td>
              <td>${[...one.faults, ...one.soft].map((remark) => html`<div><bdi>${capital(remark.say)}</bdi></div>`)}</td></tr>`,
        )}
      </tbody>
    </table>
    ${
      pages > 1
        ? html`<div class="buttons">
          <button type="button" ?disabled=${page === 0} @click=${() => turn({ only, page: page - 1 })}>← Trang trước</button>
          <span>Trang ${page + 1}/${pages}</span>
          <button type="button" ?disabled=${page + 1 >= pages} @click=${() => turn({ only, page: page + 1 })}>Trang sau →</button>
        </div>`
        : nothing
    }`;
}
