// Báo cáo: a period, the forms exactly as the sheet, the checks, the sentence, the file.
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import * as api from "../api/report.js";
import { copyText } from "../lib/copy.js";
import { define, Part } from "../lib/element.js";
import { composing, layKeys, liftKeys } from "../lib/keys.js";
import { go, takeParcel } from "../lib/route.js";
import { day } from "../lib/words.js";
import "../part/report/behind-list.js";
import "../part/report/closing-block.js";
import "../part/report/form-table.js";
import { showGuide } from "../part/guide-dialog.js";
import { printScreen } from "../part/print-screen.js";

/** What was looked at last, so that coming back from a row shows the same figure. */
const memory = { period: "", form: "", column: 0 };

/** What a link to a record opens. @type {Record<string, string>} */
const OPENED = { visit: "lượt tiếp", petition: "đơn", matter: "vụ việc", referral: "văn bản", session: "buổi tiếp" };

export class ReportScreen extends Part {
  static properties = {
    what: {},
    presets: { state: true },
    period: { state: true },
    report: { state: true },
    behind: { state: true },
    problem: { state: true },
    busy: { state: true },
    form: { state: true },
    standing: { state: true },
  };

  constructor() {
    super();
    this.what = "";
    /** @type {{ label: string, say: string }[]} */
    this.presets = [];
    this.period = memory.period;
    /** @type {import("../api/types.js").DrawnReport | null} */
    this.report = null;
    /** @type {import("../part/report/behind-list.js").Content | null} */
    this.behind = null;
    this.problem = "";
    this.busy = "";
    this.form = memory.form;
    /** What closing says of the period: whether it is closed, how many entries changed since. */
    this.standing = { closed: false, entries: 0 };
    this.asked = 0;
  }

  async connectedCallback() {
    super.connectedCallback();
    layKeys(this, {
      "Ctrl+E": () => this.export(),
      "Ctrl+P": () => printScreen(this),
      F6: () => this.#closing()?.turn(),
      F7: () => go("written", this.period),
      F8: () => go("retrospect", this.period),
      F1: () => showGuide(document.activeElement?.closest("closing-block") ? "closing" : "report"),
      Esc: () => (this.behind ? this.#closeBehind() : false),
      "Ctrl+F": () => false,
      "Alt+ArrowRight": () => this.#step(1),
      "Alt+ArrowLeft": () => this.#step(-1),
    });
    const parcel = takeParcel();
    this.presets = await api.presets().catch(() => []);
    this.period = parcel.period ?? (this.period || this.presets[0]?.label || "");
    await this.make(true);
    if (memory.column && this.report) await this.#show(memory.form, memory.column);
    if (!memory.column) this.querySelector("select")?.focus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
  }

  /** Makes the report of the period chosen. @param {boolean} [keep] keep the figure looked at */
  async make(keep = false) {
    if (!this.period) return;
    this.asked += 1;
    const mine = this.asked;
    memory.period = this.period;
    if (!keep) {
      memory.column = 0;
      this.behind = null;
    }
    const slow = setTimeout(() => {
      this.busy = "Đang tính số liệu…";
    }, 300);
    try {
      const report = await api.make(this.period);
      if (mine !== this.asked) return;
      this.report = report;
      this.problem = "";
      this.form = report.tables.some((table) => table.form === this.form) ? this.form : report.tables[0]?.form;
    } catch (error) {
      this.problem = failure(error).say;
    } finally {
      clearTimeout(slow);
      this.busy = "";
    }
  }

  /** Writes the workbook; told only after it was read back. */
  export = async () => {
    if (!this.report || this.busy) return;
    this.busy = "Đang ghi tệp…";
    try {
      const written = await api.export(this.period);
      if (written) this.tell("notice", { say: `✔ ${written.say}` });
      else this.tell("notice", { say: "Chưa xuất tệp nào." });
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    } finally {
      this.busy = "";
    }
  };

  /** @returns {import("../part/report/closing-block.js").ClosingBlock | null} */
  #closing() {
    return this.querySelector("closing-block");
  }

  refresh() {
    this.#closing()?.refresh();
    return this.make(true).then(() => (memory.column ? this.#show(memory.form, memory.column) : undefined));
  }

  render() {
    return html`<header class="view-head">
        <div>
          <h1>Báo cáo</h1>
          <p class="note">${this.report ? `Từ ${day(this.report.period.from)} đến ${day(this.report.period.to)} · Biểu mẫu ${regime(this.report.regime)} · Lần ${this.report.revision}${this.report.closed_on ? ", đã chốt: số liệu như khi gửi" : ""}` : ""}</p>
        </div>
        <div class="buttons">
          <button type="button" class="primary" ?disabled=${!this.report} @click=${this.export}>Xuất Excel <kbd>Ctrl+E</kbd></button>
          <button type="button" ?disabled=${!this.report} @click=${() => this.#closing()?.turn()}>${this.standing.closed ? "Mở lại kỳ…" : "Chốt số liệu…"} <kbd>F6</kbd></button>
          <button type="button" @click=${() => go("written", this.period)}>Báo cáo bằng văn bản <kbd>F7</kbd></button>
          <button type="button" @click=${() => go("retrospect", this.period)}>Nhìn lại <kbd>F8</kbd></button>
          <button type="button" @click=${() => printScreen(this)}>In <kbd>Ctrl+P</kbd></button>
        </div>
      </header>
      ${this.standing.entries ? html`<p class="soft">${this.standing.closed ? "⚠ Sổ đã khác số liệu đã chốt" : "Đang khác lần đã chốt"}: ${this.standing.entries} mục. <button type="button" class="link" @click=${() => this.#closing()?.scrollIntoView()}>Xem thay đổi sau khi chốt</button></p>` : nothing}
      <div class="view-tools">
        <label for="report-period">Kỳ báo cáo</label>
        <select id="report-period" @change=${this.#choose} @keydown=${this.#selectKey}>
          ${this.presets.map((preset) => html`<option value=${preset.label} ?selected=${preset.label === this.period}>${preset.say}</option>`)}
        </select>
        <span class="count-note" role="status">${this.busy}</span>
      </div>
      ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem}</p>` : nothing}
      ${this.report ? this.#body(this.report) : html`<div aria-busy=${this.problem ? "false" : "true"}></div>`}`;
  }

  /** @param {import("../api/types.js").DrawnReport} report */
  #body({ sentence, tables, unit, checks, warnings, balance, bodies }) {
    const table = tables.find((one) => one.form === this.form) ?? tables[0];
    return html`<div class="report">
      <section class="block sentence">
        <h2>Câu tổng hợp</h2>
        <p><bdi>${sentence}</bdi></p>
        <button type="button" @click=${() => copyText(sentence) && this.tell("notice", { say: "Đã chép câu tổng hợp." })}>Chép câu này</button>
      </section>
      <div class="form-tabs" role="tablist" aria-label="Các biểu" @keydown=${this.#tabKey}>
        ${tables.map(
          (one) =>
            html`<button
              type="button"
              role="tab"
              id=${`tab-${one.form}`}
              aria-selected=${one === table ? "true" : "false"}
              aria-controls="report-form"
              tabindex=${one === table ? 0 : -1}
              @click=${() => this.#open(one.form)}
            >
              ${one.form}${this.#broken(one.form).size ? html` <span class="bad">✘</span>` : nothing}
            </button>`,
        )}
        <span class="hint">← → đổi biểu</span>
      </div>
      <div id="report-form" role="tabpanel" aria-labelledby=${`tab-${table.form}`}>
        <form-table
          .table=${table}
          .unit=${unit}
          .chosen=${this.behind?.form === table.form ? this.behind.column : 0}
          .broken=${this.#broken(table.form)}
          @figure=${(/** @type {CustomEvent} */ event) => this.#show(event.detail.form, event.detail.column)}
        ></form-table>
      </div>
      ${this.behind ? html`<behind-list .content=${this.behind} @closed=${() => this.#closeBehind()}></behind-list>` : nothing}
      ${this.#balance(balance)} ${this.#bodies(bodies)} ${this.#checks(checks)} ${this.#warnings(warnings)}
      <closing-block .period=${this.period} @turned=${() => this.make(true)} @found=${(
        /** @type {CustomEvent} */ event,
      ) => {
        this.standing = event.detail;
      }}></closing-block>
      <div class="print-forms" aria-hidden="true">${tables.map((one) => html`<form-table .table=${one} .unit=${unit}></form-table>`)}</div>
    </div>`;
  }

  /** What was to be resolved; nothing of a period closed before it was counted. @param {import("../api/types.js").Balance | undefined} balance */
  #balance(balance) {
    if (!balance) return nothing;
    const heads = ["Loại", "Phải giải quyết", "Kỳ trước chuyển sang", "Đã giải quyết", "Đang giải quyết", "Tỷ lệ"];
    const kinds = /** @type {const} */ ([
      ["Khiếu nại (vụ việc)", balance.complaint],
      ["Tố cáo (vụ việc)", balance.denunciation],
      ["Kiến nghị, phản ánh (đơn)", balance.proposal],
    ]);
    const share = (/** @type {import("../api/types.js").Due} */ one) =>
      one.due ? `${Math.round((one.resolved * 100) / one.due)}%` : "–";
    const rows = kinds.map(([words, one]) => [words, one.due, one.carried, one.resolved, one.open, share(one)]);
    return besideForms("Giải quyết thuộc thẩm quyền", heads, rows);
  }

  /** Whose receptions there were. @param {import("../api/types.js").Bodies | undefined} bodies */
  #bodies(bodies) {
    if (!bodies) return nothing;
    const all = /** @type {const} */ ([
      ["UBND", bodies.ubnd],
      ["Đảng ủy", bodies.dang_uy],
      ["HĐND", bodies.hdnd],
    ]);
    const rows = all.map(([words, one]) => [words, one.days, one.visits, one.people, one.matters]);
    return besideForms("Cơ quan tiếp công dân", ["Ai tiếp", "Số ngày", "Số lượt", "Số người", "Số vụ việc"], rows);
  }

  /** @param {import("../api/types.js").Checked[]} checks */
  #checks(checks) {
    const bad = checks.filter((check) => !check.holds);
    return html`<section class="block checks">
      <h2>${bad.length ? html`<span class="bad">✘ ${bad.length} phép kiểm tra không khớp</span>` : html`<span class="good">✔ ${checks.length} phép kiểm tra đều khớp</span>`}</h2>
      ${
        bad.length
          ? html`<ul>
            ${bad.map((check) => html`<li><span class="bad">✘</span> Biểu ${check.form}: ${check.rule} <button type="button" class="link" @click=${() => this.#show(check.form, Number.parseInt(check.rule, 10))}>Xem các dòng</button>${this.#refs(check.refs ?? [])}</li>`)}
          </ul>`
          : html`<details>
            <summary>Xem các phép kiểm tra</summary>
            <ul class="columns">
              ${checks.map((check) => html`<li><span class="good">✔</span> ${check.form}: ${check.rule}</li>`)}
            </ul>
          </details>`
      }
    </section>`;
  }

  /** @param {import("../api/types.js").Warning[]} warnings */
  #warnings(warnings) {
    if (!warnings.length) return nothing;
    return html`<section class="block soft">
      <h2>Cần xem lại trước khi gửi</h2>
      <ul>${warnings.map((warning) => html`<li><bdi>${warning.say}</bdi>${this.#refs(warning.refs ?? [])}</li>`)}</ul>
    </section>`;
  }

  /** @param {string[]} refs */
  #refs(refs) {
    const known = refs.filter((ref) => typeof ref === "string" && ref.includes(":"));
    return known.map((ref, at) => {
      const [slice, ...rest] = ref.split(":");
      const which = known.length > 1 ? ` (${at + 1})` : "";
      return html` <a href=${`#${slice}/${encodeURIComponent(rest.join(":"))}`}>Mở ${OPENED[slice] ?? "dòng"}${which}</a>`;
    });
  }

  /** Columns named by a check that does not hold. @param {string} form */
  #broken(form) {
    const bad = (this.report?.checks ?? []).filter((check) => check.form === form && !check.holds);
    return new Set(bad.map((check) => Number.parseInt(check.rule, 10)));
  }

  /** @param {Event} event */
  #choose(event) {
    this.period = /** @type {HTMLSelectElement} */ (event.target).value;
    this.make();
  }

  /** Enter goes into the figures. @param {KeyboardEvent} event */
  #selectKey(event) {
    if (composing(event) || event.key !== "Enter") return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (this.querySelector('button.figure[tabindex="0"]'))?.focus();
  }

  /** @param {string} form */
  #open(form) {
    this.form = form;
    memory.form = form;
  }

  /** @param {number} step */
  #step(step) {
    const forms = this.report?.tables.map((table) => table.form) ?? [];
    const next = forms[forms.indexOf(this.form) + step];
    if (next) this.#open(next);
  }

  /** @param {KeyboardEvent} event */
  #tabKey(event) {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    this.#step(event.key === "ArrowRight" ? 1 : -1);
    this.updateComplete.then(() =>
      /** @type {HTMLElement} */ (this.querySelector('[role="tab"][aria-selected="true"]'))?.focus(),
    );
  }

  /** The rows behind one figure. @param {string} form @param {number} column */
  async #show(form, column) {
    try {
      const found = await api.behind(this.period, undefined, undefined, form, column);
      const table = this.report?.tables.find((one) => one.form === form);
      Object.assign(memory, { form, column });
      this.form = form;
      this.behind = {
        ...found,
        form,
        column,
        head: table?.columns.find((one) => one.number === column)?.head ?? [],
      };
      await this.updateComplete;
      this.querySelector("behind-list")?.scrollIntoView({ block: "nearest" });
      /** @type {HTMLElement | null} */ (this.querySelector("behind-list h2"))?.focus();
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  #closeBehind() {
    this.behind = null;
    memory.column = 0;
    this.updateComplete.then(() =>
      /** @type {HTMLElement | null} */ (this.querySelector('button.figure[tabindex="0"]'))?.focus(),
    );
    return true;
  }
}

/** @param {string} code */
function regime(code) {
  const found = /^tt(\d\d)-(\d{4})$/.exec(code ?? "");
  return found ? `Thông tư ${found[1]}/${found[2]}/TT-TTCP` : code;
}

/** Figures that stand beside the forms: a table whose first column says what they are of.
 * @param {string} title @param {string[]} heads @param {(string | number)[][]} rows */
function besideForms(title, heads, rows) {
  return html`<section class="block">
    <h2>${title}</h2>
    <table class="plain numbers">
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(([words, ...figures]) => html`<tr><th scope="row">${words}</th>${figures.map((one) => html`<td>${one}</td>`)}</tr>`)}
      </tbody>
    </table>
  </section>`;
}

define("report-screen", ReportScreen);
