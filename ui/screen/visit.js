// Tiếp công dân: the book of visits and its form. A visit, the paper handed in and a new matter are one act.
import { html } from "lit";
import * as desk from "../api/desk.js";
import * as session from "../api/session.js";
import * as api from "../api/visit.js";
import { label } from "../known/codes.js";
import { define } from "../lib/element.js";
import { tidy } from "../lib/form.js";
import { go } from "../lib/route.js";
import { day } from "../lib/words.js";
import { Book } from "../part/book/book.js";
import { decisionsOf } from "../part/form/hint-list.js";
import { peopleAgain, sentPeople, shownPeople } from "../part/form/known-people.js";
import { answered } from "../part/form/matter-picker.js";
import { contentFields, PAPER_BOOK_COLUMN, paperBookSection } from "../part/paper/paper-part.js";
import { dueBlock } from "../part/record/due-list.js";
import { papersBlock } from "../part/record/papers-block.js";
import { addressesOf, namesOf, rowLinks } from "../part/record/record-view.js";

export class VisitScreen extends Book {
  constructor() {
    super();
    this.slice = "visit";
    this.api = api;
    this.heading = "Sổ tiếp công dân";
    this.today = "";
  }

  async prepare() {
    this.today = (await desk.state()).today;
    const layout = await api.layout(this.today);
    this.heading = layout.title || this.heading;
    this.note = layout.note ?? "";
    this.columns = [...layout.columns.map((column, at) => ({ ...column, frozen: at < 3 })), PAPER_BOOK_COLUMN];
  }

  newWords() {
    return "Ghi lượt tiếp";
  }

  acts() {
    return [...super.acts(), { key: "F9", words: "Sổ in", act: () => go("yearbook", "visit") }];
  }

  /** @returns {[string, Record<string, string>][]} */
  filters() {
    return [["Cả sổ", {}], ["Kỳ này", { period: "this" }], ["Thủ trưởng tiếp", { lane: "head" }], ...super.filters()];
  }

  /** @param {string} mode */
  formPage(mode) {
    const fresh = mode === "new";
    const record = this.shown ?? this.found?.record ?? {};
    const hidden = !fresh && Boolean(this.found?.secret) && !this.shown;
    const draft = fresh
      ? {
          visit: { date: this.today, lane: "routine", status: "completed", people: [{}], ...this.parcel.visit },
          petition: {},
          _paper: "no",
          _about: { how: "none" },
        }
      : {
          visit: { ...record, people: shownPeople(record.people, this.known) },
          _about: record.matters?.length ? { how: "same", matter: record.matters[0] } : { how: "none" },
        };
    if (fresh && !this.today) return html`<section class="page" aria-busy="true"></section>`;
    return html`<record-form
      .heading=${fresh ? "Ghi lượt tiếp công dân" : `Sửa lượt tiếp số ${record.number ?? ""}`}
      slice="visit"
      .keepAs=${fresh ? "visit" : `visit ${this.what}`}
      .initial=${draft}
      .labels=${{ ...this.found?.labels }}
      .sections=${(/** @type {import("../lib/form.js").Form} */ now) => sections(now, fresh, hidden)}
      .first=${"visit.people.0.full_name"}
      .last=${fresh ? last : null}
      .alias=${alias}
      .look=${fresh ? api.recognise : null}
      .submit=${(/** @type {import("../lib/form.js").Form} */ now) => (fresh ? receive(now) : correct(this.ref, now))}
      @saved=${(/** @type {CustomEvent} */ event) =>
        this.saved(
          event,
          fresh ? `Đã lưu lượt tiếp${this.numberIn(event.detail)}.` : "Đã lưu phần sửa.",
          fresh ? "" : this.ref,
        )}
      @left=${() => go("visit", this.ref)}
    ></record-form>`;
  }

  viewPage() {
    const { labels = {}, related = {}, secret } = this.opened;
    const record = this.shown ?? this.opened.record;
    const open = !record.cancelled;
    const what = `lượt tiếp số ${record.number ?? ""}`;
    const look = () => this.reveal(record.ref, what);
    return html`<record-view
      slice="visit"
      .heading=${`Lượt tiếp số ${record.number ?? ""}`}
      .status=${record.cancelled ? html`<p class="state struck">✕ Đã hủy: <bdi>${record.cancelled.reason}</bdi></p>` : html`<p class="state">${day(record.date)} · ${label("lane", record.lane)}</p>`}
      .acts=${[
        ...(open
          ? [
              { key: "F2", words: "Sửa", primary: true, act: () => go("visit", `${record.ref}/edit`) },
              { key: "F9", words: "Lập văn bản", act: () => go("paper", `for|${record.ref}`) },
            ]
          : []),
        ...(secret && !this.shown ? [{ key: "F8", words: "Xem người tố cáo…", act: look }] : []),
        ...(open ? [{ words: "Hủy…", danger: true, act: () => this.cancel(record.ref, what) }] : []),
      ]}
      .blocks=${[
        {
          title: "Lượt tiếp",
          pairs: [
            ["Số trong sổ giấy", record.number_written],
            ["Ngày tiếp", day(record.date)],
            ["Họ tên", namesOf(shownPeople(record.people, this.known), labels)],
            ["Địa chỉ", addressesOf(shownPeople(record.people, this.known), labels)],
            ["Số người", record.people_count],
            ["Nội dung", record.content],
            ["Kết quả", record.outcome],
            ["Tình trạng", label("status", record.status)],
            ["Lý do từ chối", record.refusal_ground],
            ["Buổi tiếp", labels[record.session]],
          ],
        },
        {
          title: "Đơn nộp trong lượt tiếp",
          body: related.petitions?.length
            ? rowLinks(
                related.petitions,
                (row) => (row.secret ? `Đơn tố cáo số ${row.number}` : `Đơn số ${row.number}: ${row.c9 ?? ""}`),
                (row) => go("petition", row.ref),
              )
            : null,
        },
        dueBlock(related.due),
        papersBlock(related),
        {
          title: "Vụ việc",
          body: record.matters?.length
            ? rowLinks(
                record.matters,
                (ref) => labels[ref] ?? ref,
                (ref) => go("matter", ref),
              )
            : null,
        },
      ]}
      .history=${() => api.history(record.ref)}
      @left=${() => go("visit")}
    ></record-view>`;
  }
}

/** @param {import("../lib/form.js").Form} draft @param {boolean} fresh @param {boolean} hidden @returns {import("../part/form/field-box.js").Section[]} */
function sections(draft, fresh, hidden) {
  const { visit = {}, petition = {} } = draft;
  const headed = visit.lane && visit.lane !== "routine";
  const paper = draft._paper === "yes";
  /** @type {import("../part/form/field-box.js").Section[]} */
  const all = [
    {
      title: "Lượt tiếp",
      fields: [
        {
          name: "visit.date",
          label: "Ngày tiếp",
          kind: "day",
          wide: "s",
          required: true,
          hint: "5/9 · 0509 · h hôm nay · hq hôm qua",
        },
        { name: "visit.lane", label: "Hình thức tiếp", kind: "choice", codes: "lane", wide: "rest" },
        headed && {
          name: "visit.session",
          label: "Buổi tiếp trong lịch",
          kind: "pick",
          source: sessions,
          wide: "m",
          hint: "F4 để chọn buổi tiếp",
        },
        hidden
          ? {
              name: "_hidden",
              label: "",
              kind: "say",
              wide: "full",
              say: html`<p class="note">Người tố cáo đang được che. Muốn sửa, xem trước bằng F8 ở trang lượt tiếp.</p>`,
            }
          : { name: "visit.people", label: "Người được tiếp", kind: "people", wide: "full" },
        {
          name: "visit.people_count",
          label: "Số người đến",
          kind: "number",
          wide: "s",
          hint: "Để trống: bằng số người có tên. Từ 5 người là đoàn đông người",
        },
        { name: "visit.content", label: "Nội dung trình bày", kind: "lines", wide: "rest", rows: 3, required: true },
        { name: "visit.matter", label: "Vụ việc", kind: "matter", wide: "full" },
      ],
    },
  ];
  if (fresh) all.push(paperSection(petition, paper));
  all.push({
    title: "Kết quả tiếp",
    fields: [
      { name: "visit.status", label: "Tình trạng", kind: "choice", codes: "status", wide: "m" },
      visit.status === "refused" && {
        name: "visit.refusal_ground",
        label: "Lý do từ chối tiếp",
        kind: "text",
        wide: "l",
      },
      { name: "visit.outcome", label: "Kết quả, hướng dẫn tại chỗ", kind: "lines", wide: "full", rows: 2 },
    ],
  });
  all.push(paperBookSection("visit"));
  return all;
}

/** @param {import("../lib/form.js").Form} petition @param {boolean} paper @returns {import("../part/form/field-box.js").Section} */
function paperSection(petition, paper) {
  return {
    title: "Đơn nộp kèm",
    fields: [
      {
        name: "_paper",
        label: "Công dân có nộp đơn",
        kind: "choice",
        choices: [
          ["no", "Không có đơn"],
          ["yes", "Có đơn"],
        ],
        wide: "full",
      },
      ...(paper
        ? /** @type {import("../part/form/field-box.js").Section["fields"]} */ ([
            ...contentFields(petition),
            {
              name: "petition.summary",
              label: "Tóm tắt đơn",
              kind: "lines",
              wide: "full",
              rows: 2,
              hint: "để trống: lấy theo nội dung trình bày",
            },
            { name: "petition.signer_count", label: "Số người ký", kind: "number", wide: "s", hint: "Để trống: 1" },
            { name: "petition.written_on", label: "Ngày viết đơn", kind: "partial", wide: "s" },
          ])
        : []),
    ],
  };
}

/** @param {string} text @returns {Promise<import("../part/form/combo-box.js").Option[]>} */
async function sessions(text) {
  const page = await session.list({ search: text.normalize("NFC"), limit: 20 });
  return page.rows.map((row) => [
    row.ref,
    `${day(row.on)} – ${row.host ?? ""}`,
    row.lane_say ?? label("lane", row.lane),
  ]);
}

/** @param {import("../lib/form.js").Form} draft @param {string[]} [others] */
function visitOf(draft, others = []) {
  const about = answered(draft);
  const { people, corrected } = sentPeople(draft.visit.people, "visit.people");
  const matters = [...new Set([about.matter, ...others].filter(Boolean))];
  return { visit: tidy({ ...draft.visit, people, matters }), corrected };
}

/** One act: the visit, the paper and the matter name each other. @param {import("../lib/form.js").Form} draft */
async function receive(draft) {
  const about = answered(draft);
  const { visit } = visitOf(draft);
  const petition = draft._paper === "yes" ? tidy(draft.petition ?? {}) : undefined;
  return api.receive(visit, petition, about.fresh && tidy(about.fresh), decisionsOf(draft, "@visit"));
}

/** One act: the visit, its new matter, and what was corrected about its people. @param {string} ref @param {import("../lib/form.js").Form} draft */
async function correct(ref, draft) {
  const about = answered(draft);
  const others = about.matter ? (draft.visit.matters ?? []).slice(1) : [];
  const { visit, corrected } = visitOf(draft, others);
  return api.correct(ref, visit, about.fresh && tidy(about.fresh), corrected);
}

/** What was written last time, in the form's shape. */
async function last() {
  const page = await api.list({ limit: 1, sort: { column: "c1", descending: true } });
  if (!page.rows[0]) return null;
  const { record, known } = await api.get(page.rows[0].ref);
  return { visit: { ...record, people: peopleAgain(record.people, known) } };
}

/** @param {string} path */
function alias(path) {
  if (path === "visit.matters" || path.startsWith("visit.matters.") || path === "petition.matter")
    return "_about.matter";
  if (path.startsWith("petition.petitioners")) return path.replace("petition.petitioners", "visit.people");
  if (path === "petition.received_on") return "visit.date";
  return undefined;
}

define("visit-screen", VisitScreen);
