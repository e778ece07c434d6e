// Forms: days, faults at their fields, the order of the keyboard, drafts that come back.
import { beforeEach, expect, test } from "vitest";
import "../part/record-form.js";
import "../screen/visit.js";
import { answer } from "./desk-double.js";
import { asked, begin, leave, press, put, rest, type } from "./help.js";

beforeEach(begin);

const day = () => put("date-field", { name: "visit.date" });

test("a day is shown with its weekday only after leaving, as Rust read it", async () => {
  const field = await day();
  let told = "";
  field.addEventListener("day", (/** @type {any} */ event) => {
    told = event.detail.iso;
  });
  type(field.input, "0509");
  await field.updateComplete;
  expect(field.input.value).toBe("0509");
  leave(field.input);
  await field.reading;
  await field.updateComplete;
  expect(field.input.value).toBe("05/09/2026 (thứ Bảy)");
  expect(told).toBe("2026-09-05");
});

test("an impossible day stays as typed and says why", async () => {
  const field = await day();
  let why = "";
  field.addEventListener("unread", (/** @type {any} */ event) => {
    why = event.detail.say;
  });
  type(field.input, "31/02");
  leave(field.input);
  await field.reading;
  expect(field.input.value).toBe("31/02");
  expect(why).toMatch(/không có ngày 31/);
});

test("h is today and hq yesterday", async () => {
  for (const [text, iso] of [
    ["h", "2026-11-23"],
    ["hq", "2026-11-22"],
  ]) {
    const field = await day();
    type(field.input, text);
    leave(field.input);
    await field.reading;
    expect(field.iso).toBe(iso);
    field.remove();
  }
});

async function visitForm() {
  const screen = await put("visit-screen", { what: "new" });
  await rest(30);
  return { screen, form: screen.querySelector("record-form") };
}

test("faults stand at their fields, in a list on top, and the keyboard goes to the first", async () => {
  const { form } = await visitForm();
  await form.save();
  await rest(10);
  const name = form.querySelector('[data-field="visit.people.0.full_name"]');
  expect(name.getAttribute("aria-invalid")).toBe("true");
  const said = document.getElementById(name.getAttribute("aria-describedby"));
  expect(said?.textContent).toContain("Chưa ghi họ tên");
  expect(form.querySelectorAll(".faults.hard li").length).toBe(2);
  expect(document.activeElement).toBe(name);
});

test("a routine visit with a paper needs no more than 25 keys besides the text", async () => {
  const { form } = await visitForm();
  await rest(10);
  let keys = 2; // Alt+2, Ctrl+N
  const here = () => /** @type {any} */ (document.activeElement);
  const go = async (key = "Enter", more = {}) => {
    keys += 1;
    const before = here();
    press(before, key, more);
    for (let waited = 0; here() === before && waited < 60; waited += 1) await rest(10);
  };
  const at = (/** @type {string} */ name) => expect(here().dataset.field).toBe(name);
  at("visit.people.0.full_name");
  type(here(), "Hoàng Văn Sơn");
  await go();
  at("visit.people.0.address");
  type(here(), "thôn Nà Cà");
  await go();
  await go();
  at("visit.people_count");
  await go();
  at("visit.content");
  type(here(), "Phản ánh đường hỏng");
  await go("Enter", { ctrlKey: true });
  at("_about.how");
  await go("3");
  await go();
  at("matter.title");
  type(here(), "Đường thôn Nà Cà hỏng");
  await go();
  at("_paper");
  await go("2");
  await go();
  at("petition.kind");
  type(here(), "pa");
  await rest(5);
  await go();
  at("petition.summary");
  await go("Enter", { ctrlKey: true });
  keys += 1; // Ctrl+S
  await form.save();
  const call = asked.find((one) => one.name === "visit_receive");
  expect(call?.args.visit).toMatchObject({
    lane: "routine",
    people_count: 1,
    matters: ["@matter"],
    people: [{ full_name: "Hoàng Văn Sơn", address: "thôn Nà Cà" }],
  });
  expect(call?.args.petition).toMatchObject({
    kind: "feedback",
    via_visit: "@visit",
    matter: "@matter",
    source: "direct",
    summary: "Phản ánh đường hỏng",
  });
  expect(call?.args.matter).toEqual({ title: "Đường thôn Nà Cà hỏng" });
  expect(keys).toBeLessThanOrEqual(25);
});

test("a half-filled form comes back at the same field", async () => {
  const { screen, form } = await visitForm();
  const field = form.querySelector('[data-field="visit.content"]');
  field.focus();
  type(field, "Đang ghi dở");
  form.keep();
  screen.remove();
  const again = (await visitForm()).form;
  await rest(10);
  const back = again.querySelector('[data-field="visit.content"]');
  expect(back.value).toBe("Đang ghi dở");
  expect(document.activeElement).toBe(back);
});

test("drawing the screen again never overwrites what is typed", async () => {
  const { screen, form } = await visitForm();
  type(form.querySelector('[data-field="visit.content"]'), "Giữ nguyên");
  screen.requestUpdate();
  await screen.updateComplete;
  await form.updateComplete;
  expect(form.querySelector('[data-field="visit.content"]').value).toBe("Giữ nguyên");
});

test("an office inside and an office outside never stand in one list", async () => {
  const { referralSection } = await import("../part/paper-part.js");
  const choices = (/** @type {string} */ kind) =>
    /** @type {any} */ (referralSection(kind)).fields[0].choices.map((/** @type {any[]} */ one) => one[1]);
  expect(choices("assign")).toEqual(["Phòng Kinh tế", "Phòng Văn hóa – Xã hội"]);
  expect(choices("refer")).toEqual(["Sở Giao thông vận tải", "Công an xã Bằng Phúc"]);
  expect(referralSection("assign")?.tone).not.toBe(referralSection("refer")?.tone);
});

test("a secret petition shows its number, never its sender", async () => {
  await import("../screen/petition.js");
  const screen = await put("petition-screen", { what: "D-03" });
  await rest(30);
  expect(screen.textContent).toContain("Đơn tố cáo số 3/2026");
  expect(screen.textContent).not.toContain("Lý Văn Dần");
  expect(
    (await answer("petition_list", { query: {} })).rows.find((/** @type {any} */ row) => row.ref === "D-03").c5,
  ).not.toContain("Dần");
});
