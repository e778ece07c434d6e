// People the book knows, in a form: shown as the book has them, and what was changed about one held everywhere or only there, as
// the clerk says. Whoever was left as they were is named, not copied.
import { tidy } from "../../lib/form.js";

/** @type {[string, string, string?][]} */
export const WHERE = [
  ["all", "Mọi mục có người này", "cùng một người, ghi lại cho đúng"],
  ["here", "Chỉ mục này", "người khác, hoặc chỉ lần này khác"],
];

/** What was recalled, to tell later whether it was changed. @param {import("../../api/types.js").Row} one */
export function plainText(one) {
  const pairs = Object.entries(one)
    .filter(([key, value]) => !key.startsWith("_") && key !== "role" && value)
    .map(([key, value]) => [key, String(value).normalize("NFC").trim()]);
  return JSON.stringify(pairs.sort());
}

/** Somebody of the book, whose particulars were changed here. @param {import("../../api/types.js").Row} one */
const isCorrected = (one) => Boolean(one.person) && one._as !== undefined && one._as !== plainText(one);

/** Whether it must be said if what was changed holds everywhere. @param {import("../../api/types.js").Row} one */
export const isAskedWhere = (one) => isCorrected(one) && one._others > 0;

/** The people of a record as the form shows them: of those whom the book knows it shows what it knows.
 * @param {import("../../api/types.js").Row[] | undefined} people @param {Record<string, import("../../api/types.js").Row>} [known] by ref */
export function shownPeople(people, known = {}) {
  return (people ?? []).map((one) => {
    const held = known[one.person];
    if (!held) return one;
    const { others, apart, ...particulars } = held;
    const shown = { ...one, ...particulars };
    return { ...shown, _as: plainText(shown), _others: others, _apart: apart };
  });
}

/** The people of one record as another begins with them: whom the book knows is named again unless they are changed.
 * @param {import("../../api/types.js").Row[] | undefined} people @param {Record<string, import("../../api/types.js").Row>} [known] by ref */
export function peopleAgain(people, known = {}) {
  return (people ?? []).map((one) => {
    const { others: _others, apart: _apart, ...particulars } = known[one.person] ?? {};
    const { person: ref, ...own } = { ...one, ...particulars };
    return ref ? { ...own, _ref: ref, _as: plainText(own) } : one;
  });
}

/** The people as they are sent, and what was corrected about those of the book. Whoever was picked from "đã từng đến" and
 * left as they were is named, not copied. Fails where it was not said for whom a change holds.
 * @param {import("../../api/types.js").Row[] | undefined} people @param {string} path the field they stand in
 * @returns {{ people: import("../../api/types.js").Draft[], corrected: import("../../api/types.js").Draft[] }} */
export function sentPeople(people, path) {
  /** @type {import("../../api/types.js").Draft[]} */
  const corrected = [];
  /** @type {import("../../api/types.js").Fault[]} */
  const faults = [];
  const sent = (people ?? []).map((one, at) => {
    const role = one.role ? { role: one.role } : {};
    const { person: known, role: _role, ...particulars } = one;
    if (one._ref && one._as === plainText(one)) return { person: one._ref, ...role };
    if (!known) return tidy(one);
    if (!isCorrected(one)) return { person: known, ...role };
    const where = isAskedWhere(one) ? one._where : one._apart ? "here" : "all";
    if (where === "here") return tidy({ ...particulars, ...role });
    if (where === "all") corrected.push(tidy({ ref: known, ...particulars }));
    else faults.push(unsaid(`${path}.${at}._where`));
    return { person: known, ...role };
  });
  if (faults.length) throw { code: "faults", say: "", faults };
  return { people: sent.filter((one) => Object.keys(one).some((key) => key !== "role")), corrected };
}

/** @param {string} path @returns {import("../../api/types.js").Fault} */
const unsaid = (path) => ({
  ref: `@${path.split(".")[0]}`,
  field: path.split(".").slice(1).join("."),
  code: "missing",
  say: "Chưa chọn: phần vừa sửa dùng cho mọi mục có người này, hay chỉ mục này.",
});
