// Forms: days, faults at their fields, the order of the keyboard, drafts that come back.
import { beforeEach, expect, test } from "vitest";
import "../part/form/record-form.js";
import "../screen/visit.js";
import { answerWith } from "../api/call.js";
import { hearKeys } from "../lib/keys.js";
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
    matters: ["@matter"],
    people: [{ full_name: "Hoàng Văn Sơn", address: "thôn Nà Cà" }],
  });
  expect(call?.args.petition).toMatchObject({ kind: "feedback" });
  expect(call?.args.matter).toEqual({ title: "Đường thôn Nà Cà hỏng" });
  expect(keys).toBeLessThanOrEqual(25);
});

/** Writes a content into a new visit and leaves it half written. @param {string} content */
async function halfWritten(content) {
  const { screen, form } = await visitForm();
  const field = form.querySelector('[data-field="visit.content"]');
  field.focus();
  type(field, content);
  await form.keep();
  screen.remove();
  location.hash = "";
}

test("a half-filled form waits by name and comes back at the same field when the clerk says so", async () => {
  await halfWritten("Đang ghi dở");
  const { form } = await visitForm();
  await rest(10);
  expect(form.querySelector('[data-field="visit.content"]').value).toBe("");
  expect(form.querySelector(".drafts").textContent).toContain("Đang ghi dở, bỏ dở lúc 10:20");
  form.bar.goOn();
  await rest(20);
  const back = form.querySelector('[data-field="visit.content"]');
  expect(back.value).toBe("Đang ghi dở");
  expect(document.activeElement).toBe(back);
});

test("a new entry never slips into the draft of another, and several wait", async () => {
  await halfWritten("Việc thứ nhất");
  await halfWritten("Việc thứ hai");
  const { form } = await visitForm();
  await rest(10);
  type(form.querySelector('[data-field="visit.people.0.full_name"]'), "Hoàng Văn Sơn");
  type(form.querySelector('[data-field="visit.content"]'), "Việc thứ ba");
  await form.save();
  const sent = asked.find((one) => one.name === "visit_receive");
  expect(sent?.args.visit.content).toBe("Việc thứ ba");
  const waiting = await answer("desk_all_unfinished", {});
  expect(waiting.map((/** @type {any} */ one) => one.called).sort()).toEqual(["Việc thứ hai", "Việc thứ nhất"]);
});

test("what fits no list and what is no day stay in the draft", async () => {
  const { screen, form } = await visitForm();
  type(form.querySelector('[data-field="visit.people.0.full_name"]'), "Trần Thị Thử");
  const hamlet = form.querySelector('[data-field="visit.people.0.hamlet"]');
  type(hamlet, "thôn Lạ");
  leave(hamlet);
  type(form.querySelector('[data-field="visit.date"]'), "31/02");
  await form.keep();
  screen.remove();
  location.hash = "";
  const again = (await visitForm()).form;
  await rest(10);
  again.bar.goOn();
  await rest(20);
  expect(again.querySelector('[data-field="visit.people.0.hamlet"]').value).toBe("thôn Lạ");
  expect(again.querySelector('[data-field="visit.date"]').value).toBe("31/02");
  await again.save();
  await rest(10);
  expect(again.querySelector(".faults.hard").textContent).toContain("thôn Lạ");
  expect(again.querySelector(".faults.hard").textContent).toContain("không có ngày 31");
});

test("somebody who goes takes what stood in their fields along, and no one else's", async () => {
  const { form } = await visitForm();
  form.querySelector("person-picker").add();
  await rest(30);
  const at = (/** @type {number} */ place, /** @type {string} */ name) =>
    form.querySelector(`[data-field="visit.people.${place}.${name}"]`);
  type(at(0, "full_name"), "Người thứ nhất");
  type(at(1, "full_name"), "Người thứ hai");
  type(at(0, "hamlet"), "thôn Một");
  type(at(1, "hamlet"), "thôn Hai");
  await form.updateComplete;
  form.querySelector(".person-head button").click();
  await rest(20);
  expect(at(0, "full_name").value).toBe("Người thứ hai");
  expect(at(0, "hamlet").value).toBe("thôn Hai");
});

test("Ctrl+Z in a form takes back the last choice of the form, and Ctrl+Y takes it again", async () => {
  const { form } = await visitForm();
  const choice = form.querySelector('[data-field="_about.how"]');
  choice.focus();
  press(choice, "2");
  await rest(5);
  expect(form.draft._about.how).toBe("same");
  const layer = (/** @type {string} */ key) =>
    press(/** @type {any} */ (document.activeElement), key, { ctrlKey: true });
  hearKeys();
  layer("z");
  await rest(5);
  expect(form.draft._about.how).toBe("none");
  layer("y");
  await rest(5);
  expect(form.draft._about.how).toBe("same");
  expect(asked.some((one) => one.name === "desk_undo")).toBe(false);
});

/** The form of a visit whose person the book knows. @param {number} others */
async function knownVisit(others) {
  const known = { P1: { full_name: "Nông Thị Hạnh", address: "thôn Nà Cà", others, apart: false } };
  const record = {
    ref: "R1",
    date: "2026-11-20",
    lane: "routine",
    status: "completed",
    content: "Hỏi",
    matters: [],
    people_count: 1,
    people: [{ person: "P1", role: "representative" }],
  };
  answerWith((name, args) =>
    name === "visit_get"
      ? Promise.resolve({ record, labels: { P1: "Nông Thị Hạnh" }, known, related: {}, secret: false })
      : answer(name, args),
  );
  const screen = await put("visit-screen", { what: "R1/edit" });
  await rest(30);
  return screen.querySelector("record-form");
}

test("somebody the book knows stands in the form by name and address, and a change is sent", async () => {
  const form = await knownVisit(0);
  const at = (/** @type {string} */ name) => form.querySelector(`[data-field="visit.people.0.${name}"]`);
  expect([at("full_name").value, at("address").value]).toEqual(["Nông Thị Hạnh", "thôn Nà Cà"]);
  type(at("address"), "thôn Nà Khắt");
  await form.save();
  const call = asked.find((one) => one.name === "visit_correct");
  expect(call?.args.draft.people).toEqual([{ person: "P1", role: "representative" }]);
  expect(call?.args.people).toEqual([{ ref: "P1", full_name: "Nông Thị Hạnh", address: "thôn Nà Khắt" }]);
});

test("who stands elsewhere too is asked about: everywhere, or only here", async () => {
  for (const [key, people, corrected] of /** @type {[string, any[], any[]][]} */ ([
    ["1", [{ person: "P1", role: "representative" }], [{ ref: "P1", full_name: "Lý Thị Hoa", address: "thôn Nà Cà" }]],
    ["2", [{ full_name: "Lý Thị Hoa", address: "thôn Nà Cà", role: "representative" }], []],
  ])) {
    await begin();
    const form = await knownVisit(3);
    expect(form.textContent).not.toContain("mục khác trong sổ");
    type(form.querySelector('[data-field="visit.people.0.full_name"]'), "Lý Thị Hoa");
    await form.save();
    await rest(10);
    expect(asked.some((one) => one.name === "visit_correct")).toBe(false);
    expect(form.querySelector(".faults.hard").textContent).toContain("mọi mục có người này, hay chỉ mục này");
    press(/** @type {any} */ (document.activeElement), key);
    await rest(5);
    await form.save();
    const call = asked.find((one) => one.name === "visit_correct");
    expect([call?.args.draft.people, call?.args.people]).toEqual([people, corrected]);
  }
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
  const { referralSection } = await import("../part/paper/paper-part.js");
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
