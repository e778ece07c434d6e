// Lịch tiếp: sessions made from a rule, confirmed by one key, printed as a notice.
import { html } from "lit";
import * as desk from "../api/desk.js";
import * as api from "../api/session.js";
import { failure } from "../lib/call.js";
import { label, options } from "../lib/codes.js";
import { define } from "../lib/element.js";
import { tidy } from "../lib/form.js";
import { go } from "../lib/route.js";
import { day } from "../lib/words.js";
import { Register } from "../part/register.js";

/** @type {[string, string, string?][]} */
const WEEKDAYS = [
  ["1", "Thứ Hai"],
  ["2", "Thứ Ba"],
  ["3", "Thứ Tư"],
  ["4", "Thứ Năm"],
  ["5", "Thứ Sáu"],
];

/** @param {any} row */
function state(row) {
  if (row.cancelled) return "✕ Đã hủy";
  if (row.moved_to) return `Chuyển sang ${day(row.moved_to)}`;
  if (!row.held) return "○ Chưa xác nhận";
  return row.visitors_came ? "✔ Đã tiếp" : "✔ Không có công dân đến";
}

export class SessionScreen extends Register {
  constructor() {
    super();
    this.slice = "session";
    this.api = api;
    this.heading = "Lịch tiếp công dân";
    this.note = "Buổi tiếp không có ai đến vẫn phải xác nhận: tính là một ngày tiếp.";
    this.today = "";
    this.columns = [
      { key: "on", head: "Ngày", width: 110, frozen: true, show: (row) => day(row.on) },
      { key: "lane", head: "Hình thức", width: 170, show: (row) => row.lane_say ?? label("lane", row.lane) },
      {
        key: "kind",
        head: "Loại",
        width: 110,
        words: Object.fromEntries(options("session_kind")),
        show: (row) => label("session_kind", row.kind),
      },
      { key: "host", head: "Người chủ trì", width: 240 },
      { key: "published", head: "Công bố lịch", width: 110, show: (row) => (row.published ? "✔" : "") },
      { key: "state", head: "Kết quả", width: 220, show: state },
      { key: "visits", head: "Số lượt", width: 80 },
      { key: "note", head: "Ghi chú", width: 200 },
    ];
  }

  async prepare() {
    this.today = (await desk.state()).today;
  }

  newWords() {
    return "Thêm buổi tiếp";
  }

  acts() {
    return [
      ...super.acts(),
      {
        key: "F6",
        words: "Không có công dân đến",
        needsRow: true,
        act: (/** @type {any} */ row) => this.#confirm(row, false),
      },
      { key: "F7", words: "Đã tiếp", needsRow: true, act: (/** @type {any} */ row) => this.#confirm(row, true) },
      { key: "F8", words: "Lập lịch", act: () => go("session", "rule") },
    ];
  }

  /** @returns {[string, Record<string, string>][]} */
  filters() {
    return [
      ["Cả lịch", {}],
      ["Chưa xác nhận", { state: "to_confirm" }],
      ["Đã tiếp", { state: "held" }],
    ];
  }

  emptyWords() {
    return html`<p><strong>Chưa có buổi tiếp nào.</strong></p>
      <p>Bấm <kbd>F8</kbd> để lập lịch theo quy tắc (ví dụ: thứ Năm hằng tuần), hoặc <kbd>Ctrl+N</kbd> để thêm một buổi.</p>`;
  }

  /** @param {any} row @param {boolean} came */
  async #confirm(row, came) {
    try {
      const done = came ? await api.confirm(row.ref, true) : await api.empty(row.ref);
      this.tell("notice", {
        say: `Đã lưu: buổi ${day(row.on)} ${came ? "đã tiếp công dân" : "không có công dân đến"}.`,
        soft: done?.soft ?? [],
      });
      await this.refresh();
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  get ref() {
    return this.what === "rule" ? "" : super.ref;
  }

  get mode() {
    return this.what === "rule" ? "new" : super.mode;
  }

  viewPage() {
    return this.formPage("edit");
  }

  /** @param {string} mode */
  formPage(mode) {
    if (!this.today) return html`<section class="page" aria-busy="true"></section>`;
    if (this.what === "rule") return this.#rulePage();
    const fresh = mode === "new";
    const record = this.found?.record ?? {};
    const blank = {
      date: this.today,
      lane: "head",
      kind: "scheduled",
      published: true,
      held: false,
      visitors_came: false,
    };
    const submit = (/** @type {any} */ now) => {
      const session = {
        ...tidy(now.session),
        published: Boolean(now.session.published),
        held: Boolean(now.session.held),
        visitors_came: Boolean(now.session.visitors_came),
      };
      return fresh ? api.add(session) : api.correct(record.ref, session);
    };
    return html`<record-form
      .heading=${fresh ? "Thêm buổi tiếp" : `Buổi tiếp ngày ${day(record.date)}`}
      slice="session"
      .keepAs=${fresh ? "session" : `session ${this.ref}`}
      .initial=${{ session: fresh ? blank : record }}
      .sections=${sections}
      .first=${"session.date"}
      .submit=${submit}
      @saved=${(/** @type {any} */ event) => this.saved(event, "Đã lưu buổi tiếp.")}
      @left=${() => go("session")}
    ></record-form>`;
  }

  #rulePage() {
    const year = this.today.slice(0, 4);
    return html`<record-form
      heading="Lập lịch theo quy tắc"
      slice="session"
      keepAs="session rule"
      .initial=${{ session: { weekday: "4", lane: "head", from: this.today, to: `${year}-12-31` } }}
      .sections=${rule}
      .first=${"session.weekday"}
      .submit=${(/** @type {any} */ now) => api.generate({ ...tidy(now.session), weekday: Number(now.session.weekday) })}
      @saved=${(/** @type {any} */ event) => this.saved(event, `Đã lập ${event.detail?.value?.length ?? 0} buổi tiếp.`)}
      @left=${() => go("session")}
    ></record-form>`;
  }
}

/** @param {any} draft @returns {import("../part/field-box.js").Section[]} */
const sections = (draft) => [
  {
    title: "Buổi tiếp",
    fields: [
      { name: "session.date", label: "Ngày", kind: "day", wide: "s", required: true },
      { name: "session.lane", label: "Hình thức", kind: "choice", codes: "lane", wide: "l" },
      { name: "session.kind", label: "Loại", kind: "choice", codes: "session_kind", wide: "m" },
      {
        name: "session.host",
        label: "Người chủ trì",
        kind: "suggest",
        codes: "officer",
        wide: "m",
        required: true,
        hint: "F4 để chọn cán bộ",
      },
      draft.session.lane === "delegate" && {
        name: "session.delegated_because",
        label: "Lý do ủy quyền",
        kind: "text",
        wide: "l",
      },
      { name: "session.published", label: "Đã công bố lịch", kind: "flag", wide: "s" },
    ],
  },
  {
    title: "Kết quả",
    fields: [
      { name: "session.held", label: "Đã tiếp", kind: "flag", wide: "s" },
      { name: "session.visitors_came", label: "Có công dân đến", kind: "flag", wide: "s" },
      { name: "session.moved_to", label: "Chuyển sang ngày", kind: "day", wide: "s" },
      { name: "session.note", label: "Ghi chú", kind: "lines", wide: "full", rows: 2 },
    ],
  },
];

/** @returns {import("../part/field-box.js").Section[]} */
const rule = () => [
  {
    note: "Ngày lễ, ngày nghỉ tự chuyển sang ngày làm việc kế tiếp.",
    fields: [
      { name: "session.weekday", label: "Hằng tuần vào", kind: "choice", choices: WEEKDAYS, wide: "full" },
      { name: "session.lane", label: "Hình thức", kind: "choice", codes: "lane", wide: "full" },
      { name: "session.host", label: "Người chủ trì", kind: "suggest", codes: "officer", wide: "m", required: true },
      { name: "session.from", label: "Từ ngày", kind: "day", wide: "s", required: true },
      { name: "session.to", label: "Đến ngày", kind: "day", wide: "s", required: true },
    ],
  },
];

define("session-screen", SessionScreen);
