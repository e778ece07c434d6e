// Mô hình “Dân vận khéo”: đăng ký, duy trì, công nhận, dừng. Số liệu của kỳ đọc theo ngày.
import * as api from "../api/model.js";
import { define } from "../lib/element.js";
import { day } from "../lib/words.js";
import { LogScreen } from "../part/book/log-screen.js";

export class ModelScreen extends LogScreen {
  constructor() {
    super();
    this.slice = "model";
    this.api = api;
    this.heading = "Mô hình “Dân vận khéo”";
    this.note = "Đăng ký, duy trì, công nhận, dừng. Số liệu của kỳ đọc theo ngày.";
    this.one = "mô hình";
    this.first = "model.registered_on";
    this.sections = sections;
    this.blank = { state: "registered" };
    /** @type {import("../part/book/grid-column.js").Column[]} */
    this.columns = [
      { key: "name", head: "Tên mô hình", width: 300, frozen: true },
      { key: "field_say", head: "Lĩnh vực", width: 170 },
      { key: "holder", head: "Tập thể, cá nhân", width: 170 },
      { key: "place", head: "Địa bàn", width: 140 },
      { key: "registered_on", head: "Đăng ký", width: 105, show: (row) => day(row.registered_on) },
      { key: "state_say", head: "Trạng thái", width: 130 },
      { key: "recognised_level_say", head: "Cấp công nhận", width: 120 },
      { key: "recognised_on", head: "Công nhận", width: 105, show: (row) => day(row.recognised_on) },
    ];
  }
}

/** @param {import("../lib/form.js").Form} _draft @returns {import("../part/form/field-box.js").Section[]} */
const sections = (_draft) => [
  {
    title: "Mô hình",
    fields: [
      { name: "model.registered_on", label: "Ngày đăng ký", kind: "day", wide: "s", required: true },
      { name: "model.name", label: "Tên mô hình", kind: "text", wide: "l", required: true },
      { name: "model.field", label: "Lĩnh vực", kind: "choice", wide: "full", required: true, codes: "model_field" },
      { name: "model.holder_kind", label: "Tập thể hay cá nhân", kind: "choice", wide: "full", codes: "holder_kind" },
      { name: "model.holder", label: "Tên tập thể, cá nhân", kind: "text", wide: "m" },
      { name: "model.place", label: "Địa bàn", kind: "text", wide: "m" },
    ],
  },
  {
    title: "Công nhận",
    fields: [
      { name: "model.state", label: "Trạng thái", kind: "choice", wide: "full", required: true, codes: "model_state" },
      { name: "model.recognised.level", label: "Cấp công nhận", kind: "code", wide: "s", codes: "recognition_level" },
      { name: "model.recognised.no", label: "Số quyết định", kind: "text", wide: "s" },
      { name: "model.recognised.on", label: "Ngày công nhận", kind: "day", wide: "s" },
      { name: "model.stopped_on", label: "Ngày dừng", kind: "day", wide: "s" },
      { name: "model.result", label: "Kết quả", kind: "lines", wide: "full", rows: 2 },
      { name: "model.note", label: "Ghi chú", kind: "lines", wide: "full", rows: 2 },
    ],
  },
];

define("model-screen", ModelScreen);
