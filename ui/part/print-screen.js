// Printing what the window shows as it stands. What leaves the register is entered first: a print that cannot be entered
// is not made.

import { failure } from "../api/call.js";
import * as desk from "../api/desk.js";
import { place } from "../lib/route.js";

/** @param {import("../lib/element.js").Part} part the screen, which tells the clerk where it fails */
export async function printScreen(part) {
  const { screen, what } = place();
  try {
    await desk.print(screen, what);
  } catch (error) {
    part.tell("notice", { say: failure(error).say, bad: true });
    return;
  }
  window.print();
}
