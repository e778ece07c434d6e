// What the register answers late, in another order, or never: nothing of an older answer is ever taken for the new text.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../part/form/record-form.js";
import "../window/first-run.js";
import "../screen/find.js";
import "../screen/import.js";
import "../screen/merge.js";
import { answerWith } from "../api/call.js";
import { PATIENCE } from "../lib/late.js";
import { answer } from "./desk-double.js";
import { begin, leave, press, put, rest, type } from "./help.js";

beforeEach(begin);
afterEach(() => vi.useRealTimers());

/** Questions that wait for the test to answer them, in any order.
 * @returns {{ ask: (text: string) => Promise<any>, answer: (text: string, found: any) => Promise<void>, lose: (text: string) => Promise<void>, asked: string[] }} */
function questions() {
  /** @type {{ text: string, done: (found: any) => void, lost: (why: any) => void }[]} */
  const open = [];
  const end = async (/** @type {string} */ text, /** @type {"done" | "lost"} */ way, /** @type {any} */ what) => {
    const at = open.findIndex((one) => one.text === text);
    open.splice(at, 1)[0][way](what);
    await rest(5);
  };
  return {
    asked: [],
    ask(text) {
      this.asked.push(text);
      return new Promise((done, lost) => open.push({ text, done, lost }));
    },
    answer: (text, found) => end(text, "done", found),
    lose: (text) => end(text, "lost", { code: "other", say: "Không trả lời.", faults: [] }),
  };
}

/** Longer than the hands rest before a list is asked for. */
const hands = () => rest(170);

async function picking() {
  const asked = questions();
  /** @type {any[]} */
  const sent = [];
  const form = await put("record-form", {
    slice: "petition",
    heading: "Thử",
    initial: { petition: {} },
    first: "petition.matter",
    sections: () => [
      {
        fields: [
          {
            name: "petition.matter",
            label: "Vụ việc",
            kind: "pick",
            source: (/** @type {string} */ text) => asked.ask(text),
          },
          { name: "petition.summary", label: "Tóm tắt", kind: "text" },
        ],
      },
    ],
    submit: async (/** @type {any} */ draft) => {
      sent.push(draft.petition);
      return { value: null, touched: [], soft: [] };
    },
  });
  await rest(10);
  const input = form.querySelector('[data-field="petition.matter"]');
  input.focus();
  return {
    form,
    input,
    asked,
    sent,
    shown: () => [...form.querySelectorAll("[role=option] bdi")].map((one) => one.textContent),
  };
}

const OLD = [["V1", "Đường thôn Nà Cà"]];
const NEW = [["V2", "Đường thôn Bản Tàn"]];

test("a quick Enter takes no line of the list that answered an older text", async () => {
  const { form, input, asked, shown } = await picking();
  type(input, "đường");
  await hands();
  await asked.answer("đường", [...OLD, ...NEW]);
  expect(shown()).toEqual(["Đường thôn Nà Cà", "Đường thôn Bản Tàn"]);
  type(input, "đường thôn bản");
  await form.updateComplete;
  expect(form.querySelector("[aria-selected=true]")).toBe(null);
  press(input, "Enter");
  form.querySelector("li[role=option]").dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));
  await rest(5);
  expect(form.draft.petition.matter).toBe(undefined);
  expect(input.value).toBe("đường thôn bản");
  leave(input);
  await asked.answer("đường thôn bản", NEW);
  expect(form.draft.petition.matter).toBe("V2");
  expect(input.value).toBe("Đường thôn Bản Tàn");
});

test("answers that come in another order leave the newest", async () => {
  const { form, input, asked, shown } = await picking();
  for (const text of ["đường", "đường bản"]) {
    type(input, text);
    await hands();
  }
  expect(asked.asked).toEqual(["đường", "đường bản"]);
  await asked.answer("đường bản", NEW);
  await asked.answer("đường", OLD);
  expect(shown()).toEqual(["Đường thôn Bản Tàn"]);
  press(input, "Enter");
  expect(form.draft.petition.matter).toBe("V2");
});

test("a late answer opens no list over what was taken meanwhile", async () => {
  const { form, input, asked, shown } = await picking();
  type(input, "nà cà");
  await hands();
  leave(input);
  await rest(5);
  expect(asked.asked).toEqual(["nà cà", "nà cà"]);
  await asked.answer("nà cà", OLD);
  await asked.answer("nà cà", OLD);
  await form.updateComplete;
  expect(form.draft.petition.matter).toBe("V1");
  expect(shown()).toEqual([]);
});

test("Ctrl+S waits for what stands in the field, however slow the answer", async () => {
  const { form, input, asked, sent } = await picking();
  type(input, "nà cà");
  const saved = form.save();
  await rest(30);
  expect(sent).toEqual([]);
  await asked.answer("nà cà", OLD);
  expect(await saved).toBe(true);
  expect(sent).toEqual([{ matter: "V1" }]);
});

test("what means several, or nothing, is asked about and nothing is saved", async () => {
  const { form, input, asked, sent } = await picking();
  type(input, "đường");
  let saved = form.save();
  await rest(5);
  await asked.answer("đường", [...OLD, ...NEW]);
  expect(await saved).toBe(false);
  expect(form.textContent).toContain("Có 2 mục khớp “đường”");
  type(input, "không có đâu");
  saved = form.save();
  await rest(5);
  await asked.answer("không có đâu", []);
  expect(await saved).toBe(false);
  expect(form.textContent).toContain("Không có “không có đâu” trong danh mục");
  expect(input.value).toBe("không có đâu");
  expect(sent).toEqual([]);
});

test("after a fault the field is emptied: the next Ctrl+S saves, and does not repeat the fault", async () => {
  const { form, input, asked, sent } = await picking();
  type(input, "lạ");
  const refused = form.save();
  await rest(5);
  await asked.answer("lạ", []);
  expect(await refused).toBe(false);
  type(input, "");
  expect(await form.save()).toBe(true);
  expect(sent).toEqual([{}]);
});

test("an answer that is lost is said, and nothing is saved", async () => {
  const { form, input, asked, sent } = await picking();
  type(input, "nà cà");
  const saved = form.save();
  await rest(5);
  await asked.lose("nà cà");
  expect(await saved).toBe(false);
  expect(form.textContent).toContain("sổ chưa trả lời");
  expect(input.value).toBe("nà cà");
  expect(sent).toEqual([]);
});

test("an answer that never comes holds nobody for ever", async () => {
  const { form, input, sent } = await picking();
  vi.useFakeTimers();
  type(input, "nà cà");
  const saved = form.save();
  await vi.advanceTimersByTimeAsync(PATIENCE + 100);
  expect(await saved).toBe(false);
  expect(form.textContent).toContain("sổ chưa trả lời");
  expect(sent).toEqual([]);
});

test("Ctrl+S takes the line marked in an open list", async () => {
  /** @type {any[]} */
  const sent = [];
  const form = await put("record-form", {
    slice: "petition",
    heading: "Thử",
    initial: { petition: {} },
    sections: () => [{ fields: [{ name: "petition.kind", label: "Loại đơn", kind: "code", codes: "kind" }] }],
    submit: async (/** @type {any} */ draft) => {
      sent.push(draft.petition);
      return { value: null, touched: [], soft: [] };
    },
  });
  await rest(10);
  const input = form.querySelector("input");
  input.focus();
  type(input, "kiến");
  await rest(5);
  expect(form.querySelector("[aria-selected=true]")?.textContent).toContain("Kiến nghị");
  expect(await form.save()).toBe(true);
  expect(sent).toEqual([{ kind: "proposal" }]);
});

test("a day typed on while the first is still read is the day that counts", async () => {
  const asked = questions();
  answerWith((name, args) => (name === "desk_day" ? asked.ask(/** @type {any} */ (args).text) : answer(name, args)));
  const field = await put("date-field", { name: "visit.date" });
  /** @type {string[]} */
  const told = [];
  for (const name of ["day", "unread"])
    field.addEventListener(name, (/** @type {any} */ event) => told.push(event.detail.iso ?? event.detail.say));
  for (const text of ["5/9", "6/9"]) {
    type(field.input, text);
    leave(field.input);
  }
  await asked.answer("6/9", { iso: "2026-09-06", show: "06/09/2026 (Chủ nhật)" });
  await asked.answer("5/9", { iso: "2026-09-05", show: "05/09/2026 (thứ Bảy)" });
  expect(told).toEqual(["2026-09-06"]);
  type(field.input, "7/9");
  leave(field.input);
  await asked.lose("7/9");
  expect(told.at(-1)).toBe("Không trả lời.");
  expect(field.input.value).toBe("7/9");
});

test("Enter in a search opens what the text finds, never a line of the older list", async () => {
  const asked = questions();
  answerWith((name, args) => (name === "find_find" ? asked.ask(/** @type {any} */ (args).text) : answer(name, args)));
  const screen = await put("find-screen");
  const input = screen.querySelector("#find-text");
  const one = (/** @type {string} */ ref) => ({ type: "visit", ref, title: ref, number: ref });
  type(input, "an");
  await hands();
  await asked.answer("an", [one("R1")]);
  type(input, "bình");
  press(input, "Enter");
  await rest(5);
  expect(location.hash).toBe("");
  await asked.answer("bình", [one("R2")]);
  expect(location.hash).toBe("#visit/R2");
  type(input, "cúc");
  press(input, "Enter");
  await asked.lose("cúc");
  expect(location.hash).toBe("#visit/R2");
});

test("lines to be merged are those of the text that stands there", async () => {
  const asked = questions();
  answerWith((name, args) =>
    name === "merge_candidates" ? asked.ask(/** @type {any} */ (args).text) : answer(name, args),
  );
  const screen = await put("merge-screen", { what: "person" });
  const input = screen.querySelector("#merge-text");
  const one = (/** @type {string} */ name) => ({ whom: { person: name }, full_name: name, stands: [] });
  for (const text of ["an", "bình"]) {
    type(input, text);
    await hands();
  }
  await asked.answer("bình", [one("Bình")]);
  await asked.answer("an", [one("An")]);
  expect(screen.querySelector(".found").textContent).toContain("Bình");
  type(input, "cúc");
  press(input, "ArrowDown");
  await rest(5);
  expect(document.activeElement?.closest(".found") ?? null).toBe(null);
  await asked.answer("cúc", [one("Cúc")]);
  expect(document.activeElement?.textContent).toContain("Cúc");
});

test("hints are those of what is typed now", async () => {
  const asked = questions();
  const form = await put("record-form", {
    slice: "petition",
    heading: "Thử",
    initial: { petition: {} },
    sections: () => [{ fields: [{ name: "petition.summary", label: "Tóm tắt", kind: "text" }] }],
    look: (/** @type {any} */ draft) => asked.ask(draft.summary),
  });
  await rest(10);
  const hint = (/** @type {string} */ ref) => ({
    type: "petition",
    ref,
    number: ref,
    title: ref,
    text: "",
    secret: false,
    because: [],
  });
  for (const text of ["đường", "đất"]) {
    type(form.querySelector('[data-field="petition.summary"]'), text);
    await rest(430);
  }
  await asked.answer("đất", [hint("D2")]);
  await asked.answer("đường", [hint("D1")]);
  expect(form.querySelector("hint-list").textContent).toContain("D2");
  expect(form.querySelector("hint-list").textContent).not.toContain("D1");
});

test("the strength told is that of the passphrase as it stands", async () => {
  const asked = questions();
  answerWith((name, args) =>
    name === "desk_strength" ? asked.ask(/** @type {any} */ (args).passphrase) : answer(name, args),
  );
  const run = await put("first-run", { today: "2026-11-23" });
  run.step = 2;
  await run.updateComplete;
  const input = run.querySelector("#new-passphrase");
  for (const text of ["bốn từ dễ nhớ", "abc"]) {
    type(input, text);
    await hands();
  }
  await asked.answer("abc", { score: 0, say: "Yếu." });
  await asked.answer("bốn từ dễ nhớ", { score: 4, say: "Mạnh." });
  expect(run.querySelector("#strength").textContent).toContain("Yếu.");
});

test("what is changed in the plan of an import is never taken back by the late check of an earlier change", async () => {
  const asked = questions();
  answerWith((name, args) =>
    name === "import_check" ? asked.ask(/** @type {any} */ (args).plan.field ?? "") : answer(name, args),
  );
  const screen = await put("import-screen");
  const plan = { sheet: "Sổ", layout: "home_petitions", field: "", header_row: 1, columns: [], headings: "" };
  const table = { plan, taken: true, columns: {}, whole: {} };
  Object.assign(screen, { chosen: { file: "so.xlsx", sheets: ["Sổ"], plans: [plan], left: [] }, tables: [table] });
  screen.change({ ...table, plan: { ...plan, field: "land" } });
  screen.change({ ...table, plan: { ...plan, field: "forest" } });
  expect(screen.table.plan.field).toBe("forest");
  await asked.answer("forest", { ...plan, field: "forest", year: 2019 });
  await asked.answer("land", { ...plan, field: "land" });
  expect([screen.table.plan.field, screen.table.plan.year]).toEqual(["forest", 2019]);
});
