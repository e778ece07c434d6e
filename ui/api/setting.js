// The commands of setting: one function each, nothing else.
import { call } from "../lib/call.js";

/** Lists them all. @returns {Promise<any[]>} */
export const list = () => call("setting_list");

/** Adds one. @param {object} draft @returns {Promise<any>} */
export const add = (draft) => call("setting_add", { draft });
