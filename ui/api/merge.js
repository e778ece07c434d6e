// The commands of merge: one function each, nothing else.
import { call } from "./call.js";

/** Gives the people entered under a name or number. @param {string} text */
export const candidates = (text) => call("merge_candidates", { text });

/** Lists the merges that stand. @param {string} slice */
export const list = (slice) => call("merge_list", { slice });

/** Merges a matter into another. @param {string} kept @param {string} other */
export const matters = (kept, other) => call("merge_matters", { kept, other });

/** Merges a person into another. @param {import("./types.js").Whom} kept @param {import("./types.js").Whom} other */
export const people = (kept, other) => call("merge_people", { kept, other });

/** Parts two that were merged. @param {string} kept @param {string} other */
export const part = (kept, other) => call("merge_part", { kept, other });
