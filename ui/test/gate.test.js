// The ways in: a backup on a machine without a register, the recovery sheet, a new passphrase, a new sheet.
import { beforeEach, expect, test } from "vitest";
import "../window/desk-gate.js";
import "../part/setting/new-passphrase.js";
import "../part/setting/sheet-renewal.js";
import { answerWith } from "../api/call.js";
import { answer } from "./desk-double.js";
import { asked, begin, press, put, rest } from "./help.js";

beforeEach(begin);

const CODE = "K7QM2 9HTR4 V3NP8 B6YF5 M2JW7 R4CE9";
const FRESH = "suối trong đầu bản";

/** @param {Element} part @param {string} words */
const button = (part, words) =>
  /** @type {HTMLButtonElement} */ (
    [...part.querySelectorAll("button")].find((one) => one.textContent.includes(words))
  );

const here = () => /** @type {HTMLInputElement} */ (document.activeElement);

/** Writes into the field one is in and presses Enter. @param {string} id @param {string} words */
async function fill(id, words) {
  expect(here().id).toBe(id);
  here().value = words;
  here().dispatchEvent(new InputEvent("input", { bubbles: true }));
  press(here(), "Enter");
  await rest(20);
}

/** The call of a command. @param {string} name */
const call = (name) => asked.findLast((one) => one.name === name)?.args;

async function chosen() {
  const gate = await put("desk-gate", { state: { state: "none", real_exists: false } });
  button(gate, "Khôi phục từ bản sao lưu").click();
  await rest(20);
  return gate;
}

test("a backup comes to a machine without a register by its passphrase", async () => {
  const gate = await chosen();
  let opened = 0;
  gate.addEventListener("opened", () => {
    opened += 1;
  });
  expect(gate.textContent).toContain("Bản sao lưu lúc 16:30");
  await fill("secret", "sai");
  expect(gate.textContent).toContain("Quên thì chọn “Tờ khôi phục”");
  await fill("secret", "mat khau");
  expect(gate.textContent).toContain("Số kế tiếp: lượt tiếp 13/2026");
  expect(here().id).toBe("bring");
  here().click();
  await rest(20);
  expect(call("backup_bring")).toEqual({ given: { passphrase: "mat khau" }, fresh: null });
  expect(opened).toBe(1);
});

test("and by its sheet, with a new passphrase that is mended where it was typed", async () => {
  const gate = await chosen();
  gate.querySelector("#f-way-1").click();
  await rest(10);
  gate.querySelector("#secret").focus();
  await fill("secret", CODE);
  await fill("fresh", "ngắn");
  await fill("again", "ngan");
  expect(gate.textContent).toContain("Hai lần gõ mật khẩu mới không giống nhau");
  await fill("again", "ngắn");
  here().click();
  await rest(20);
  expect(gate.textContent).toContain("Quá ngắn");
  expect(gate.textContent).toContain("Số kế tiếp");
  await fill("fresh", FRESH);
  await fill("again", FRESH);
  here().click();
  await rest(20);
  expect(call("backup_bring")).toEqual({ given: { code: CODE }, fresh: FRESH });
});

test("what was told is not shown for another secret, and there is a way back", async () => {
  const gate = await chosen();
  await fill("secret", "mat khau");
  gate.querySelector("#secret").dispatchEvent(new InputEvent("input", { bubbles: true }));
  await rest(10);
  expect(gate.querySelector("#bring")).toBeNull();
  button(gate, "Quay lại").click();
  await rest(10);
  expect(gate.textContent).toContain("Máy này chưa có sổ");
});

test("a sheet that meets a damaged register leads to what can be had back", async () => {
  const gate = await put("desk-gate", { state: { state: "locked", real_exists: true } });
  button(gate, "Quên mật khẩu").click();
  await rest(10);
  await fill("code", "hong");
  await fill("fresh", FRESH);
  await fill("again", FRESH);
  expect(gate.textContent).toContain("Mã khôi phục đúng, nhưng tệp của sổ không còn đọc được");
  button(gate, "Khôi phục sổ").click();
  await rest(20);
  expect(call("backup_rescue")).toEqual({ given: { code: "hong" }, fresh: FRESH, chosen: false });
});

test("a new sheet is made by the passphrase in force and says where the old one is still needed", async () => {
  const part = await put("sheet-renewal", { again: true });
  await fill("in-force", "sai");
  expect(part.querySelector(".recovery")).toBeNull();
  await fill("in-force", "mat khau");
  expect(part.textContent).toContain("Giữ cả tờ khôi phục cũ");
  expect(part.querySelectorAll(".recovery li").length).toBe(6);
  expect(here().id).toBe("group-1");
});

test("a change of passphrase tells what came of it, and a wrong one where it was typed", async () => {
  const part = await put("new-passphrase");
  /** @type {any[]} */
  const told = [];
  part.addEventListener("notice", (/** @type {CustomEvent} */ event) => told.push(event.detail));
  await fill("old", "sai");
  await fill("fresh", FRESH);
  await fill("again", FRESH);
  expect(part.textContent).toContain("Sai mật khẩu");
  await fill("old", "mat khau");
  await fill("fresh", FRESH);
  await fill("again", FRESH);
  expect(told[0].say).toContain("Đã đổi mật khẩu");
  expect(told[0].soft[0].say).toContain("Giữ cả tờ khôi phục cũ");
});

test("where the sheet was of an older program, a new one is shown with the new passphrase and typed back", async () => {
  const groups = ["AAAAA", "BBBBB", "CCCCC", "DDDDD", "EEEEE", "FFFFF"];
  answerWith(async (name, args) => {
    if (name === "desk_change_passphrase") return { say: "Đã đổi mật khẩu.", groups, lagging: [] };
    return name === "desk_confirm_sheet" ? true : answer(name, args);
  });
  const part = await put("new-passphrase");
  let done = 0;
  part.addEventListener("opened", () => {
    done += 1;
  });
  await fill("old", "mat khau");
  await fill("fresh", FRESH);
  await fill("again", FRESH);
  expect([...part.querySelectorAll(".recovery li")].map((one) => one.textContent)).toEqual(groups);
  await fill("group-1", "BBBBB");
  await fill("group-4", "EEEEE");
  here().click();
  await rest(10);
  expect(done).toBe(1);
});
