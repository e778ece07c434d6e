// The page of a petition: the paper, its classification, its steps in time, its deadlines with their arithmetic.
import { html, nothing } from "lit";
import { label } from "../../known/codes.js";
import { go } from "../../lib/route.js";
import { day } from "../../lib/words.js";
import { dueBlock } from "./due-list.js";
import { addressesOf, namesOf, rowLinks } from "./record-view.js";

/** @param {import("../../api/types.js").Row} record @param {Record<string, string>} labels @param {import("../../api/types.js").Opened["related"]} related @param {boolean} masked
 * @returns {import("./record-view.js").Block[]} */
export function petitionBlocks(record, labels, related, masked) {
  const incoming = record.incoming
    ? [record.incoming.no, day(record.incoming.on), record.incoming.from].filter(Boolean).join(", ")
    : "";
  return [
    {
      title: "Đơn",
      pairs: [
        ["Số trong sổ giấy", record.number_written],
        ["Nguồn đơn", label("source", record.source)],
        ["Văn bản chuyển đến", incoming],
        [
          "Người gửi",
          masked ? "(được giữ bí mật)" : namesOf(record.petitioners, labels) || label("anonymity", record.anonymity),
        ],
        ["Địa chỉ", masked ? "" : addressesOf(record.petitioners, labels)],
        ["Số người ký", record.signer_count],
        ["Ngày viết đơn", day(record.written_on)],
        ["Tóm tắt", record.summary],
        ["Người, cơ quan bị khiếu nại, tố cáo", record.respondent],
        ["Ghi chú", record.note],
      ],
    },
    {
      title: "Phân loại",
      pairs: [
        ["Loại đơn", label("kind", record.kind) || "(chưa phân loại)"],
        ["Lĩnh vực", label("field", record.field)],
        ["Lần", label("level", record.level)],
        ["Điều kiện xử lý", label("eligibility", record.eligibility)],
        ["Lý do", label("ineligibility_reason", record.ineligibility_reason)],
        ["Thẩm quyền", label("competence", record.competence)],
        ["Cơ quan có thẩm quyền là", label("competent_class", record.competent_class)],
        ["Hướng xử lý", label("disposition", record.disposition)],
        [
          "Đã giải quyết xong",
          record.settled ? [day(record.settled.on), record.settled.doc_no].filter(Boolean).join(", ") : "",
        ],
      ],
    },
    {
      title: "Vụ việc",
      pairs: [["Trùng với đơn", labels[record.duplicate_of] ?? record.duplicate_of]],
      body: record.matter
        ? rowLinks(
            [record.matter],
            (ref) => labels[ref] ?? ref,
            (ref) => go("matter", ref),
          )
        : record.duplicate_of
          ? nothing
          : html`<p class="note">Chưa gắn vụ việc.</p>`,
    },
    { title: "Các bước xử lý", body: steps(record, labels, related.referrals ?? []) },
    dueBlock(related.due),
  ];
}

/** @param {import("../../api/types.js").Row} record @param {Record<string, string>} labels @param {import("../../api/types.js").Row[]} referrals */
function steps(record, labels, referrals) {
  /** @type {{ on: string, words: unknown, tone?: string }[]} */
  const all = [{ on: record.received_on, words: `Nhận đơn: ${label("source", record.source)}` }];
  if (record.via_visit) all[0].words = `Nhận đơn qua ${labels[record.via_visit] ?? "lượt tiếp công dân"}`;
  const sent = referrals.some((row) => row.kind === record.disposition);
  if (record.processed_on && !sent)
    all.push({ on: record.processed_on, words: label("disposition", record.disposition) });
  for (const row of referrals) {
    const words = html`<button type="button" class="link" @click=${() => go("referral", row.ref)}>
      <bdi>${[row.kind_say ?? label("referral_kind", row.kind), row.office, row.doc_no].filter(Boolean).join(" · ")}</bdi>
    </button>`;
    all.push({ on: row.on, words, tone: row.side === "internal" ? "internal" : "external" });
    if (row.reply) all.push({ on: row.reply_on ?? "", words: `Phúc đáp: ${row.reply}` });
  }
  all.sort((one, other) => (one.on || "9").localeCompare(other.on || "9"));
  return html`<ol class="steps">
    ${all.map((step) => html`<li class=${step.tone ?? ""}><span class="when">${day(step.on)}</span> <span><bdi>${step.words}</bdi></span></li>`)}
  </ol>`;
}
