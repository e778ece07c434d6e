// The screens in the order of the left-hand list; each is loaded when first asked for.
import { html, nothing } from "lit";

/** @type {{ screen: string, words: string, load: () => Promise<any> }[]} */
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
];

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
    default:
      return nothing;
  }
}
