// Chỉ đạo, kiểm tra: văn bản chỉ đạo và các cuộc kiểm tra.
import * as api from "../api/directive.js";
import { define } from "../lib/element.js";
import { day } from "../lib/words.js";
import { LogScreen } from "../part/book/log-screen.js";

export class DirectiveScreen extends LogScreen {
  constructor() {
    super();
    this.slice = "directive";
    this.api = api;
    this.heading = "Chỉ đạo, kiểm tra";
    this.note = "Văn bản chỉ đạo và các cuộc kiểm tra.";
    this.one = "văn bản, cuộc kiểm tra";
    this.first = "directive.on";
    this.sections = sections;
    this.blank = { kind: "document" };
    /** @type {import("../part/book/grid-column.js").Column[]} */
    this.columns = [
      { key: "on", head: "Ngày", width: 105, frozen: true, show: (row) => day(row.on) },
      { key: "kind_say", head: "Loại", width: 140, frozen: true },
      { key: "doc_no", head: "Số", width: 130 },
      { key: "title", head: "Trích yếu, nội dung", width: 360 },
      { key: "issuer", head: "Ban hành, chủ trì", width: 180 },
      { key: "subject", head: "Đối tượng", width: 190 },
      { key: "result", head: "Kết quả", width: 220 },
    ];
  }
}

/** @param {import("../lib/form.js").Form} _draft @returns {import("../part/form/field-box.js").Section[]} */
const sections = (_draft) => [
  {
    fields: [
      { name: "directive.on", label: "Ngày", kind: "day", wide: "s", required: true },
      { name: "directive.kind", label: "Loại", kind: "choice", wide: "full", required: true, codes: "directive_kind" },
      { name: "directive.no", label: "Số văn bản", kind: "text", wide: "s" },
      { name: "directive.title", label: "Trích yếu, nội dung", kind: "text", wide: "full", required: true },
      { name: "directive.issuer", label: "Cơ quan ban hành, chủ trì", kind: "text", wide: "m" },
      { name: "directive.subject", label: "Đối tượng", kind: "text", wide: "m" },
      { name: "directive.result", label: "Kết quả", kind: "lines", wide: "full", rows: 2 },
      { name: "directive.note", label: "Ghi chú", kind: "lines", wide: "full", rows: 2 },
    ],
  },
];

define("directive-screen", DirectiveScreen);
