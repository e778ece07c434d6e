// Vận động đóng góp: mỗi khoản ghi riêng; không ép các khoản cộng thành tổng.
import * as api from "../api/contribution.js";
import { define } from "../lib/element.js";
import { day, figure } from "../lib/words.js";
import { LogScreen } from "../part/book/log-screen.js";

/** One line of goods; an empty one always waits at the end. @param {number} at @returns {import("../part/form/field-box.js").Field[]} */
const goods = (at) => [
  { name: `contribution.goods.${at}.name`, label: `Hiện vật ${at + 1}`, kind: "text", wide: "m" },
  { name: `contribution.goods.${at}.quantity`, label: "Số lượng", kind: "text", wide: "s" },
  { name: `contribution.goods.${at}.unit`, label: "Đơn vị", kind: "text", wide: "s" },
  { name: `contribution.goods.${at}.value`, label: "Quy ra tiền (đồng)", kind: "text", wide: "s" },
];

export class ContributionScreen extends LogScreen {
  constructor() {
    super();
    this.slice = "contribution";
    this.api = api;
    this.heading = "Vận động đóng góp";
    this.note = "Mỗi khoản ghi riêng; không ép các khoản cộng thành tổng.";
    this.one = "khoản đóng góp";
    this.first = "contribution.on";
    this.sections = sections;
    this.amounts = [
      "cash",
      "labour_days",
      "labour_rate",
      "labour_value",
      "goods.quantity",
      "goods.value",
      "land",
      "assets",
      "total",
    ];
    this.blank = { source: "community" };
    /** @type {import("../part/book/grid-column.js").Column[]} */
    this.columns = [
      { key: "on", head: "Ngày", width: 105, frozen: true, show: (row) => day(row.on) },
      { key: "programme", head: "Chương trình", width: 220, frozen: true },
      { key: "work", head: "Công trình", width: 190 },
      { key: "source_say", head: "Nguồn", width: 150 },
      { key: "households", head: "Số hộ", width: 80, show: (row) => figure(row.households) },
      { key: "cash", head: "Tiền mặt", width: 125, show: (row) => figure(row.cash) },
      { key: "days", head: "Ngày công", width: 95, show: (row) => figure(row.days) },
      { key: "labour", head: "Công quy ra tiền", width: 135, show: (row) => figure(row.labour) },
      { key: "goods_value", head: "Hiện vật quy ra tiền", width: 140, show: (row) => figure(row.goods_value) },
      { key: "square_metres", head: "Đất (m²)", width: 95, show: (row) => figure(row.square_metres) },
      { key: "total", head: "Tổng đã ghi", width: 140, show: (row) => figure(row.total) },
    ];
  }
}

/** @param {import("../lib/form.js").Form} draft @returns {import("../part/form/field-box.js").Section[]} */
const sections = (draft) => [
  {
    title: "Đợt đóng góp",
    fields: [
      { name: "contribution.on", label: "Ngày, ngày cuối đợt", kind: "day", wide: "s", required: true },
      { name: "contribution.round", label: "Đợt", kind: "text", wide: "s" },
      {
        name: "contribution.programme",
        label: "Chương trình",
        kind: "text",
        wide: "m",
        required: true,
        hint: "Nông thôn mới, đường giao thông, nhà họp thôn …",
      },
      { name: "contribution.work", label: "Công trình", kind: "text", wide: "m" },
      {
        name: "contribution.source",
        label: "Nguồn",
        kind: "choice",
        wide: "full",
        required: true,
        codes: "contribution_source",
      },
      { name: "contribution.households", label: "Số hộ đóng góp", kind: "number", wide: "s" },
    ],
  },
  {
    title: "Tiền và công",
    fields: [
      { name: "contribution.cash", label: "Tiền mặt (đồng)", kind: "text", wide: "s", hint: "Ví dụ 1.500.000" },
      { name: "contribution.labour_days", label: "Ngày công", kind: "text", wide: "s", hint: "Ví dụ 12,5" },
      { name: "contribution.labour_rate", label: "Đơn giá ngày công (đồng)", kind: "text", wide: "s" },
      {
        name: "contribution.labour_value",
        label: "Ngày công quy ra tiền",
        kind: "text",
        wide: "s",
        hint: "Để trống: số công nhân đơn giá",
      },
    ],
  },
  {
    title: "Hiện vật",
    fields: [...[...(draft.contribution.goods ?? []), {}].flatMap((_, at) => goods(at))],
  },
  {
    title: "Đất",
    fields: [
      { name: "contribution.land", label: "Đất hiến (m²)", kind: "text", wide: "s", hint: "Ví dụ 350,5" },
      { name: "contribution.land_households", label: "Số hộ hiến đất", kind: "number", wide: "s" },
      { name: "contribution.assets", label: "Tài sản trên đất quy ra tiền", kind: "text", wide: "s" },
    ],
  },
  {
    title: "Tổng",
    fields: [
      {
        name: "contribution.total",
        label: "Tổng đã ghi (đồng)",
        kind: "text",
        wide: "m",
        hint: "Chỉ ghi khi văn bản nêu tổng; các khoản không phải cộng bằng tổng",
      },
      { name: "contribution.rounded", label: "Số liệu nguồn chỉ ghi “hơn”, “trên”", kind: "flag", wide: "m" },
      { name: "contribution.note", label: "Ghi chú", kind: "lines", wide: "full", rows: 2 },
    ],
  },
];

define("contribution-screen", ContributionScreen);
