// Đơn thư: the book of petitions, the form of a paper that came, its classification, and its page.
import { html, nothing } from "lit";
import * as desk from "../api/desk.js";
import * as api from "../api/petition.js";
import { define } from "../lib/element.js";
import { tidy } from "../lib/form.js";
import { go, goWith } from "../lib/route.js";
import { day } from "../lib/words.js";
import { Book } from "../part/book/book.js";
import { decisionsOf } from "../part/form/hint-list.js";
import { peopleAgain, sentPeople, shownPeople } from "../part/form/known-people.js";
import { answered } from "../part/form/matter-picker.js";
import {
  afterwardsSection,
  classFields,
  contentFields,
  PAPER_BOOK_COLUMN,
  paperBookSection,
  referralOf,
  referralSection,
  visits,
} from "../part/paper/paper-part.js";
import { papersBlock } from "../part/record/papers-block.js";
import { petitionBlocks } from "../part/record/petition-block.js";

export class PetitionScreen extends Book {
  constructor() {
    super();
    this.slice = "petition";
    this.api = api;
    this.heading = "Sổ theo dõi đơn";
    this.today = "";
  }

  async prepare() {
    this.today = (await desk.state()).today;
    const layout = await api.layout(this.today);
    this.heading = layout.title || this.heading;
    this.note = layout.note ?? "";
    this.columns = [...layout.columns.map((column, at) => ({ ...column, frozen: at < 2 })), PAPER_BOOK_COLUMN];
  }

  newWords() {
    return "Vào sổ đơn";
  }

  acts() {
    return [
      ...super.acts(),
      {
        key: "F6",
        words: "Xử lý đơn",
        needsRow: true,
        act: (/** @type {import("../api/types.js").Row} */ row) => go("petition", `${row.ref}/process`),
      },
      { key: "F9", words: "Sổ in", act: () => go("yearbook", "petition") },
    ];
  }

  /** @returns {[string, Record<string, string>][]} */
  filters() {
    return [
      ["Cả sổ", {}],
      ["Kỳ này", { period: "this" }],
      ["Chưa xử lý", { eligibility: "undetermined" }],
      ["Chưa giải quyết", { open: "yes" }],
      ["Không thuộc thẩm quyền", { competence: "outside" }],
      ...super.filters(),
    ];
  }

  /** @param {string} mode */
  formPage(mode) {
    if (!this.today) return html`<section class="page" aria-busy="true"></section>`;
    const fresh = mode === "new";
    const record = this.shown ?? this.found?.record ?? {};
    const hidden = !fresh && Boolean(this.found?.secret) && !this.shown;
    const heading = fresh
      ? "Vào sổ đơn"
      : mode === "process"
        ? `Xử lý đơn số ${record.number ?? ""}`
        : `Sửa đơn số ${record.number ?? ""}`;
    return html`<record-form
      .heading=${heading}
      slice="petition"
      .keepAs=${fresh ? "petition" : `petition ${this.what}`}
      .initial=${fresh ? this.#blank() : draftOf(record, this.known, mode === "process" ? this.today : "")}
      .labels=${{ ...this.found?.labels }}
      .sections=${(/** @type {import("../lib/form.js").Form} */ now) => sections(now, mode, hidden)}
      .first=${fresh ? "petition.source" : mode === "process" ? "petition.kind" : (this.parcel.first ?? "petition.summary")}
      .alias=${alias}
      .last=${fresh ? last : null}
      .look=${hidden ? null : api.recognise}
      .submit=${(/** @type {import("../lib/form.js").Form} */ now) => save(mode, this.ref, now)}
      @saved=${(/** @type {CustomEvent} */ event) =>
        this.saved(
          event,
          fresh ? `Đã lưu đơn${this.numberIn(event.detail)}.` : `Đã lưu đơn số ${record.number ?? ""}.`,
          fresh ? "" : this.ref,
        )}
      @left=${() => go("petition", this.ref)}
    ></record-form>`;
  }

  #blank() {
    const petition = {
      received_on: this.today,
      source: "post",
      anonymity: "named",
      petitioners: [{}],
      eligibility: "undetermined",
      competence: "undetermined",
    };
    return { petition: { ...petition, ...this.parcel.petition }, _about: { how: "none" } };
  }

  viewPage() {
    const { labels = {}, related = {} } = this.opened;
    const record = this.shown ?? this.opened.record;
    const { secret } = this.opened;
    const what = secret ? `Đơn tố cáo số ${record.number ?? ""}` : `Đơn số ${record.number ?? ""}`;
    const open = !record.cancelled;
    return html`<record-view
      slice="petition"
      .heading=${what}
      .status=${
        record.cancelled
          ? html`<p class="state struck">✕ Đã hủy: <bdi>${record.cancelled.reason}</bdi></p>`
          : html`<p class="state">Nhận ngày ${day(record.received_on)} · ${record.processed_on ? `đã xử lý ngày ${day(record.processed_on)}` : "chưa xử lý"}${secret ? html` · <strong>Bí mật người tố cáo</strong>` : nothing}</p>`
      }
      .offer=${open && !secret && !record.kind ? classify(record.ref) : null}
      .acts=${[
        ...(open
          ? [
              { key: "F6", words: "Xử lý đơn", primary: true, act: () => go("petition", `${record.ref}/process`) },
              { key: "F2", words: "Sửa", act: () => go("petition", `${record.ref}/edit`) },
              { key: "F9", words: "Lập văn bản", act: () => go("paper", `for|${record.ref}`) },
            ]
          : []),
        ...(secret && !this.shown
          ? [{ key: "F8", words: "Xem người tố cáo…", act: () => this.reveal(record.ref, what) }]
          : []),
        ...(open ? [{ words: "Hủy…", danger: true, act: () => this.cancel(record.ref, what.toLowerCase()) }] : []),
      ]}
      .blocks=${[...petitionBlocks({ ...record, petitioners: shownPeople(record.petitioners, this.known) }, labels, related, secret && !this.shown), papersBlock(related)]}
      .history=${() => api.history(record.ref)}
      @left=${() => go("petition")}
    ></record-view>`;
  }
}

/** A paper without a kind may be a denunciation. @param {string} ref @returns {import("../part/record/record-view.js").Offer} */
const classify = (ref) => ({
  say: "Đơn chưa phân loại. Bản in, danh sách gửi ra ngoài che người gửi cho đến khi phân loại.",
  key: "F7",
  words: "Phân loại",
  act: () => goWith("petition", { first: "petition.kind" }, `${ref}/edit`),
});

/** The form's shape of a record. @param {import("../api/types.js").Row} record @param {Record<string, import("../api/types.js").Row>} known its people of the book @param {string} today the day proposed for processing */
function draftOf(record, known, today) {
  const how = record.duplicate_of ? "duplicate" : record.matter ? "same" : "none";
  const processed = today && !record.processed_on ? { processed_on: today } : {};
  return {
    petition: { ...record, petitioners: shownPeople(record.petitioners, known), ...processed },
    _about: { how, matter: record.matter, petition: record.duplicate_of },
  };
}

/** @param {import("../lib/form.js").Form} draft @param {string} mode @param {boolean} hidden @returns {import("../part/form/field-box.js").Section[]} */
function sections(draft, mode, hidden) {
  const { petition = {} } = draft;
  const away = referralSection(mode === "edit" ? undefined : petition.disposition);
  const afterwards = afterwardsSection(petition);
  /** @type {import("../part/form/field-box.js").Section} */
  const handling = {
    title: "Phân loại và xử lý",
    note: mode === "new" ? "Có thể để lại, xử lý sau (F6)." : "",
    fields: [...classFields(petition)],
  };
  const about = {
    name: "petition.matter",
    label: "Vụ việc",
    kind: /** @type {const} */ ("matter"),
    paper: true,
    wide: /** @type {const} */ ("full"),
  };
  if (mode === "process") {
    handling.fields = [
      {
        name: "_paper",
        label: "",
        kind: "say",
        wide: "full",
        say: html`<p class="quote"><bdi>${petition.summary}</bdi></p>`,
      },
      ...contentFields(petition),
      about,
      ...handling.fields,
    ];
    return [handling, away, afterwards].filter((one) => one !== null);
  }
  const all = [arrival(petition, hidden), content(petition, about), handling];
  if (away) all.push(away);
  if (afterwards) all.push(afterwards);
  all.push(paperBookSection("petition"));
  return all;
}

/** @param {import("../lib/form.js").Form} petition @param {boolean} hidden @returns {import("../part/form/field-box.js").Section} */
function arrival(petition, hidden) {
  const brought = ["forwarded", "handover", "leader"].includes(petition.source);
  return {
    title: "Tiếp nhận",
    fields: [
      {
        name: "petition.received_on",
        label: "Ngày nhận",
        kind: "day",
        wide: "s",
        required: true,
        hint: "5/9 · 0509 · h hôm nay · hq hôm qua",
      },
      {
        name: "petition.source",
        label: "Nguồn đơn",
        kind: "code",
        codes: "source",
        wide: "s",
        hint: "BĐ bưu điện · TD nộp trực tiếp · F4",
      },
      { name: "petition.written_on", label: "Ngày viết đơn", kind: "partial", wide: "s" },
      petition.source === "direct" && {
        name: "petition.via_visit",
        label: "Nhận qua lượt tiếp",
        kind: "pick",
        source: visits,
        wide: "m",
        hint: "F4 để chọn lượt tiếp",
      },
      brought && { name: "petition.incoming.no", label: "Số văn bản chuyển đến", kind: "text", wide: "s" },
      brought && { name: "petition.incoming.on", label: "Ngày văn bản", kind: "day", wide: "s" },
      brought && { name: "petition.incoming.from", label: "Cơ quan chuyển đến", kind: "text", wide: "m" },
      { name: "petition.anonymity", label: "Danh tính người gửi", kind: "choice", codes: "anonymity", wide: "full" },
      hidden && {
        name: "_hidden",
        label: "",
        kind: "say",
        wide: "full",
        say: html`<p class="note">Người tố cáo đang được che. Muốn sửa, xem người tố cáo trước (F8 ở trang đơn).</p>`,
      },
      petition.anonymity !== "anonymous" &&
        !hidden && {
          name: "petition.petitioners",
          label: "Người gửi đơn",
          kind: "people",
          wide: "full",
          paper: petition.anonymity !== "named",
        },
      petition.anonymity === "anonymous" && {
        name: "petition.evidence",
        label: "Có nêu rõ người, việc và chứng cứ kiểm tra được",
        kind: "flag",
        wide: "full",
      },
      { name: "petition.signer_count", label: "Số người ký", kind: "number", wide: "s", hint: "Để trống: 1" },
    ],
  };
}

/** @param {import("../lib/form.js").Form} petition @param {import("../part/form/field-box.js").Field | null} about @returns {import("../part/form/field-box.js").Section} */
function content(petition, about) {
  return {
    title: "Nội dung",
    fields: [
      ...contentFields(petition),
      { name: "petition.summary", label: "Tóm tắt nội dung", kind: "lines", wide: "full", rows: 3, required: true },
      about,
      { name: "petition.note", label: "Ghi chú", kind: "text", wide: "full" },
    ],
  };
}

/** @param {import("../lib/form.js").Form} draft */
function petitionOf(draft) {
  const about = answered(draft);
  const { people, corrected } = sentPeople(draft.petition.petitioners, "petition.petitioners");
  const petition = tidy({ ...draft.petition, matter: about.matter, duplicate_of: about.duplicateOf });
  petition.petitioners = people;
  return { petition, matter: about.fresh && tidy(about.fresh), corrected };
}

/** @param {string} mode @param {string} ref @param {import("../lib/form.js").Form} draft */
async function save(mode, ref, draft) {
  const { petition, matter, corrected } = petitionOf(draft);
  const sent = mode === "edit" ? undefined : referralOf({ ...draft, petition });
  const referral = sent && tidy(sent);
  const decisions = decisionsOf(draft, "@petition");
  return mode === "new"
    ? api.receive(petition, matter, referral, decisions)
    : api.process(ref, petition, matter, referral, decisions, corrected);
}

/** What was written last time. */
async function last() {
  const page = await api.list({ limit: 1, sort: { column: "c1", descending: true } });
  if (!page.rows[0]) return null;
  const { record, known } = await api.get(page.rows[0].ref);
  return { petition: { ...record, petitioners: peopleAgain(record.petitioners, known) } };
}

/** @param {string} path */
function alias(path) {
  if (path === "petition.matter") return "_about.matter";
  if (path === "petition.duplicate_of") return "_about.petition";
  if (path === "referral.on") return "referral.doc_date";
  return undefined;
}

define("petition-screen", PetitionScreen);
