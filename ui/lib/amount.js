// Amounts as they are typed and read: 1.234.567 đồng, 12,5 công. What is typed stays as typed until it is sent.
import { figure } from "./words.js";

/** What was typed as a number, or the text itself: the house then says what is wrong with it. @param {any} typed */
export function amount(typed) {
  if (typeof typed !== "string") return typed;
  const text = typed.trim().replace(/\s/g, "");
  if (/^\d+$/.test(text) || /^\d{1,3}(\.\d{3})+$/.test(text)) return Number(text.replaceAll(".", ""));
  if (/^(\d+|\d{1,3}(\.\d{3})+),\d+$/.test(text)) return Number(text.replaceAll(".", "").replace(",", "."));
  return typed;
}

/** Turns the named fields of a draft by a function; `goods.value` is the value of every one of the goods.
 * @param {import("./form.js").Form} draft @param {string[]} paths @param {(value: any) => any} turn @returns {any} */
function turned(draft, paths, turn) {
  const copy = { ...draft };
  for (const path of paths) {
    const [first, rest] = path.split(".");
    if (copy[first] == null) continue;
    if (rest) copy[first] = copy[first].map((/** @type {any} */ one) => turned(one ?? {}, [rest], turn));
    else copy[first] = turn(copy[first]);
  }
  return copy;
}

/** @param {import("./form.js").Form} draft @param {string[]} paths */
export const amountsIn = (draft, paths) => turned(draft, paths, amount);

/** @param {import("./form.js").Form} record @param {string[]} paths */
export const amountsOut = (record, paths) =>
  turned(record, paths, (value) => (typeof value === "number" ? figure(value) : value));
