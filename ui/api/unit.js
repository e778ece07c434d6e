// The commands of unit: one function each, nothing else.
import { call } from "../lib/call.js";

/** Lists them all. @returns {Promise<any[]>} */
export const list = () => call("unit_list");

/** Adds one. @param {object} draft @returns {Promise<any>} */
export const add = (draft) => call("unit_add", { draft });
