// The commands of setting: one function each, nothing else.
import { call } from "../lib/call.js";

/** Lists them all. @returns {Promise<any[]>} */
export const list = () => call("setting_list");

/** Adds one. @param {object} draft @returns {Promise<any>} */
export const add = (draft) => call("setting_add", { draft });

/** Gives the law as the office knows it, every version with its days. @returns {Promise<import("./types.js").Law>} */
export const law = () => call("setting_law");

/** Adds to the law from a day on. @param {object} draft @returns {Promise<any>} */
export const amend = (draft) => call("setting_amend", { draft });
