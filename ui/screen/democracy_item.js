// Thực hiện quy chế dân chủ: công khai; Nhân dân bàn, quyết định; tham gia ý kiến; kiểm tra, giám sát.
import * as api from "../api/democracy_item.js";
import { define } from "../lib/element.js";
import { day, figure } from "../lib/words.js";
import { LogScreen } from "../part/book/log-screen.js";

export class DemocracyItemScreen extends LogScreen {
  constructor() {
    super();
    this.slice = "democracy_item";
    this.api = api;
    this.heading = "Thực hiện quy chế dân chủ";
    this.note = "Công khai; Nhân dân bàn, quyết định; tham gia ý kiến; kiểm tra, giám sát.";
    this.one = "nội dung";
    this.first = "democracy_item.on";
    this.sections = sections;
    this.blank = { kind: "publish" };
    /** @type {import("../part/book/grid-column.js").Column[]} */
    this.columns = [
      { key: "on", head: "Từ ngày", width: 105, frozen: true, show: (row) => day(row.on) },
      { key: "kind_say", head: "Việc của Nhân dân", width: 200, frozen: true },
      { key: "title", head: "Nội dung", width: 320 },
      { key: "form", head: "Hình thức", width: 190 },
      { key: "to_day", head: "Đến ngày", width: 105, show: (row) => day(row.to_day) },
      { key: "people", head: "Tham gia", width: 90, show: (row) => figure(row.people) },
      { key: "agreed", head: "Đồng ý", width: 90, show: (row) => figure(row.agreed) },
      {
        key: "share",
        head: "Tỷ lệ",
        width: 80,
        show: (row) =>
          row.people && row.agreed != null ? `${figure(Math.floor((row.agreed * 1000) / row.people) / 10)} %` : "",
      },
    ];
  }
}

/** @param {import("../lib/form.js").Form} _draft @returns {import("../part/form/field-box.js").Section[]} */
const sections = (_draft) => [
  {
    fields: [
      { name: "democracy_item.on", label: "Ngày bắt đầu", kind: "day", wide: "s", required: true },
      { name: "democracy_item.to", label: "Ngày kết thúc", kind: "day", wide: "s" },
      {
        name: "democracy_item.kind",
        label: "Việc của Nhân dân",
        kind: "choice",
        wide: "full",
        required: true,
        codes: "democracy_kind",
      },
      { name: "democracy_item.title", label: "Nội dung", kind: "text", wide: "full", required: true },
      {
        name: "democracy_item.form",
        label: "Hình thức",
        kind: "text",
        wide: "m",
        hint: "Niêm yết, loa, họp thôn, phiếu lấy ý kiến",
      },
      { name: "democracy_item.people", label: "Số người tham gia", kind: "number", wide: "s" },
      { name: "democracy_item.agreed", label: "Số người đồng ý", kind: "number", wide: "s" },
      { name: "democracy_item.result", label: "Kết quả", kind: "lines", wide: "full", rows: 2 },
      { name: "democracy_item.note", label: "Ghi chú", kind: "lines", wide: "full", rows: 2 },
    ],
  },
];

define("democracy-item-screen", DemocracyItemScreen);
