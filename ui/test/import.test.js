// Nhập sổ Excel: her own rows with a list over each column, a handle for the headings, and nothing comes in untried.
import { beforeEach, expect, test } from "vitest";
import { answerWith } from "../api/call.js";
import { headedBy, isCorrected, nameOf, tablesOf, withColumn, withWhole } from "../part/import/import-table.js";
import { answer } from "./desk-double.js";
import { asked, begin, press, put, rest } from "./help.js";
import "../screen/import.js";

beforeEach(begin);

/** Presses a key of the screen. @param {string} key @param {KeyboardEventInit} [more] */
async function key(key, more = {}) {
  press(document.activeElement ?? document.body, key, more);
  await rest(30);
}

/** The screen with the double's workbook, at its columns. */
async function chosen() {
  const { hearKeys } = await import("../lib/keys.js");
  if (!heard) hearKeys();
  heard = true;
  const screen = await put("import-screen");
  await key("o", { ctrlKey: true });
  return screen;
}
let heard = false;

const argsOf = (/** @type {string} */ name) => asked.filter((one) => one.name === name).map((one) => one.args);
const words = (/** @type {Element} */ at) => at.textContent?.replace(/\s+/g, " ") ?? "";

test("a workbook of one table opens at its columns, the keyboard at the first doubtful one, which says why", async () => {
  const screen = await chosen();
  const list = document.activeElement;
  expect(list?.id).toBe("f-import.hold.B");
  const why = screen.querySelector(`#${list?.getAttribute("aria-describedby")}`);
  expect(words(why)).toContain("nhưng các ô bên dưới không giống");
  expect(screen.querySelectorAll(".import-sheet tbody tr").length).toBe(12);
  expect(screen.querySelectorAll("td.unsure").length).toBe(12);
  expect([...screen.querySelectorAll("tr.heading")].length).toBe(2);
});

test("a column is told by letters without accents, and is sure then", async () => {
  const screen = await chosen();
  for (const letter of "dt") await key(letter);
  const [{ plan }] = argsOf("import_check").slice(-1);
  expect([plan.columns[1].holds, plan.columns[1].sure]).toEqual(["phone", true]);
  expect(screen.querySelector(".unsure")).toBeNull();
  expect(document.activeElement?.id).toBe("f-import.hold.B");
  await key("ArrowLeft");
  expect(document.activeElement?.id).toBe("f-import.hold.A");
});

test("the headings move by a row and grow by a row; what was said of a column stays", async () => {
  await chosen();
  for (const letter of "dt") await key(letter);
  await key("ArrowDown", { altKey: true });
  await key("ArrowDown", { altKey: true, shiftKey: true });
  await key("ArrowUp", { altKey: true, shiftKey: true });
  expect(argsOf("import_plan")).toEqual([
    { sheet: "Sổ 2019", header_row: 5, header_rows: 2 },
    { sheet: "Sổ 2019", header_row: 5, header_rows: 3 },
    { sheet: "Sổ 2019", header_row: 5, header_rows: 2 },
  ]);
  const [{ plan }] = argsOf("import_check").slice(-1);
  expect([plan.header_row, plan.columns[1].holds]).toEqual([5, "phone"]);
});

test("keys pressed faster than the register answers move the headings as often", async () => {
  await chosen();
  const field = document.activeElement ?? document.body;
  press(field, "ArrowDown", { altKey: true });
  press(field, "ArrowDown", { altKey: true });
  await rest(60);
  expect(argsOf("import_plan").map((one) => one.header_row)).toEqual([5, 6]);
});

test("the number of a row makes it the heading", async () => {
  const screen = await chosen();
  screen.querySelector('[data-row="3"]').click();
  await rest(30);
  expect(argsOf("import_plan")).toEqual([{ sheet: "Sổ 2019", header_row: 3, header_rows: 2 }]);
});

test("a choice that is cleared is cleared", async () => {
  const screen = await chosen();
  const field = screen.querySelector("[id='f-import.field']");
  const choose = async (/** @type {string} */ value) => {
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    await rest(20);
    return argsOf("import_check").slice(-1)[0].plan.field;
  };
  expect(await choose("construction")).toBe("construction");
  expect(await choose("")).toBeUndefined();
});

test("nothing comes in untried, nor after a change, and what is tried is said once", async () => {
  const screen = await chosen();
  await key("s", { ctrlKey: true });
  expect(argsOf("import_run")).toEqual([]);
  await key("F6");
  const [run] = screen.querySelectorAll("button.primary");
  expect([words(run).trim(), run.disabled]).toEqual(["Nhập 1 dòng Ctrl+S", false]);
  expect(words(screen.querySelector("[role=status]"))).toBe("Nhập được 1 dòng; 1 dòng chưa nhập được; 1 dòng đã có.");
  expect(words(screen).split("Nhập được 1 dòng;").length).toBe(2);
  expect(words(screen.querySelector(".import-preview"))).toContain("Hoàng Văn An, thôn Nà Cà");
  await key("Escape");
  expect(screen.querySelector("td.doubt").title).toContain("không phải ngày tháng");
  for (const letter of "dt") await key(letter);
  await key("s", { ctrlKey: true });
  expect(argsOf("import_run")).toEqual([]);
});

test("rows that differ correct what is there only where she says so", async () => {
  const screen = await chosen();
  await key("F6");
  await key("s", { ctrlKey: true });
  expect(argsOf("import_run")[0].take_corrections).toBe(false);
  expect(words(screen)).toContain("Đã nhập xong");
  await key("o", { ctrlKey: true });
  await key("F6");
  expect(words(screen.querySelector(".import-take"))).toContain("(1 mục)");
  screen.querySelector(".import-take input").click();
  await rest(10);
  expect(words(screen.querySelector("button.primary")).trim()).toBe("Nhập 1 dòng, sửa 1 mục Ctrl+S");
  await key("s", { ctrlKey: true });
  expect(argsOf("import_run")[1].take_corrections).toBe(true);
});

test("the rows are looked at one kind at a time by ← →", async () => {
  const screen = await chosen();
  await key("F6");
  expect(document.activeElement?.textContent).toContain("Như sổ sẽ ghi");
  await key("ArrowRight");
  expect(words(screen.querySelector(".verdicts tbody"))).toContain("không phải ngày tháng");
  await key("ArrowRight");
  expect(words(screen.querySelector(".verdicts tbody"))).toContain("khác ở: nội dung “Hỏi đất”");
  await key("ArrowLeft");
  await key("ArrowLeft");
  expect(screen.querySelector(".import-preview")).not.toBeNull();
});

test("a workbook of several sheets says what each is; one is left out with Space, one pointed at by hand", async () => {
  const one = { sheet: "Tháng 1", header_row: 2, header_rows: 1, layout: "home_visits", columns: [], headings: "" };
  const left = [{ sheet: "Bìa", cells: 3, say: "Không phải sổ tiếp dân, sổ đơn." }];
  const plans = [one, { ...one, sheet: "Tháng 2" }];
  answerWith((name, args) =>
    name === "import_choose"
      ? { file: "so.xlsx", sheets: ["Tháng 1", "Tháng 2", "Bìa"], plans, left }
      : answer(name, args),
  );
  const screen = await chosen();
  expect(document.activeElement).toBe(screen.querySelector(".import-tables input"));
  expect(words(screen.querySelector(".import-tables"))).toContain("Bìa · không nhập. Không phải sổ tiếp dân, sổ đơn.");
  /** @type {HTMLInputElement} */ (document.activeElement).click();
  await key("F6");
  await key("F6");
  expect(argsOf("import_try")[0].plans.map((plan) => plan.sheet)).toEqual(["Tháng 2"]);
  await key("Escape");
  await key("Escape");
  screen.querySelector(".import-tables .left button").click();
  await rest(20);
  expect(document.activeElement?.dataset.row).toBe("1");
});

test("an import is taken back, and what stayed in the book is named", async () => {
  const screen = await put("import-screen");
  screen.querySelector(".row-links button").click();
  await rest(10);
  /** @type {HTMLElement} */ (document.querySelector("dialog button.danger")).click();
  await rest(40);
  expect(words(screen.querySelector("[role=status]"))).toContain(
    "Đã lấy lại lần nhập: 16 lượt tiếp, 5 đơn rời khỏi sổ. 1 mục ở lại",
  );
  expect(words(screen)).toContain("Ở lại trong sổ Lượt tiếp số 1");
});

test("what she said of a table stays when its headings are pointed at anew, and its end too", () => {
  const column = { letter: "A", place: 0, heading: "", holds: "note", encoding: "unicode", sure: false, why: "" };
  const plan = /** @type {any} */ ({
    sheet: "S",
    header_row: 2,
    header_rows: 1,
    until: 30,
    layout: "home_visits",
    columns: [column],
  });
  const [table] = tablesOf([plan]);
  expect(isCorrected(table)).toBe(false);
  const said = withWhole(withColumn(table, 0, { holds: "phone", sure: true }), { year: 2019 });
  const moved = headedBy(said, { ...plan, until: undefined, header_row: 3, year: 2020 });
  expect(moved.plan).toMatchObject({ header_row: 3, until: 30, year: 2019, columns: [{ holds: "phone", sure: true }] });
  expect(isCorrected(moved)).toBe(true);
  expect(nameOf([moved, said], said)).toBe("S, từ dòng 2");
});
