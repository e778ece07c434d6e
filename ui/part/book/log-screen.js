// What the eight logs of mass mobilisation share: grid, form and page of a record, made from each log's own fields.
import { html, nothing } from "lit";
import * as desk from "../../api/desk.js";
import { label } from "../../known/codes.js";
import { amountsIn, amountsOut } from "../../lib/amount.js";
import { read, tidy } from "../../lib/form.js";
import { go } from "../../lib/route.js";
import { day, figure } from "../../lib/words.js";
import { Book } from "./book.js";

export class LogScreen extends Book {
  constructor() {
    super();
    /** @type {string[]} the fields that hold money, land or days */
    this.amounts = [];
    /** @type {import("../../lib/form.js").Form} what a new record starts with */
    this.blank = {};
    /** @type {(draft: import("../../lib/form.js").Form) => import("../form/field-box.js").Section[]} */
    this.sections = () => [];
    this.first = "";
    this.one = "";
  }

  async prepare() {
    this.today = (await desk.state()).today;
  }

  newWords() {
    return `Ghi ${this.one}`;
  }

  acts() {
    const back = { key: "Alt+0", words: "Dân vận", act: () => go("mobilisation") };
    return [...super.acts(), back];
  }

  /** @returns {[string, Record<string, string>][]} */
  filters() {
    return [
      ["Tất cả", {}],
      ["Kỳ này", { period: "this" }],
    ];
  }

  /** @param {string} mode */
  formPage(mode) {
    if (!this.today) return html`<section class="page" aria-busy="true"></section>`;
    const { slice } = this;
    const fresh = mode === "new";
    const record = this.found?.record ?? {};
    const initial = fresh
      ? { [this.first.split(".")[1]]: this.today, ...this.blank }
      : amountsOut(record, this.amounts);
    const submit = (/** @type {import("../../lib/form.js").Form} */ draft) => {
      const clean = { ...this.needed(), ...tidy(amountsIn(draft[slice], this.amounts)) };
      const log = /** @type {Required<import("./book.js").Api>} */ (this.api);
      return fresh ? log.add(clean) : log.correct(record.ref, clean);
    };
    return html`<record-form
      .heading=${fresh ? `Ghi ${this.one}` : `Sửa ${this.one}`}
      .slice=${slice}
      .keepAs=${fresh ? slice : `${slice} ${this.what}`}
      .initial=${{ [slice]: initial }}
      .labels=${{ ...this.found?.labels }}
      .sections=${this.sections}
      .first=${this.first}
      .submit=${submit}
      @saved=${(/** @type {CustomEvent} */ event) => this.saved(event, `Đã lưu ${this.one}.`, fresh ? "" : record.ref)}
      @left=${() => go(slice, this.ref)}
    ></record-form>`;
  }

  /** Flags the house wants said even where they are not set. */
  needed() {
    return {};
  }

  viewPage() {
    const { record, row } = this.opened;
    const draft = { [this.slice]: record };
    return html`<record-view
      .slice=${this.slice}
      .heading=${row?.title ?? this.heading}
      .status=${record.cancelled ? html`<p class="state late">Đã hủy ngày ${day(record.cancelled.on)}: <bdi>${record.cancelled.reason}</bdi></p>` : nothing}
      .acts=${this.#viewActs(record)}
      .blocks=${this.sections(draft).map((section) => ({
        title: section.title ?? "Nội dung",
        pairs: section.fields.map((field) => this.#pair(field, draft)).filter(Boolean),
      }))}
      .history=${() => this.api.history(record.ref)}
      @left=${() => go(this.slice)}
    ></record-view>`;
  }

  /** @param {import("../../api/types.js").Row} record */
  #viewActs(record) {
    const edit = { key: "F2", words: "Sửa", primary: true, act: () => go(this.slice, `${record.ref}/edit`) };
    const cancel = { words: "Hủy…", danger: true, act: () => this.cancel(record.ref, this.one) };
    return record.cancelled ? [edit] : [edit, cancel];
  }

  /** A field and what stands in it, in words. @param {import("../form/field-box.js").Section["fields"][0]} field @param {import("../../lib/form.js").Form} draft @returns {[string, unknown] | null} */
  #pair(field, draft) {
    if (!field || field.kind === "say") return null;
    const value = read(draft, field.name);
    if (value == null || value === "") return null;
    if (field.kind === "day") return [field.label, day(value)];
    if (field.kind === "flag") return [field.label, Boolean(value)];
    if (field.codes) return [field.label, this.opened.labels?.[value] ?? label(field.codes, value)];
    return [field.label, typeof value === "number" ? figure(value) : value];
  }
}
