// Lịch tiếp: sessions made from a rule, confirmed by one key, printed as a notice.
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import * as desk from "../api/desk.js";
import * as api from "../api/session.js";
import { label, options } from "../known/codes.js";
import { define } from "../lib/element.js";
import { tidy } from "../lib/form.js";
import { layKeys, liftKeys } from "../lib/keys.js";
import { go } from "../lib/route.js";
import { day } from "../lib/words.js";
import { Book } from "../part/book/book.js";
import { papersBlock } from "../part/record/papers-block.js";
import { rowLinks } from "../part/record/record-view.js";

/** @type {[string, string, string?][]} */
const WEEKDAYS = [
  ["1", "Thứ Hai"],
  ["2", "Thứ Ba"],
  ["3", "Thứ Tư"],
  ["4", "Thứ Năm"],
  ["5", "Thứ Sáu"],
];

/** @param {import("../api/types.js").Row} row */
function state(row) {
  if (row.cancelled) return "✕ Đã hủy";
  if (row.moved_to) return `Chuyển sang ${day(row.moved_to)}`;
  if (!row.held) return "○ Chưa xác nhận";
  return row.visitors_came ? "✔ Đã tiếp" : "✔ Không có công dân đến";
}

export class SessionScreen extends Book {
  static properties = { ...Book.properties, outlook: { state: true } };

  constructor() {
    super();
    this.slice = "session";
    this.api = api;
    this.heading = "Lịch tiếp công dân";
    this.note = "Buổi tiếp không có ai đến vẫn phải xác nhận: tính là một ngày tiếp.";
    this.today = "";
    /** @type {import("../api/types.js").Outlook | null} the head's own days, and planned sessions on days off */
    this.outlook = null;
    /** @type {import("../part/book/grid-column.js").Column[]} */
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
      { key: "place", head: "Địa điểm", width: 160 },
      { key: "published", head: "Công bố lịch", width: 110, show: (row) => (row.published ? "✔" : "") },
      { key: "state", head: "Kết quả", width: 220, show: state },
      { key: "visits", head: "Số lượt", width: 80 },
      { key: "note", head: "Ghi chú", width: 200 },
    ];
  }

  async prepare() {
    this.today = (await desk.state()).today;
    this.outlook = await api.outlook().catch(() => null);
  }

  connectedCallback() {
    super.connectedCallback();
    layKeys(this, { "Alt+L": () => this.#clear() });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
  }

  async refresh() {
    this.outlook = await api.outlook().catch(() => null);
    await super.refresh();
  }

  listPage() {
    return html`${this.#outlook()} ${super.listPage()}`;
  }

  /** The head's own days against the least the law asks; sessions that a new day off has caught. */
  #outlook() {
    const { own_days = [], days_off = [] } = this.outlook ?? {};
    const [now, ...before] = own_days;
    if (!now) return nothing;
    return html`<section class="block outlook" aria-label="Ngày tiếp của Thủ trưởng">
      <p class=${now.enough ? "good" : "late"}>${now.enough ? "✔" : "⚠"} ${now.say}. <small>${now.source}</small></p>
      ${before.filter((one) => !one.enough).map((one) => html`<p class="late">⚠ ${one.say}.</p>`)}
      ${
        days_off.length
          ? html`<p class="late">
            ⚠ ${days_off.length} buổi trúng ngày nghỉ: ${days_off.map((one) => day(one.date)).join(", ")}.
            <button type="button" @click=${() => this.#clear()}>Chuyển sang ngày làm việc kế tiếp <kbd>Alt+L</kbd></button>
          </p>`
          : nothing
      }
    </section>`;
  }

  async #clear() {
    if (!this.outlook?.days_off?.length) return;
    try {
      const done = await api.clearDaysOff();
      this.tell("notice", { say: `Đã chuyển ${done.value.length} buổi trúng ngày nghỉ. Hãy công bố lại lịch.` });
      await this.refresh();
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
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
        act: (/** @type {import("../api/types.js").Row} */ row) => this.#confirm(row, false),
      },
      {
        key: "F7",
        words: "Đã tiếp",
        needsRow: true,
        act: (/** @type {import("../api/types.js").Row} */ row) => this.#confirm(row, true),
      },
      { key: "F8", words: "Lập lịch", act: () => go("session", "rule") },
      {
        key: "F9",
        words: "Thông báo lịch",
        needsRow: true,
        act: (/** @type {import("../api/types.js").Row} */ row) => go("paper", `period|${row.on.slice(0, 7)}|schedule`),
      },
      {
        key: "Alt+U",
        words: "Ủy quyền",
        needsRow: true,
        act: (/** @type {import("../api/types.js").Row} */ row) => go("session", `delegate|${row.ref}`),
      },
      {
        key: "Alt+C",
        words: "Chuyển ngày",
        needsRow: true,
        act: (/** @type {import("../api/types.js").Row} */ row) => go("session", `shift|${row.ref}`),
      },
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

  /** @param {import("../api/types.js").Row} row @param {boolean} came */
  async #confirm(row, came) {
    try {
      const done = came ? await api.confirm(row.ref, true) : await api.empty(row.ref);
      const minutes = done?.value?.type === "paper" ? " Biên bản đã lập, xem ở trang của buổi tiếp." : "";
      this.tell("notice", {
        say: `Đã lưu: buổi ${day(row.on)} ${came ? "đã tiếp công dân" : "không có công dân đến"}.${minutes}`,
        soft: done?.soft ?? [],
      });
      await this.refresh();
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  /** `delegate|ref`, `shift|ref`: what becomes of one that was announced. */
  get becoming() {
    const found = /^(delegate|shift)\|(.+)$/.exec(this.what);
    return found ? { verb: found[1], ref: found[2] } : null;
  }

  get ref() {
    return this.what === "rule" ? "" : (this.becoming?.ref ?? super.ref);
  }

  get mode() {
    if (this.what === "rule") return "new";
    return this.becoming?.verb ?? super.mode;
  }

  viewPage() {
    const { record, related = {} } = this.opened;
    const row = /** @type {import("../api/types.js").Row} */ (this.opened.row);
    const open = !record.cancelled;
    const waits = open && !record.held && !record.moved_to;
    return html`<record-view
      slice="session"
      .heading=${`Buổi tiếp ngày ${day(record.date)}`}
      .status=${html`<p class="state">${label("lane", record.lane)} · <bdi>${record.host}</bdi> · ${state(row ?? record)}</p>`}
      .acts=${[
        ...(waits
          ? [
              { key: "F6", words: "Không có công dân đến", primary: true, act: () => this.#confirm(row, false) },
              { key: "F7", words: "Đã tiếp", act: () => this.#confirm(row, true) },
              { key: "Alt+U", words: "Ủy quyền", act: () => go("session", `delegate|${record.ref}`) },
              { key: "Alt+C", words: "Chuyển ngày", act: () => go("session", `shift|${record.ref}`) },
            ]
          : []),
        ...(open
          ? [
              { key: "F2", words: "Sửa", act: () => go("session", `${record.ref}/edit`) },
              { key: "F9", words: "Lập văn bản", act: () => go("paper", `for|${record.ref}`) },
              { words: "Hủy…", danger: true, act: () => this.cancel(record.ref, "buổi tiếp này") },
            ]
          : []),
      ]}
      .blocks=${[
        {
          title: "Buổi tiếp",
          pairs: [
            ["Ngày", row?._day ?? day(record.date)],
            ["Loại", label("session_kind", record.kind)],
            ["Cơ quan tiếp", label("body", record.body)],
            ["Đồng chủ trì với", label("body", record.with_body)],
            ["Địa điểm", record.place],
            ["Công bố lịch", record.published],
            ["Lý do ủy quyền", record.delegated_because],
            ["Chuyển sang ngày", day(record.moved_to)],
            ["Ghi chú", record.note],
          ],
        },
        papersBlock(related),
        {
          title: "Lượt tiếp",
          body: related.visits?.length
            ? rowLinks(
                related.visits,
                (one) => `Lượt tiếp số ${one.number}: ${one.c3 ?? ""}`,
                (one) => go("visit", one.ref),
              )
            : null,
        },
      ]}
      .history=${() => api.history(record.ref)}
      @left=${() => go("session")}
    ></record-view>`;
  }

  #delegatePage() {
    const record = this.found?.record ?? {};
    return html`<record-form
      .heading=${`Ủy quyền buổi tiếp ngày ${day(record.date)}`}
      slice="session"
      .keepAs=${`session ${this.what}`}
      .initial=${{ session: {} }}
      .sections=${delegation}
      .first=${"session.host"}
      .submit=${(/** @type {import("../lib/form.js").Form} */ now) => api.delegate(this.ref, tidy(now.session).host ?? "", tidy(now.session).delegated_because ?? "")}
      @saved=${(/** @type {CustomEvent} */ event) => this.saved(event, `Đã ủy quyền buổi tiếp ngày ${day(record.date)}.`)}
      @left=${() => go("session")}
    ></record-form>`;
  }

  #shiftPage() {
    const record = this.found?.record ?? {};
    return html`<record-form
      .heading=${`Chuyển buổi tiếp ngày ${day(record.date)}`}
      slice="session"
      .keepAs=${`session ${this.what}`}
      .initial=${{ session: {} }}
      .sections=${removal}
      .first=${"session.moved_to"}
      .submit=${(/** @type {import("../lib/form.js").Form} */ now) => api.shift(this.ref, now.session.moved_to ?? "")}
      @saved=${(/** @type {CustomEvent} */ event) => this.saved(event, `Đã chuyển buổi tiếp. ${event.detail?.announce ?? ""}`)}
      @left=${() => go("session")}
    ></record-form>`;
  }

  /** @param {string} mode */
  formPage(mode) {
    if (!this.today) return html`<section class="page" aria-busy="true"></section>`;
    if (this.what === "rule") return this.#rulePage();
    if (mode === "delegate") return this.#delegatePage();
    if (mode === "shift") return this.#shiftPage();
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
    const submit = (/** @type {import("../lib/form.js").Form} */ now) => {
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
      .keepAs=${fresh ? "session" : `session ${this.what}`}
      .initial=${{ session: fresh ? blank : record }}
      .sections=${sections}
      .first=${"session.date"}
      .submit=${submit}
      @saved=${(/** @type {CustomEvent} */ event) => this.saved(event, "Đã lưu buổi tiếp.")}
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
      .submit=${(/** @type {import("../lib/form.js").Form} */ now) => api.generate({ ...tidy(now.session), weekday: Number(now.session.weekday) })}
      @saved=${(/** @type {CustomEvent} */ event) => this.saved(event, `Đã lập ${event.detail?.value?.length ?? 0} buổi tiếp.`)}
      @left=${() => go("session")}
    ></record-form>`;
  }
}

/** @param {import("../lib/form.js").Form} draft @returns {import("../part/form/field-box.js").Section[]} */
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
      { name: "session.body", label: "Cơ quan tiếp", kind: "code", codes: "body", wide: "m" },
      { name: "session.with_body", label: "Đồng chủ trì với", kind: "code", codes: "body", wide: "m" },
      { name: "session.place", label: "Địa điểm", kind: "text", wide: "l", hint: "Nếu không ở nơi tiếp công dân" },
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

/** @returns {import("../part/form/field-box.js").Section[]} */
const delegation = () => [
  {
    note: "Thủ trưởng không tiếp được thì cấp phó tiếp thay; lý do được ghi vào sổ và in trên thông báo lịch.",
    fields: [
      { name: "session.host", label: "Người tiếp thay", kind: "suggest", codes: "officer", wide: "m", required: true },
      { name: "session.delegated_because", label: "Lý do ủy quyền", kind: "text", wide: "l", required: true },
    ],
  },
];

/** @returns {import("../part/form/field-box.js").Section[]} */
const removal = () => [
  {
    note: "Buổi đã công bố giữ nguyên dòng, ghi rõ chuyển sang ngày nào; buổi mới ghi chuyển từ ngày nào.",
    fields: [{ name: "session.moved_to", label: "Sang ngày", kind: "day", wide: "s", required: true }],
  },
];

/** @returns {import("../part/form/field-box.js").Section[]} */
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
