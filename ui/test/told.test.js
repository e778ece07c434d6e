// What a text says of who somebody is: told at its field while it is typed, put right there by one key, and never in the way.
import { beforeEach, expect, test } from "vitest";
import { answerWith } from "../api/call.js";
import { hearKeys } from "../lib/keys.js";
import { retype } from "../lib/retype.js";
import "../screen/dialogue.js";
import "../screen/petition.js";
import "../screen/referral.js";
import "../screen/visit.js";
import { answer } from "./desk-double.js";
import { asked, begin, leave, press, put, rest, type } from "./help.js";

hearKeys();
beforeEach(async () => {
  await begin();
  // The form just taken away has kept what was half typed.
  await begin();
});

/** Longer than the hands rest before it is asked. */
const hands = () => rest(440);
const DENOUNCES = "Đoạn này có tên người tố cáo; hãy viết “người tố cáo”.";

/** @param {string} screen @param {string} what */
async function form(screen, what = "new") {
  const element = await put(screen, { what });
  await rest(30);
  const found = element.querySelector("record-form");
  const at = (/** @type {string} */ name) => found.querySelector(`[data-field="${name}"]`);
  const told = (/** @type {string} */ name) => found.querySelector(`[data-box="${name}"] .told`);
  return { form: found, at, told };
}

/** A form of two texts, whose questions wait for the test. */
async function asking() {
  /** @type {{ text: string, done: (found: any) => void, lost: (why: any) => void }[]} */
  const open = [];
  answerWith((name, args) =>
    name === "desk_telling"
      ? new Promise((done, lost) => open.push({ text: /** @type {any} */ (args).form.visit.content, done, lost }))
      : answer(name, args),
  );
  const found = await put("record-form", {
    slice: "visit",
    heading: "Thử",
    initial: { visit: { content: "" } },
    first: "visit.content",
    sections: () => [{ fields: [{ name: "visit.content", label: "Nội dung", kind: "lines" }] }],
  });
  await rest(10);
  const field = found.querySelector("textarea");
  field.focus();
  return {
    form: found,
    field,
    open,
    told: () => found.querySelector(".told"),
    /** @param {string} text @param {string} instead */
    say: async (text, instead, say = DENOUNCES) => {
      const at = open.findIndex((one) => one.text === text);
      open.splice(at, 1)[0].done([{ field: "visit.content", denounces: true, say, instead }]);
      await rest(5);
    },
  };
}

test("who denounces is told at the field while it is typed, for eye and ear, and the hand stays where it is", async () => {
  const { at, told } = await form("petition-screen");
  const note = at("petition.note");
  note.focus();
  expect(told("petition.note").querySelector("[aria-live=polite]").textContent).toBe("");
  type(note, "Ông Lý Văn Dần có mặt");
  await rest(100);
  expect(told("petition.note").textContent).not.toContain("người tố cáo");
  await hands();
  const line = told("petition.note");
  expect(line.classList.contains("denounces")).toBe(true);
  const say = line.querySelector("[aria-live=polite]");
  expect(say.textContent).toContain(DENOUNCES);
  expect(note.getAttribute("aria-describedby").split(" ")).toContain(say.id);
  expect(line.querySelector("button").textContent).toContain("Viết “người tố cáo”");
  expect(line.querySelector("kbd").textContent).toBe("Alt+V");
  expect([document.activeElement, note.value]).toEqual([note, "Ông Lý Văn Dần có mặt"]);
  expect(told("petition.summary").textContent.trim()).toBe("");
});

test("what is newly told where the keyboard is comes into sight, once, and nothing else moves the page", async () => {
  /** @type {unknown[]} */
  const moved = [];
  const scrollIntoView = HTMLElement.prototype.scrollIntoView;
  HTMLElement.prototype.scrollIntoView = function (how) {
    moved.push([this.closest("[data-box]")?.getAttribute("data-box"), how]);
  };
  const { at } = await form("petition-screen");
  type(at("petition.summary"), "Lý Văn Dần");
  at("petition.note").focus();
  type(at("petition.note"), "Lý Văn Dần");
  await hands();
  type(at("petition.note"), "Lý Văn Dần có mặt");
  await hands();
  HTMLElement.prototype.scrollIntoView = scrollIntoView;
  expect(moved).toEqual([["petition.note", { block: "nearest" }]]);
});

test("the people of an open paper are told quietly, and loudly once it is a denunciation", async () => {
  const { form: paper, at, told } = await form("petition-screen");
  type(at("petition.petitioners.0.full_name"), "Triệu Thị Coi");
  type(at("petition.summary"), "Bà Triệu Thị Coi hỏi lại");
  await hands();
  expect(told("petition.summary").className).toBe("told names");
  expect(told("petition.summary").textContent).toContain("Viết “người gửi đơn”");
  paper.put("petition.kind", "denunciation");
  await hands();
  expect(told("petition.summary").className).toBe("told denounces");
});

test("one key writes what should stand there: as if typed, in the field and in what is saved", async () => {
  const { form: paper, at, told } = await form("petition-screen");
  type(at("petition.note"), "Ông Lý Văn Dần có mặt");
  type(at("petition.summary"), "Hỏi về đơn của Lý Văn Dần");
  await hands();
  const field = at("petition.summary");
  field.focus();
  field.setSelectionRange(3, 3);
  expect(press(field, "v", { altKey: true }).defaultPrevented).toBe(true);
  await paper.updateComplete;
  expect(field.value).toBe("Hỏi về đơn của người tố cáo");
  expect(paper.draft.petition.summary).toBe("Hỏi về đơn của người tố cáo");
  expect(told("petition.summary").textContent.trim()).toBe("");
  expect(field.getAttribute("aria-describedby")).not.toContain("t-petition.summary");
  expect([document.activeElement, field.selectionStart]).toEqual([field, 3]);
  // Only the field the keyboard is in.
  expect(at("petition.note").value).toContain("Lý Văn Dần");
  expect(told("petition.note").textContent).toContain(DENOUNCES);
  expect(paper.changed).toBe(true);
  await paper.keep();
  expect(asked.findLast((one) => one.name === "desk_keep")?.args.form.petition.summary).toContain("người tố cáo");
  await hands();
  expect(told("petition.summary").textContent.trim()).toBe("");
  // Nothing is told here any more: the key is nobody's.
  expect(press(field, "v", { altKey: true }).defaultPrevented).toBe(false);
});

test("the button does the same and gives the keyboard to the field", async () => {
  const { form: paper, at, told } = await form("petition-screen");
  type(at("petition.note"), "Lý Văn Dần");
  await hands();
  told("petition.note").querySelector("button").focus();
  told("petition.note").querySelector("button").click();
  await rest(5);
  expect(paper.draft.petition.note).toBe("người tố cáo");
  expect(document.activeElement).toBe(at("petition.note"));
});

test("of answers that come in another order only the newest is told, and none to an older text", async () => {
  const { field, told, say, open } = await asking();
  for (const text of ["Dần", "Dần hỏi"]) {
    type(field, text);
    await hands();
  }
  expect(open.map((one) => one.text).slice(-2)).toEqual(["Dần", "Dần hỏi"]);
  await say("Dần hỏi", "người tố cáo hỏi", "Mới.");
  await say("Dần", "người tố cáo", "Cũ.");
  expect(told().textContent).toContain("Mới.");
  type(field, "Dần hỏi đất");
  await hands();
  type(field, "Hỏi đất");
  await say("Dần hỏi đất", "người tố cáo hỏi đất", "Trễ.");
  expect(told().textContent).not.toContain("Trễ.");
});

test("what was typed since is read before it is replaced: no letter of it is lost", async () => {
  const { form: visit, field, told, say } = await asking();
  type(field, "Dần hỏi");
  await hands();
  await say("Dần hỏi", "người tố cáo hỏi");
  type(field, "Dần hỏi đất");
  await visit.updateComplete;
  // It is still told while the hands are at it.
  expect(told().textContent).toContain(DENOUNCES);
  press(field, "v", { altKey: true });
  await rest(5);
  expect(field.value).toBe("Dần hỏi đất");
  await say("Dần hỏi đất", "người tố cáo hỏi đất");
  expect(field.value).toBe("người tố cáo hỏi đất");
});

test("who types on, or goes to another field, before the newest text is read keeps what stands there", async () => {
  const { form: visit, field, say } = await asking();
  type(field, "Dần hỏi");
  await hands();
  await say("Dần hỏi", "người tố cáo hỏi");
  type(field, "Dần hỏi đất");
  press(field, "v", { altKey: true });
  type(field, "Dần hỏi đất đai");
  await say("Dần hỏi đất", "người tố cáo hỏi đất");
  expect(field.value).toBe("Dần hỏi đất đai");
  press(field, "v", { altKey: true });
  const other = visit.querySelector("button.primary");
  other.focus();
  await say("Dần hỏi đất đai", "người tố cáo hỏi đất đai");
  expect([field.value, document.activeElement]).toEqual(["Dần hỏi đất đai", other]);
});

test("what cannot be asked is not told and holds nobody", async () => {
  const { form: visit, field, open, told } = await asking();
  type(field, "Dần hỏi");
  await hands();
  for (const one of open.splice(0)) one.lost({ code: "other", say: "Không trả lời.", faults: [] });
  await rest(5);
  expect(told().textContent.trim()).toBe("");
  expect(visit.textContent).not.toContain("Không trả lời.");
  expect([field.value, visit.draft.visit.content]).toEqual(["Dần hỏi", "Dần hỏi"]);
});

test("a form is read when it opens, in every text of it", async () => {
  const { at, told } = await form("dialogue-screen");
  type(at("dialogue.promises.0.what"), "Trả lời ông Lý Văn Dần");
  await hands();
  expect(told("dialogue.promises.0.what").textContent).toContain(DENOUNCES);
  answerWith(async (name, args) => {
    const found = await answer(name, args);
    if (name === "petition_get") found.record.note = "Lý Văn Dần";
    return found;
  });
  const again = await form("petition-screen", "D-05/edit");
  await hands();
  expect(again.told("petition.note").textContent).toContain(DENOUNCES);
});

test("a form is asked about as it stands: tied to its matter, without a paper that was not handed in", async () => {
  const last = () => asked.findLast((one) => one.name === "desk_telling")?.args.form;
  const { form: visit, at } = await form("visit-screen");
  type(at("visit.content"), "Hỏi");
  visit.put("petition.kind", "denunciation");
  visit.put("_about", { how: "same", matter: "V2" });
  await hands();
  expect(last()).toEqual({ visit: { ...visit.draft.visit, matter: "V2" } });
  visit.put("_paper", "yes");
  await hands();
  expect(last().petition).toEqual({ kind: "denunciation", matter: "V2" });
  const reply = await form("referral-screen", "C-02/reply");
  type(reply.at("referral.reply.content"), "Đã xem");
  await hands();
  expect(last().referral).toMatchObject({ petition: "D-04", reply: { content: "Đã xem" } });
});

test("what the fault of a save already says is said once, and can still be put right", async () => {
  answerWith((name, args) => {
    const fault = { ref: "@petition", field: "note", code: "tells_denouncer", say: DENOUNCES };
    return name === "petition_receive"
      ? Promise.reject({ code: "faults", say: "", faults: [fault] })
      : answer(name, args);
  });
  const { form: paper, at } = await form("petition-screen");
  type(at("petition.note"), "Lý Văn Dần");
  await hands();
  await paper.save();
  await rest(10);
  const box = paper.querySelector('[data-box="petition.note"]');
  expect(box.textContent.split(DENOUNCES).length).toBe(2);
  press(at("petition.note"), "v", { altKey: true });
  await rest(5);
  expect(at("petition.note").value).toBe("người tố cáo");
  expect(box.textContent).not.toContain(DENOUNCES);
});

test("only what differs is typed, so that the field's own undo takes it back", () => {
  const field = document.createElement("textarea");
  document.body.append(field);
  field.value = "Bà Mây nói\nbà Mây đi";
  /** @type {unknown[]} */
  const typed = [];
  const execute = (/** @type {string} */ command, /** @type {boolean} */ _, /** @type {string} */ words) => {
    typed.push([command, field.value.slice(field.selectionStart, field.selectionEnd), words]);
    field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return true;
  };
  Object.assign(document, { execCommand: execute });
  let told = 0;
  field.addEventListener("input", () => {
    told += 1;
  });
  field.setSelectionRange(field.value.length, field.value.length);
  retype(field, "Bà người tố cáo nói\nbà Mây đi");
  retype(field, "Bà người tố cáo nói");
  expect(typed).toEqual([
    ["insertText", "Mây", "người tố cáo"],
    ["delete", "\nbà Mây đi", ""],
  ]);
  expect([field.value, field.selectionStart, told]).toEqual(["Bà người tố cáo nói", 19, 2]);
  Reflect.deleteProperty(document, "execCommand");
});

/** A save that is refused because a text is still covered. @param {string} field */
const refused = (field) => async () => {
  const say = "Đoạn này còn chỗ che “(bí mật)” mà chữ quanh nó đã đổi.";
  throw { code: "faults", say: "", faults: [{ field, code: "still_covered", say }] };
};

test("a text still covered is refused at its field, one of a paper or of a list too", async () => {
  for (const [slice, draft, field, name] of /** @type {[string, any, string, string][]} */ ([
    ["petition", { summary: "Bà (bí mật) hỏi" }, "summary", "petition.summary"],
    ["paper", { fields: { ground: "Theo đơn", content: "Bà (bí mật)" } }, "fields", "paper.fields.content"],
    [
      "dialogue",
      { promises: [{ what: "Xem lại" }, { what: "Trả lời (bí mật)" }] },
      "promises",
      "dialogue.promises.1.what",
    ],
  ])) {
    const found = await put("record-form", {
      slice,
      heading: "Thử",
      initial: { [slice]: draft },
      sections: () => [
        {
          fields: [
            { name: `${slice}.title`, label: "Tên", kind: "text" },
            { name, label: "Đoạn", kind: "lines" },
          ],
        },
      ],
      submit: refused(field),
    });
    await rest(10);
    await found.save();
    await rest(10);
    const at = found.querySelector(`[data-field="${name}"]`);
    expect(at.getAttribute("aria-invalid"), name).toBe("true");
    expect(found.querySelector(`[data-box="${name}"] .fault`).textContent).toContain("còn chỗ che");
    expect(document.activeElement).toBe(at);
    type(at, "Viết lại cả đoạn");
    leave(at);
    await found.updateComplete;
    expect(found.querySelector(".fault, .faults"), name).toBe(null);
    found.remove();
  }
});
