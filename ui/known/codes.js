// The words for the codes of the open format: asked for once, as long as the register is open.
import * as desk from "../api/desk.js";
import * as hamlet from "../api/hamlet.js";
import * as office from "../api/office.js";
import * as officer from "../api/officer.js";

/** @typedef {[string, string, string?, unknown?]} Option a code, its words, what may stand beside it, and what it was made of */

/** @type {Promise<Record<string, Option[]>> | null} */
let tables = null;
/** @type {Record<string, Option[]>} */
let known = {};

/** Loads the tables, the offices, hamlets and officers. */
export async function loadCodes() {
  tables ??= gather();
  known = await tables;
  return known;
}

/** @returns {Promise<Record<string, Option[]>>} */
async function gather() {
  const [codes, offices, hamlets, officers] = await Promise.all([
    desk.codes(),
    office.list(),
    hamlet.list(),
    officer.list(),
  ]);
  /** @param {{ ref: string, name: string }[]} list @returns {Option[]} */
  const options = (list) => list.map((one) => [one.ref, one.name]);
  return {
    ...codes,
    internal: options(offices.filter((one) => one.kind === "internal")),
    external: options(offices.filter((one) => one.kind === "external")),
    hamlet: options(hamlets),
    signer: officers.map((one) => [one.ref, one.full_name, one.title ?? ""]),
    officer: officers.map((one) => [one.full_name, one.full_name, one.title ?? ""]),
  };
}

/** Forgets them: after a lock, or when an office was added. */
export function forgetCodes() {
  tables = null;
  known = {};
}

/** @param {string} table @returns {Option[]} */
export function options(table) {
  return known[table] ?? [];
}

/** The words for one code. @param {string} table @param {string | undefined} code */
export function label(table, code) {
  if (!code) return "";
  return options(table).find(([one]) => one === code)?.[1] ?? code;
}
