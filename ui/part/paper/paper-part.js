// The fields of a paper, shared by the visit (handed in) and the petition (by post): what it is, and what is done with it.
// Which hand-over may go where follows the table of dispositions; the list of offices is already of the right side.
import { html } from "lit";
import * as visit from "../../api/visit.js";
import { options } from "../../known/codes.js";
import { day } from "../../lib/words.js";

/** @typedef {import("../form/field-box.js").Field} Field */

/** The column of the office's own paper book: no column of the form, it stands behind those. @type {import("../book/grid-column.js").Column} */
export const PAPER_BOOK_COLUMN = { key: "number_written", head: "Số trong sổ giấy", width: 130 };

/** The number an entry has in the paper book. It stands last: whoever has none passes no field more.
 * @param {"visit" | "petition"} slice @returns {import("../form/field-box.js").Section} */
export function paperBookSection(slice) {
  return {
    title: "Sổ giấy",
    fields: [
      {
        name: `${slice}.number_written`,
        label: "Số trong sổ giấy",
        kind: "text",
        wide: "s",
        hint: "Nếu có, chép như trong sổ: 12a, 3/2019",
      },
    ],
  };
}

/** @param {import("../../lib/form.js").Form} paper @returns {(Field | false)[]} */
export function contentFields(paper) {
  const accused = paper.kind === "denunciation" || paper.kind === "complaint";
  return [
    { name: "petition.kind", label: "Loại đơn", kind: "code", codes: "kind", wide: "s", hint: "KN, TC, KNPA hoặc F4" },
    accused && {
      name: "petition.respondent",
      label: paper.kind === "denunciation" ? "Người bị tố cáo" : "Người, cơ quan bị khiếu nại",
      kind: "text",
      wide: "l",
    },
  ];
}

/** Which dispositions fit; Rust has the last word. @param {import("../../lib/form.js").Form} paper */
export function dispositions(paper) {
  const within = ["accept", "assign", "answer", "decline", "request_more"];
  const outside = ["guide", "refer", "return", "remind", "request_more"];
  const fits =
    paper.eligibility === "ineligible"
      ? ["file", "request_more"]
      : paper.competence === "within"
        ? within
        : paper.competence === "outside"
          ? outside
          : ["request_more"];
  return options("disposition").filter(([code]) => fits.includes(code));
}

/** @param {import("../../lib/form.js").Form} paper @returns {(Field | false)[]} */
export function classFields(paper) {
  const eligible = paper.eligibility === "eligible";
  const levels = options("level").filter(
    ([code]) => code === "first" || (code === "second") === (paper.kind === "complaint"),
  );
  const leveled = paper.kind === "complaint" || paper.kind === "denunciation";
  return [
    { name: "petition.eligibility", label: "Điều kiện xử lý", kind: "choice", codes: "eligibility", wide: "full" },
    paper.eligibility === "ineligible" && {
      name: "petition.ineligibility_reason",
      label: "Lý do không đủ điều kiện",
      kind: "code",
      codes: "ineligibility_reason",
      wide: "m",
    },
    eligible && {
      name: "petition.field",
      label: "Lĩnh vực",
      kind: "code",
      codes: "field",
      wide: "l",
      hint: "Gõ chữ đầu hoặc F4",
    },
    eligible && leveled && { name: "petition.level", label: "Lần", kind: "choice", choices: levels, wide: "m" },
    eligible && { name: "petition.competence", label: "Thẩm quyền", kind: "choice", codes: "competence", wide: "full" },
    paper.eligibility !== "undetermined" &&
      paper.eligibility !== undefined && {
        name: "petition.disposition",
        label: "Hướng xử lý",
        kind: "choice",
        choices: dispositions(paper),
        wide: "full",
      },
    Boolean(paper.disposition) &&
      paper.disposition !== "request_more" && {
        name: "petition.processed_on",
        label: "Ngày xử lý",
        kind: "day",
        wide: "s",
        required: true,
      },
  ];
}

/** What is told of a paper after it was processed, or seldom: it stands last, so that the way through a form is no longer for it.
 * @param {import("../../lib/form.js").Form} paper @returns {import("../form/field-box.js").Section | null} */
export function afterwardsSection(paper) {
  /** @type {(Field | false)[]} */
  const fields = [
    ...settledFields(paper),
    paper.eligibility === "eligible" && {
      name: "petition.competent_class",
      label: "Cơ quan có thẩm quyền là",
      kind: "code",
      codes: "competent_class",
      wide: "m",
    },
  ];
  return fields.some(Boolean) ? { title: "Sau xử lý", fields } : null;
}

/** That a proposal was settled, where neither the answer nor a reply says so.
 * @param {import("../../lib/form.js").Form} paper @returns {(Field | false)[]} */
function settledFields(paper) {
  const proposal = ["proposal", "feedback", "request"].includes(paper.kind);
  if (!proposal || paper.competence !== "within" || paper.disposition === "answer") return [];
  return [
    { name: "petition.settled.on", label: "Đã giải quyết xong ngày", kind: "day", wide: "s" },
    Boolean(paper.settled) && { name: "petition.settled.doc_no", label: "Văn bản số", kind: "text", wide: "m" },
  ];
}

const SENT = {
  assign: {
    tone: "internal",
    title: "Giao nội bộ: phòng, ban của đơn vị",
    note: "Đơn vẫn thuộc thẩm quyền của đơn vị. Không tính là chuyển đơn.",
    office: "Phòng, ban được giao",
    codes: "internal",
  },
  refer: {
    tone: "external",
    title: "Chuyển đơn: cơ quan bên ngoài",
    note: "Đơn không thuộc thẩm quyền, gửi ra ngoài đơn vị. Tính vào cột Chuyển đơn.",
    office: "Cơ quan nhận đơn",
    codes: "external",
  },
  return: {
    tone: "external",
    title: "Trả lại đơn: cơ quan đã chuyển sai",
    note: "Gửi trả ra ngoài đơn vị.",
    office: "Cơ quan nhận lại đơn",
    codes: "external",
  },
  guide: {
    tone: "external",
    title: "Hướng dẫn công dân",
    note: "Văn bản gửi công dân, chỉ tới cơ quan bên ngoài có thẩm quyền.",
    office: "Cơ quan có thẩm quyền",
    codes: "external",
  },
  remind: {
    tone: "remind",
    title: "Đôn đốc",
    note: "Nhắc cơ quan hoặc phòng, ban đã nhận đơn.",
    office: "Nơi được đôn đốc",
    codes: "",
  },
};

/** The paper that leaves: an office inside and an office outside never stand in one list.
 * @param {string | undefined} kind @returns {import("../form/field-box.js").Section | null} */
export function referralSection(kind) {
  const sent = SENT[/** @type {keyof typeof SENT} */ (kind)];
  if (!sent) return null;
  const offices = sent.codes ? options(sent.codes) : [...options("internal"), ...options("external")];
  return {
    title: sent.title,
    tone: sent.tone,
    note: html`${sent.note}`,
    fields: [
      {
        name: "referral.office",
        label: sent.office,
        kind: "code",
        codes: sent.codes,
        choices: offices,
        wide: "l",
        required: kind !== "guide",
      },
      { name: "referral.doc_no", label: "Số văn bản", kind: "text", wide: "s" },
      { name: "referral.doc_date", label: "Ngày văn bản", kind: "day", wide: "s" },
      kind !== "guide" && {
        name: "referral.reply_due",
        label: kind === "assign" ? "Hạn trả kết quả" : "Hạn phúc đáp",
        kind: "day",
        ahead: true,
        wide: "s",
      },
    ],
  };
}

/** The draft of the paper that leaves, or nothing. @param {import("../../lib/form.js").Form} draft */
export function referralOf(draft) {
  const kind = draft.petition?.disposition;
  if (!(kind in SENT) || (kind === "guide" && !draft.referral)) return undefined;
  const sent = draft.referral ?? {};
  return { ...sent, kind, petition: "@petition", on: sent.doc_date || draft.petition.processed_on };
}

/** Visits to tie a paper to. @param {string} text @returns {Promise<import("../form/combo-box.js").Option[]>} */
export async function visits(text) {
  const page = await visit.list({ search: text.normalize("NFC"), limit: 20 });
  return page.rows.map((row) => [row.ref, `Lượt tiếp số ${row.number}`, `${day(row.on)} · ${row.c3 ?? ""}`]);
}
