// Vụ việc: the papers and visits of one matter together.
import { html } from "lit";
import * as api from "../api/matter.js";
import { label } from "../known/codes.js";
import { define } from "../lib/element.js";
import { tidy } from "../lib/form.js";
import { go } from "../lib/route.js";
import { day } from "../lib/words.js";
import { Book } from "../part/book/book.js";
import { dueBlock } from "../part/record/due-list.js";
import { rowLinks } from "../part/record/record-view.js";

export class MatterScreen extends Book {
  constructor() {
    super();
    this.slice = "matter";
    this.api = api;
    this.heading = "Vụ việc";
    this.note = "Một vụ việc có thể có nhiều đơn và nhiều lượt tiếp.";
    /** @type {import("../part/book/grid-column.js").Column[]} */
    this.columns = [
      { key: "title", head: "Vụ việc", width: 460, frozen: true },
      { key: "petitions", head: "Số đơn", width: 90 },
      { key: "visits", head: "Số lượt tiếp", width: 110 },
      { key: "kinds", head: "Loại", width: 180 },
      { key: "first_on", head: "Từ ngày", width: 110, show: (row) => day(row.first_on) },
      { key: "last_on", head: "Gần nhất", width: 110, show: (row) => day(row.last_on) },
    ];
  }

  newWords() {
    return "Lập vụ việc";
  }

  acts() {
    return [...super.acts(), { key: "F7", words: "Gộp vụ việc", act: () => go("merge", "matter") }];
  }

  /** @returns {[string, Record<string, string>][]} */
  filters() {
    return [["Tất cả", {}], ["Đang còn", { cancelled: "no" }], ...super.filters()];
  }

  /** @param {string} mode */
  formPage(mode) {
    const fresh = mode === "new";
    const record = this.found?.record ?? {};
    return html`<record-form
      .heading=${fresh ? "Lập vụ việc" : "Sửa vụ việc"}
      slice="matter"
      .keepAs=${fresh ? "matter" : `matter ${this.what}`}
      .initial=${{ matter: record }}
      .sections=${sections}
      .first=${"matter.title"}
      .submit=${(/** @type {import("../lib/form.js").Form} */ now) => (fresh ? api.add(tidy(now.matter)) : api.correct(record.ref, tidy(now.matter)))}
      @saved=${(/** @type {CustomEvent} */ event) => this.saved(event, "Đã lưu vụ việc.", this.ref)}
      @left=${() => go("matter", this.ref)}
    ></record-form>`;
  }

  viewPage() {
    const { record, related = {} } = this.opened;
    const { petitions = [], visits = [] } = related;
    return html`<record-view
      slice="matter"
      .heading=${record.title}
      .status=${html`<p class="state">${petitions.length} đơn · ${visits.length} lượt tiếp</p>`}
      .acts=${[
        { key: "F2", words: "Sửa", primary: true, act: () => go("matter", `${record.ref}/edit`) },
        { words: "Hủy…", danger: true, act: () => this.cancel(record.ref, "vụ việc này") },
      ]}
      .blocks=${[
        {
          title: "Đơn",
          body: petitions.length
            ? rowLinks(
                petitions,
                (row) =>
                  `${day(row.on)} · ${row.secret ? `Đơn tố cáo số ${row.number}` : `Đơn số ${row.number}: ${row.c5 ?? ""}`} · ${row.c9 ?? ""}`,
                (row) => go("petition", row.ref),
              )
            : html`<p class="note">Chưa có đơn.</p>`,
        },
        {
          title: "Lượt tiếp",
          body: visits.length
            ? rowLinks(
                visits,
                (row) => `${day(row.on)} · Lượt tiếp số ${row.number}: ${row.c3 ?? ""}`,
                (row) => go("visit", row.ref),
              )
            : html`<p class="note">Chưa có lượt tiếp.</p>`,
        },
        dueBlock(related.due),
        {
          title: "Ghi chú",
          pairs: [
            ["Phức tạp", record.complex ? `Văn bản ${record.complex.doc_no}, ${day(record.complex.on)}` : ""],
            ["Loại việc", label("kind", record.kind)],
            ["Lĩnh vực", label("field", record.field)],
            ["Thẩm quyền", label("competence", record.competence)],
            ["Vùng sâu, vùng xa", record.remote ? "Có" : ""],
            ["Ghi chú", record.note],
          ],
        },
      ]}
      .history=${() => api.history(record.ref)}
      @left=${() => go("matter")}
    ></record-view>`;
  }
}

/** @param {import("../lib/form.js").Form} draft @returns {import("../part/form/field-box.js").Section[]} */
const sections = (draft) => [
  {
    fields: [
      {
        name: "matter.title",
        label: "Tên vụ việc",
        kind: "text",
        wide: "full",
        required: true,
        hint: "Ngắn, đủ nhận ra: việc gì, ở đâu",
      },
      { name: "matter.kind", label: "Loại việc (khi chưa có đơn)", kind: "code", codes: "kind", wide: "m" },
      { name: "matter.field", label: "Lĩnh vực", kind: "code", codes: "field", wide: "l" },
      {
        name: "matter.competence",
        label: "Thẩm quyền (khi chưa có đơn)",
        kind: "code",
        codes: "competence",
        wide: "m",
      },
      { name: "matter.remote", label: "Ở vùng sâu, vùng xa (thời hạn dài hơn)", kind: "flag", wide: "full" },
      { name: "matter.complex.doc_no", label: "Văn bản xác định vụ việc phức tạp, số", kind: "text", wide: "m" },
      Boolean(draft.matter.complex) && { name: "matter.complex.on", label: "Ngày văn bản", kind: "day", wide: "s" },
      { name: "matter.note", label: "Ghi chú", kind: "lines", wide: "full", rows: 2 },
    ],
  },
];

define("matter-screen", MatterScreen);
