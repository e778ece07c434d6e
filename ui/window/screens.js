// The screens in the order of the left-hand list; each is loaded when first asked for. Its name says which file it is in
// and which element it is: `internal_rule` stands in `screen/internal_rule.js` and is the `internal-rule-screen`.
import { html, unsafeStatic } from "lit/static-html.js";

/** @typedef {{ screen: string, words: string, under?: string }} Screen its name, its words, and the screen it opens from */

/** @type {Screen[]} */
export const SCREENS = [
  { screen: "desk", words: "Hôm nay" },
  { screen: "visit", words: "Tiếp công dân" },
  { screen: "petition", words: "Đơn thư" },
  { screen: "referral", words: "Chuyển đơn" },
  { screen: "matter", words: "Vụ việc" },
  { screen: "report", words: "Báo cáo" },
  { screen: "session", words: "Lịch tiếp" },
  { screen: "find", words: "Tra cứu" },
  { screen: "setting", words: "Thiết lập" },
  { screen: "mobilisation", words: "Dân vận" },
  { screen: "outreach", words: "Tuyên truyền pháp luật", under: "mobilisation" },
  { screen: "model", words: "Mô hình “Dân vận khéo”", under: "mobilisation" },
  { screen: "contribution", words: "Vận động đóng góp", under: "mobilisation" },
  { screen: "dialogue", words: "Đối thoại", under: "mobilisation" },
  { screen: "democracy_item", words: "Quy chế dân chủ", under: "mobilisation" },
  { screen: "internal_rule", words: "Quy chế nội bộ", under: "mobilisation" },
  { screen: "emulation", words: "Thi đua, khen thưởng", under: "mobilisation" },
  { screen: "directive", words: "Chỉ đạo, kiểm tra", under: "mobilisation" },
  { screen: "backup", words: "Sao lưu", under: "setting" },
  { screen: "written", words: "Báo cáo bằng văn bản", under: "report" },
  { screen: "retrospect", words: "Nhìn lại", under: "report" },
  { screen: "yearbook", words: "Sổ in", under: "visit" },
  { screen: "import", words: "Nhập sổ Excel", under: "setting" },
  { screen: "merge", words: "Gộp trùng", under: "find" },
  { screen: "paper", words: "Văn bản", under: "petition" },
];

/** What loads the file of each screen. */
const files = import.meta.glob("../screen/*.js");

/** The element of each screen, as it stands in a template. */
const tags = new Map(SCREENS.map(({ screen }) => [screen, unsafeStatic(`${screen.replaceAll("_", "-")}-screen`)]));

/** The screens that open from each. */
const openings = new Map(
  SCREENS.map(({ screen }) => [screen, SCREENS.filter(({ under }) => under === screen).map((one) => one.screen)]),
);

/** Loads a screen of the list. @param {string} screen */
export const loadScreen = (screen) => files[`../screen/${screen}.js`]();

/** A loaded screen of the list: the same element as long as only what it shows changes.
 * @param {string} screen @param {string} what */
export function screenOf(screen, what) {
  const tag = tags.get(screen);
  return html`<${tag} .what=${what} .opens=${openings.get(screen)}></${tag}>`;
}
