// Đối thoại: việc hứa có thời hạn sẽ hiện ở Hôm nay cho đến khi ghi ngày làm xong.
import * as api from "../api/dialogue.js";
import { define } from "../lib/element.js";
import { day, figure } from "../lib/words.js";
import { LogScreen } from "../part/book/log-screen.js";

/** One promise; an empty one always waits at the end. @param {number} at @returns {import("../part/form/field-box.js").Field[]} */
const promise = (at) => [
  { name: `dialogue.promises.${at}.what`, label: `Việc hứa ${at + 1}`, kind: "text", wide: "l" },
  { name: `dialogue.promises.${at}.due`, label: "Hạn", kind: "day", ahead: true, wide: "s" },
  { name: `dialogue.promises.${at}.office`, label: "Giao cho", kind: "code", codes: "internal", wide: "m" },
  { name: `dialogue.promises.${at}.done_on`, label: "Làm xong ngày", kind: "day", wide: "s" },
  { name: `dialogue.promises.${at}.outcome`, label: "Kết quả", kind: "text", wide: "m" },
];

export class DialogueScreen extends LogScreen {
  constructor() {
    super();
    this.slice = "dialogue";
    this.api = api;
    this.heading = "Đối thoại";
    this.note = "Việc hứa có thời hạn sẽ hiện ở Hôm nay cho đến khi ghi ngày làm xong.";
    this.one = "cuộc đối thoại";
    this.first = "dialogue.on";
    this.sections = sections;
    this.blank = { kind: "people" };
    /** @type {import("../part/book/grid-column.js").Column[]} */
    this.columns = [
      { key: "on", head: "Ngày", width: 105, frozen: true, show: (row) => day(row.on) },
      { key: "kind_say", head: "Loại", width: 230, frozen: true },
      { key: "topic", head: "Nội dung", width: 280 },
      { key: "host", head: "Chủ trì", width: 170 },
      { key: "people", head: "Người dự", width: 90, show: (row) => figure(row.people) },
      { key: "opinions", head: "Ý kiến", width: 80, show: (row) => figure(row.opinions) },
      { key: "answered", head: "Trả lời", width: 80, show: (row) => figure(row.answered) },
      { key: "assigned", head: "Giao", width: 70, show: (row) => figure(row.assigned) },
      { key: "resolved", head: "Xong", width: 70, show: (row) => figure(row.resolved) },
      {
        key: "promised",
        head: "Việc hứa",
        width: 110,
        show: (row) => (row.promised ? `${row.kept}/${row.promised} xong` : ""),
      },
    ];
  }

  needed() {
    return { about_reception: false };
  }
}

/** @param {import("../lib/form.js").Form} draft @returns {import("../part/form/field-box.js").Section[]} */
const sections = (draft) => [
  {
    title: "Cuộc đối thoại",
    fields: [
      { name: "dialogue.on", label: "Ngày", kind: "day", wide: "s", required: true },
      { name: "dialogue.kind", label: "Loại", kind: "choice", wide: "full", required: true, codes: "dialogue_kind" },
      { name: "dialogue.topic", label: "Nội dung", kind: "text", wide: "full", required: true },
      {
        name: "dialogue.about_reception",
        label: "Về tiếp công dân, khiếu nại, tố cáo (vào biểu 06, cột 4, 5)",
        kind: "flag",
        wide: "full",
      },
      {
        name: "dialogue.host",
        label: "Người chủ trì",
        kind: "suggest",
        wide: "m",
        required: true,
        codes: "officer",
        hint: "F4 để chọn cán bộ",
      },
      { name: "dialogue.place", label: "Địa điểm", kind: "text", wide: "m" },
    ],
  },
  {
    title: "Kết quả",
    fields: [
      { name: "dialogue.people", label: "Số người dự", kind: "number", wide: "s" },
      { name: "dialogue.opinions", label: "Số lượt ý kiến", kind: "number", wide: "s" },
      { name: "dialogue.answered", label: "Trả lời tại chỗ", kind: "number", wide: "s" },
      { name: "dialogue.assigned", label: "Giao giải quyết", kind: "number", wide: "s" },
      { name: "dialogue.resolved", label: "Đã giải quyết", kind: "number", wide: "s" },
      { name: "dialogue.notice.no", label: "Thông báo kết luận số", kind: "text", wide: "s" },
      { name: "dialogue.notice.on", label: "Ngày thông báo", kind: "day", wide: "s" },
      { name: "dialogue.note", label: "Ghi chú", kind: "lines", wide: "full", rows: 2 },
    ],
  },
  {
    title: "Việc đã hứa",
    fields: [...[...(draft.dialogue.promises ?? []), {}].flatMap((_, at) => promise(at))],
  },
];

define("dialogue-screen", DialogueScreen);
