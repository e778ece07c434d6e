// The commands of find: one function each, nothing else.
import { call } from "../lib/call.js";

/** Finds records by name, content or number. @param {string} text @param {number} [limit] @returns {Promise<any>} */
export const find = (text, limit) => call("find_find", { text, limit });
