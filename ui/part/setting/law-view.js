// The law as data with dates: the days off of each year, the length of each duty, the instruments that may be cited.
// What is added begins on a day; what held before stays and is shown.
import { html } from "lit";
import { day } from "../../lib/words.js";

const MARKS = {
  known: "theo chương trình",
  sourced: "theo thông báo đã công bố",
  entered: "đơn vị đã nhập",
  presumed: "⚠ tạm tính, chưa có lịch nghỉ chính thức",
};

/** @type {Record<string, string>} */
export const SUBJECTS = {
  reception: "Tiếp công dân",
  complaint: "Khiếu nại",
  denunciation: "Tố cáo",
  petition: "Xử lý đơn",
  report: "Chế độ báo cáo",
  government: "Chính quyền địa phương",
  inspection: "Thanh tra",
  database: "Cơ sở dữ liệu quốc gia",
  document: "Công tác văn thư",
  personal_data: "Bảo vệ dữ liệu cá nhân",
  democracy: "Thực hiện dân chủ ở cơ sở",
};

const UNITS = { working: "ngày làm việc", calendar: "ngày", year: "năm", month_day: "(ngày trong tháng)", none: "" };

/** @param {import("../../api/types.js").Law} law @param {(what: string) => void} go */
export function lawView(law, go) {
  return html`<header class="view-head">
      <div>
        <h1 tabindex="-1">Pháp luật theo ngày</h1>
        <p class="note">Mỗi thay đổi có ngày bắt đầu hiệu lực; phần đã qua giữ nguyên. Áp dụng theo ngày của sự việc.</p>
      </div>
      <div class="buttons"><button type="button" @click=${() => go("")}>Về thiết lập <kbd>Esc</kbd></button></div>
    </header>
    <div class="settings law">${holidays(law.years, go)} ${deadlines(law.rules, go)} ${citations(law.instruments, go)}</div>`;
}

/** @param {string} title @param {[string, string, () => unknown][]} acts @param {unknown} body */
const block = (title, acts, body) => html`<section class="block">
  <header class="block-head">
    <h2>${title}</h2>
    <span class="buttons">${acts.map(([words, key, act]) => html`<button type="button" class="small" @click=${act}>${words} <kbd>${key}</kbd></button>`)}</span>
  </header>
  ${body}
</section>`;

/** @param {import("../../api/types.js").Law["years"]} years @param {(what: string) => void} go */
function holidays(years, go) {
  return block(
    "Ngày nghỉ, ngày làm bù",
    [["Thêm, sửa một năm", "F6", () => go("law/holiday")]],
    html`<table class="law-table">
      <thead><tr><th scope="col">Năm</th><th scope="col">Ngày nghỉ (thứ Hai đến thứ Sáu)</th><th scope="col">Thứ Bảy làm bù</th><th scope="col">Nguồn</th></tr></thead>
      <tbody>
        ${years.map((one) => html`<tr class=${one.mark === "presumed" ? "late" : ""}><th scope="row">${one.year}</th><td>${spans(one.off)}</td><td>${spans(one.work)}</td><td>${MARKS[/** @type {keyof typeof MARKS} */ (one.mark)]}</td></tr>`)}
      </tbody>
    </table>`,
  );
}

/** @param {import("../../api/types.js").Law["rules"]} rules @param {(what: string) => void} go */
function deadlines(rules, go) {
  return block(
    "Thời hạn",
    [["Sửa độ dài", "F7", () => go("law/deadline")]],
    html`<table class="law-table">
      <thead><tr><th scope="col">Mã</th><th scope="col">Việc</th><th scope="col">Thời hạn</th><th scope="col">Hiệu lực</th><th scope="col">Căn cứ</th></tr></thead>
      <tbody>
        ${rules.map((one) => html`<tr class=${one.valid_to ? "cancelled-law" : ""}><th scope="row">${one.id}</th><td><bdi>${one.duty}</bdi></td><td>${lengths(one)}</td><td>${validity(one)}</td><td><bdi>${one.source}</bdi></td></tr>`)}
      </tbody>
    </table>`,
  );
}

/** @param {import("../../api/types.js").Law["instruments"]} instruments @param {(what: string) => void} go */
function citations(instruments, go) {
  return block(
    "Văn bản để viện dẫn",
    [
      ["Thêm văn bản", "F8", () => go("law/citation")],
      ["Hết hiệu lực", "F9", () => go("law/ended")],
    ],
    html`<table class="law-table">
      <thead><tr><th scope="col">Viện dẫn</th><th scope="col">Về</th><th scope="col">Hiệu lực</th></tr></thead>
      <tbody>
        ${instruments.map((one) => html`<tr class=${one.valid_to ? "cancelled-law" : ""}><td><bdi>${one.citation}</bdi></td><td>${one.subjects.map((/** @type {string} */ name) => SUBJECTS[name] ?? name).join(", ")}</td><td>${validity(one)}</td></tr>`)}
      </tbody>
    </table>`,
  );
}

/** @param {import("../../api/types.js").Row} rule */
function lengths(rule) {
  if (!rule.length) return "";
  const unit = UNITS[/** @type {keyof typeof UNITS} */ (rule.unit)] ?? "";
  const more = [
    rule.complex && `phức tạp ${rule.complex}`,
    rule.remote && `vùng sâu, vùng xa ${rule.remote}`,
    rule.remote_complex && `cả hai ${rule.remote_complex}`,
  ].filter(Boolean);
  return `${rule.before ? "trước " : ""}${rule.length} ${unit}${more.length ? ` (${more.join("; ")})` : ""}`;
}

/** @param {{ valid_from: string | null, valid_to: string | null }} one */
const validity = (one) =>
  [one.valid_from && `từ ${day(one.valid_from)}`, one.valid_to && `đến ${day(one.valid_to)}`]
    .filter(Boolean)
    .join(" ") || "từ trước";

/** Neighbouring days as first–last, without the year. @param {string[]} days */
function spans(days) {
  /** @type {string[][]} */
  const runs = [];
  for (const one of days) {
    const run = runs[runs.length - 1];
    const before = run && new Date(`${run[run.length - 1]}T00:00:00Z`).getTime();
    if (run && new Date(`${one}T00:00:00Z`).getTime() - Number(before) === 86_400_000) run.push(one);
    else runs.push([one]);
  }
  const short = (/** @type {string} */ one) => day(one).slice(0, 5);
  return runs
    .map((run) => (run.length > 1 ? `${short(run[0])}–${short(run[run.length - 1])}` : short(run[0])))
    .join(", ");
}

/** The form of each addition. @type {Record<string, { title: string, note: string, first: string, fields: (law: import("../../api/types.js").Law, draft: import("../../lib/form.js").Form) => import("../form/field-box.js").Field[] }>} */
export const amendments = {
  holiday: {
    title: "Ngày nghỉ, ngày làm bù của một năm",
    note: "Chép theo thông báo của Bộ Nội vụ. Năm đã có lịch chỉ sửa được từ hôm nay trở đi.",
    first: "law.year",
    fields: () => [
      { name: "law.year", label: "Năm", kind: "number", wide: "s", required: true },
      { name: "law.valid_from", label: "Áp dụng từ ngày", kind: "day", wide: "s", required: true },
      {
        name: "law.off",
        label: "Ngày nghỉ",
        kind: "lines",
        wide: "full",
        rows: 3,
        required: true,
        hint: "ví dụ 01/01, 04/02-10/02, 30/4",
      },
      { name: "law.work", label: "Thứ Bảy làm bù", kind: "text", wide: "l", hint: "ví dụ 22/08" },
    ],
  },
  deadline: {
    title: "Độ dài một thời hạn",
    note: "Phiên bản đang có hết hiệu lực vào hôm trước ngày này.",
    first: "law.rule",
    fields: (law) => [
      {
        name: "law.rule",
        label: "Thời hạn",
        kind: "code",
        wide: "l",
        required: true,
        choices: law.rules
          .filter((one) => one.length && ["working", "calendar"].includes(one.unit) && !one.valid_to)
          .map((one) => [one.id, `${one.id} – ${one.duty}`]),
      },
      { name: "law.counted_in", label: "Tính theo", kind: "choice", codes: "counted_in", wide: "m", required: true },
      { name: "law.length", label: "Số ngày", kind: "number", wide: "s", required: true },
      { name: "law.complex_days", label: "Vụ việc phức tạp", kind: "number", wide: "s" },
      { name: "law.remote_days", label: "Vùng sâu, vùng xa", kind: "number", wide: "s" },
      { name: "law.remote_complex_days", label: "Phức tạp ở vùng sâu, vùng xa", kind: "number", wide: "s" },
      { name: "law.basis", label: "Căn cứ", kind: "text", wide: "l", required: true, hint: "Điều, văn bản" },
      { name: "law.valid_from", label: "Hiệu lực từ ngày", kind: "day", wide: "s", required: true },
    ],
  },
  citation: {
    title: "Văn bản mới có hiệu lực",
    note: "In sau chữ “Căn cứ” trong các văn bản từ ngày này.",
    first: "law.citation",
    fields: () => [
      {
        name: "law.citation",
        label: "Câu viện dẫn",
        kind: "text",
        wide: "full",
        required: true,
        hint: "ví dụ: Nghị định số 154/2026/NĐ-CP của Chính phủ",
      },
      ...["reception", "complaint", "denunciation", "petition", "report"].map((name) => ({
        name: `law.about.${name}`,
        label: SUBJECTS[name],
        kind: /** @type {const} */ ("flag"),
        wide: /** @type {const} */ ("s"),
      })),
      { name: "law.valid_from", label: "Hiệu lực từ ngày", kind: "day", wide: "s", required: true },
    ],
  },
  ended: {
    title: "Văn bản hết hiệu lực",
    note: "Từ ngày này văn bản không còn được viện dẫn; văn bản đã phát hành giữ nguyên.",
    first: "law.instrument",
    fields: (law) => [
      {
        name: "law.instrument",
        label: "Văn bản",
        kind: "code",
        wide: "full",
        required: true,
        choices: law.instruments.filter((one) => !one.valid_to).map((one) => [one.id, one.citation]),
      },
      { name: "law.valid_from", label: "Hết hiệu lực từ ngày", kind: "day", wide: "s", required: true },
    ],
  },
};

/** What a form of an addition sends. @param {string} kind @param {import("../../lib/form.js").Form} draft */
export function amendmentOf(kind, draft) {
  const { about, ...rest } = draft;
  const subjects = Object.keys(about ?? {}).filter((name) => about[name]);
  return { ...rest, amendment: kind, ...(kind === "citation" ? { subjects } : {}) };
}
