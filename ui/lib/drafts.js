// Half-written forms: every form keeps its own under a key of its own, so that a new entry never slips into an old draft.
import * as desk from "../api/desk.js";

/** @typedef {{ screen: string, at: string, called: string }} Waiting a form that waits: its key, since when, its name */

/** @type {string} the draft that the next form of its screen opens with */
let next = "";

/** What a form is kept under: its screen, and which of the forms of that screen it is; a later one sorts behind.
 * @param {string} screen */
export const freshKey = (screen) => `${screen}#${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

/** The screen and the place a draft was written at: `visit`, `new`; `petition`, `D1/process`. @param {string} key */
export function placeOf(key) {
  const [screen, ...what] = key.replace(/#[^#]*$/, "").split(" ");
  return { screen, what: what.join(" ") || "new" };
}

/** Says which draft the form that opens next goes on with. @param {string} key */
export function goOnWith(key) {
  next = key;
}

/** Gives the draft a form of a screen is to go on with, once. @param {string} screen */
export function takeNext(screen) {
  const key = next;
  if (!isOf(key, screen)) return "";
  next = "";
  return key;
}

/** @param {string} key @param {string} screen */
const isOf = (key, screen) => key === screen || key.startsWith(`${screen}#`);

/** The drafts of a screen, the newest first. @param {string} screen @returns {Promise<Waiting[]>} */
export async function waitingAt(screen) {
  const all = await desk.allUnfinished().catch(() => []);
  return all.filter((/** @type {Waiting} */ one) => isOf(one.screen, screen));
}
