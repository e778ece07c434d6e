// The commands of find: one function each, nothing else.
import { call } from "./call.js";

/** Finds records by name, content or number; `only` may be `overdue` or `unreplied`. The next search breaks this one off.
 * @param {string} text @param {number} [limit] @param {string} [only] */
export const find = (text, limit, only) => call("find_find", { text, limit, only });
