// Văn bản: what was made of the book, what waits for its number. A paper is made from the page of its record (F9).
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import * as desk from "../api/desk.js";
import * as api from "../api/paper.js";
import { define } from "../lib/element.js";
import { tidy } from "../lib/form.js";
import { printPage } from "../lib/print.js";
import { go } from "../lib/route.js";
import { day } from "../lib/words.js";
import { ask } from "../part/ask.js";
import "../part/paper/paper-sheet.js";
import { Book } from "../part/book/book.js";
import { paperFields } from "../part/paper/paper-form.js";
import { rowLinks } from "../part/record/record-view.js";

/** @type {Record<string, string>} */
const STATES = { waiting: "○ Chờ số", issued: "✔ Đã phát hành", cancelled: "✕ Đã hủy" };

/** Makes a paper; where its record has the same already, asks first. @param {any} draft */
async function makeFirst(draft) {
  try {
    return await api.make(draft);
  } catch (error) {
    const held = failure(error).faults.find((fault) => fault.code === "made_before");
    if (!held) throw error;
    const sure = await ask({
      title: "Lập thêm một văn bản nữa?",
      text: held.say,
      yes: "Lập thêm",
      no: "Không lập",
      danger: true,
    });
    if (!sure) throw error;
    return api.make(draft, true);
  }
}

export class PaperScreen extends Book {
  static properties = {
    ...Book.properties,
    offers: { state: true },
    blank: { state: true },
    sheet: { state: true },
  };

  constructor() {
    super();
    this.slice = "paper";
    this.api = api;
    this.heading = "Văn bản";
    this.note = "Văn bản được lập từ trang của lượt tiếp, đơn, buổi tiếp, báo cáo (F9).";
    /** @type {import("../api/types.js").Offer[] | null} */
    this.offers = null;
    /** @type {import("../api/types.js").Blank | null} */
    this.blank = null;
    /** @type {import("../api/types.js").Sheet | null} */
    this.sheet = null;
    /** @type {import("../part/book/grid-column.js").Column[]} */
    this.columns = [
      { key: "on", head: "Ngày", width: 110, frozen: true, show: (row) => day(row.on) },
      { key: "number", head: "Số văn bản", width: 140, frozen: true },
      { key: "name", head: "Văn bản", width: 300 },
      { key: "about", head: "Của", width: 240 },
      { key: "office", head: "Gửi", width: 220 },
      { key: "signer", head: "Người ký", width: 180 },
      { key: "state", head: "Tình trạng", width: 140, words: STATES, show: (row) => STATES[row.state] ?? "" },
      { key: "_printed", head: "In lần đầu", width: 110 },
    ];
  }

  async prepare() {
    this.today = (await desk.state()).today;
  }

  /** `for|ref`, `for|ref|form`, `period|2019-09|form`: a paper not made yet. */
  get making() {
    const [kind, of, form] = this.what.split("|");
    return kind === "for" || kind === "period" ? { kind, of, form } : null;
  }

  get ref() {
    return this.making ? "" : this.what.replace(/\/(edit|issue)$/, "");
  }

  get mode() {
    if (this.making) return "new";
    return /\/(edit|issue)$/.exec(this.what)?.[1] ?? (this.what ? "view" : "list");
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("what")) this.#begin();
  }

  async #begin() {
    this.offers = null;
    this.blank = null;
    this.sheet = null;
    const making = this.making;
    try {
      if (!making) {
        if (this.ref) {
          this.sheet = await api.look(this.ref);
          // What may be written into it, for correcting it.
          const { record } = await api.get(this.ref);
          this.blank = await api.blank(record.form, record.about, record.period).catch(() => null);
        }
        return;
      }
      const about = making.kind === "for" ? making.of : undefined;
      const period = making.kind === "period" ? making.of : undefined;
      if (making.form) this.blank = await api.blank(making.form, about, period);
      else this.offers = await api.offered(about);
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  acts() {
    return [
      {
        key: "F6",
        words: "Ghi số, ngày",
        needsRow: true,
        act: (/** @type {import("../api/types.js").Row} */ row) => go("paper", `${row.ref}/issue`),
      },
      {
        key: "F2",
        words: "Sửa",
        needsRow: true,
        act: (/** @type {import("../api/types.js").Row} */ row) => go("paper", `${row.ref}/edit`),
      },
    ];
  }

  /** @returns {[string, Record<string, string>][]} */
  filters() {
    return [
      ["Tất cả", {}],
      ["○ Chờ số", { state: "waiting" }],
      ["✔ Đã phát hành", { state: "issued" }],
    ];
  }

  emptyWords() {
    return html`<p><strong>Chưa có văn bản nào.</strong></p>
      <p>Mở một lượt tiếp, một đơn hoặc một buổi tiếp rồi bấm <kbd>F9</kbd> để lập văn bản.</p>`;
  }

  /** @param {string} mode */
  formPage(mode) {
    if (this.offers) return this.#offers();
    const { blank } = this;
    if (!blank || !this.today) return html`<section class="page" aria-busy="true"></section>`;
    if (mode === "issue") return this.#issue();
    const fresh = mode === "new";
    /** @type {import("../api/types.js").Row} */
    const start = fresh ? blank.draft : this.opened.record;
    const recipients = (start.recipients ?? []).join("\n");
    return html`<record-form
      .heading=${`${fresh ? "Lập" : "Sửa"}: ${blank.form.name}`}
      slice="paper"
      .keepAs=${`paper ${this.what}`}
      .initial=${{ paper: { ...start, recipients, fields: { ...start.fields } } }}
      .sections=${() => paperFields(blank.form)}
      .first=${`paper.fields.${blank.form.field[0]?.name ?? "on"}`}
      .submit=${(/** @type {import("../lib/form.js").Form} */ now) => {
        const own = { ...tidy(now.paper), recipients: lines(now.paper.recipients) };
        for (const key of ["ref", "sheet", "printed_on", "cancelled"]) delete own[key];
        return fresh ? makeFirst(own) : api.correct(this.opened.record.ref, own);
      }}
      @saved=${(/** @type {CustomEvent} */ event) => {
        this.saved(event, "Đã lập văn bản.", event.detail.value.ref);
      }}
      @left=${() => this.#back()}
    ></record-form>`;
  }

  #back() {
    if (this.making || !this.ref) history.back();
    else go("paper", this.ref);
  }

  #offers() {
    const { kind, of } = /** @type {NonNullable<PaperScreen["making"]>} */ (this.making);
    return html`<section class="page">
      <h1>Lập văn bản</h1>
      ${
        this.offers?.length
          ? html`<p class="note">Chọn văn bản; nội dung điền sẵn từ hồ sơ.</p>
            ${rowLinks(
              this.offers,
              (offer) => offer.name,
              (offer) => go("paper", `${kind}|${of}|${offer.form}`),
            )}`
          : html`<p>Hồ sơ này chưa lập được văn bản nào. Hãy phân loại đơn; ghi người ký, cơ quan nhận ở “Thiết lập”.</p>`
      }
      <div class="buttons"><button type="button" @click=${() => history.back()}>Quay lại</button></div>
    </section>`;
  }

  #issue() {
    const record = this.found?.record ?? {};
    return html`<record-form
      heading="Ghi số, ngày văn bản"
      slice="paper"
      .keepAs=${`paper ${this.what}`}
      .initial=${{ paper: { doc_date: this.today } }}
      .sections=${issueFields}
      first="paper.doc_no"
      .alias=${(/** @type {string} */ path) => (path.startsWith("doc_") ? `paper.${path}` : undefined)}
      .submit=${(/** @type {import("../lib/form.js").Form} */ now) => api.issue(record.ref, now.paper.doc_no ?? "", now.paper.doc_date ?? "")}
      @saved=${(/** @type {CustomEvent} */ event) => this.saved(event, "Đã ghi số, ngày văn bản.", record.ref)}
      @left=${() => go("paper", record.ref)}
    ></record-form>`;
  }

  viewPage() {
    const { record, row, labels = {}, secret } = this.opened;
    const open = !record.cancelled;
    const waiting = open && !record.doc_no;
    const print = { key: "Ctrl+P", words: "In", primary: !waiting, act: () => this.#print(record.ref) };
    return html`<record-view
      slice="paper"
      .heading=${row?.name ?? "Văn bản"}
      .status=${
        record.cancelled
          ? html`<p class="state struck">✕ Đã hủy: <bdi>${record.cancelled.reason}</bdi></p>`
          : html`<p class="state">${waiting ? "○ Chờ số, ngày" : `✔ Số ${record.doc_no} ngày ${day(record.doc_date)}`}${secret ? html` · <strong>Bí mật người tố cáo</strong>` : nothing}</p>`
      }
      .acts=${[
        ...(waiting
          ? [{ key: "F6", words: "Ghi số, ngày", primary: true, act: () => go("paper", `${record.ref}/issue`) }]
          : []),
        ...(open ? [print, { key: "Ctrl+E", words: "Ghi tệp Word", act: () => this.#export(record.ref) }] : []),
        ...(waiting ? [{ key: "F2", words: "Sửa", act: () => go("paper", `${record.ref}/edit`) }] : []),
        ...(open ? [{ words: "Hủy…", danger: true, act: () => this.cancel(record.ref, "văn bản này") }] : []),
      ]}
      .blocks=${[
        { title: "Bản văn", tone: "sheet-block", body: html`<paper-sheet .sheet=${this.sheet}></paper-sheet>` },
        {
          title: "Theo dõi",
          pairs: [
            [
              "Hồ sơ",
              record.about
                ? html`<a href=${`#${row?.about_slice ?? "petition"}/${encodeURIComponent(record.about)}`}>${row?.about}</a>`
                : row?.about,
            ],
            ["Người ký", labels[record.signer] || row?.signer],
            ["Gửi", labels[record.office]],
            ["In lần đầu", day(record.printed_on)],
          ],
        },
      ]}
      .history=${() => api.history(record.ref)}
      @left=${() => go("paper")}
    ></record-view>`;
  }

  /** @param {string} ref */
  async #print(ref) {
    try {
      this.sheet = await api.print(ref);
      await this.updateComplete;
      await this.querySelector("paper-sheet")?.updateComplete;
      printPage("portrait");
      await this.refresh();
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  /** @param {string} ref */
  async #export(ref) {
    try {
      const written = await api.export(ref);
      this.tell("notice", { say: written ? `✔ ${written.say}` : "Chưa ghi tệp nào." });
      await this.refresh();
      this.sheet = await api.look(ref);
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }
}

/** @param {string | undefined} text */
const lines = (text) =>
  (text ?? "")
    .split("\n")
    .map((line) => line.normalize("NFC").trim())
    .filter(Boolean);

/** @returns {import("../part/form/field-box.js").Section[]} */
const issueFields = () => [
  {
    note: "Số, ngày được ghi khi văn bản đã ký, đóng dấu. Từ đó nội dung văn bản không đổi nữa.",
    fields: [
      { name: "paper.doc_no", label: "Số", kind: "text", wide: "s", required: true, hint: "5 hoặc 05/TB-UBND" },
      { name: "paper.doc_date", label: "Ngày văn bản", kind: "day", wide: "s", required: true },
    ],
  },
];

define("paper-screen", PaperScreen);
