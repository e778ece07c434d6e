// Quy chế nội bộ: ban hành, công khai, hết hiệu lực.
import * as api from "../api/internal_rule.js";
import { define } from "../lib/element.js";
import { day } from "../lib/words.js";
import { LogScreen } from "../part/book/log-screen.js";

export class InternalRuleScreen extends LogScreen {
  constructor() {
    super();
    this.slice = "internal_rule";
    this.api = api;
    this.heading = "Quy chế nội bộ";
    this.note = "Ban hành, công khai, hết hiệu lực.";
    this.one = "quy chế";
    this.first = "internal_rule.on";
    this.sections = sections;
    this.blank = { kind: "organisation" };
    /** @type {import("../part/book/grid-column.js").Column[]} */
    this.columns = [
      { key: "on", head: "Ban hành", width: 105, frozen: true, show: (row) => day(row.on) },
      { key: "kind_say", head: "Loại", width: 220, frozen: true },
      { key: "title", head: "Tên quy chế", width: 380 },
      { key: "doc_no", head: "Số", width: 130 },
      { key: "published_on", head: "Công khai", width: 105, show: (row) => day(row.published_on) },
      { key: "valid_to", head: "Hết hiệu lực", width: 115, show: (row) => day(row.valid_to) },
    ];
  }
}

/** @param {import("../lib/form.js").Form} _draft @returns {import("../part/form/field-box.js").Section[]} */
const sections = (_draft) => [
  {
    fields: [
      { name: "internal_rule.on", label: "Ngày ban hành", kind: "day", wide: "s", required: true },
      { name: "internal_rule.kind", label: "Loại", kind: "choice", wide: "full", required: true, codes: "rule_kind" },
      { name: "internal_rule.title", label: "Tên quy chế", kind: "text", wide: "full", required: true },
      { name: "internal_rule.no", label: "Số văn bản", kind: "text", wide: "s" },
      { name: "internal_rule.published_on", label: "Ngày công khai", kind: "day", wide: "s" },
      { name: "internal_rule.valid_to", label: "Hết hiệu lực", kind: "day", wide: "s" },
      { name: "internal_rule.note", label: "Ghi chú", kind: "lines", wide: "full", rows: 2 },
    ],
  },
];

define("internal-rule-screen", InternalRuleScreen);
