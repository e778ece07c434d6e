// A paper without a kind: its row is tinted and says why, and its page leads to the field of the kind.
import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { hearKeys } from "../lib/keys.js";
import { markRow } from "../part/book/grid-row.js";
import "../screen/petition.js";
import { begin, press, put, rest } from "./help.js";

hearKeys();
beforeEach(begin);

const style = (/** @type {string} */ name) => readFileSync(`${import.meta.dirname}/../style/${name}.css`, "utf8");
const WHY = "Đơn chưa phân loại: bản in, danh sách gửi ra ngoài che người gửi";

test("the row of a paper without a kind is tinted and says why; drawn for another it is as any", () => {
  const row = document.createElement("div");
  markRow(row, { unclassified: true });
  expect([row.className, row.title]).toEqual(["unclassified", WHY]);
  markRow(row, { secret: true, unclassified: false });
  expect([row.className, row.hasAttribute("title")]).toEqual(["secret", false]);
  markRow(row, { cancelled: true });
  expect(row.className).toBe("cancelled");
});

/** How bright a colour is, as WCAG counts it. @param {string} hex */
function brightness(hex) {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test("the tint stands in both themes, and what is written on it can be read", () => {
  expect(style("grid")).toMatch(/\.tabulator-row\.unclassified \{[^}]*background: var\(--unclassified\)/);
  const themes = style("tokens").split(':root[data-theme="contrast"]');
  expect(themes.length).toBe(2);
  for (const theme of themes) {
    const colour = (/** @type {string} */ name) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(theme)?.[1] ?? "";
    const tint = brightness(colour("unclassified"));
    expect(tint).not.toBe(brightness(colour("sheet")));
    for (const ink of ["ink", "soft-ink"]) {
      expect((tint + 0.05) / (brightness(colour(ink)) + 0.05), ink).toBeGreaterThan(7);
    }
  }
});

test("the grid of the book marks its rows so", async () => {
  const rows = [
    { id: 1, c1: "1/2026", unclassified: true },
    { id: 2, c1: "2/2026", unclassified: false },
  ];
  const grid = await put("book-grid", {
    columns: [{ key: "c1", head: "STT", width: 80 }],
    source: async () => ({ rows, next: null, total: 2, over: false }),
  });
  for (let waited = 0; grid.count === null && waited < 100; waited += 1) await rest(20);
  const drawn = grid.table.getRows().map((/** @type {any} */ one) => {
    one.reformat();
    return one.getElement();
  });
  expect(drawn.map((/** @type {HTMLElement} */ one) => one.title)).toEqual([WHY, ""]);
  expect(drawn[0].classList.contains("unclassified")).toBe(true);
});

/** A form puts the keyboard where it begins once it is drawn. @param {string} id */
async function comesTo(id) {
  for (let waited = 0; !document.activeElement?.id && waited < 60; waited += 1) await rest(10);
  expect(document.activeElement?.id).toBe(id);
}

test("the page of such a paper leads to the field of its kind, by button and by key", async () => {
  for (const act of [
    (/** @type {any} */ screen) => screen.querySelector(".offer button").click(),
    () => press(document.body, "F7"),
  ]) {
    await begin();
    const screen = await put("petition-screen", { what: "D-05" });
    await rest(30);
    expect(screen.querySelector(".offer").textContent).toContain(
      "Đơn chưa phân loại. Bản in, danh sách gửi ra ngoài che người gửi cho đến khi phân loại.",
    );
    act(screen);
    expect(location.hash).toBe(`#petition/${encodeURIComponent("D-05/edit")}`);
    screen.what = "D-05/edit";
    await comesTo("f-petition.kind");
    expect(screen.querySelector("record-form").heading).toContain("Sửa đơn số 5/2026");
    // Opened again without that wish, it begins where it always does.
    screen.what = "D-05";
    await rest(30);
    screen.what = "D-05/edit";
    await comesTo("f-petition.summary");
  }
});

test("a paper with a kind, and a secret one, have no such line", async () => {
  for (const what of ["D-04", "D-03"]) {
    const screen = await put("petition-screen", { what });
    await rest(30);
    expect(screen.querySelector("record-view h1")).not.toBe(null);
    expect(screen.querySelector(".offer")).toBe(null);
    screen.remove();
  }
});
