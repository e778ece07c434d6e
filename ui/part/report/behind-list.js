// The rows behind one figure of the report; Enter opens a row to correct it, and coming back shows the new figure.
import { html, nothing } from "lit";
import { define, Part } from "../../lib/element.js";
import { go } from "../../lib/route.js";
import { day, figure } from "../../lib/words.js";

/** The rows behind a figure, and where it stands.
 * @typedef {Omit<import("../../api/types.js").Behind, "count"> & { count?: number, form?: string, column?: number, head?: string[] }} Content */

export class BehindList extends Part {
  static properties = { content: { attribute: false } };

  constructor() {
    super();
    /** @type {Content} */
    this.content = { rows: [], definition: "" };
  }

  render() {
    const { rows, count = rows.length, definition, form, column, head = [], title } = this.content;
    return html`<section class="block behind">
      <header>
        <h2 tabindex="-1">${title ?? `Biểu ${form}, cột ${column}: ${head.join(" – ")}`}</h2>
        <button type="button" @click=${() => this.tell("closed")}>Đóng <kbd>Esc</kbd></button>
      </header>
      <p class="note"><bdi>${definition}</bdi></p>
      ${count > rows.length ? html`<p class="note">Hiện ${figure(rows.length)} dòng mới nhất trong ${figure(count)} dòng; xem đủ ở các sổ.</p>` : nothing}
      ${
        rows.length
          ? html`<ol class="row-links">
            ${rows.map(
              (row) =>
                html`<li><button type="button" class="link" @click=${() => go(row.slice, row.ref)}><bdi>${words(row)}</bdi></button></li>`,
            )}
          </ol>`
          : html`<p>Không có dòng nào.</p>`
      }
    </section>`;
  }
}

/** What a row is called in a list. @param {import("../../api/types.js").Row} row */
export function words(row) {
  const { slice } = row;
  if (slice === "visit") return [day(row.on), `Lượt tiếp số ${row.number}`, row.c3, row.c5].filter(Boolean).join(" · ");
  if (slice === "petition" && row.secret) return `${day(row.on)} · Đơn tố cáo số ${row.number} · ${row.c9 ?? ""}`;
  if (slice === "petition") return [day(row.on), `Đơn số ${row.number}`, row.c5, row.c9].filter(Boolean).join(" · ");
  if (slice === "referral")
    return [
      day(row.on),
      row.number,
      row.kind_say,
      row.office,
      row.reply_due ? `hạn ${day(row.reply_due)}` : "",
      row.reply,
    ]
      .filter(Boolean)
      .join(" · ");
  return [day(row.on), row.number, row.title ?? row.host ?? row.summary].filter(Boolean).join(" · ");
}

define("behind-list", BehindList);
