// Two hundred payloads as names, contents and titles: every one is shown as the letters it is made of.
import { beforeEach, expect, test } from "vitest";
import "../part/record/record-view.js";
import "../part/form/fault-list.js";
import "../part/record/history-list.js";
import "../part/report/form-table.js";
import { columnsFor } from "../part/book/grid-column.js";
import "../screen/find.js";
import { begin, put, rest } from "./help.js";

beforeEach(begin);

const seeds = [
  "<script>canary()</script>",
  "<img src=x onerror=canary()>",
  "<svg onload=canary()>",
  "<iframe src=javascript:canary()>",
  "<a href=javascript:canary()>x</a>",
  '"><script>canary()</script>',
  "'><img src=x onerror=canary()>",
  "<body onload=canary()>",
  "<input autofocus onfocus=canary()>",
  "<details open ontoggle=canary()>",
  "$" + "{canary()}",
  "{{canary()}}",
  "<math><mtext></mtext><script>canary()</script></math>",
  "<style>@import 'x'</style>",
  "<template><script>canary()</script></template>",
  "<!--<script>canary()</script>-->",
  "<marquee onstart=canary()>",
  "<object data=javascript:canary()>",
  "<video><source onerror=canary()>",
  "<button onclick=canary()>x</button>",
];
const wraps = [
  (s) => s,
  (s) => s.toUpperCase(),
  (s) => ` ${s}`,
  (s) => `Nguyễn ${s}`,
  (s) => `${s}${s}`,
  (s) => s.replace("<", "<\u0000"),
  (s) => `\u202e${s}`,
  (s) => s.replaceAll("<", "&lt;"),
  (s) => `"${s}"`,
  (s) => s.replaceAll(" ", "/"),
];
const payloads = seeds.flatMap((seed) => wraps.map((wrap) => wrap(seed)));

/** @param {Element} element @param {string} words */
function plain(element, words) {
  expect(element.textContent).toContain(words);
  expect(
    element.querySelector(
      "script, img, iframe, object, video, marquee, style, [onerror], [onload], [onclick]:not(button)",
    ),
  ).toBeNull();
}

test("two hundred payloads", () => expect(payloads.length).toBe(200));

test("a record shows them as text", async () => {
  const view = await put("record-view", {
    heading: "x",
    blocks: payloads.map((words) => ({ title: words, pairs: [[words, words]] })),
  });
  for (const words of payloads) plain(view, words);
});

test("faults and history show them as text", async () => {
  const faults = await put("fault-list", { faults: payloads.map((say) => ({ field: "x", code: "x", say })) });
  const history = await put("history-list", {
    entries: payloads.map((say) => ({
      at: "",
      act: "",
      say,
      changes: [{ field: say, label: say, from: say, to: say }],
    })),
  });
  for (const words of payloads) {
    plain(faults, words);
    plain(history, words);
  }
});

test("grid cells and headings are nodes of text", () => {
  const [column] = columnsFor([{ key: "c5", head: "<img src=x onerror=canary()>" }], () => {});
  plain(column.titleFormatter(), "<img src=x onerror=canary()>");
  for (const words of payloads) {
    const cell = document.createElement("div");
    cell.append(column.formatter({ getData: () => ({}), getValue: () => words }));
    plain(cell, words);
  }
});

test("what was found shows them as text, marks included", async () => {
  const screen = await put("find-screen", {});
  screen.found = payloads.map((title, id) => ({
    type: "visit",
    id,
    title,
    number: title,
    marks: [[1, 3]],
    passages: [{ label: "địa chỉ", text: title, marks: [[0, 2]] }],
  }));
  await screen.updateComplete;
  await rest(1);
  const shown = [...screen.querySelectorAll(".found-title > bdi")].map((one) => one.textContent);
  expect(shown).toEqual(payloads);
  expect([...screen.querySelectorAll(".found-title small bdi")].map((one) => one.textContent)).toEqual(payloads);
  expect(screen.querySelector(".found script, .found img")).toBeNull();
});
