// The logs of mass mobilisation in the double: the practice sample's own lines, and an annex in the shape Rust gives.
import linesText from "../../assets/sample/cho-don-dan-van.jsonl?raw";

/** The day and the title of each log's records. @type {Record<string, [string, string]>} */
export const LOGS = {
  outreach: ["on", "title"],
  model: ["registered_on", "name"],
  contribution: ["on", "programme"],
  dialogue: ["on", "topic"],
  democracy_item: ["on", "title"],
  internal_rule: ["on", "title"],
  emulation: ["on", "movement"],
  directive: ["on", "title"],
};

/** The records by slice. @returns {Record<string, any[]>} */
export function logs() {
  const lines = linesText
    .trim()
    .split("\n")
    .map((line, at) => ({ id: at + 1, ...JSON.parse(line) }));
  return Object.fromEntries(Object.keys(LOGS).map((slice) => [slice, lines.filter((one) => one.type === slice)]));
}

/** A row as Rust gives it. @param {string} slice @param {any} one @param {(table: string, code: string) => string} word */
export function logRow(slice, one, word) {
  const [day, title] = LOGS[slice];
  return {
    ...one,
    on: one[day],
    title: one[title],
    field_say: word("model_field", one.field),
    state_say: word("model_state", one.state),
    source_say: word("contribution_source", one.source),
    kind_say:
      word("dialogue_kind", one.kind) ||
      word("democracy_kind", one.kind) ||
      word("rule_kind", one.kind) ||
      word("directive_kind", one.kind),
    holder_kind_say: word("holder_kind", one.holder_kind),
    level_say: word("recognition_level", one.level),
    recognised_level_say: word("recognition_level", one.recognised?.level),
    recognised_on: one.recognised?.on,
    labour: one.labour_value ?? (one.labour_days ?? 0) * (one.labour_rate ?? 0),
    days: one.labour_days,
    square_metres: one.land,
    doc_no: one.no,
    to_day: one.to,
    goods_value: (one.goods ?? []).reduce(
      (/** @type {number} */ sum, /** @type {any} */ goods) => sum + (goods.value ?? 0),
      0,
    ),
    promised: one.promises?.length ?? 0,
    kept: (one.promises ?? []).filter((/** @type {any} */ promise) => promise.done_on).length,
    cancelled: Boolean(one.cancelled),
    secret: false,
  };
}

/** The annex of a period. @param {string} period */
export const annex = (period) => ({
  period: { kind: "month", label: period, from: "2019-08-15", to: "2019-09-14" },
  since: 2010,
  sentence:
    "Tổ chức 01 hội nghị, lớp tuyên truyền, phổ biến pháp luật với 117 người dự; phát 374 tài liệu; giới thiệu 02 văn bản luật.",
  rows: [
    {
      label: "Hội nghị, lớp, đợt tuyên truyền",
      part: false,
      unit: "cuộc",
      figures: [1, 0, 1, 1],
      measure: "outreach_events",
    },
    { label: "Người dự", part: true, unit: "lượt người", figures: [117, 0, 117, 117], measure: "outreach_attendees" },
    {
      label: "Tổng giá trị quy ra tiền",
      part: false,
      unit: "đồng",
      figures: [44700000, 0, 44700000, 35023700000],
      measure: "contribution_whole",
    },
    { label: "Đất hiến", part: false, unit: "m²", figures: [350.5, 0, 350.5, 32705.5], measure: "contribution_land" },
  ],
});
