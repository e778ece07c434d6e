// Recognition beside the form: hints come without stopping the hand, F7 asks, one key answers, the answer is saved once.
import { beforeEach, expect, test } from "vitest";
import { hearKeys } from "../lib/keys.js";
import "../screen/petition.js";
import "../screen/visit.js";
import { asked, begin, press, put, rest, type } from "./help.js";

hearKeys();
beforeEach(async () => {
  await begin();
  // The form just taken away has kept what was half typed.
  await begin();
});

/** @param {string} screen @param {string} field */
async function typed(screen, field) {
  const element = await put(screen, { what: "new" });
  await rest(20);
  const name = /** @type {HTMLInputElement} */ (document.getElementById(`f-${field}.0.full_name`));
  name.focus();
  type(name, "Trieu Thi Coi");
  expect(document.activeElement).toBe(name);
  await rest(500);
  return element;
}

test("a paper that looks like one is hinted at while typing, and the answer goes into the book with it", async () => {
  const screen = await typed("petition-screen", "petition.petitioners");
  const card = screen.querySelector(".hint-card");
  expect(card.textContent).toContain("Đơn số 2/2026");
  expect(card.textContent).toContain("Cùng họ tên, cùng thôn");
  expect(document.activeElement?.id).toBe("f-petition.petitioners.0.full_name");
  press(window.document.body, "F7");
  await rest(20);
  const dialog = /** @type {HTMLElement} */ (document.querySelector("dialog.compare"));
  expect(dialog.textContent).toContain("Khiếu nại đơn giá bồi thường");
  press(dialog, "2");
  await rest(20);
  expect(document.querySelector("dialog.compare")).toBeNull();
  const form = screen.querySelector("record-form");
  expect(form.draft._about).toMatchObject({ how: "same", matter: "V1" });
  expect(screen.querySelector(".hint-card")).toBeNull();
  expect(screen.querySelector(".answered").textContent).toContain("Cùng vụ việc");
  form.put("petition.summary", "Hỏi thêm về đơn giá");
  press(form, "s", { ctrlKey: true });
  await rest(50);
  const saved = asked.find((one) => one.name === "petition_receive");
  expect(saved?.args.decisions).toEqual([{ about: ["@petition", "D-02"], verdict: "same_matter" }]);
  expect(saved?.args.petition.matter).toBe("V1");
});

test("the same paper again names the first one", async () => {
  const screen = await typed("petition-screen", "petition.petitioners");
  press(window.document.body, "F7");
  await rest(20);
  press(/** @type {HTMLElement} */ (document.querySelector("dialog.compare")), "1");
  await rest(20);
  expect(screen.querySelector("record-form").draft._about).toMatchObject({ how: "duplicate", petition: "D-02" });
});

test("a visit without a paper cannot be a paper again, and leaving the question keeps it open", async () => {
  const screen = await typed("visit-screen", "visit.people");
  press(window.document.body, "F7");
  await rest(20);
  const dialog = /** @type {HTMLElement} */ (document.querySelector("dialog.compare"));
  expect(dialog.textContent).not.toContain("Đơn trùng");
  press(dialog, "1");
  await rest(5);
  expect(dialog.isConnected).toBe(true);
  press(dialog, "Escape");
  await rest(5);
  expect(dialog.isConnected).toBe(false);
  expect(screen.querySelectorAll(".hint-card").length).toBe(1);
});
