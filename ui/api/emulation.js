// The commands of emulation: one function each, nothing else.
import { call } from "../lib/call.js";

/** Lists rows, a page at a time. @param {import("../lib/call.js").Query} query @returns {Promise<import("../lib/call.js").Page>} */
export const list = (query) => call("emulation_list", { query });

/** Gives one record with its words. @param {string} ref @returns {Promise<any>} */
export const get = (ref) => call("emulation_get", { ref });

/** Writes a new record. @param {object} draft @returns {Promise<any>} */
export const add = (draft) => call("emulation_add", { draft });

/** Corrects a record. @param {string} ref @param {object} draft @returns {Promise<any>} */
export const correct = (ref, draft) => call("emulation_correct", { ref, draft });

/** Cancels a record; it stays in the book, struck out. @param {string} ref @param {string} reason @returns {Promise<any>} */
export const cancel = (ref, reason) => call("emulation_cancel", { ref, reason });

/** Tells what happened to a record, from and to. @param {string} ref @returns {Promise<any>} */
export const history = (ref) => call("emulation_history", { ref });
