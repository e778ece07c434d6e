// A year of a book on its A4 landscape pages: Rust has said which row stands on which page.
import { html, nothing } from "lit";
import { define, Part } from "../../lib/element.js";
import { day } from "../../lib/words.js";

/** @typedef {import("../../api/types.js").Printed} Printed */
/** @typedef {Printed["parts"][0]} Span what of a year one form of the book holds */
/** @typedef {Span["pages"][0]} Lines the rows of a page */

/** So many pages are drawn on the screen; a print draws all. */
const SHOWN = 30;

export class YearbookSheet extends Part {
  static properties = { book: { attribute: false }, all: { type: Boolean } };

  constructor() {
    super();
    /** @type {Printed | null} */
    this.book = null;
    this.all = false;
  }

  render() {
    const book = this.book;
    if (!book) return nothing;
    const pages = book.parts.flatMap((part, at) =>
      part.pages.map((rows, place) => ({ part, rows, first: place === 0, titled: at === 0 && place === 0 })),
    );
    const shown = this.all ? pages : pages.slice(0, SHOWN);
    return html`<div class="book printed" lang="vi">
      ${shown.map((page, at) => this.#page(page, at + 1, pages.length))}
      ${shown.length < pages.length ? html`<p class="note no-print">Còn ${pages.length - shown.length} trang nữa; khi in có đủ.</p>` : nothing}
    </div>`;
  }

  /** @param {{ part: Span, rows: Lines, first: boolean, titled: boolean }} page @param {number} number @param {number} count */
  #page({ part, rows, first, titled }, number, count) {
    const book = /** @type {Printed} */ (this.book);
    return html`<section class="book-page" aria-label=${`Trang ${number}`}>
      <p class="book-number">${number}/${count}</p>
      ${titled ? title(book) : nothing} ${first ? span(part) : nothing}
      <table class=${part.size < 8 ? "book-small" : ""}>
        <colgroup>${part.widths.map((width) => html`<col width=${Math.floor((width * 96) / 72)} />`)}</colgroup>
        <thead>
          ${part.heads.map((row) => html`<tr>${row.map((head) => html`<th scope="col" colspan=${head.columns} rowspan=${head.rows}>${head.text}</th>`)}</tr>`)}
          <tr class="book-numbers">${part.numbers.map((one) => html`<td>${one}</td>`)}</tr>
        </thead>
        <tbody>
          ${
            rows.length
              ? rows.map((row) => line(row))
              : html`<tr><td class="empty" colspan=${part.widths.length}>Chưa có dòng nào.</td></tr>`
          }
        </tbody>
      </table>
      ${number === count ? closing(book) : nothing}
    </section>`;
  }
}

/** @param {Lines[0]} row */
function line(row) {
  return html`<tr class=${row.struck ? "cancelled" : ""}>
    ${row.cells.map((cell, at) => html`<td class=${at < 2 || cell.length < 3 ? "middle" : ""}><bdi>${cell}</bdi></td>`)}
  </tr>`;
}

/** @param {Printed} book */
function title(book) {
  return html`<header>
    <p class="book-unit"><bdi>${book.unit}</bdi></p>
    <h2>${book.title}</h2>
    <p><strong>NĂM ${book.year}</strong></p>
    ${book.warning ? html`<p class="book-warning"><strong>${book.warning}</strong></p>` : nothing}
    <p>${book.opening}</p>
  </header>`;
}

/** @param {Span} part */
function span(part) {
  return html`<p class="book-span"><em>${part.form ? `${part.form}; từ` : "Từ"} ngày ${day(part.from)} đến ngày ${day(part.to)}</em>
    ${part.note ? html`<br /><em>${part.note}</em>` : nothing}</p>`;
}

/** @param {Printed} book */
function closing(book) {
  return html`<footer>
    ${book.closing.map((text) => html`<p>${text}</p>`)}
    <div class="book-signatures">
      <p><strong>NGƯỜI GHI SỔ</strong><br /><em>(Ký, ghi rõ họ tên)</em></p>
      <p><strong>THỦ TRƯỞNG ĐƠN VỊ</strong><br /><em>(Ký, đóng dấu)</em></p>
    </div>
  </footer>`;
}

define("yearbook-sheet", YearbookSheet);
