// Photographs every screen of the double in Chromium under the real window's policy, and runs axe-core over it.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const out = process.env.PHOTO_TO ?? "../.run/photo";
const only = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const base = process.env.PHOTO_OF ?? "http://localhost:1421/";
mkdirSync(out, { recursive: true });

/** Chooses a radio by its words. @param {any} page @param {string} words */
const pick = (page, words) => page.getByRole("radio", { name: words, exact: true }).first().check({ force: true });

/** Name, address, and keys or clicks to come there. @type {[string, string, ((page: any) => Promise<any>)?][]} */
const places = [
  ["gate-first", "?state=none"],
  ["gate-create", "?state=none", (page) => page.click("text=Lập sổ của đơn vị")],
  ["gate-sheet", "?state=sheet"],
  [
    "gate-bring",
    "?state=none",
    async (page) => {
      await page.click("text=Khôi phục từ bản sao lưu");
      await page.fill("#secret", "mat khau");
      await page.keyboard.press("Enter");
    },
  ],
  ["desk-lagging", "?lagging#desk"],
  ["setting-passphrase", "#setting/passphrase"],
  [
    "setting-recovery",
    "#setting/recovery",
    async (page) => {
      await page.fill("#in-force", "mat khau");
      await page.keyboard.press("Enter");
    },
  ],
  [
    "gate-unlock",
    "?state=locked",
    async (page) => {
      await page.fill("#passphrase", "sai");
      await page.keyboard.press("Enter");
    },
  ],
  ["desk", "?practice#desk"],
  ["visit", "#visit"],
  ["visit-new", "#visit/new"],
  [
    "visit-paper",
    "#visit/new",
    async (page) => {
      await pick(page, "Có đơn");
      await pick(page, "Vụ việc mới");
      await page.waitForTimeout(100);
      await page.focus("[id='f-petition.kind']");
      await page.keyboard.press("F4");
    },
  ],
  ["visit-fault", "#visit/new", (page) => page.keyboard.press("Control+s")],
  ["visit-view", "#visit/R-01"],
  ["petition", "#petition"],
  ["petition-new", "#petition/new"],
  [
    "petition-process",
    "#petition/D-05%2Fprocess",
    async (page) => {
      await pick(page, "Đủ điều kiện xử lý");
      await page.waitForTimeout(100);
      await pick(page, "Thuộc thẩm quyền");
      await page.waitForTimeout(100);
      await pick(page, "Giao phòng, ban tham mưu giải quyết");
    },
  ],
  ["petition-refer", "#petition/D-04%2Fprocess"],
  [
    "petition-hints",
    "#petition/new",
    async (page) => {
      await page.fill("[id='f-petition.petitioners.0.full_name']", "Triệu Thị Coi");
      await page.waitForTimeout(700);
    },
  ],
  [
    "petition-compare",
    "#petition/new",
    async (page) => {
      await page.fill("[id='f-petition.petitioners.0.full_name']", "Triệu Thị Coi");
      await page.waitForTimeout(700);
      await page.keyboard.press("F7");
    },
  ],
  [
    "petition-told",
    "#petition/new",
    async (page) => {
      await page.fill("[id='f-petition.petitioners.0.full_name']", "Triệu Thị Coi");
      await page.fill("[id='f-petition.summary']", "Bà Triệu Thị Coi hỏi lại về đơn giá");
      await page.fill("[id='f-petition.note']", "Ông Lý Văn Dần có mặt");
      await page.waitForTimeout(700);
    },
  ],
  ["petition-view", "#petition/D-04"],
  ["petition-unclassified", "#petition/D-05"],
  ["petition-secret", "#petition/D-03"],
  ["reveal", "#petition/D-03", (page) => page.keyboard.press("F8")],
  ["referral", "#referral"],
  ["matter", "#matter"],
  ["matter-view", "#matter/V1"],
  ["session", "#session"],
  ["session-new", "#session/new"],
  ["session-rule", "#session/rule"],
  ["report", "#report"],
  ["report-bad", "?bad=1#report", (page) => page.click("button.figure >> nth=0")],
  ["import", "#import"],
  ["import-plan", "#import", (page) => page.click("text=Chọn tệp")],
  [
    "import-verdict",
    "#import",
    async (page) => {
      await page.click("text=Chọn tệp");
      await page.waitForTimeout(300);
      await page.keyboard.press("F6");
    },
  ],
  ["merge", "#merge/matter", (page) => page.fill("#merge-text", "nha")],
  ["find", "#find", (page) => page.fill("#find-text", "dat")],
  ["mobilisation", "#mobilisation"],
  ["outreach", "#outreach"],
  ["outreach-new", "#outreach/new"],
  ["model", "#model"],
  ["model-new", "#model/new"],
  ["contribution", "#contribution"],
  ["contribution-edit", "#contribution/G-01%2Fedit"],
  ["contribution-view", "#contribution/G-01"],
  ["dialogue", "#dialogue"],
  ["dialogue-edit", "#dialogue/DT-01%2Fedit"],
  ["democracy_item", "#democracy_item"],
  ["democracy_item-new", "#democracy_item/new"],
  ["internal_rule", "#internal_rule"],
  ["internal_rule-new", "#internal_rule/new"],
  ["emulation", "#emulation"],
  ["emulation-new", "#emulation/new"],
  ["directive", "#directive"],
  ["directive-new", "#directive/new"],
  ["setting", "#setting"],
  ["setting-office", "#setting/office%2Fnew"],
];

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
let bad = 0;
for (const [name, address, act] of places) {
  if (only && !name.startsWith(only)) continue;
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: "vi-VN",
    bypassCSP: false,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(3000);
  page.on("console", (message) => {
    if (message.type() === "error" || /Content Security/.test(message.text())) {
      console.log(`${name}: ${message.text()}`);
      bad += 1;
    }
  });
  page.on("pageerror", (error) => {
    console.log(`${name}: ${error.message}`);
    bad += 1;
  });
  await page.goto(base + address);
  await page.waitForTimeout(500);
  if (act) await act(page).catch((/** @type {any} */ error) => console.log(`${name}: ${error.message.split("\n")[0]}`));
  await page.waitForTimeout(250);
  for (const [theme, size] of [
    ["light", 100],
    ["light", 150],
    ["contrast", 100],
  ]) {
    await page.evaluate(
      ([theme, size]) => {
        document.documentElement.dataset.theme = String(theme);
        document.documentElement.dataset.size = String(size);
        window.dispatchEvent(new Event("text-size"));
      },
      [theme, size],
    );
    await page.waitForTimeout(250);
    const wide = await page.evaluate(
      () =>
        document.documentElement.scrollWidth > innerWidth ||
        (document.querySelector("main")?.scrollWidth ?? 0) > (document.querySelector("main")?.clientWidth ?? 0) + 1,
    );
    if (wide) {
      console.log(`${name} ${theme} ${size}: wider than the window`);
      bad += 1;
    }
    if (theme === "light") await page.screenshot({ path: `${out}/${name}-${size}.png` });
    if (size === 100) {
      // axe is put in through the debugger, as the page's own policy lets no foreign script in.
      await page.evaluate(axe);
      const found = await page.evaluate(() =>
        /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ["violations"] }),
      );
      for (const one of found.violations) {
        console.log(
          `${name} ${theme} axe ${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 160)} — ${one.nodes[0].failureSummary?.split("\n")[1] ?? ""}`,
        );
        bad += 1;
      }
    }
  }
  await context.close();
}
await browser.close();
console.log(bad ? `${bad} found` : "clean");
process.exitCode = bad ? 1 : 0;
