// The screens in the order of the left-hand list; each is loaded when first asked for.
import { html, nothing } from "lit";

/** @type {{ screen: string, words: string, load: () => Promise<any>, under?: string }[]} */
export const SCREENS = [
  { screen: "desk", words: "Hôm nay", load: () => import("../screen/desk.js") },
  { screen: "visit", words: "Tiếp công dân", load: () => import("../screen/visit.js") },
  { screen: "petition", words: "Đơn thư", load: () => import("../screen/petition.js") },
  { screen: "referral", words: "Chuyển đơn", load: () => import("../screen/referral.js") },
  { screen: "matter", words: "Vụ việc", load: () => import("../screen/matter.js") },
  { screen: "report", words: "Báo cáo", load: () => import("../screen/report.js") },
  { screen: "session", words: "Lịch tiếp", load: () => import("../screen/session.js") },
  { screen: "find", words: "Tra cứu", load: () => import("../screen/find.js") },
  { screen: "setting", words: "Thiết lập", load: () => import("../screen/setting.js") },
  { screen: "mobilisation", words: "Dân vận", load: () => import("../screen/mobilisation.js") },
  {
    screen: "outreach",
    words: "Tuyên truyền pháp luật",
    load: () => import("../screen/outreach.js"),
    under: "mobilisation",
  },
  { screen: "model", words: "Mô hình “Dân vận khéo”", load: () => import("../screen/model.js"), under: "mobilisation" },
  {
    screen: "contribution",
    words: "Vận động đóng góp",
    load: () => import("../screen/contribution.js"),
    under: "mobilisation",
  },
  { screen: "dialogue", words: "Đối thoại", load: () => import("../screen/dialogue.js"), under: "mobilisation" },
  {
    screen: "democracy_item",
    words: "Quy chế dân chủ",
    load: () => import("../screen/democracy_item.js"),
    under: "mobilisation",
  },
  {
    screen: "internal_rule",
    words: "Quy chế nội bộ",
    load: () => import("../screen/internal_rule.js"),
    under: "mobilisation",
  },
  {
    screen: "emulation",
    words: "Thi đua, khen thưởng",
    load: () => import("../screen/emulation.js"),
    under: "mobilisation",
  },
  {
    screen: "directive",
    words: "Chỉ đạo, kiểm tra",
    load: () => import("../screen/directive.js"),
    under: "mobilisation",
  },
  { screen: "backup", words: "Sao lưu", load: () => import("../screen/backup.js"), under: "setting" },
  { screen: "written", words: "Báo cáo bằng văn bản", load: () => import("../screen/written.js"), under: "report" },
  { screen: "retrospect", words: "Nhìn lại", load: () => import("../screen/retrospect.js"), under: "report" },
  { screen: "register", words: "Sổ in", load: () => import("../screen/register.js"), under: "visit" },
  { screen: "import", words: "Nhập sổ Excel", load: () => import("../screen/import.js"), under: "setting" },
  { screen: "merge", words: "Gộp trùng", load: () => import("../screen/merge.js"), under: "find" },
  { screen: "paper", words: "Văn bản", load: () => import("../screen/paper.js"), under: "petition" },
];

/** The screens that open from one. @param {string} screen */
const opensFrom = (screen) => SCREENS.filter(({ under }) => under === screen).map((one) => one.screen);

/** @param {string} screen @param {string} what */
export function screenOf(screen, what) {
  switch (screen) {
    case "desk":
      return html`<desk-screen .what=${what}></desk-screen>`;
    case "visit":
      return html`<visit-screen .what=${what}></visit-screen>`;
    case "petition":
      return html`<petition-screen .what=${what}></petition-screen>`;
    case "referral":
      return html`<referral-screen .what=${what}></referral-screen>`;
    case "matter":
      return html`<matter-screen .what=${what}></matter-screen>`;
    case "report":
      return html`<report-screen .what=${what}></report-screen>`;
    case "session":
      return html`<session-screen .what=${what}></session-screen>`;
    case "find":
      return html`<find-screen .what=${what}></find-screen>`;
    case "setting":
      return html`<setting-screen .what=${what}></setting-screen>`;
    case "mobilisation":
      return html`<mobilisation-screen .what=${what} .opens=${opensFrom(screen)}></mobilisation-screen>`;
    case "outreach":
      return html`<outreach-screen .what=${what}></outreach-screen>`;
    case "model":
      return html`<model-screen .what=${what}></model-screen>`;
    case "contribution":
      return html`<contribution-screen .what=${what}></contribution-screen>`;
    case "dialogue":
      return html`<dialogue-screen .what=${what}></dialogue-screen>`;
    case "democracy_item":
      return html`<democracy-item-screen .what=${what}></democracy-item-screen>`;
    case "internal_rule":
      return html`<internal-rule-screen .what=${what}></internal-rule-screen>`;
    case "emulation":
      return html`<emulation-screen .what=${what}></emulation-screen>`;
    case "directive":
      return html`<directive-screen .what=${what}></directive-screen>`;
    case "backup":
      return html`<backup-screen .what=${what}></backup-screen>`;
    case "written":
      return html`<written-screen .what=${what}></written-screen>`;
    case "retrospect":
      return html`<retrospect-screen .what=${what}></retrospect-screen>`;
    case "register":
      return html`<register-screen .what=${what}></register-screen>`;
    case "import":
      return html`<import-screen .what=${what}></import-screen>`;
    case "merge":
      return html`<merge-screen .what=${what}></merge-screen>`;
    case "paper":
      return html`<paper-screen .what=${what}></paper-screen>`;
    default:
      return nothing;
  }
}
