// Sổ in: a year of a book on its pages, printed or written to Excel; a denouncer covered unless a reason is given.
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import * as api from "../api/yearbook.js";
import { define, Part } from "../lib/element.js";
import { layKeys, liftKeys } from "../lib/keys.js";
import { printPage } from "../lib/print.js";
import { go } from "../lib/route.js";
import { ask } from "../part/ask.js";
import { showGuide } from "../part/guide-dialog.js";
import "../part/paper/yearbook-sheet.js";

export class YearbookScreen extends Part {
  static properties = {
    what: {},
    years: { state: true },
    year: { state: true },
    printed: { state: true },
    all: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** Which book: `visit` or `petition`. */
    this.what = "";
    /** @type {number[] | null} */
    this.years = null;
    this.year = 0;
    /** @type {import("../api/types.js").Printed | null} */
    this.printed = null;
    this.all = false;
    this.problem = "";
  }

  connectedCallback() {
    super.connectedCallback();
    layKeys(this, {
      "Ctrl+P": () => this.print(),
      "Ctrl+E": () => this.export(),
      F8: () => this.#open(),
      F1: () => showGuide("register"),
      Esc: () => go(this.what || "visit"),
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("what")) this.#begin();
  }

  async #begin() {
    this.printed = null;
    try {
      this.years = await api.years(this.what);
      this.year = this.years[0] ?? 0;
      await this.refresh();
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  async refresh() {
    if (!this.year) return;
    try {
      this.printed = await api.look(this.what, this.year);
      this.problem = "";
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  render() {
    if (this.problem) return html`<p class="fault" role="alert">⚠ ${this.problem}</p>`;
    const words = this.what === "petition" ? "Sổ theo dõi đơn" : "Sổ tiếp công dân";
    return html`<section class="page book-screen">
      <header class="view-head">
        <div>
          <h1 tabindex="-1">In ${words.toLowerCase()}</h1>
          <p class="note">${this.printed?.warning || "Khổ A4 ngang; mỗi lần in, ghi tệp đều vào nhật ký."}</p>
        </div>
        <div class="buttons">
          <button type="button" class="primary" @click=${() => this.print()}>In <kbd>Ctrl+P</kbd></button>
          <button type="button" @click=${() => this.export()}>Ghi Excel <kbd>Ctrl+E</kbd></button>
          <button type="button" @click=${() => this.#open()}>In không che… <kbd>F8</kbd></button>
          <button type="button" @click=${() => go(this.what)}>Về sổ <kbd>Esc</kbd></button>
        </div>
      </header>
      <div class="view-tools">
        <label for="book-year">Năm</label>
        <select id="book-year" @change=${this.#choose}>
          ${(this.years ?? []).map((year) => html`<option value=${year} ?selected=${year === this.year}>${year}</option>`)}
        </select>
      </div>
      ${this.years && !this.years.length ? html`<p>Sổ chưa có dòng nào để in.</p>` : nothing}
      <yearbook-sheet class="printed" .book=${this.printed} .all=${this.all}></yearbook-sheet>
    </section>`;
  }

  /** @param {Event} event */
  #choose(event) {
    this.year = Number(/** @type {HTMLSelectElement} */ (event.target).value);
    this.refresh();
  }

  /** Prints or writes without a cover, after a reason. */
  async #open() {
    const reason = await ask({
      title: `In không che người tố cáo, năm ${this.year}`,
      text: "Họ tên, địa chỉ, bút tích của người tố cáo là bí mật. Lý do và lần in được ghi vào nhật ký của sổ.",
      reason: "Lý do in không che",
      yes: "In và ghi nhật ký",
    });
    if (reason) await this.print(reason);
  }

  /** @param {string} [reason] */
  async print(reason) {
    if (!this.year) return;
    try {
      this.printed = await api.print(this.what, this.year, reason);
      this.all = true;
      await this.updateComplete;
      await this.querySelector("yearbook-sheet")?.updateComplete;
      // What is being printed must stand until it is printed.
      printPage("landscape").then(() => this.#cover());
      this.tell("notice", { say: reason ? "Đã in không che; lý do đã ghi vào nhật ký." : "Đã in sổ." });
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  async #cover() {
    this.all = false;
    await this.refresh();
  }

  async export() {
    if (!this.year) return;
    try {
      const written = await api.export(this.what, this.year);
      this.tell("notice", { say: written ? `✔ ${written.say}` : "Chưa ghi tệp nào." });
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }
}

define("yearbook-screen", YearbookScreen);
