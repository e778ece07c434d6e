// Nhìn lại: pictures of a period with their tables, and which office answers in time; every figure opens its rows.
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import { presets } from "../api/report.js";
import * as api from "../api/retrospect.js";
import { define, Part } from "../lib/element.js";
import { layKeys, liftKeys } from "../lib/keys.js";
import { go } from "../lib/route.js";
import { day, figure } from "../lib/words.js";
import "../part/report/behind-list.js";
import { showGuide } from "../part/guide-dialog.js";
import "../part/report/mark-chart.js";
import { printScreen } from "../part/print-screen.js";

/** @typedef {{ chart: string, mark: string, series: string }} Spot */

/** What was looked at last, so that coming back from a row shows the same rows.
 * @type {{ period: string, spot: Spot | null }} */
const memory = { period: "", spot: null };

export class RetrospectScreen extends Part {
  static properties = {
    what: {},
    presets: { state: true },
    seen: { state: true },
    behind: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.what = "";
    /** @type {{ label: string, say: string }[]} */
    this.presets = [];
    /** @type {import("../api/types.js").Retrospect | null} */
    this.seen = null;
    /** @type {(import("../part/report/behind-list.js").Content & { spot: Spot }) | null} the rows of one figure, with where it stands */
    this.behind = null;
    this.problem = "";
  }

  get period() {
    return this.what || memory.period || this.presets[0]?.label || "";
  }

  async connectedCallback() {
    super.connectedCallback();
    layKeys(this, {
      "Ctrl+E": () => this.#write(),
      "Ctrl+P": () => printScreen(this),
      F1: () => showGuide("retrospect"),
      Esc: () => (this.behind ? this.#close() : this.#leave()),
    });
    this.presets = await presets().catch(() => []);
    await this.refresh();
    if (memory.spot && memory.period === this.period) await this.#show(memory.spot);
    else this.#period?.focus();
  }

  /** @returns {HTMLSelectElement | null} */
  get #period() {
    return this.querySelector("#retrospect-period");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.get("what") !== undefined) this.refresh();
  }

  async refresh() {
    const { period } = this;
    if (!period) return;
    try {
      const seen = await api.make(period);
      if (period !== this.period) return;
      if (memory.period !== period) {
        memory.spot = null;
        this.behind = null;
      }
      memory.period = period;
      this.seen = seen;
      this.problem = "";
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  render() {
    return html`<header class="view-head">
        <div>
          <h1>Nhìn lại</h1>
          <p class="note">${this.seen ? `${this.seen.period.say} · Tính đến ngày ${day(this.seen.until)}` : ""}</p>
        </div>
        <div class="buttons">
          <button type="button" class="primary" ?disabled=${!this.seen} @click=${() => this.#write()}>Xuất Excel bảng đúng hạn <kbd>Ctrl+E</kbd></button>
          <button type="button" @click=${() => printScreen(this)}>In <kbd>Ctrl+P</kbd></button>
          <button type="button" @click=${() => this.#leave()}>Về báo cáo <kbd>Esc</kbd></button>
        </div>
      </header>
      <div class="view-tools">
        <label for="retrospect-period">Kỳ</label>
        <select id="retrospect-period" @change=${this.#choose}>
          ${this.presets.map((one) => html`<option value=${one.label} ?selected=${one.label === this.period}>${one.say}</option>`)}
        </select>
      </div>
      ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem}</p>` : nothing}
      ${this.seen ? this.#body(this.seen) : nothing}`;
  }

  /** @param {import("../api/types.js").Retrospect} seen */
  #body(seen) {
    return html`<div class="report retrospect" @mark=${(/** @type {CustomEvent} */ event) => this.#show(event.detail)}>
      ${seen.charts.map(
        (chart) => html`<section class="block">
          <mark-chart .chart=${chart} .chosen=${this.#chosen(chart.code)}></mark-chart>
          ${this.#rows(chart.code)}
        </section>`,
      )}
      <section class="block">
        <h2>Đúng hạn theo cơ quan, phòng ban</h2>
        <p class="note">Đơn giao, chuyển trong kỳ hoặc từ kỳ trước còn chờ trả lời; việc hứa khi đối thoại. Số ngày chậm tính theo ngày lịch. Tỷ lệ đúng hạn = đúng hạn / (đúng hạn + chậm + quá hạn), làm tròn đến 0,1%.</p>
        ${this.#offices(seen)} ${this.#rows("offices")}
      </section>
    </div>`;
  }

  /** @param {import("../api/types.js").Retrospect} seen */
  #offices({ columns, offices }) {
    if (!offices.length) return html`<p>Trong kỳ chưa giao, chuyển đơn nào.</p>`;
    return html`<div class="form-scroll" role="region" aria-label="Đúng hạn theo cơ quan, phòng ban">
      <table class="plain offices">
        <thead>
          <tr>
            <th scope="col">Cơ quan, phòng ban</th>
            <th scope="col">Loại</th>
            ${columns.map((column) => html`<th scope="col">${column.label}</th>`)}
            <th scope="col">Tỷ lệ đúng hạn</th>
          </tr>
        </thead>
        <tbody>${offices.map((office) => this.#office(columns, office))}</tbody>
      </table>
    </div>`;
  }

  /** @param {import("../api/types.js").Retrospect["columns"]} columns @param {import("../api/types.js").Retrospect["offices"][0]} office */
  #office(columns, office) {
    return html`<tr>
      <th scope="row"><bdi>${office.name}</bdi></th>
      <td>${office.side}</td>
      ${columns.map((column, at) => html`<td>${this.#owed(office, column, office.figures[at])}</td>`)}
      <td>${office.share}</td>
    </tr>`;
  }

  /** @param {import("../api/types.js").Retrospect["offices"][0]} office @param {import("../api/types.js").Retrospect["columns"][0]} column @param {number} value */
  #owed(office, column, value) {
    if (!column.opens || !value) return html`${figure(value)}`;
    const spot = { chart: "offices", mark: office.ref, series: column.code };
    return html`<button type="button" class="link figure" aria-label=${`${office.name}, ${column.label}: ${figure(value)}, xem các dòng`} @click=${() => this.#show(spot)}>${figure(value)}</button>`;
  }

  /** @param {string} chart */
  #chosen(chart) {
    const spot = this.behind?.spot;
    return spot?.chart === chart ? `${spot.mark}|${spot.series}` : "";
  }

  /** The rows of the figure looked at stand under its own picture. @param {string} chart */
  #rows(chart) {
    if (this.behind?.spot.chart !== chart) return nothing;
    return html`<behind-list .content=${this.behind} @closed=${() => this.#close()}></behind-list>`;
  }

  /** @param {Spot} spot */
  async #show(spot) {
    try {
      const found = await api.behind(this.period, spot.chart, spot.mark, spot.series);
      memory.spot = spot;
      this.behind = { ...found, spot };
      await this.updateComplete;
      const list = this.querySelector("behind-list");
      await list?.updateComplete;
      list?.scrollIntoView({ block: "nearest" });
      /** @type {HTMLElement | null} */ (list?.querySelector("h2"))?.focus();
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  #close() {
    this.behind = null;
    memory.spot = null;
    return true;
  }

  #leave() {
    go("report");
    return true;
  }

  /** @param {Event} event */
  #choose(event) {
    memory.spot = null;
    this.behind = null;
    go("retrospect", /** @type {HTMLSelectElement} */ (event.target).value);
  }

  async #write() {
    try {
      const written = await api.export(this.period);
      this.tell("notice", { say: written ? `✔ ${written.say}` : "Chưa xuất tệp nào." });
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }
}

define("retrospect-screen", RetrospectScreen);
