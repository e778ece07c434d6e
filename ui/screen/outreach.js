// Tuyên truyền, phổ biến pháp luật: hội nghị, lớp, đợt phát thanh. Về tiếp công dân, khiếu nại, tố cáo thì vào cả biểu 06.
import * as api from "../api/outreach.js";
import { define } from "../lib/element.js";
import { day, figure } from "../lib/words.js";
import { LogScreen } from "../part/book/log-screen.js";

export class OutreachScreen extends LogScreen {
  constructor() {
    super();
    this.slice = "outreach";
    this.api = api;
    this.heading = "Tuyên truyền, phổ biến pháp luật";
    this.note = "Hội nghị, lớp, đợt phát thanh. Về tiếp công dân, khiếu nại, tố cáo thì vào cả biểu 06.";
    this.one = "hội nghị, lớp";
    this.first = "outreach.on";
    this.sections = sections;
    this.amounts = ["cost"];
    /** @type {import("../part/book/grid-column.js").Column[]} */
    this.columns = [
      { key: "on", head: "Ngày", width: 105, frozen: true, show: (row) => day(row.on) },
      { key: "title", head: "Tên hội nghị, lớp", width: 260, frozen: true },
      { key: "topic", head: "Chủ đề", width: 260 },
      { key: "host", head: "Đơn vị chủ trì", width: 160 },
      { key: "place", head: "Địa điểm", width: 150 },
      { key: "people", head: "Người dự", width: 90, show: (row) => figure(row.people) },
      { key: "documents", head: "Tài liệu", width: 90, show: (row) => figure(row.documents) },
      { key: "laws", head: "Luật", width: 70, show: (row) => figure(row.laws) },
      { key: "form", head: "Hình thức", width: 120 },
    ];
  }

  needed() {
    return { about_reception: false };
  }
}

/** @param {import("../lib/form.js").Form} _draft @returns {import("../part/form/field-box.js").Section[]} */
const sections = (_draft) => [
  {
    title: "Hội nghị, lớp",
    fields: [
      { name: "outreach.on", label: "Ngày", kind: "day", wide: "s", required: true },
      { name: "outreach.title", label: "Tên hội nghị, lớp", kind: "text", wide: "l", required: true },
      { name: "outreach.topic", label: "Chủ đề (số, tên văn bản)", kind: "text", wide: "full", required: true },
      {
        name: "outreach.about_reception",
        label: "Về tiếp công dân, khiếu nại, tố cáo (vào biểu 06, cột 4, 5)",
        kind: "flag",
        wide: "full",
      },
      { name: "outreach.host", label: "Đơn vị chủ trì", kind: "text", wide: "m" },
      { name: "outreach.place", label: "Địa điểm", kind: "text", wide: "m" },
      {
        name: "outreach.form",
        label: "Hình thức",
        kind: "text",
        wide: "s",
        hint: "Hội nghị, loa, lưu động, trực tuyến",
      },
    ],
  },
  {
    title: "Số liệu",
    fields: [
      { name: "outreach.people", label: "Số người dự", kind: "number", wide: "s" },
      { name: "outreach.women", label: "Nữ", kind: "number", wide: "s" },
      { name: "outreach.minority", label: "Dân tộc thiểu số", kind: "number", wide: "s" },
      { name: "outreach.documents", label: "Số tài liệu phát", kind: "number", wide: "s" },
      { name: "outreach.document_kind", label: "Loại tài liệu", kind: "text", wide: "m" },
      { name: "outreach.laws", label: "Số văn bản luật", kind: "number", wide: "s" },
      { name: "outreach.cost", label: "Kinh phí (đồng)", kind: "text", wide: "s" },
      { name: "outreach.note", label: "Ghi chú", kind: "lines", wide: "full", rows: 2 },
    ],
  },
];

define("outreach-screen", OutreachScreen);
