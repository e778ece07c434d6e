// A picture and its table side by side: bars for the eye, the same figures as buttons for keys, ear and print. Each
// bar and each figure opens its rows. Drawn by hand: no library's inline style to allow.
import { html, nothing, svg } from "lit";
import { define, Part } from "../../lib/element.js";
import { figure } from "../../lib/words.js";

/** @typedef {{ code: string, label: string, figures: number[], share: string }} Mark */
/** @typedef {{ code: string, title: string, note: string, head: string, series: [string, string][], share: string, marks: Mark[] }} Chart */

const WIDE = 560;
const HIGH = 190;
const FLOOR = HIGH - 24;
/** A bar lying down: its height, and the room for the words before it. */
const LINE = 22;
const WORDS = 210;

export class MarkChart extends Part {
  static properties = { chart: { attribute: false }, chosen: {} };

  constructor() {
    super();
    /** @type {Chart | null} */
    this.chart = null;
    /** The figure whose rows are shown: `mark|series`. */
    this.chosen = "";
  }

  render() {
    const chart = this.chart;
    if (!chart) return nothing;
    const empty = chart.marks.every((mark) => mark.figures.every((one) => !one));
    return html`<figure class="chart mark-chart">
      <figcaption>
        ${chart.title}
        ${chart.series.map(([, words], at) => html`<span class=${`key tone-${at}`}>${at ? "▨" : "■"} ${words}</span>`)}
      </figcaption>
      <p class="note">${chart.note}</p>
      <div class="mark-pair">
        ${empty ? html`<p>Không phát sinh.</p>` : chart.head === "Tháng" ? this.#upright(chart) : this.#lying(chart)}
        ${this.#table(chart)}
      </div>
    </figure>`;
  }

  /** Bars that stand, one group a month. @param {Chart} chart */
  #upright(chart) {
    const top = Math.max(1, ...chart.marks.flatMap((mark) => mark.figures));
    const step = WIDE / Math.max(1, chart.marks.length);
    const wide = Math.min(16, (step - 8) / chart.series.length);
    const bar = (/** @type {Mark} */ mark, /** @type {number} */ at, /** @type {number} */ one) => {
      const value = mark.figures[one];
      const high = Math.round((value / top) * (FLOOR - 18));
      const left = at * step + (step - wide * chart.series.length) / 2 + one * wide;
      return svg`<g class=${`bar tone-${one}`} @click=${() => this.#open(mark, one)}>
        <title>${`${mark.label}, ${chart.series[one][1]}: ${figure(value)}`}</title>
        <rect fill=${ink(chart, one)} x=${left} y=${FLOOR - Math.max(high, value ? 2 : 0)} width=${wide - 1} height=${Math.max(high, value ? 2 : 0)}></rect>
        ${value ? svg`<text class="value" x=${left + wide / 2} y=${FLOOR - high - 4}>${value}</text>` : ""}
      </g>`;
    };
    return html`<svg viewBox="0 0 ${WIDE} ${HIGH}" aria-hidden="true" focusable="false">
      ${hatch(chart)}
      <line x1="0" y1=${FLOOR} x2=${WIDE} y2=${FLOOR}></line>
      ${chart.marks.map(
        (mark, at) => svg`${chart.series.map((_, one) => bar(mark, at, one))}
          <text x=${at * step + step / 2} y=${HIGH - 7}>${short(mark.label)}</text>`,
      )}
    </svg>`;
  }

  /** Bars that lie, one a mark, words before them. @param {Chart} chart */
  #lying(chart) {
    const top = Math.max(1, ...chart.marks.flatMap((mark) => mark.figures));
    const each = LINE * chart.series.length;
    const bar = (/** @type {Mark} */ mark, /** @type {number} */ at, /** @type {number} */ one) => {
      const value = mark.figures[one];
      const long = Math.round((value / top) * (WIDE - WORDS - 50));
      const y = at * (each + 8) + one * LINE + 4;
      return svg`<g class=${`bar tone-${one}`} @click=${() => this.#open(mark, one)}>
        <title>${`${mark.label}, ${chart.series[one][1]}: ${figure(value)}`}</title>
        <rect fill=${ink(chart, one)} x=${WORDS} y=${y} width=${Math.max(long, value ? 2 : 0)} height=${LINE - 4}></rect>
        <text class="value begin" x=${WORDS + long + 6} y=${y + LINE - 8}>${figure(value)}</text>
      </g>`;
    };
    return html`<svg viewBox="0 0 ${WIDE} ${chart.marks.length * (each + 8)}" aria-hidden="true" focusable="false">
      ${hatch(chart)}
      ${chart.marks.map(
        (mark, at) => svg`${chart.series.map((_, one) => bar(mark, at, one))}
          <text class="end" x=${WORDS - 8} y=${at * (each + 8) + each / 2 + 6}>${clipped(mark.label)}</text>`,
      )}
    </svg>`;
  }

  /** @param {Chart} chart */
  #table(chart) {
    return html`<table class="plain" aria-label=${chart.title}>
      <thead>
        <tr>
          <th scope="col">${chart.head}</th>
          ${chart.series.map(([, words]) => html`<th scope="col">${words}</th>`)}
          ${chart.share ? html`<th scope="col">${chart.share}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${chart.marks.map(
          (mark) => html`<tr>
            <th scope="row"><bdi>${mark.label}</bdi></th>
            ${mark.figures.map((value, one) => html`<td>${this.#figure(chart, mark, one, value)}</td>`)}
            ${chart.share ? html`<td>${mark.share}</td>` : nothing}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {Chart} chart @param {Mark} mark @param {number} one @param {number} value */
  #figure(chart, mark, one, value) {
    if (!value) return html`0`;
    return html`<button
      type="button"
      class="link figure"
      aria-pressed=${this.chosen === `${mark.code}|${chart.series[one][0]}` ? "true" : "false"}
      aria-label=${`${mark.label}, ${chart.series[one][1]}: ${figure(value)}, xem các dòng`}
      @click=${() => this.#open(mark, one)}
    >
      ${figure(value)}
    </button>`;
  }

  /** @param {Mark} mark @param {number} one */
  #open(mark, one) {
    const chart = /** @type {Chart} */ (this.chart);
    this.tell("mark", { chart: chart.code, mark: mark.code, series: chart.series[one][0] });
  }
}

/** The second series is hatched: told apart without its colour. @param {Chart} chart */
const hatch = (chart) => svg`<defs>
  <pattern id=${`hatch-${chart.code}`} class="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="5" height="5"></rect>
    <line x1="0" y1="0" x2="0" y2="5"></line>
  </pattern>
</defs>`;

/** @param {Chart} chart @param {number} one */
const ink = (chart, one) => (one ? `url(#hatch-${chart.code})` : "currentColor");

/** `9/2019` as `9/19`. @param {string} label */
const short = (label) => label.replace(/\/\d\d(\d\d)$/, "/$1");

/** @param {string} label */
const clipped = (label) => (label.length > 30 ? `${label.slice(0, 29)}…` : label);

define("mark-chart", MarkChart);
