// Dân vận: the eight logs and the figures of a period, each a way to the rows behind it; the annex as a file.
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import * as api from "../api/mobilisation.js";
import { presets } from "../api/report.js";
import { label } from "../known/codes.js";
import { copyText } from "../lib/copy.js";
import { define, Part } from "../lib/element.js";
import { layKeys, liftKeys } from "../lib/keys.js";
import { go } from "../lib/route.js";
import { day, figure } from "../lib/words.js";
import "../part/report/behind-list.js";
import { showGuide } from "../part/guide-dialog.js";
import { printScreen } from "../part/print-screen.js";

const memory = { period: "" };

export class MobilisationScreen extends Part {
  static properties = {
    what: {},
    opens: { attribute: false },
    presets: { state: true },
    period: { state: true },
    annex: { state: true },
    behind: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.what = "";
    /** @type {string[]} the screens that open from here: the logs */
    this.opens = [];
    /** @type {{ label: string, say: string }[]} */
    this.presets = [];
    this.period = memory.period;
    /** @type {import("../api/types.js").Annex} */
    this.annex = null;
    /** @type {import("../part/report/behind-list.js").Content | null} */
    this.behind = null;
    this.problem = "";
  }

  async connectedCallback() {
    super.connectedCallback();
    /** @type {Record<string, () => unknown>} */
    const keys = {
      "Ctrl+E": () => this.#write(),
      "Ctrl+P": () => printScreen(this),
      F1: () => showGuide("mobilisation"),
      Esc: () => this.#close(),
    };
    this.opens.forEach((log, at) => {
      keys[`Ctrl+${at + 1}`] = () => go(log);
    });
    layKeys(this, keys);
    this.presets = await presets().catch(() => []);
    this.period ||= this.presets[0]?.label ?? "";
    await this.refresh();
    if (!document.activeElement?.closest("mobilisation-screen"))
      /** @type {HTMLElement | null} */ (this.querySelector("select"))?.focus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
  }

  async refresh() {
    if (!this.period) return;
    memory.period = this.period;
    try {
      this.annex = await api.make(this.period);
      this.problem = "";
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  render() {
    return html`<header class="view-head">
        <div>
          <h1>Dân vận</h1>
          <p class="note">${this.annex ? `Từ ${day(this.annex.period.from)} đến ${day(this.annex.period.to)}${this.annex.closed_on ? ` · đã chốt ngày ${day(this.annex.closed_on)}: số liệu như khi gửi` : ""}` : ""}</p>
        </div>
        <div class="buttons">
          <button type="button" class="primary" @click=${() => this.#write()}>Xuất Excel <kbd>Ctrl+E</kbd></button>
          <button type="button" @click=${() => printScreen(this)}>In <kbd>Ctrl+P</kbd></button>
        </div>
      </header>
      <nav class="filters logs" aria-label="Các sổ dân vận">
        ${this.opens.map((log, at) => html`<button type="button" class="chip" @click=${() => go(log)}>${label("slice", log)} <kbd>Ctrl+${at + 1}</kbd></button>`)}
      </nav>
      <div class="view-tools">
        <label for="annex-period">Kỳ</label>
        <select id="annex-period" @change=${this.#choose}>
          ${this.presets.map((preset) => html`<option value=${preset.label} ?selected=${preset.label === this.period}>${preset.say.replace(/ \(.*/, "")}</option>`)}
        </select>
      </div>
      ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem}</p>` : nothing}
      ${this.annex ? this.#body(this.annex) : html`<div aria-busy=${this.problem ? "false" : "true"}></div>`}`;
  }

  /** @param {NonNullable<import("../api/types.js").Annex>} annex */
  #body({ rows, sentence, since }) {
    return html`<div class="report">
      ${
        sentence
          ? html`<section class="block sentence">
            <h2>Câu tổng hợp</h2>
            <p><bdi>${sentence}</bdi></p>
            <button type="button" @click=${() => copyText(sentence) && this.tell("notice", { say: "Đã chép câu tổng hợp." })}>Chép câu này</button>
          </section>`
          : nothing
      }
      ${this.behind ? html`<behind-list .content=${this.behind} @closed=${() => this.#close()}></behind-list>` : nothing}
      <table class="plain annex">
        <thead>
          <tr>
            <th scope="col">Chỉ tiêu</th><th scope="col">Đơn vị</th><th scope="col">Kỳ này</th><th scope="col">Kỳ trước</th>
            <th scope="col">Lũy kế từ đầu năm</th><th scope="col">Từ năm ${since} đến nay</th>
          </tr>
        </thead>
        <tbody>${rows.map((row) => this.#row(row))}</tbody>
      </table>
    </div>`;
  }

  /** @param {import("../api/types.js").IndicatorShown} row */
  #row(row) {
    const [now, ...others] = row.figures;
    return html`<tr class=${row.part ? "inset" : ""}>
      <th scope="row">${row.label}</th>
      <td>${row.unit}</td>
      <td><button type="button" class="link figure" aria-label=${`${row.label}: ${figure(now)} ${row.unit}, xem các dòng`} @click=${() => this.#show(row)}>${figure(now)}</button></td>
      ${others.map((/** @type {number} */ one) => html`<td>${figure(one)}</td>`)}
    </tr>`;
  }

  /** @param {Event} event */
  #choose(event) {
    this.period = /** @type {HTMLSelectElement} */ (event.target).value;
    this.behind = null;
    this.refresh();
  }

  /** The rows behind one figure. @param {import("../api/types.js").IndicatorShown} row */
  async #show(row) {
    try {
      const found = await api.behind(this.period, row.measure);
      this.behind = { ...found, title: row.label };
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector("behind-list h2"))?.focus();
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  #close() {
    if (!this.behind) return false;
    this.behind = null;
    return true;
  }

  async #write() {
    try {
      const written = await api.write(this.period);
      this.tell("notice", { say: written ? `✔ ${written.say}` : "Chưa xuất tệp nào." });
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }
}

define("mobilisation-screen", MobilisationScreen);
