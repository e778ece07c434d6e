// Báo cáo bằng văn bản: the sections with what the figures say, the clerk's own words in between, and the paper of both.
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { failure } from "../api/call.js";
import { presets } from "../api/report.js";
import * as api from "../api/written.js";
import { define, Part } from "../lib/element.js";
import { layKeys, liftKeys } from "../lib/keys.js";
import { printPage } from "../lib/print.js";
import { go } from "../lib/route.js";
import { day } from "../lib/words.js";
import "../part/report/form-table.js";
import "../part/paper/paper-sheet.js";
import "../part/form/record-form.js";

const FORMS = [
  ["report", "Tiếp công dân, khiếu nại, tố cáo"],
  ["mobilisation_report", "Công tác dân vận"],
];

export class WrittenScreen extends Part {
  static properties = {
    what: {},
    presets: { state: true },
    written: { state: true },
    paper: { state: true },
    problem: { state: true },
    turn: { state: true },
  };

  constructor() {
    super();
    this.what = "";
    /** @type {{ label: string, say: string }[]} */
    this.presets = [];
    /** @type {import("../api/types.js").Written | null} */
    this.written = null;
    /** @type {import("../api/types.js").WrittenSheet | null} the report as it stands on its page, while it is looked at */
    this.paper = null;
    this.problem = "";
    /** Each time the sections are filled anew the form begins anew. */
    this.turn = 0;
  }

  /** `2019-09`, or `2019-09|mobilisation_report`. */
  get period() {
    return this.what.split("|")[0] || this.presets[0]?.label || "";
  }

  get form() {
    return this.what.split("|")[1] ?? "report";
  }

  async connectedCallback() {
    super.connectedCallback();
    layKeys(this, {
      "Ctrl+E": () => this.#write(),
      "Ctrl+P": () => this.#print("portrait"),
      F6: () => go("paper", `period|${this.period}|${this.form}`),
      F8: () => (this.paper ? this.#edit() : this.#look()),
      Esc: () => (this.paper ? this.#edit() : this.#leave()),
    });
    this.presets = await presets().catch(() => []);
    await this.refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.get("what") !== undefined) this.refresh();
  }

  get place() {
    return { slices: ["opinion"] };
  }

  async refresh() {
    if (!this.period) return;
    const { period, form } = this;
    try {
      const written = await api.make(period, form);
      if (period !== this.period || form !== this.form) return;
      this.written = written;
      this.turn += 1;
      this.problem = "";
      if (this.paper) await this.#look();
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  render() {
    return html`<header class="view-head">
        <div>
          <h1>Báo cáo bằng văn bản</h1>
          <p class="note">${this.written ? `${this.written.name} · Số liệu từ ${day(this.written.period.from)} đến ${day(this.written.period.to)}` : ""}</p>
        </div>
        <div class="buttons">
          <button type="button" class="primary" ?disabled=${!this.written} @click=${() => this.#write()}>Ghi tệp Word <kbd>Ctrl+E</kbd></button>
          <button type="button" ?disabled=${!this.written} @click=${() => (this.paper ? this.#edit() : this.#look())}>${this.paper ? "Viết tiếp" : "Xem bản văn"} <kbd>F8</kbd></button>
          <button type="button" ?disabled=${!this.written} @click=${() => this.#print("portrait")}>In lời văn <kbd>Ctrl+P</kbd></button>
          ${this.form === "report" ? html`<button type="button" ?disabled=${!this.written} @click=${() => this.#print("landscape")}>In các biểu kèm theo</button>` : nothing}
          <button type="button" ?disabled=${!this.written} @click=${() => go("paper", `period|${this.period}|${this.form}`)}>Lập văn bản, lấy số <kbd>F6</kbd></button>
        </div>
      </header>
      <div class="view-tools">
        <label for="written-period">Kỳ báo cáo</label>
        <select id="written-period" @change=${this.#choose}>
          ${this.#periods().map((one) => html`<option value=${one.label} ?selected=${one.label === this.period}>${one.say}</option>`)}
        </select>
        <label for="written-form">Báo cáo</label>
        <select id="written-form" @change=${this.#choose}>
          ${FORMS.map(([form, words]) => html`<option value=${form} ?selected=${form === this.form}>${words}</option>`)}
        </select>
      </div>
      ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem}</p>` : nothing}
      ${this.written ? (this.paper ? this.#sheet(this.paper) : this.#form(this.written)) : nothing}`;
  }

  /** The presets, and the period of the address where it is none of them. */
  #periods() {
    const known = this.presets.some((one) => one.label === this.period);
    return known || !this.period ? this.presets : [{ label: this.period, say: this.period }, ...this.presets];
  }

  /** @param {import("../api/types.js").Written} written */
  #form({ sections, remarks }) {
    /** @type {Record<string, string>} */
    const opinion = {};
    for (const one of sections) if (one.field) opinion[one.field] = one.text;
    return html`${
      remarks.length
        ? html`<section class="block soft no-print">
          <h2>Cần xem lại trước khi gửi</h2>
          <ul>${remarks.map((/** @type {string} */ say) => html`<li><bdi>${say}</bdi></li>`)}</ul>
        </section>`
        : nothing
    }
    ${keyed(
      this.turn,
      html`<record-form
        class="written"
        heading="Lời văn và ý kiến"
        slice="opinion"
        .keepAs=${`written ${this.period}|${this.form}`}
        .initial=${{ opinion }}
        .sections=${() => sections.map(section)}
        .first=${`opinion.${Object.keys(opinion)[0]}`}
        .submit=${(/** @type {import("../lib/form.js").Form} */ now) => api.keep(this.period, now.opinion)}
        @saved=${() => {
          this.tell("notice", { say: "✔ Đã lưu ý kiến của kỳ." });
          this.refresh();
        }}
        @left=${() => this.#leave()}
      ></record-form>`,
    )}`;
  }

  /** @param {import("../api/types.js").WrittenSheet} paper */
  #sheet({ sheet, tables, unit, belonging }) {
    return html`<section class="block sheet-block">
        <h2 tabindex="-1">Bản văn</h2>
        <paper-sheet .sheet=${sheet}></paper-sheet>
      </section>
      ${
        tables.length
          ? html`<section class="block annex-block printed-forms">
            <h2>Các biểu kèm theo</h2>
            ${tables.map(
              (table) => html`<div class="annex-form">
                <p class="note">${belonging}</p>
                <form-table .table=${table} .unit=${unit}></form-table>
              </div>`,
            )}
          </section>`
          : nothing
      }`;
  }

  /** What is written and not saved is saved first; a fault keeps the clerk at it. */
  async #saved() {
    const form = this.querySelector("record-form");
    return form?.changed ? form.save() : true;
  }

  async #look() {
    if (!(await this.#saved())) return;
    try {
      this.paper = await api.look(this.period, this.form);
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector(".sheet-block h2"))?.focus();
    } catch (error) {
      this.#say(error);
    }
  }

  #edit() {
    this.paper = null;
    return true;
  }

  #leave() {
    go("report");
    return true;
  }

  /** @param {"portrait" | "landscape"} page */
  async #print(page) {
    if (!(await this.#saved())) return;
    try {
      this.paper = await api.print(this.period, this.form);
      await this.updateComplete;
      await this.querySelector("paper-sheet")?.updateComplete;
      printPage(page);
    } catch (error) {
      this.#say(error);
    }
  }

  async #write() {
    if (!(await this.#saved())) return;
    try {
      const written = await api.export(this.period, this.form);
      this.tell("notice", { say: written ? `✔ ${written.say}` : "Chưa ghi tệp nào." });
    } catch (error) {
      this.#say(error);
    }
  }

  /** A fault is said with where it stands. @param {unknown} error */
  #say(error) {
    const why = failure(error);
    const at = why.faults.map((fault) => {
      const label = this.written?.sections.find((one) => one.field === fault.field)?.label;
      return label ? `${label}: ${fault.say}` : fault.say;
    });
    this.problem = at.length ? at.join(" ") : why.say;
    this.tell("notice", { say: this.problem, bad: true });
  }

  /** @param {Event} event */
  #choose(event) {
    const period = /** @type {HTMLSelectElement} */ (this.querySelector("#written-period")).value;
    const form = /** @type {HTMLSelectElement} */ (this.querySelector("#written-form")).value;
    event.stopPropagation();
    this.paper = null;
    go("written", form === "report" ? period : `${period}|${form}`);
  }
}

/** A section: its heading, its sentences, the figures compared, the clerk's field. @param {import("../api/types.js").WrittenPart} one
 * @returns {import("../part/form/field-box.js").Section} */
function section(one) {
  const said = one.said.map((/** @type {string} */ text) => html`<p class="said"><bdi>${text}</bdi></p>`);
  const note = one.comparison.length ? [...said, comparison(one.comparison)] : said;
  return {
    title: one.heading,
    tone: note.length || one.field ? "written-section" : "written-group",
    fields: [
      note.length ? { name: `_${one.heading}`, label: "", kind: "say", wide: "full", say: note } : null,
      one.field
        ? {
            name: `opinion.${one.field}`,
            label: one.label,
            kind: "lines",
            wide: "full",
            rows: 3,
            hint: one.hint ?? undefined,
          }
        : null,
    ],
  };
}

/** @param {string[][]} rows */
function comparison([head, ...rows]) {
  return html`<table class="plain">
    <thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
    <tbody>
      ${rows.map(
        ([label, ...figures]) =>
          html`<tr><th scope="row">${label}</th>${figures.map((text) => html`<td>${text}</td>`)}</tr>`,
      )}
    </tbody>
  </table>`;
}

define("written-screen", WrittenScreen);
