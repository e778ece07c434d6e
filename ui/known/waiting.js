// Half-written forms: every form keeps its own under a key of its own, so that a new entry never slips into an old draft.
import * as desk from "../api/desk.js";

/** Which of the forms of a screen one is; a later one sorts behind. */
export const freshDraft = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

/** What a form is kept under: its screen, and which of the forms of that screen it is.
 * @param {string} screen @param {string} draft */
export const keyOf = (screen, draft) => `${screen}#${draft}`;

/** Which of the forms of its screen a key names. @param {string} key */
export const draftOf = (key) => /#([^#]*)$/.exec(key)?.[1] ?? "";

/** The place a draft was written at: `visit`, `new`; `petition`, `D1/process`. @param {string} key
 * @returns {import("../lib/route.js").Place} */
export function placeOf(key) {
  const [screen, ...what] = key.replace(/#[^#]*$/, "").split(" ");
  return { screen, what: what.join(" ") || "new", draft: draftOf(key) };
}

/** The drafts of a screen, the newest first. @param {string} screen @returns {Promise<import("../api/types.js").HalfWritten[]>} each its key, since when, its name */
export async function waitingAt(screen) {
  const all = await desk.allUnfinished().catch(() => []);
  return all.filter((one) => one.screen === screen || one.screen.startsWith(`${screen}#`));
}
