// Thi đua, khen thưởng: phong trào phát động và khen thưởng.
import * as api from "../api/emulation.js";
import { define } from "../lib/element.js";
import { day } from "../lib/words.js";
import { LogScreen } from "../part/book/log-screen.js";

export class EmulationScreen extends LogScreen {
  constructor() {
    super();
    this.slice = "emulation";
    this.api = api;
    this.heading = "Thi đua, khen thưởng";
    this.note = "Phong trào phát động và khen thưởng.";
    this.one = "mục thi đua";
    this.first = "emulation.on";
    this.sections = sections;
    /** @type {import("../part/book/grid-column.js").Column[]} */
    this.columns = [
      { key: "on", head: "Ngày", width: 105, frozen: true, show: (row) => day(row.on) },
      { key: "movement", head: "Phong trào", width: 300, frozen: true },
      { key: "award", head: "Danh hiệu, hình thức", width: 190 },
      { key: "holder_kind_say", head: "Tập thể, cá nhân", width: 130 },
      { key: "holder", head: "Đối tượng", width: 230 },
      { key: "level_say", head: "Cấp", width: 110 },
      { key: "doc_no", head: "Quyết định", width: 140 },
    ];
  }
}

/** @param {import("../lib/form.js").Form} _draft @returns {import("../part/form/field-box.js").Section[]} */
const sections = (_draft) => [
  {
    fields: [
      { name: "emulation.on", label: "Ngày", kind: "day", wide: "s", required: true },
      { name: "emulation.movement", label: "Phong trào", kind: "text", wide: "l", required: true },
      {
        name: "emulation.award",
        label: "Danh hiệu, hình thức khen",
        kind: "text",
        wide: "m",
        hint: "Để trống nếu chỉ phát động phong trào",
      },
      {
        name: "emulation.holder_kind",
        label: "Tập thể hay cá nhân",
        kind: "choice",
        wide: "full",
        codes: "holder_kind",
      },
      { name: "emulation.holder", label: "Đối tượng", kind: "text", wide: "l" },
      { name: "emulation.level", label: "Cấp khen", kind: "code", wide: "s", codes: "recognition_level" },
      { name: "emulation.no", label: "Số quyết định", kind: "text", wide: "s" },
      { name: "emulation.note", label: "Ghi chú", kind: "lines", wide: "full", rows: 2 },
    ],
  },
];

define("emulation-screen", EmulationScreen);
