// Twelve months as bars, with the same numbers in a table beside it. Drawn by hand: no library's inline style to allow.
import { html, svg } from "lit";
import { define, Part } from "../../lib/element.js";
import { figure } from "../../lib/words.js";

const WIDE = 480;
const HIGH = 150;
const FLOOR = HIGH - 22;

export class MonthChart extends Part {
  static properties = { months: { attribute: false } };

  constructor() {
    super();
    /** @type {{ label: string, visits: number, petitions: number }[]} */
    this.months = [];
  }

  render() {
    const top = Math.max(1, ...this.months.flatMap((month) => [month.visits, month.petitions]));
    return html`<figure class="chart">
      <figcaption>
        12 tháng gần đây <span class="key visits">▮ Lượt tiếp</span> <span class="key petitions">▮ Đơn</span>
      </figcaption>
      <svg viewBox="0 0 ${WIDE} ${HIGH}" aria-hidden="true" focusable="false">
        <line x1="0" y1=${FLOOR} x2=${WIDE} y2=${FLOOR}></line>
        ${this.months.map((month, at) => this.#bars(month, at, top))}
      </svg>
      <details>
        <summary>Xem bảng số</summary>
        ${this.#table()}
      </details>
    </figure>`;
  }

  /** @param {{ label: string, visits: number, petitions: number }} month @param {number} at @param {number} top */
  #bars(month, at, top) {
    const step = WIDE / Math.max(1, this.months.length);
    const left = at * step;
    const bar = (/** @type {number} */ value, /** @type {number} */ shift, /** @type {string} */ kind) => {
      const high = Math.round((value / top) * (FLOOR - 18));
      return svg`<rect class=${kind} x=${left + shift} y=${FLOOR - high} width="12" height=${high}></rect>
        ${value ? svg`<text class="value" x=${left + shift + 6} y=${FLOOR - high - 3}>${value}</text>` : ""}`;
    };
    return svg`${bar(month.visits, 6, "visits")}${bar(month.petitions, 20, "petitions")}
      <text x=${left + step / 2} y=${HIGH - 6}>${short(month.label)}</text>`;
  }

  #table() {
    return html`<table class="plain">
      <thead>
        <tr><th scope="col">Tháng</th><th scope="col">Lượt tiếp</th><th scope="col">Đơn</th></tr>
      </thead>
      <tbody>
        ${this.months.map(
          (month) =>
            html`<tr><th scope="row">${short(month.label)}</th><td>${figure(month.visits)}</td><td>${figure(month.petitions)}</td></tr>`,
        )}
      </tbody>
    </table>`;
  }
}

/** `2019-09` as `9/19`. @param {string} label */
function short(label) {
  const found = /^(\d{2})(\d{2})-(\d\d)$/.exec(label);
  return found ? `${Number(found[3])}/${found[2]}` : label;
}

define("month-chart", MonthChart);
