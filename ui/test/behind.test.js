// The rows behind a figure: never fewer than the figure says without saying so.
import { expect, test } from "vitest";
import "../part/report/behind-list.js";
import { put } from "./help.js";

const row = { slice: "visit", ref: "L1", number: "1/2026", on: "2026-11-05" };

test("where not all rows behind a figure are shown, it says how many there are", async () => {
  const some = await put("behind-list", { content: { rows: [row, row], count: 3214, definition: "" } });
  expect(some.textContent).toMatch(/Hiện 2 dòng mới nhất trong 3\.214 dòng/);
  const all = await put("behind-list", { content: { rows: [row, row], count: 2, definition: "" } });
  expect(all.textContent).not.toMatch(/Hiện/);
});
