// Nhập sổ Excel, in three steps on one screen: the file and its sheets, her own rows with what each column is, and what would
// become of every row; only then it comes in, unattended, and is taken back days later. The workbook itself stays in Rust.
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import * as api from "../api/import.js";
import * as petition from "../api/petition.js";
import * as visit from "../api/visit.js";
import { define, Part } from "../lib/element.js";
import { layKeys, liftKeys } from "../lib/keys.js";
import { inTime } from "../lib/late.js";
import { go, goWith } from "../lib/route.js";
import { day, figure } from "../lib/words.js";
import { ask } from "../part/ask.js";
import { showGuide } from "../part/guide-dialog.js";
import { readable, recordsOf, sheetList, standing } from "../part/import/import-file.js";
import { headingPicker, planHead, planRest } from "../part/import/import-plan.js";
import { differences, remarksOf, resultView, sumOf } from "../part/import/import-result.js";
import {
  doubtful,
  hasRow,
  headedBy,
  isCorrected,
  nameOf,
  tablesOf,
  withColumn,
  withWhole,
} from "../part/import/import-table.js";
import "../part/import/import-grid.js";

/** @typedef {import("../part/import/import-table.js").Table} Table */
/** @typedef {import("../api/import.js").Progress} Progress */

const STEPS = ["Tệp", "Các cột", "Xem trước"];
const [FILE, COLUMNS, RESULT] = [1, 2, 3];
/** So many entries that stayed are named; of the others only how many is told. */
const NAMED = 10;

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
    step: { state: true },
    chosen: { state: true },
    tables: { state: true },
    at: { state: true },
    look: { state: true },
    bare: { state: true },
    tried: { state: true },
    fresh: { state: true },
    take: { state: true },
    done: { state: true },
    progress: { state: true },
    batches: { state: true },
    problem: { state: true },
    said: { state: true },
    kept: { state: true },
    turn: { state: true },
  };

  constructor() {
    super();
    this.what = "";
    this.step = FILE;
    /** @type {import("../api/types.js").Chosen | null} the file, its sheets, and those that are no register */
    this.chosen = null;
    /** @type {Table[]} */
    this.tables = [];
    /** The table in hand. */
    this.at = 0;
    /** @type {import("../api/types.js").Look | null} its rows */
    this.look = null;
    /** @type {{ sheet: string, rows: string[][] } | null} the top of a sheet whose headings were not found */
    this.bare = null;
    /** @type {import("../api/types.js").ImportedBook | null} what the last trial found */
    this.tried = null;
    /** Nothing was changed since that trial. */
    this.fresh = false;
    /** Rows that differ from what is there correct it. */
    this.take = false;
    /** @type {import("../api/types.js").ImportedBook | null} what an import did */
    this.done = null;
    /** @type {Progress | null} */
    this.progress = null;
    /** @type {import("../api/types.js").Batch[]} */
    this.batches = [];
    this.problem = "";
    this.said = "";
    /** @type {{ words: string, screen: string, ref: string }[]} entries that stayed when a batch was taken back */
    this.kept = [];
    this.turn = { only: "preview", page: 0 };
    /** How often a table was changed, and the check of the last change. */
    this.changes = 0;
    /** @type {Promise<unknown>} */
    this.checking = Promise.resolve();
    /** Moves of the headings go one after the other. @type {Promise<unknown>} */
    this.moving = Promise.resolve();
  }

  connectedCallback() {
    super.connectedCallback();
    const free = (/** @type {() => unknown} */ act) => () => !this.progress && act();
    layKeys(this, {
      F1: () => showGuide(this.#field()),
      F6: free(() => this.#forward()),
      F8: free(() => this.step === COLUMNS && this.#grid?.toDoubtful()),
      "Ctrl+O": free(() => this.#choose()),
      "Ctrl+S": free(() => this.chosen && !this.done && this.#run()),
      "Ctrl+E": free(() => this.#bad.length > 0 && this.#save(this.#bad[0].table)),
      "Ctrl+PageDown": free(() => this.step === COLUMNS && this.#beside(1)),
      "Ctrl+PageUp": free(() => this.step === COLUMNS && this.#beside(-1)),
      "Alt+ArrowUp": free(() => this.#handle((grid) => grid.move(-1))),
      "Alt+ArrowDown": free(() => this.#handle((grid) => grid.move(1))),
      "Alt+Shift+ArrowUp": free(() => this.#handle((grid) => grid.grow(-1))),
      "Alt+Shift+ArrowDown": free(() => this.#handle((grid) => grid.grow(1))),
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

  async firstUpdated() {
    await this.#focusFirst();
  }

  async refresh() {
    this.batches = await api.batches().catch(() => []);
  }

  get #grid() {
    return this.querySelector("import-grid");
  }

  /** The field the keyboard is in; of a column, which of its lists. */
  #field() {
    const field = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.field ?? "import";
    return field.split(".").slice(0, 2).join(".");
  }

  /** The table in hand. @returns {Table | undefined} */
  get table() {
    return this.tables[this.at];
  }

  /** The tables some rows of which stayed outside, and how many did. @returns {{ table: Table, count: number }[]} */
  get #bad() {
    const told = this.done ?? (this.fresh && this.step === RESULT ? this.tried : null);
    const all = this.tables.map((table) => {
      const own = told?.sheets.find(({ sheet }) => sheet === table.plan.sheet)?.imported.verdicts ?? [];
      return { table, count: own.filter((one) => one.outcome === "bad" && hasRow(table.plan, one.row)).length };
    });
    return all.filter(({ table, count }) => table.taken && count > 0);
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

  /** The same for what takes its time and may be stopped; the keyboard is at what stops it, and then at the step's first thing.
   * @param {() => Promise<unknown>} act */
  async #long(act) {
    [this.progress, this.said] = [{ done: 0, total: 0, left: 0 }, ""];
    const ending = this.#do(act);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("#import-stop"))?.focus();
    await ending;
    await this.#focusFirst();
  }

  /** Goes to a step; what the others hold stays. @param {number} step */
  async #to(step) {
    [this.step, this.problem] = [step, ""];
    this.said = step === RESULT ? ((this.done ?? this.tried)?.say ?? "") : "";
    await this.#focusFirst();
  }

  async #focusFirst() {
    await this.updateComplete;
    const grid = this.#grid;
    await grid?.updateComplete;
    const found = ["[data-first]", "[data-row]", ".primary"].map((kind) => this.querySelector(kind));
    const first = /** @type {HTMLElement | undefined} */ (found.find(Boolean));
    if (grid) grid.focusFirst();
    else first?.focus();
  }

  async #back() {
    if (this.progress) await api.stop();
    else if (this.done) await this.#begin();
    else if (this.bare) {
      this.bare = null;
      await this.#to(FILE);
    } else if (this.step > FILE) await this.#to(this.step - 1);
    else if (await this.#mayLeave()) go("setting");
  }

  /** What she corrected and did not bring in is only left when she says so. */
  async #mayLeave() {
    if (!this.tables.some(isCorrected)) return true;
    const text = "Những gì đã sửa về cột và tiêu đề của tệp này chưa được nhớ: chỉ nhớ khi nhập.";
    return Boolean(await ask({ title: "Rời mà chưa nhập?", text, yes: "Rời", no: "Ở lại" }));
  }

  /** Begins anew, with no file. */
  async #begin() {
    this.changes += 1;
    [this.chosen, this.tables, this.at, this.look, this.bare] = [null, [], 0, null, null];
    [this.tried, this.fresh, this.done, this.take] = [null, false, null, false];
    api.forget().catch(() => {});
    await this.#to(FILE);
  }

  #choose = () =>
    this.#do(async () => {
      const chosen = await api.choose();
      if (!chosen) return;
      this.changes += 1;
      [this.chosen, this.tables, this.bare, this.kept] = [chosen, tablesOf(chosen.plans), null, []];
      [this.tried, this.fresh, this.done, this.take] = [null, false, null, false];
      // With one table and nothing to say of other sheets there is nothing to choose.
      if (this.tables.length === 1 && !chosen.left.length) await this.#show(0);
      else await this.#to(FILE);
    });

  #forward() {
    if (!this.chosen || this.done) return false;
    if (this.step === FILE && this.tables.length)
      return this.#do(() => this.#show(Math.min(this.at, this.tables.length - 1)));
    return this.step === COLUMNS && !this.bare && this.#try();
  }

  /** Takes a table in hand. @param {number} at */
  async #show(at) {
    const { plan } = this.tables[at];
    this.changes += 1;
    const mine = this.changes;
    [this.at, this.bare] = [at, null];
    const look = await inTime(api.look(plan));
    if (mine !== this.changes) return;
    this.look = look;
    await this.#to(COLUMNS);
  }

  /** @param {number} step */
  #beside(step) {
    const at = this.at + step;
    return this.tables[at] ? this.#do(() => this.#show(at)) : undefined;
  }

  /** Shows the top of a sheet, to point at its headings. @param {string} sheet */
  #point = (sheet) =>
    this.#do(async () => {
      this.bare = { sheet, rows: await api.top(sheet) };
      await this.#to(COLUMNS);
    });

  /** @param {number} row */
  #pointed = (row) =>
    this.#do(async () => {
      if (!this.bare) return;
      const plan = await api.plan(this.bare.sheet, row, 1);
      [this.tables, this.fresh] = [[...this.tables, ...tablesOf([plan])], false];
      await this.#show(this.tables.length - 1);
    });

  /** @param {number} at @param {boolean} taken */
  #take = (at, taken) => {
    this.tables = this.tables.map((one, place) => (place === at ? { ...one, taken } : one));
    this.fresh = false;
  };

  /** Puts the table in hand in the place of what it was; its samples and rows are read anew. @param {Table} table */
  change = (table) => {
    // What is changed next is changed in this table, whether it was checked by then or not; only the last check counts.
    this.#put(table);
    this.changes += 1;
    const mine = this.changes;
    this.checking = this.#do(async () => {
      const plan = await inTime(api.check(table.plan));
      if (mine !== this.changes) return;
      this.#put({ ...table, plan });
      const look = await inTime(api.look(plan));
      if (mine === this.changes) this.look = look;
    });
    return this.checking;
  };

  /** @param {Table} table */
  #put(table) {
    this.tables = this.tables.map((one, at) => (at === this.at ? table : one));
    this.fresh = false;
  }

  /** @param {Partial<import("../api/types.js").Plan>} said */
  #whole = (said) => this.table && this.change(withWhole(this.table, said));

  /** @param {CustomEvent} event */
  #held = ({ detail: { place, holds } }) => {
    const column = this.table?.plan.columns.find((one) => one.place === place);
    // What was right all along is no correction.
    if (!this.table || !column || (column.sure && column.holds === holds)) return;
    // What else the heading names is read no more where she says that the column is something else.
    const also = column.holds === holds ? column.also : [];
    this.change(withColumn(this.table, place, { holds, also, sure: true, why: "" }));
  };

  /** @param {number} place @param {any} encoding */
  #rewrite = (place, encoding) => this.table && this.change(withColumn(this.table, place, { encoding }));

  /** @param {CustomEvent} event */
  #headed = ({ detail: { row, rows } }) => {
    this.checking = this.#do(async () => {
      const { table } = this;
      if (!table) return;
      this.changes += 1;
      const mine = this.changes;
      const plan = await inTime(api.plan(table.plan.sheet, row, rows));
      if (mine === this.changes) await this.change(headedBy(table, plan));
    });
  };

  /** Turns the handle by a key, once the turn before has come to rest. @param {(grid: import("../part/import/import-grid.js").ImportGrid) => void} turn */
  #handle(turn) {
    if (this.step !== COLUMNS || !this.#grid) return false;
    this.moving = this.moving.then(async () => {
      await this.#rest();
      if (this.#grid) turn(this.#grid);
      await this.#rest();
    });
    return true;
  }

  /** Done when what was changed is read, and shown. */
  async #rest() {
    for (let last = null; last !== this.checking; ) {
      last = this.checking;
      await last;
    }
    await this.updateComplete;
    await this.#grid?.updateComplete;
  }

  get #plans() {
    return this.tables.filter((one) => one.taken).map((one) => one.plan);
  }

  async #try() {
    // What is being typed is taken first, as when it is left.
    /** @type {HTMLElement | null} */ (this.querySelector("input:focus"))?.blur();
    await this.moving;
    await this.#rest();
    if (!this.#plans.length) {
      this.problem = "Chưa lấy trang nào. Ở bước 1, đánh dấu trang cần nhập bằng Dấu cách.";
      return;
    }
    await this.#long(async () => {
      const tried = await api.tryOut(this.#plans);
      [this.tried, this.fresh, this.take, this.step, this.said] = [tried, true, false, RESULT, tried.say];
      const first = tried.preview.length ? "preview" : sumOf(tried, "bad") ? "bad" : "";
      this.turn = { only: first, page: 0 };
    });
  }

  /** What Nhập would do: how many rows come in, how many entries are corrected. */
  get #coming() {
    const told = this.fresh ? this.tried : null;
    return { good: told ? sumOf(told, "good") : 0, corrected: told && this.take ? differences(told) : 0 };
  }

  async #run() {
    const { good, corrected } = this.#coming;
    if (!good && !corrected) {
      this.said = this.fresh ? this.said : "Bấm F6 xem trước, rồi mới nhập.";
      return;
    }
    await this.#long(async () => {
      const { value } = await api.run(this.#plans, this.take);
      [this.done, this.tried, this.fresh, this.step, this.said] = [value, null, false, RESULT, value.say];
      this.turn = { only: sumOf(value, "bad") ? "bad" : "preview", page: 0 };
      await this.refresh();
    });
  }

  /** @param {Table} table */
  #save = (table) =>
    this.#do(async () => {
      const saved = await api.rejects(table.plan);
      if (saved) this.tell("notice", { say: saved.say });
    });

  #mapOut = () =>
    this.#do(async () => {
      await this.#rest();
      const saved = await api.mapOut(this.tables.map((one) => one.plan));
      if (saved) this.tell("notice", { say: saved.say });
    });

  #mapIn = () =>
    this.#do(async () => {
      const plans = await api.mapIn();
      if (!plans?.length) return;
      [this.tables, this.fresh] = [tablesOf(plans, this.tables), false];
      await this.#show(0);
      this.said = "Các cột đã đọc theo tệp khai cột.";
    });

  /** @param {string} batch @param {string} what */
  async #undo(batch, what) {
    const sure = await ask({
      title: "Lấy lại lần nhập này?",
      text: `${what} Các mục ấy rời khỏi sổ; nhật ký vẫn giữ. Mục đã sửa sau khi nhập, hay có mục khác dựa vào, thì ở lại.`,
      yes: "Lấy lại",
      no: "Không lấy lại",
      danger: true,
    });
    if (!sure) return;
    await this.#do(async () => {
      const { records, kept } = (await api.undo(batch)).value;
      const stayed = kept.length ? ` ${figure(kept.length)} mục ở lại vì đã dùng tới sau khi nhập.` : "";
      await this.#begin();
      this.said = `Đã lấy lại lần nhập: ${recordsOf(records)} rời khỏi sổ.${stayed}`;
      this.kept = await named(kept.slice(0, NAMED));
      await this.refresh();
    });
  }

  render() {
    const step = this.bare ? COLUMNS : this.step;
    return html`<div class="import">
      <header class="view-head">
        <div class="import-title">
          <h1>Nhập sổ Excel</h1>
          ${this.chosen ? html`<p class="note"><bdi>${this.chosen.file}</bdi></p>` : nothing}
        </div>
        ${this.chosen && !this.progress && !this.done ? this.#steps(step) : nothing}
        <div class="buttons">${this.progress ? nothing : this.#buttons()}</div>
      </header>
      <p class=${this.said ? "import-said" : "unseen"} role="status"><bdi>${this.said}</bdi></p>
      ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem}</p>` : nothing}
      ${this.progress ? running(this.progress) : this.#stage(step)}
    </div>`;
  }

  #buttons() {
    const run = html`<button type="button" class=${this.step === RESULT ? "primary" : ""} ?disabled=${!this.#coming.good && !this.#coming.corrected} @click=${() => this.#run()}>${runWords(this.#coming)} <kbd>Ctrl+S</kbd></button>`;
    const back = html`<button type="button" @click=${() => this.#back()}>${this.done ? "Xong" : "Quay lại"} <kbd>Esc</kbd></button>`;
    const choose = (/** @type {string} */ kind, /** @type {string} */ words) =>
      html`<button type="button" class=${kind} @click=${this.#choose}>${words} <kbd>Ctrl+O</kbd></button>`;
    const forward = (/** @type {string} */ words) =>
      html`<button type="button" class="primary" @click=${() => this.#forward()}>${words} <kbd>F6</kbd></button>`;
    if (this.done) return html`${this.#saves()} ${choose("", "Nhập tệp khác…")} ${back}`;
    if (!this.chosen) return html`${choose("primary", "Chọn tệp…")} ${back}`;
    if (this.bare) return back;
    if (this.step === FILE)
      return html`${this.tables.length ? forward("Xem các cột") : nothing} ${choose(this.tables.length ? "" : "primary", "Tệp khác…")} ${back}`;
    if (this.step === COLUMNS) return html`${forward("Xem trước")} ${run} ${back}`;
    return html`${run} ${this.#saves()} ${back}`;
  }

  #saves() {
    return this.#bad.map(({ table, count }, at) => {
      const of = this.#bad.length > 1 ? html` của <bdi>${nameOf(this.tables, table)}</bdi>` : nothing;
      return html`<button type="button" ?data-first=${at === 0 && Boolean(this.done)} @click=${() => this.#save(table)}>Lưu ${figure(count)} dòng chưa nhập${of}… ${at ? nothing : html`<kbd>Ctrl+E</kbd>`}</button>`;
    });
  }

  /** @param {number} now */
  #steps(now) {
    const ways = [
      () => this.#to(FILE),
      () => this.tables.length && this.#do(() => this.#show(this.at)),
      () => (this.fresh ? this.#to(RESULT) : this.#try()),
    ];
    return html`<div class="import-steps filters" role="group" aria-label="Các bước">
      ${STEPS.map(
        (words, at) =>
          html`<button type="button" class="chip" aria-current=${at + 1 === now ? "step" : nothing} ?disabled=${at > 0 && !this.tables.length}
            @click=${() => {
              this.bare = null;
              ways[at]();
            }}>${at + 1} · ${words}</button>`,
      )}
    </div>`;
  }

  /** @param {number} step */
  #stage(step) {
    if (this.done) return this.#came(this.done);
    if (!this.chosen) return html`${this.#stayed()} ${readable()} ${this.#standing()}`;
    if (step === FILE)
      return html`${sheetList(this.tables, this.chosen, this.tried, {
        take: this.#take,
        show: (at) => this.#do(() => this.#show(at)),
        point: this.#point,
      })} ${this.#standing()}`;
    if (step === COLUMNS) return this.#columns();
    return this.tried ? html`${this.#corrections(this.tried)} ${this.#results(this.tried, false)}` : nothing;
  }

  #columns() {
    if (this.bare) return headingPicker(this.bare.rows, this.#pointed);
    const { table } = this;
    if (!table) return nothing;
    const doubts = doubtful(table.plan).length;
    return html`${this.tables.length > 1 ? this.#switch() : nothing}
      <div class="import-tools">
        ${planHead(table.plan, this.#whole)}
        ${doubts ? html`<button type="button" class="small doubts" @click=${() => this.#grid?.toDoubtful()}>⚠ ${figure(doubts)} cột chưa chắc <kbd>F8</kbd></button>` : nothing}
      </div>
      <import-grid .plan=${table.plan} .look=${this.look} .remarks=${remarksOf(this.tried, table.plan.sheet)}
        @held=${this.#held} @headed=${this.#headed}></import-grid>
      ${planRest(table.plan, this.#whole, this.#rewrite)}
      <div class="buttons import-maps">
        <button type="button" @click=${this.#mapOut}>Ghi tệp khai cột…</button>
        <button type="button" @click=${this.#mapIn}>Dùng tệp khai cột…</button>
        <span class="note">Tệp nhỏ, không có tên ai: xã khác dùng được cho sổ cùng tiêu đề.</span>
      </div>`;
  }

  #switch() {
    return html`<div class="filters" role="group" aria-label="Trang tính, Ctrl+PageDown sang trang sau">
      ${this.tables.map(
        (table, at) =>
          html`<button type="button" class="chip" aria-pressed=${at === this.at ? "true" : "false"} @click=${() => this.#do(() => this.#show(at))}><bdi>${nameOf(this.tables, table)}</bdi>${table.taken ? nothing : " (bỏ)"}</button>`,
      )}
    </div>`;
  }

  /** @param {import("../api/types.js").ImportedBook} tried */
  #corrections(tried) {
    const count = differences(tried);
    if (!count) return nothing;
    return html`<label class="check import-take"><input type="checkbox" data-field="import.take" .checked=${this.take}
      @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => {
        this.take = event.target.checked;
      }} /><span>Sửa theo tệp những mục đã có mà khác (${figure(count)} mục)</span></label>`;
  }

  /** @param {import("../api/types.js").ImportedBook} told @param {boolean} done */
  #results(told, done) {
    return resultView(told, done, this.turn, (next) => {
      this.turn = next;
    });
  }

  /** @param {import("../api/types.js").ImportedBook} done */
  #came(done) {
    /** @type {Record<string, number>} */
    const records = {};
    for (const { imported } of done.sheets)
      for (const [slice, count] of Object.entries(imported.records)) records[slice] = (records[slice] ?? 0) + count;
    const into = recordsOf(records);
    return html`<section class="block">
        <h2>Đã nhập xong</h2>
        <p>Vào sổ: ${into}.</p>
        ${sumOf(done, "bad") ? html`<p class="note">Dòng chưa nhập được: lưu ra một tệp kèm lý do, sửa trong Excel rồi nhập lại tệp ấy; dòng đã vào sổ không bị nhập lần hai.</p>` : nothing}
        <div class="buttons">
          ${records.visit ? html`<button type="button" ?data-first=${!this.#bad.length} @click=${() => go("visit")}>Xem sổ tiếp công dân</button>` : nothing}
          ${records.petition ? html`<button type="button" @click=${() => goWith("petition", { filter: { open: "yes" }, words: "Chưa giải quyết" })}>Xem đơn còn đang giải quyết</button>` : nothing}
          <button type="button" class="danger" @click=${() => this.#undo(done.batch, `Vừa nhập: ${into}.`)}>Lấy lại lần nhập này…</button>
        </div>
      </section>
      ${this.#results(done, true)}`;
  }

  #standing() {
    return standing(this.batches, (batch) =>
      this.#undo(batch.batch, `Lần nhập ngày ${day(batch.on)}: ${recordsOf(batch.records)}.`),
    );
  }

  /** What stayed in the book when an import was taken back. */
  #stayed() {
    if (!this.kept.length) return nothing;
    return html`<section class="block">
      <h2>Ở lại trong sổ</h2>
      <ul class="row-links">
        ${this.kept.map(({ words, screen, ref }) => html`<li><button type="button" class="link" @click=${() => go(screen, ref)}>${words}</button></li>`)}
      </ul>
    </section>`;
  }
}

/** @param {{ good: number, corrected: number }} coming */
function runWords({ good, corrected }) {
  const rows = good && `Nhập ${figure(good)} dòng`;
  const entries = corrected && `${rows ? "sửa" : "Sửa"} ${figure(corrected)} mục`;
  return [rows, entries].filter(Boolean).join(", ") || "Nhập";
}

/** Each row is met twice: when it is read, and when it is held against the others or entered. @param {Progress} progress */
function running({ sheet, done, total, left }) {
  const rows = `${figure(Math.floor(done / 2))}/${figure(Math.ceil(total / 2))} dòng`;
  return html`<section class="block import-running">
    <h2>Đang làm…</h2>
    <progress max=${total || 1} .value=${done} aria-label="Tiến độ"></progress>
    <p>${total ? html`${sheet ? html`Trang <bdi>${sheet}</bdi>: ` : nothing}${rows}${left ? ` · còn khoảng ${figure(left)} giây` : ""}` : "Đang đọc"} · Có thể để máy tự chạy, không cần ngồi chờ.</p>
    <div class="buttons"><button type="button" id="import-stop" @click=${() => api.stop()}>Dừng, không ghi gì <kbd>Esc</kbd></button></div>
  </section>`;
}

/** Entries by name, so far as they are of the two books. @param {string[]} refs */
async function named(refs) {
  const of = async (/** @type {string} */ ref) => {
    const came = await visit.get(ref).catch(() => null);
    if (came) return [{ words: `Lượt tiếp số ${came.record.number}`, screen: "visit", ref }];
    const paper = await petition.get(ref).catch(() => null);
    return paper ? [{ words: `Đơn số ${paper.record.number}`, screen: "petition", ref }] : [];
  };
  return (await Promise.all(refs.map(of))).flat();
}

define("import-screen", ImportScreen);
