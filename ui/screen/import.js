// Nhập sổ Excel: choose a file, see how it is understood, correct that, try it row by row, run it unattended, take it back
// days later. The workbook itself stays in Rust; only what is shown here is known to the page.
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import * as api from "../api/import.js";
import { define, Part } from "../lib/element.js";
import { layKeys, liftKeys } from "../lib/keys.js";
import { inTime } from "../lib/late.js";
import { go, goWith } from "../lib/route.js";
import { day, figure } from "../lib/words.js";
import { ask } from "../part/ask.js";
import { settle } from "../part/form/settle-all.js";
import { showGuide } from "../part/guide-dialog.js";
import { headingPicker, planForm } from "../part/import/import-plan.js";
import { verdictTable } from "../part/import/import-verdict.js";

const SLICES = { visit: "lượt tiếp", petition: "đơn", matter: "vụ việc", referral: "văn bản", office: "cơ quan" };

/** The screen that is told how far it is; the window is listened to once. @type {ImportScreen | null} */
let front = null;
let listening = false;

function listen() {
  if (listening) return;
  listening = true;
  api.hearProgress((progress) => {
    if (front?.progress) front.progress = progress;
  });
}

export class ImportScreen extends Part {
  static properties = {
    what: {},
    chosen: { state: true },
    plan: { state: true },
    rows: { state: true },
    tried: { state: true },
    done: { state: true },
    progress: { state: true },
    batches: { state: true },
    problem: { state: true },
    only: { state: true },
    page: { state: true },
  };

  constructor() {
    super();
    this.what = "";
    /** @type {import("../api/types.js").Chosen | null} the file, its sheets and how each is understood */
    this.chosen = null;
    /** @type {import("../api/types.js").Plan | null} how the sheet in hand is read */
    this.plan = null;
    /** @type {string[][] | null} the top of a sheet whose headings were not found */
    this.rows = null;
    this.sheet = "";
    /** @type {import("../api/types.js").Imported | null} what a trial found */
    this.tried = null;
    /** @type {import("../api/types.js").Imported | null} what an import did */
    this.done = null;
    /** @type {{ done: number, total: number } | null} */
    this.progress = null;
    /** @type {import("../api/types.js").Batch[]} */
    this.batches = [];
    this.problem = "";
    /** How often the plan was changed, and the check of the last change. */
    this.changes = 0;
    /** @type {Promise<unknown>} */
    this.checking = Promise.resolve();
    this.only = "";
    this.page = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    layKeys(this, {
      F1: () => showGuide("import"),
      "Ctrl+O": () => !this.progress && this.#choose(),
      F6: () => this.plan && !this.progress && this.#try(),
      "Ctrl+S": () => this.tried && !this.progress && this.#run(),
      "Ctrl+E": () => this.#bad() && !this.progress && this.#save(),
      Esc: () => this.#back(),
    });
    front = this;
    listen();
    this.refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
    front = null;
    api.forget().catch(() => {});
  }

  async refresh() {
    this.batches = await api.batches().catch(() => []);
  }

  /** Does something that may fail, and says so on the page. @param {() => Promise<unknown>} act */
  async #do(act) {
    this.problem = "";
    try {
      return await act();
    } catch (error) {
      this.problem = failure(error).say;
    } finally {
      this.progress = null;
    }
  }

  #back() {
    if (this.progress) api.stop();
    else if (this.done) this.#begin();
    else if (this.tried) this.tried = null;
    else if (this.chosen) this.#begin();
    else go("setting");
  }

  #begin() {
    [this.chosen, this.plan, this.rows, this.tried, this.done, this.problem] = [null, null, null, null, null, ""];
    api.forget().catch(() => {});
  }

  #choose = () =>
    this.#do(async () => {
      const chosen = await api.choose();
      if (!chosen) return;
      this.#clear();
      this.chosen = chosen;
      await this.#open(chosen.plans[0]?.sheet ?? chosen.sheets[0]);
    });

  #clear() {
    this.changes += 1;
    [this.plan, this.rows, this.tried, this.done, this.only, this.page] = [null, null, null, null, "", 0];
  }

  /** Takes a sheet in hand: its plan, or its top where there is none. @param {string} sheet */
  async #open(sheet) {
    this.#clear();
    this.sheet = sheet;
    this.plan = this.chosen?.plans.find((one) => one.sheet === sheet) ?? null;
    if (!this.plan) this.rows = await api.top(sheet);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("[data-first], .import input"))?.focus();
  }

  /** @param {import("../api/types.js").Plan} plan */
  change = (plan) => {
    // What is changed next is changed in this plan, whether it was checked by then or not; only the last check counts.
    this.plan = plan;
    this.changes += 1;
    const mine = this.changes;
    this.checking = this.#do(async () => {
      const checked = await inTime(api.check(plan));
      if (mine === this.changes) this.plan = checked;
    });
    return this.checking;
  };

  /** What still stands in a field is taken, or asked about. @returns {Promise<boolean>} */
  async #settled() {
    await settle(this);
    await this.checking;
    const open = [...this.querySelectorAll("combo-box")].some((one) => one.typed !== null);
    if (open) this.problem = "Có ô ghi chữ không có trong danh mục. Bấm F4 ở ô ấy để chọn.";
    return !open;
  }

  /** @param {number} row @param {number} rows */
  #point = (row, rows) =>
    this.#do(async () => {
      this.plan = await api.plan(this.sheet, row, rows);
      this.rows = null;
    });

  #try = async () =>
    (await this.#settled()) &&
    this.#do(async () => {
      if (!this.plan) return;
      this.progress = { done: 0, total: 0 };
      this.done = null;
      this.tried = await api.tryOut(this.plan);
      [this.only, this.page] = [this.tried.bad ? "bad" : "", 0];
    });

  #run = () =>
    this.#do(async () => {
      if (!this.plan || !this.tried?.good) return;
      this.progress = { done: 0, total: 0 };
      const done = await api.run(this.plan);
      [this.done, this.tried] = [done.value, null];
      this.tell("notice", { say: `Đã nhập ${figure(done.value.good)} dòng thành một đợt.`, soft: done.soft ?? [] });
      await this.refresh();
    });

  #save = () =>
    this.#do(async () => {
      const saved = this.plan && (await api.rejects(this.plan));
      if (saved) this.tell("notice", { say: saved.say });
    });

  #bad() {
    return (this.tried ?? this.done)?.bad ?? 0;
  }

  /** @param {import("../api/types.js").Batch} batch */
  async #undo(batch) {
    const sure = await ask({
      title: "Hoàn tác cả đợt nhập này?",
      text: `Đợt nhập ngày ${day(batch.on)}: ${recordsOf(batch.records)}. Mọi dòng của đợt rời khỏi sổ, sổ trở lại như trước khi nhập; nhật ký vẫn giữ. Dòng đã sửa sau khi nhập thì không hoàn tác được.`,
      yes: "Hoàn tác đợt nhập",
      danger: true,
    });
    if (!sure) return;
    await this.#do(async () => {
      const done = await api.undo(batch.batch);
      this.tell("notice", { say: `Đã hoàn tác đợt nhập: ${figure(done.value)} mục rời khỏi sổ.` });
      await this.refresh();
    });
  }

  render() {
    return html`<div class="import">
      <header class="view-head">
        <div>
          <h1>Nhập sổ Excel</h1>
          <p class="note">${this.chosen ? html`Tệp <bdi>${this.chosen.file}</bdi>` : "Sổ cũ .xlsx, .xls, .ods; mẫu của Nhà nước hay tự kẻ; chữ Unicode, TCVN3, VNI."}</p>
        </div>
        <div class="buttons">${this.progress ? nothing : this.#buttons()}</div>
      </header>
      ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem}</p>` : nothing}
      ${this.progress ? this.#running(this.progress) : this.#stage()}
    </div>`;
  }

  #buttons() {
    const bad = this.#bad();
    return html`<button type="button" class=${this.chosen ? "" : "primary"} @click=${this.#choose}>Chọn tệp… <kbd>Ctrl+O</kbd></button>
      ${this.plan && !this.tried && !this.done ? html`<button type="button" class="primary" @click=${this.#try}>Xem thử từng dòng <kbd>F6</kbd></button>` : nothing}
      ${this.tried ? html`<button type="button" class="primary" ?disabled=${!this.tried.good} @click=${this.#run}>Nhập ${figure(this.tried.good)} dòng <kbd>Ctrl+S</kbd></button>` : nothing}
      ${bad ? html`<button type="button" @click=${this.#save}>Lưu ${figure(bad)} dòng chưa nhập được… <kbd>Ctrl+E</kbd></button>` : nothing}
      ${this.chosen ? html`<button type="button" @click=${() => this.#back()}>Quay lại <kbd>Esc</kbd></button>` : nothing}`;
  }

  #stage() {
    if (this.done) return html`${this.#told(this.done)} ${this.#standing()}`;
    if (this.tried) {
      const turn = { only: this.only, page: this.page };
      return html`${this.#counts(this.tried)}
      ${verdictTable(this.tried.verdicts, turn, (next) => {
        this.only = next.only;
        this.page = next.page;
      })}`;
    }
    if (!this.chosen) return this.#standing();
    return html`${this.#sheets(this.chosen)}
    ${this.plan ? planForm(this.plan, this.change) : nothing}
    ${this.rows ? headingPicker(this.rows, this.#point) : nothing}`;
  }

  /** @param {{ done: number, total: number }} progress */
  #running({ done, total }) {
    return html`<section class="block" role="status">
      <h2>Đang làm…</h2>
      <progress max=${total || 1} .value=${done} aria-label="Tiến độ"></progress>
      <p>${total ? `${Math.floor((100 * done) / total)} %` : "Đang đọc"} · Có thể để máy tự chạy, không cần ngồi chờ.</p>
      <div class="buttons"><button type="button" @click=${() => api.stop()}>Dừng, không ghi gì <kbd>Esc</kbd></button></div>
    </section>`;
  }

  /** @param {import("../api/types.js").Chosen} chosen */
  #sheets({ sheets, plans }) {
    if (sheets.length < 2) return nothing;
    return html`<div class="filters" role="group" aria-label="Trang tính">
      ${sheets.map(
        (sheet) =>
          html`<button type="button" class="chip" aria-pressed=${sheet === this.sheet ? "true" : "false"} @click=${() => this.#do(() => this.#open(sheet))}><bdi>${sheet}</bdi>${plans.some((one) => one.sheet === sheet) ? "" : " (chưa rõ)"}</button>`,
      )}
    </div>`;
  }

  /** @param {import("../api/types.js").Imported} told */
  #counts(told) {
    return html`<p class="import-counts" role="status">
      <strong>✔ ${figure(told.good)} dòng nhập được</strong>${told.soft ? ` (${figure(told.soft)} dòng cần xem lại sau)` : ""} ·
      <strong>✘ ${figure(told.bad)} dòng chưa nhập được</strong> · ${figure(told.skipped)} dòng không lấy
    </p>`;
  }

  /** @param {import("../api/types.js").Imported} done */
  #told(done) {
    return html`<section class="block">
      <h2>Đã nhập xong</h2>
      ${this.#counts(done)}
      <p>Vào sổ: ${recordsOf(done.records)}.</p>
      ${done.bad ? html`<p class="note">Dòng chưa nhập được: bấm Ctrl+E để lưu ra một tệp kèm lý do, sửa trong Excel rồi nhập lại tệp ấy; dòng đã vào sổ không bị nhập lần hai.</p>` : nothing}
      <div class="buttons">
        <button type="button" @click=${() => goWith("petition", { filter: { open: "yes" }, words: "Chưa giải quyết" })}>Xem đơn còn đang giải quyết</button>
      </div>
    </section>`;
  }

  #standing() {
    return html`<section class="block">
      <h2>Các đợt đã nhập</h2>
      ${
        this.batches.length
          ? html`<ul class="row-links">
            ${this.batches.map(
              (batch) =>
                html`<li>Ngày ${day(batch.on)}: ${recordsOf(batch.records)}
                  <button type="button" class="small" @click=${() => this.#undo(batch)}>Hoàn tác đợt này…</button></li>`,
            )}
          </ul>`
          : html`<p class="note">Chưa nhập tệp nào. Bấm <kbd>Ctrl+O</kbd> để chọn tệp; chưa có gì được ghi cho tới khi bấm Nhập.</p>`
      }
    </section>`;
  }
}

/** @param {Record<string, number>} records */
function recordsOf(records) {
  const parts = Object.entries(SLICES).filter(([slice]) => records[slice]);
  return parts.map(([slice, words]) => `${figure(records[slice])} ${words}`).join(", ") || "không có mục nào";
}

define("import-screen", ImportScreen);
