// What can be set, and its fields.
import { day } from "../../lib/words.js";

/** The settings the house knows, in words. @type {Record<string, { words: string, values: Record<string, string> }>} */
export const KNOWN = {
  escalation_scope: {
    words: "Vụ việc đã tiếp thường xuyên, Thủ trưởng tiếp lại: chỉ nhập một lần",
    values: { same_day: "trong cùng ngày", same_period: "trong cùng kỳ" },
  },
  count_refused_visits: { words: "Tính lượt từ chối tiếp", values: { no: "không", yes: "có" } },
  reported_bodies: {
    words: "Báo cáo số liệu tiếp của",
    values: {
      ubnd: "UBND",
      "ubnd dang_uy": "UBND, Đảng ủy",
      "ubnd hdnd": "UBND, HĐND",
      "ubnd dang_uy hdnd": "UBND, Đảng ủy, HĐND",
    },
  },
  returned_petitions: { words: "Đơn trả lại tính vào cột", values: { refer: "Chuyển đơn", guide: "Hướng dẫn" } },
  cutoff_start_day: { words: "Kỳ báo cáo bắt đầu từ ngày", values: { 1: "1", 15: "15", 16: "16" } },
  mobilisation_cutoff_start_day: {
    words: "Kỳ báo cáo dân vận bắt đầu từ ngày",
    values: Object.fromEntries(Array.from({ length: 28 }, (_, at) => [String(at + 1), String(at + 1)])),
  },
  many_signers_threshold: { words: "Nhiều người đứng tên, từ (biểu cũ)", values: { 2: "2 người", 5: "5 người" } },
};

/** @typedef {import("../form/field-box.js").Field} Field */

/** @param {string} slice @returns {Field[]} */
const dates = (slice) => [
  { name: `${slice}.valid_from`, label: "Hiệu lực từ ngày", kind: "day", wide: "s" },
  { name: `${slice}.valid_to`, label: "Đến ngày", kind: "day", wide: "s", hint: "Để trống: còn hiệu lực" },
];

/** @type {Record<string, { title: string, key?: string, note?: string, blank: import("../../lib/form.js").Form, words: (row: import("../../api/types.js").Row) => string, fields: (draft: import("../../lib/form.js").Form) => Field[] }>} */
export const lists = {
  unit: {
    title: "Đơn vị",
    note: "Tên đơn vị và cấp trên theo ngày hiệu lực.",
    blank: { kind: "xa", remote_area: false, cutoff_start_day: 15 },
    words: (row) => `${row.name}, trực thuộc ${row.upper_level?.name ?? ""} – từ ${day(row.valid_from)}`,
    fields: () => [
      { name: "unit.name", label: "Tên đơn vị", kind: "text", wide: "l", required: true },
      { name: "unit.kind", label: "Loại đơn vị", kind: "code", codes: "unit_kind", wide: "s", required: true },
      { name: "unit.place", label: "Địa danh ghi trên văn bản", kind: "text", wide: "m", required: true },
      { name: "unit.upper_level.kind", label: "Cấp trên là", kind: "code", codes: "upper_kind", wide: "s" },
      { name: "unit.upper_level.name", label: "Tên cấp trên", kind: "text", wide: "l" },
      {
        name: "unit.cutoff_start_day",
        label: "Kỳ bắt đầu từ ngày",
        kind: "number",
        wide: "s",
        hint: "Theo Nghị định 09/2019: ngày 15",
      },
      { name: "unit.remote_area", label: "Vùng sâu, vùng xa", kind: "flag", wide: "m" },
      { name: "unit.valid_from", label: "Hiệu lực từ ngày", kind: "day", wide: "s", required: true },
    ],
  },
  office: {
    title: "Cơ quan, phòng ban",
    key: "F6",
    note: "Phòng, ban trong đơn vị để giao nội bộ; cơ quan bên ngoài để chuyển đơn.",
    blank: {},
    words: (row) => `${row.kind === "internal" ? "▣ Nội bộ" : "➜ Bên ngoài"} · ${row.name}`,
    fields: () => [
      { name: "office.kind", label: "Ở đâu", kind: "choice", codes: "office_kind", wide: "full", required: true },
      { name: "office.name", label: "Tên", kind: "text", wide: "l", required: true },
      ...dates("office"),
    ],
  },
  hamlet: {
    title: "Thôn, tổ dân phố",
    key: "F7",
    blank: {},
    words: (row) => row.name,
    fields: () => [{ name: "hamlet.name", label: "Tên", kind: "text", wide: "l", required: true }, ...dates("hamlet")],
  },
  officer: {
    title: "Cán bộ",
    key: "F8",
    note: "Người tiếp, người chủ trì, người ký.",
    blank: {},
    words: (row) => [row.full_name, row.title].filter(Boolean).join(" – "),
    fields: () => [
      { name: "officer.full_name", label: "Họ và tên", kind: "text", wide: "m", required: true },
      { name: "officer.title", label: "Chức vụ", kind: "text", wide: "m", required: true },
      { name: "officer.signs_as", label: "Quyền hạn ký (TM., KT.)", kind: "text", wide: "s" },
      ...dates("officer"),
    ],
  },
  setting: {
    title: "Cách tính số liệu",
    blank: {},
    words: (row) =>
      `${KNOWN[row.name]?.words ?? row.name}: ${KNOWN[row.name]?.values[row.value] ?? row.value}${row.valid_from ? ` – từ ${day(row.valid_from)}` : ""}`,
    fields: (draft) => [
      {
        name: "setting.name",
        label: "Mục",
        kind: "code",
        wide: "l",
        required: true,
        choices: Object.entries(KNOWN).map(([code, one]) => [code, one.words]),
      },
      {
        name: "setting.value",
        label: "Giá trị",
        kind: "code",
        wide: "m",
        required: true,
        choices: /** @type {[string, string][]} */ (Object.entries(KNOWN[draft?.name]?.values ?? {})),
      },
      { name: "setting.valid_from", label: "Hiệu lực từ ngày", kind: "day", wide: "s" },
    ],
  },
};
