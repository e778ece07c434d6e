// How the window looks: theme and text size. Kept in the register as a habit, never personal.
import * as desk from "../api/desk.js";

/** @typedef {{ name: string, search: string, filter: Record<string, string>, heads: Record<string, string> }} Kept a filter
 * the clerk keeps under a name of her own */

/** @typedef {{ theme: "light" | "contrast", size: number, hidden: Record<string, string[]>, filters: Record<string, Kept[]> }} Look */

/** @type {Look} */
export const look = { theme: "light", size: 100, hidden: {}, filters: {} };

export const SIZES = [100, 115, 130, 150];

/** Puts the look on the page. */
export function showLook() {
  const root = document.documentElement;
  const before = root.dataset.size;
  root.dataset.theme = look.theme;
  root.dataset.size = String(look.size);
  if (before && before !== root.dataset.size) window.dispatchEvent(new Event("text-size"));
}

/** Reads the look kept in the register. */
export async function loadLook() {
  const kept = await desk.habit("look").catch(() => null);
  if (kept) Object.assign(look, kept);
  showLook();
}

/** Changes the look and keeps it. @param {Partial<typeof look>} change */
export function setLook(change) {
  Object.assign(look, change);
  showLook();
  desk.keepHabit("look", { ...look }).catch(() => {});
}

/** One step larger or smaller. @param {number} step */
export function zoom(step) {
  const at = Math.max(0, SIZES.indexOf(look.size));
  setLook({ size: SIZES[Math.min(SIZES.length - 1, Math.max(0, at + step))] });
}
