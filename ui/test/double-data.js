// The invented commune of the double: its book, its layouts, and the forms read from assets.

const files = import.meta.glob("../../assets/forms/tt06-2025/*.toml", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The number of a column by its letters. @param {string} text */
const letters = (text) => [...text].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** @param {string} toml */
function table(toml) {
  const value = (/** @type {string} */ name) =>
    /** @type {any} */ (new RegExp(`^${name} = "?([^"\\n]*)"?$`, "m").exec(toml))?.[1];
  const first = Number(value("header_first_row"));
  const headings = [...toml.matchAll(/\{ at = "([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?", text = "(.*?)" \}/g)].map(
    ([, left, top, right = left, bottom = top, text]) => ({
      row: Number(top) - first,
      column: letters(left) - 1,
      row_span: Number(bottom) - Number(top) + 1,
      column_span: letters(right) - letters(left) + 1,
      text,
    }),
  );
  const columns = toml
    .split("[[column]]")
    .slice(1)
    .map((part) => ({
      number: Number(/number = (\d+)/.exec(part)?.[1]),
      ms: /ms = "(.*)"/.exec(part)?.[1] ?? "",
      head: [...(/head = \[(.*)\]/.exec(part)?.[1] ?? "").matchAll(/"(.*?)"/g)].map(([, words]) => words),
      format: "count",
      sums: [],
    }));
  return {
    form: value("code"),
    title: value("title"),
    header_first_row: first,
    header_rows: Number(value("header_rows")),
    number_row_label: value("number_row_label"),
    note_number: 0,
    headings,
    columns,
  };
}

export const tables = Object.keys(files)
  .sort()
  .map((name) => table(/** @type {string} */ (files[name])));
/** What the cells of a table hold. @param {ReturnType<typeof table>} one */
export const figures = (one) =>
  one.columns.map((column) =>
    one.form === "01/TCD" && column.number < 8
      ? [0, 5, 12, 4, 1, 4, 7, 3][column.number]
      : one.form === "02/XLD" && column.number < 6
        ? [0, 5, 5, 5, 3, 2][column.number]
        : 0,
  );

/** @param {[string, number][]} list */
const head = (list) =>
  list.map(([words, width], at) => ({ key: `c${at + 1}`, number: at + 1, head: words.split("|"), width }));
export const visitLayout = {
  title: "Sổ tiếp công dân",
  note: "Mẫu số 03/TCD, Nghị định 154/2026/NĐ-CP",
  columns: head([
    ["STT", 80],
    ["Ngày tiếp", 100],
    ["Họ tên, địa chỉ", 240],
    ["CCCD/CMND/Hộ chiếu", 130],
    ["Nội dung (đơn/vụ việc, tóm tắt)", 320],
    ["Loại đơn", 110],
    ["Số người cùng nội dung", 90],
    ["Cơ quan đã giải quyết", 150],
    ["Thuộc thẩm quyền (x)", 90],
    ["Hướng dẫn công dân đến cơ quan có thẩm quyền", 180],
    ["Cơ quan, đơn vị thụ lý", 160],
    ["Theo dõi kết quả giải quyết", 180],
    ["Ghi chú", 120],
  ]),
};
export const petitionLayout = {
  title: "Sổ theo dõi đơn",
  note: "",
  columns: head([
    ["STT", 80],
    ["Ngày nhận", 100],
    ["Văn bản chuyển đến", 120],
    ["Nguồn đơn", 150],
    ["Họ tên người gửi", 200],
    ["Địa chỉ", 200],
    ["Số người ký", 70],
    ["Ngày viết đơn", 100],
    ["Tóm tắt nội dung", 320],
    ["Người, cơ quan bị khiếu nại, tố cáo", 180],
    ["Loại đơn", 110],
    ["Lĩnh vực", 200],
    ["Lần", 90],
    ["Đủ điều kiện xử lý", 160],
    ["Thẩm quyền", 160],
    ["Vụ việc", 200],
    ["Hướng xử lý", 220],
    ["Được giao; hạn", 140],
    ["Kết quả giải quyết", 160],
    ["Ghi chú", 120],
  ]),
};

/** @param {string} full_name @param {string} address */
const person = (full_name, address) => ({ full_name, address });
/** @returns {Record<string, import("../api/types.js").Row[]>} */
export function sample() {
  const named = {
    source: "post",
    signer_count: 1,
    anonymity: "named",
    level: "first",
    eligibility: "eligible",
    competence: "within",
    disposition: "assign",
  };
  return {
    unit: [
      {
        name: "UBND xã Bằng Phúc",
        kind: "xa",
        place: "Bằng Phúc",
        upper_level: { kind: "tinh", name: "UBND tỉnh Thái Nguyên" },
        remote_area: false,
        cutoff_start_day: 15,
        valid_from: "2025-07-01",
      },
    ],
    setting: [{ name: "escalation_scope", value: "same_day", valid_from: "2025-07-01" }],
    office: [
      { ref: "O1", name: "Phòng Kinh tế", kind: "internal" },
      { ref: "O2", name: "Phòng Văn hóa – Xã hội", kind: "internal" },
      { ref: "O3", name: "Sở Giao thông vận tải", kind: "external" },
      { ref: "O4", name: "Công an xã Bằng Phúc", kind: "external" },
    ],
    hamlet: [
      { ref: "H1", name: "Thôn Nà Cà" },
      { ref: "H2", name: "Thôn Bản Tàn" },
    ],
    officer: [
      { ref: "C1", full_name: "Nông Văn Thành", title: "Chủ tịch UBND xã" },
      { ref: "C2", full_name: "Hà Thị Lan", title: "Công chức tiếp công dân" },
    ],
    person: [],
    matter: [
      { id: 1, ref: "V1", title: "Bồi thường giải phóng mặt bằng đường liên xã" },
      { id: 2, ref: "V2", title: "Chất lượng nhà họp thôn Nà Cà" },
      { id: 3, ref: "V3", title: "Tranh chấp đất giữa hai hộ thôn Bản Tàn" },
      { id: 4, ref: "V4", title: "Kiến nghị nâng cấp đường tỉnh 254" },
    ],
    session: [
      {
        id: 1,
        ref: "L1",
        date: "2026-11-19",
        lane: "head",
        kind: "scheduled",
        host: "Nông Văn Thành",
        published: true,
        held: true,
        visitors_came: false,
      },
      {
        id: 2,
        ref: "L2",
        date: "2026-11-23",
        lane: "head",
        kind: "scheduled",
        host: "Nông Văn Thành",
        published: true,
        held: false,
        visitors_came: false,
      },
      {
        id: 3,
        ref: "L3",
        date: "2026-11-26",
        lane: "head",
        kind: "scheduled",
        host: "Nông Văn Thành",
        published: true,
        held: false,
        visitors_came: false,
      },
    ],
    visit: [
      {
        id: 1,
        ref: "R-01",
        number: "1/2026",
        date: "2026-11-05",
        lane: "routine",
        people_count: 1,
        people: [person("Hoàng Văn An", "thôn Nà Cà, xã Bằng Phúc")],
        matters: ["V1"],
        content: "Nộp đơn phản ánh việc kiểm đếm, bồi thường giải phóng mặt bằng",
        status: "completed",
      },
      {
        id: 2,
        ref: "R-02",
        number: "2/2026",
        date: "2026-11-12",
        lane: "routine",
        people_count: 1,
        people: [person("Nông Thị Bích", "thôn Bản Tàn, xã Bằng Phúc")],
        matters: ["V3"],
        content: "Đề nghị giải quyết tranh chấp đất với hộ liền kề",
        status: "completed",
      },
      {
        id: 3,
        ref: "R-03",
        number: "3/2026",
        date: "2026-11-19",
        lane: "head",
        session: "L1",
        people_count: 7,
        people: [person("Lý Văn Dần", "thôn Nà Khắt, xã Bằng Phúc")],
        matters: ["V2"],
        content: "7 người dân thôn Nà Cà phản ánh chất lượng nhà họp thôn, trần bị thấm sau một năm sử dụng",
        status: "completed",
        outcome: "Giao Phòng Kinh tế kiểm tra",
      },
    ],
    petition: [
      {
        ...named,
        id: 1,
        ref: "D-01",
        number: "1/2026",
        received_on: "2026-11-05",
        source: "direct",
        via_visit: "R-01",
        petitioners: [person("Hoàng Văn An", "thôn Nà Cà")],
        kind: "feedback",
        field: "land_compensation",
        matter: "V1",
        processed_on: "2026-11-06",
        summary: "Phản ánh việc thống kê, bồi thường giải phóng mặt bằng",
      },
      {
        ...named,
        id: 2,
        ref: "D-02",
        number: "2/2026",
        received_on: "2026-11-06",
        petitioners: [person("Triệu Thị Coi", "thôn Nà Cà")],
        kind: "complaint",
        field: "land_compensation",
        matter: "V1",
        processed_on: "2026-11-09",
        written_on: "2026-11-04",
        respondent: "Hội đồng bồi thường xã",
        summary: "Khiếu nại đơn giá bồi thường công trình đường liên xã",
      },
      {
        ...named,
        id: 3,
        ref: "D-03",
        number: "3/2026",
        received_on: "2026-11-09",
        petitioners: [person("Lý Văn Dần", "thôn Nà Khắt")],
        kind: "denunciation",
        field: "public_duty",
        matter: "V2",
        processed_on: "2026-11-12",
        respondent: "Trưởng thôn Nà Cà",
        summary: "Tố cáo việc sử dụng kinh phí xây nhà họp thôn",
      },
      {
        ...named,
        id: 4,
        ref: "D-04",
        number: "4/2026",
        received_on: "2026-11-16",
        petitioners: [person("Bàn Văn Én", "thôn Bản Tàn")],
        kind: "proposal",
        field: "construction",
        matter: "V4",
        competence: "outside",
        disposition: "refer",
        processed_on: "2026-11-17",
        summary: "Kiến nghị nâng cấp đường tỉnh 254 đoạn qua xã",
      },
      {
        ...named,
        id: 5,
        ref: "D-05",
        number: "5/2026",
        received_on: "2026-11-18",
        petitioners: [person("Hà Văn Giang", "thôn Nà Cà")],
        eligibility: "undetermined",
        competence: "undetermined",
        disposition: undefined,
        level: undefined,
        summary: "Đề nghị xem xét lại ranh giới thửa đất số 45, tờ bản đồ 12",
      },
    ],
    referral: [
      {
        id: 1,
        ref: "C-01",
        petition: "D-01",
        kind: "assign",
        on: "2026-11-06",
        office: "O1",
        doc_no: "12/GV-UBND",
        doc_date: "2026-11-06",
        reply_due: "2026-11-20",
      },
      {
        id: 2,
        ref: "C-02",
        petition: "D-04",
        kind: "refer",
        on: "2026-11-17",
        office: "O3",
        doc_no: "45/UBND-TD",
        doc_date: "2026-11-17",
        reply_due: "2026-12-10",
      },
    ],
  };
}
