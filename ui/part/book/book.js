// What every screen with a book shares: the list, the form of a new record, the page of one, and the way between them.
import { html, nothing } from "lit";
import "../form/record-form.js";
import "../record/record-view.js";
import "./book-view.js";
import { failure } from "../../api/call.js";
import { Part } from "../../lib/element.js";
import { go, takeParcel } from "../../lib/route.js";
import { ask } from "../ask.js";

/** @typedef {import("../form/record-form.js").RecordForm} RecordForm
 * @typedef {import("../../api/types.js").Draft} Draft
 * @typedef {import("../../api/types.js").Opened} Opened
 * @typedef {import("../../api/types.js").Done<import("../../api/types.js").Named>} Saved
 */

/** The commands of a slice with a book. What not every slice has, only the screens of those that have it ask for.
 * @typedef {{
 *   list: (query: import("../../api/types.js").Query) => Promise<import("../../api/types.js").Page>,
 *   get: (ref: string) => Promise<Opened>, history: (ref: string) => Promise<import("../../api/types.js").HistoryEvent[]>,
 *   cancel: (ref: string, reason: string) => Promise<Saved>, reveal?: (ref: string, reason: string) => Promise<Opened>,
 *   add?: (draft: Draft) => Promise<Saved>, correct?: (ref: string, draft: Draft) => Promise<Saved>
 * }} Api */

export class Book extends Part {
  static properties = {
    what: {},
    columns: { state: true },
    heading: { state: true },
    note: { state: true },
    found: { state: true },
    filter: { state: true },
    problem: { state: true },
    today: { state: true },
    shown: { state: true },
  };

  constructor() {
    super();
    /** "" the list, "new", a ref, or a ref with "/edit" */
    this.what = "";
    /** @type {import("./grid-column.js").Column[]} */
    this.columns = [];
    this.heading = "";
    this.note = "";
    /** @type {import("../../api/types.js").Opened | null} the record shown */
    this.found = null;
    /** @type {Record<string, string>} */
    this.filter = {};
    this.problem = "";
    this.today = "";
    /** @type {import("../../api/types.js").Row | null} the record with its people, after a reveal */
    this.shown = null;
    this.slice = "";
    /** The slice's commands. @type {Api} */
    this.api = /** @type {never} */ (null);
    /** @type {Record<string, any>} what another screen sent along */
    this.parcel = {};
    this.source = (/** @type {import("../../api/types.js").Query} */ query) => this.api.list(query);
  }

  connectedCallback() {
    super.connectedCallback();
    this.prepare();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("what")) this.#arrive();
  }

  async prepare() {}

  async #arrive() {
    this.parcel = takeParcel();
    if (this.parcel.filter) this.filter = this.parcel.filter;
    this.problem = "";
    const ref = this.ref;
    if (this.shown?.ref !== ref) this.shown = null;
    if (!ref) {
      this.found = null;
      return;
    }
    if (this.found?.record?.ref !== ref) this.found = null;
    try {
      this.found = await this.api.get(ref);
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  /** The record of the page of one. @returns {import("../../api/types.js").Opened} */
  get opened() {
    return /** @type {import("../../api/types.js").Opened} */ (this.found);
  }

  get view() {
    return this.querySelector("book-view");
  }

  get ref() {
    return this.what === "" || this.what === "new" ? "" : this.what.replace(/\/(edit|process|reply|remind)$/, "");
  }

  /** What is shown of the register, for taking back its last act: one record, or the book. In a form nothing is shown.
   * @returns {import("../../api/types.js").Place | null} */
  get place() {
    if (this.mode === "list") return { slices: [this.slice] };
    return this.mode === "view" ? { slices: [this.slice], ref: this.ref } : null;
  }

  /** The people of the book in the record shown. @returns {Record<string, import("../../api/types.js").Row>} */
  get known() {
    return this.found?.known ?? {};
  }

  get mode() {
    return (
      /\/(edit|process|reply|remind)$/.exec(this.what)?.[1] ??
      (this.what === "new" ? "new" : this.what ? "view" : "list")
    );
  }

  render() {
    if (this.problem) {
      return html`<section class="page"><p class="fault" role="alert">⚠ ${this.problem}</p>
        <button type="button" @click=${() => go(this.slice)}>Về sổ</button></section>`;
    }
    if (this.mode === "list") return this.listPage();
    if (this.mode === "new") return this.formPage("new");
    if (!this.found) return html`<section class="page" aria-busy="true"></section>`;
    return this.mode === "view" ? this.viewPage() : this.formPage(this.mode);
  }

  /** @returns {unknown} */
  listPage() {
    return html`<book-view
      .slice=${this.slice}
      .heading=${this.heading}
      .note=${this.note}
      .columns=${this.columns}
      .source=${this.source}
      .acts=${this.acts()}
      .filter=${this.filter}
      .filters=${this.filterBar()}
      @filter-saved=${(/** @type {CustomEvent} */ event) => {
        this.filter = event.detail;
      }}
      .empty=${this.emptyWords()}
      @open-row=${(/** @type {CustomEvent} */ event) => go(this.slice, event.detail.row.ref)}
    ></book-view>`;
  }

  /** @returns {import("./book-view.js").Act[]} */
  acts() {
    return [
      { key: "Ctrl+N", words: this.newWords(), primary: true, act: () => go(this.slice, "new") },
      { key: "F2", words: "Sửa", needsRow: true, act: (row) => go(this.slice, `${row.ref}/edit`) },
    ];
  }

  newWords() {
    return "Ghi mới";
  }

  /** @returns {unknown} */
  emptyWords() {
    const filtered = Object.keys(this.filter).length > 0;
    return html`<p><strong>${filtered ? "Không có dòng nào khớp bộ lọc." : "Sổ chưa có dòng nào."}</strong></p>
      <p>${filtered ? "Bỏ bộ lọc để xem cả sổ." : html`Bấm <kbd>Ctrl+N</kbd> để ghi dòng đầu tiên.`}</p>`;
  }

  /** Buttons that keep only some rows; these two stand over every book of papers and visits.
   * @returns {[string, Record<string, string>][]} */
  filters() {
    if (!["visit", "petition", "matter", "referral"].includes(this.slice)) return [];
    return [
      ["⚠ Quá hạn", { overdue: "yes" }],
      ["Chưa có phúc đáp", { unreplied: "yes" }],
    ];
  }

  filterBar() {
    const filters = this.filters();
    if (!filters.length) return nothing;
    const now = JSON.stringify(this.filter);
    const known = filters.some(([, filter]) => JSON.stringify(filter) === now);
    return html`<div class="filters" role="group" aria-label="Lọc nhanh">
      ${filters.map(
        ([words, filter]) =>
          html`<button type="button" class="chip" aria-pressed=${JSON.stringify(filter) === now ? "true" : "false"} @click=${() => {
            this.filter = filter;
          }}>${words}</button>`,
      )}
      ${
        known
          ? nothing
          : html`<button type="button" class="chip" aria-pressed="true" @click=${() => {
              this.filter = {};
            }}>${this.parcel.words ?? "Đang lọc"} ✕</button>`
      }
    </div>`;
  }

  /** @param {string} _mode @returns {unknown} */
  formPage(_mode) {
    return nothing;
  }

  /** @returns {unknown} */
  viewPage() {
    return nothing;
  }

  /** After saving: tell, and go on. @param {CustomEvent} event @param {string} say @param {string} [to] */
  saved(event, say, to = "") {
    const done = event.detail;
    this.found = null;
    this.tell("notice", { say, soft: done?.soft ?? [] });
    if (!(/** @type {RecordForm} */ (event.target).overtaken)) go(this.slice, to);
  }

  /** Cancels with a reason: the row stays, struck out. @param {string} ref @param {string} words */
  async cancel(ref, words) {
    const reason = await ask({
      title: `Hủy ${words}?`,
      text: "Dòng vẫn ở trong sổ, gạch ngang, số không cấp lại.",
      reason: "Lý do hủy",
      yes: "Hủy dòng này",
      no: "Không hủy",
      danger: false,
    });
    if (!reason) return;
    try {
      const done = await this.api.cancel(ref, reason);
      this.tell("notice", { say: `Đã hủy ${words}. Ctrl+Z để lấy lại.`, soft: done.soft ?? [] });
      this.found = await this.api.get(ref);
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  /** A denouncer's name is shown only after a reason, which is logged. @param {string} ref @param {string} what */
  async reveal(ref, what) {
    const reason = await ask({
      title: `Xem người tố cáo: ${what}`,
      text: "Họ tên, địa chỉ, bút tích của người tố cáo là bí mật. Lý do xem được ghi vào nhật ký của sổ.",
      reason: "Lý do xem",
      yes: "Xem và ghi nhật ký",
    });
    if (!reason) return;
    try {
      const answer = await /** @type {Required<Api>} */ (this.api).reveal(ref, reason);
      this.found = { ...this.opened, labels: answer.labels, known: answer.known };
      this.shown = answer.record;
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  /** The number in a saved answer. @param {{ value: import("../../api/types.js").Named | import("../../api/types.js").Named[] } | null} done */
  numberIn(done) {
    const all = [done?.value].flat();
    const value = all.find((one) => one?.type === this.slice) ?? all[0];
    return value?.number ? ` số ${value.number}` : "";
  }

  /** After undo or a change elsewhere. */
  async refresh() {
    if (this.ref) this.found = await this.api.get(this.ref).catch(() => this.found);
    else await this.view?.reload();
  }
}
