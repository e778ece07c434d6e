// A paper as it stands on its page: the same sheet the document is written from.
import { html, nothing } from "lit";
import { define, Part } from "../../lib/element.js";

export class PaperSheet extends Part {
  static properties = { sheet: { attribute: false } };

  constructor() {
    super();
    /** @type {import("../../api/types.js").Sheet | null} */
    this.sheet = null;
  }

  render() {
    const sheet = this.sheet;
    if (!sheet) return nothing;
    return html`<article class="sheet printed" lang="vi" aria-label="Văn bản">
      ${sheet.reprint ? html`<p class="sheet-reprint">Bản in lại</p>` : nothing}
      <header class="sheet-head">
        <div>
          ${sheet.office.map((line) => html`<p class="strong"><bdi>${line}</bdi></p>`)}
          <hr class="short" />
          ${sheet.number ? html`<p>${sheet.number}</p>` : nothing}
          ${sheet.subject ? html`<p class="small">${sheet.subject}</p>` : nothing}
        </div>
        <div>
          <p class="strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
          <p class="strong motto"><span>Độc lập - Tự do - Hạnh phúc</span></p>
          ${sheet.dated ? html`<p class="dated"><bdi>${sheet.dated}</bdi></p>` : nothing}
        </div>
      </header>
      ${sheet.title ? html`<h2>${sheet.title}</h2>` : nothing}
      ${sheet.about ? html`<p class="about strong"><bdi>${sheet.about}</bdi></p>` : nothing}
      ${sheet.greeting ? html`<p class="greeting">Kính gửi: <bdi>${sheet.greeting}</bdi></p>` : nothing}
      ${sheet.body.map(block)}
      <footer class="sheet-foot">
        ${sheet.recipients?.length ? recipients(sheet.recipients) : nothing} ${sheet.signatures.map(signature)}
      </footer>
    </article>`;
  }
}

/** @typedef {import("../../api/types.js").Sheet} Sheet */

/** @param {Sheet["body"][0]} one */
function block(one) {
  if ("table" in one) return table(one.table);
  if ("basis" in one && one.basis) return html`<p class="basis"><bdi>${one.basis}</bdi></p>`;
  const text = "heading" in one ? one.heading : "text" in one ? one.text : "";
  if (!("heading" in one)) {
    return text.split("\n").map((line) => html`<p><bdi>${line}</bdi></p>`);
  }
  const at = text.indexOf(": ");
  if (at < 0) return html`<p><strong>${text}</strong></p>`;
  return html`<p><strong>${text.slice(0, at + 1)}</strong> <bdi class="lines">${text.slice(at + 2)}</bdi></p>`;
}

/** A figure, and no day: `1.234`, `+03`, `12,5 %`. */
const FIGURE = /^[+\-–−]?\d{1,3}(\.?\d{3})*(,\d+)?\s?%?$/;

/** @param {Extract<Sheet["body"][0], { table: unknown }>["table"]} one */
function table(one) {
  return html`<table>
    <thead><tr>${one.head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
    <tbody>
      ${one.rows.map((row) => html`<tr>${row.map((text) => html`<td class=${FIGURE.test(text) ? "figure" : ""}><bdi>${text}</bdi></td>`)}</tr>`)}
    </tbody>
  </table>`;
}

/** @param {string[]} all */
function recipients(all) {
  return html`<div class="recipients">
    <p><strong><em>Nơi nhận:</em></strong></p>
    ${all.map((one, at) => html`<p>- <bdi>${one}</bdi>${at === all.length - 1 ? "." : ";"}</p>`)}
  </div>`;
}

/** @param {Sheet["signatures"][0]} one */
function signature(one) {
  return html`<div class="signature">
    ${one.heading.map((line) => html`<p class="strong">${line}</p>`)}
    ${one.hint ? html`<p><em>${one.hint}</em></p>` : nothing}
    <p class="strong name"><bdi>${one.name ?? ""}</bdi></p>
  </div>`;
}

define("paper-sheet", PaperSheet);
