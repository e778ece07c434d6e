// Typing Vietnamese: what the input methods send arrives as it was meant, and no key of theirs is taken for ours.
import { beforeEach, expect, test } from "vitest";
import "../part/form/record-form.js";
import { tidy } from "../lib/form.js";
import { hearKeys, keyName, pressed } from "../lib/keys.js";
import { fitting } from "../part/form/typed-meaning.js";
import { begin, leave, press, put, rest, type } from "./help.js";

hearKeys();
beforeEach(begin);

const sections = () => [
  {
    fields: [
      { name: "visit.content", label: "Nội dung", kind: "lines" },
      { name: "visit.outcome", label: "Kết quả", kind: "text" },
    ],
  },
];
const form = (more = {}) =>
  put("record-form", {
    slice: "visit",
    heading: "Thử",
    sections,
    initial: { visit: {} },
    first: "visit.content",
    ...more,
  });

test("fake backspaces of unikey are never stopped, and the value is never rewritten between them", async () => {
  const element = await form();
  const field = element.querySelector("input");
  field.focus();
  // "thí" by Telex: t h i, then Backspace and the accented letter.
  for (const step of ["t", "th", "thi", "\b", "thí"]) {
    if (step === "\b") {
      expect(press(field, "Backspace").defaultPrevented).toBe(false);
      type(field, "th");
    } else {
      press(field, step.at(-1) ?? "");
      type(field, step);
    }
    await element.updateComplete;
    expect(field.value).toBe(step === "\b" ? "th" : step);
  }
  expect(element.draft.visit.outcome).toBe("thí");
});

test("while an input method composes, Enter, Esc and Ctrl+S belong to it", async () => {
  let saved = 0;
  const element = await form({ submit: async () => ({ value: saved++, touched: [], soft: [] }) });
  const field = element.querySelector("input");
  field.focus();
  for (const key of ["Enter", "Escape", "s"]) {
    expect(press(field, key, { isComposing: true, ctrlKey: key === "s" }).defaultPrevented).toBe(false);
    expect(press(field, key, { keyCode: 229, ctrlKey: key === "s" }).defaultPrevented).toBe(false);
  }
  await rest(5);
  expect(saved).toBe(0);
  expect(document.activeElement).toBe(field);
});

test("decomposed letters are composed on leaving, not before", async () => {
  const element = await form();
  const field = element.querySelector("input");
  const apart = "Nguyễn".normalize("NFD");
  type(field, apart);
  await element.updateComplete;
  expect(field.value).toBe(apart);
  leave(field);
  await element.updateComplete;
  expect(field.value).toBe("Nguyễn");
  expect(element.draft.visit.outcome).toBe("Nguyễn");
});

test("what is sent is composed, without blanks at the ends, and without the window's own words", () => {
  const draft = tidy({
    _about: { how: "none" },
    content: `  ${"Đất đai".normalize("NFD")} `,
    people: [{}, { full_name: "An", _say: "x" }],
    note: "",
    held: false,
  });
  expect(draft).toEqual({ content: "Đất đai", people: [{ full_name: "An" }], held: false });
});

test("Ctrl+Z in a text field stays with the field", async () => {
  const element = await form();
  const event = press(element.querySelector("input"), "z", { ctrlKey: true });
  expect(event.defaultPrevented).toBe(false);
});

test("F5 and Ctrl+R never reload", () => {
  for (const [key, ctrlKey] of /** @type {[string, boolean][]} */ ([
    ["F5", false],
    ["r", true],
  ])) {
    const event = new KeyboardEvent("keydown", { key, ctrlKey, cancelable: true });
    pressed(event);
    expect(event.defaultPrevented).toBe(true);
  }
});

test("keys have the names shown on the buttons", () => {
  expect(keyName(new KeyboardEvent("keydown", { key: "s", ctrlKey: true }))).toBe("Ctrl+S");
  expect(keyName(new KeyboardEvent("keydown", { key: "¶", code: "Digit6", altKey: true }))).toBe("Alt+6");
  expect(keyName(new KeyboardEvent("keydown", { key: "Escape" }))).toBe("Esc");
});

test("short words of the office find their code", () => {
  const kinds = /** @type {[string, string][]} */ ([
    ["complaint", "Khiếu nại"],
    ["denunciation", "Tố cáo"],
    ["proposal", "Kiến nghị"],
    ["feedback", "Phản ánh"],
  ]);
  expect(fitting(kinds, "KN")[0][0]).toBe("complaint");
  expect(fitting(kinds, "tc")[0][0]).toBe("denunciation");
  expect(fitting(kinds, "KNPA")[0][0]).toBe("proposal");
  expect(fitting(kinds, "phan anh")[0][0]).toBe("feedback");
});
