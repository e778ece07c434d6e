// Chuyển đơn: every paper that left. Given inside the office and sent outside look and read differently.
import { html } from "lit";
import * as desk from "../api/desk.js";
import * as api from "../api/referral.js";
import { label } from "../known/codes.js";
import { define } from "../lib/element.js";
import { tidy } from "../lib/form.js";
import { go } from "../lib/route.js";
import { day } from "../lib/words.js";
import { Book } from "../part/book/book.js";
import { referralSection } from "../part/paper/paper-part.js";
import { dueBlock } from "../part/record/due-list.js";
import { papersBlock } from "../part/record/papers-block.js";
import { rowLinks } from "../part/record/record-view.js";

/** @type {Record<string, string>} */
const SIDES = { internal: "▣ Nội bộ", external: "➜ Bên ngoài", citizen: "○ Công dân" };
/** @type {Record<string, string>} */
const STATES = { awaiting: "Chờ phúc đáp", overdue: "⚠ Quá hạn", replied: "✔ Đã phúc đáp", none: "" };

/** @param {import("../api/types.js").Row} row */
const state = (row) =>
  `${STATES[row.state] ?? row.state ?? ""}${row.state === "awaiting" && row.age_days != null ? ` (${row.age_days} ngày)` : ""}`;

export class ReferralScreen extends Book {
  constructor() {
    super();
    this.slice = "referral";
    this.api = api;
    this.heading = "Chuyển đơn, giao việc";
    this.note = "Giao nội bộ: phòng, ban của đơn vị. Chuyển ra ngoài: cơ quan khác.";
    this.today = "";
    /** @type {import("../part/book/grid-column.js").Column[]} */
    this.columns = [
      { key: "on", head: "Ngày", width: 100, frozen: true, show: (row) => day(row.on) },
      { key: "side", head: "Phía", width: 120, frozen: true, words: SIDES, show: (row) => SIDES[row.side] ?? "" },
      { key: "kind", head: "Loại", width: 130, show: (row) => row.kind_say ?? label("referral_kind", row.kind) },
      { key: "petition_number", head: "Đơn số", width: 90 },
      { key: "summary", head: "Nội dung đơn", width: 280 },
      { key: "office", head: "Nơi nhận", width: 240 },
      { key: "doc_no", head: "Số văn bản", width: 120 },
      { key: "reply_due", head: "Hạn", width: 100, show: (row) => day(row.reply_due) },
      { key: "state", head: "Phúc đáp", width: 170, words: STATES, show: state },
    ];
  }

  async prepare() {
    this.today = (await desk.state()).today;
  }

  acts() {
    return [
      {
        key: "F6",
        words: "Ghi phúc đáp",
        primary: true,
        needsRow: true,
        act: (/** @type {import("../api/types.js").Row} */ row) => go("referral", `${row.ref}/reply`),
      },
      {
        key: "F7",
        words: "Đôn đốc",
        needsRow: true,
        act: (/** @type {import("../api/types.js").Row} */ row) => go("referral", `${row.ref}/remind`),
      },
      {
        key: "F2",
        words: "Sửa",
        needsRow: true,
        act: (/** @type {import("../api/types.js").Row} */ row) => go("referral", `${row.ref}/edit`),
      },
    ];
  }

  /** @returns {[string, Record<string, string>][]} */
  filters() {
    return [
      ["Tất cả", {}],
      ["➜ Chuyển ra ngoài", { side: "external" }],
      ["▣ Giao nội bộ", { side: "internal" }],
      ["Chờ phúc đáp", { state: "awaiting" }],
      ...super.filters(),
    ];
  }

  emptyWords() {
    return html`<p><strong>Chưa có văn bản nào.</strong></p>
      <p>Văn bản chuyển đơn, giao việc được lập khi xử lý đơn: mở <strong>Đơn thư</strong>, chọn đơn, bấm <kbd>F6</kbd>.</p>`;
  }

  /** @param {string} mode */
  formPage(mode) {
    const record = this.found?.record ?? {};
    if (!this.today || mode === "new") return html`<section class="page">${this.emptyWords()}</section>`;
    const forms = {
      edit: {
        heading: "Sửa văn bản",
        draft: { referral: record },
        first: "referral.office",
        sections: edit,
        submit: (/** @type {import("../lib/form.js").Form} */ now) =>
          api.correct(record.ref, { ...tidy(now.referral), on: now.referral.doc_date || record.on }),
      },
      reply: {
        heading: "Ghi văn bản phúc đáp",
        draft: { referral: { petition: record.petition, reply: { on: this.today, ...record.reply } } },
        first: "referral.reply.doc_no",
        sections: reply,
        submit: (/** @type {import("../lib/form.js").Form} */ now) => api.reply(record.ref, tidy(now.referral.reply)),
      },
      remind: {
        heading: "Đôn đốc",
        draft: { referral: { petition: record.petition, office: record.office, doc_date: this.today } },
        first: "referral.doc_no",
        sections: () => [referralSection("remind")],
        submit: (/** @type {import("../lib/form.js").Form} */ now) =>
          api.add({
            ...tidy(now.referral),
            kind: "remind",
            petition: record.petition,
            on: now.referral.doc_date || this.today,
          }),
      },
    };
    const form = forms[/** @type {keyof typeof forms} */ (mode)];
    return html`<record-form
      .heading=${`${form.heading} – ${this.opened.labels?.[record.petition] ?? "đơn"}`}
      slice="referral"
      .keepAs=${`referral ${this.what}`}
      .initial=${form.draft}
      .labels=${{ ...this.found?.labels }}
      .sections=${form.sections}
      .first=${form.first}
      .alias=${(/** @type {string} */ path) => (mode === "reply" && !path.startsWith("referral.reply") ? path.replace("referral.", "referral.reply.") : undefined)}
      .submit=${form.submit}
      @saved=${(/** @type {CustomEvent} */ event) => this.saved(event, mode === "reply" ? "Đã lưu phúc đáp." : "Đã lưu văn bản.", "")}
      @left=${() => go("referral")}
    ></record-form>`;
  }

  viewPage() {
    const { record, labels = {} } = this.opened;
    const side = record.kind === "assign" ? "internal" : "external";
    return html`<record-view
      slice="referral"
      .heading=${record.kind === "assign" ? "Giao nội bộ" : label("referral_kind", record.kind)}
      .status=${html`<p class=${`side ${side}`}>${side === "internal" ? "▣ Phòng, ban trong đơn vị" : "➜ Ra ngoài đơn vị"}</p>`}
      .acts=${[
        { key: "F6", words: "Ghi phúc đáp", primary: true, act: () => go("referral", `${record.ref}/reply`) },
        { key: "F7", words: "Đôn đốc", act: () => go("referral", `${record.ref}/remind`) },
        { key: "F2", words: "Sửa", act: () => go("referral", `${record.ref}/edit`) },
        { key: "F9", words: "Lập văn bản", act: () => go("paper", `for|${record.ref}`) },
        { words: "Hủy…", danger: true, act: () => this.cancel(record.ref, "văn bản này") },
      ]}
      .blocks=${[
        {
          title: "Văn bản",
          tone: side,
          pairs: [
            ["Ngày", day(record.on)],
            ["Nơi nhận", labels[record.office]],
            ["Số văn bản", record.doc_no],
            ["Ngày văn bản", day(record.doc_date)],
            ["Hạn phúc đáp", day(record.reply_due)],
          ],
        },
        {
          title: "Đơn",
          body: rowLinks(
            [record.petition],
            (ref) => labels[ref] ?? "Mở đơn",
            (ref) => go("petition", ref),
          ),
        },
        dueBlock(this.opened.related?.due),
        papersBlock(this.opened.related ?? {}),
        {
          title: "Phúc đáp",
          pairs: [
            ["Số văn bản", record.reply?.doc_no],
            ["Ngày", day(record.reply?.on)],
            ["Nội dung", record.reply?.content],
          ],
        },
      ]}
      .history=${() => api.history(record.ref)}
      @left=${() => go("referral")}
    ></record-view>`;
  }
}

/** @param {import("../lib/form.js").Form} draft @returns {import("../part/form/field-box.js").Section[]} */
const edit = (draft) => [referralSection(draft.referral.kind)].filter((section) => section !== null);

/** @returns {import("../part/form/field-box.js").Section[]} */
const reply = () => [
  {
    title: "Phúc đáp",
    fields: [
      { name: "referral.reply.doc_no", label: "Số văn bản phúc đáp", kind: "text", wide: "s" },
      { name: "referral.reply.on", label: "Ngày", kind: "day", wide: "s", required: true },
      { name: "referral.reply.content", label: "Nội dung phúc đáp", kind: "lines", wide: "full", rows: 3 },
    ],
  },
];

define("referral-screen", ReferralScreen);
