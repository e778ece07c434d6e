// The commands of outreach: one function each, nothing else.
import { call } from "./call.js";

/** Lists rows, a page at a time. @param {import("./types.js").Query} query */
export const list = (query) => call("outreach_list", { query });

/** Gives one record with its words. @param {string} ref */
export const get = (ref) => call("outreach_get", { ref });

/** Writes a new record. @param {import("./types.js").Draft} draft */
export const add = (draft) => call("outreach_add", { draft });

/** Corrects a record. @param {string} ref @param {import("./types.js").Draft} draft */
export const correct = (ref, draft) => call("outreach_correct", { ref, draft });

/** Cancels a record; it stays in the book, struck out. @param {string} ref @param {string} reason */
export const cancel = (ref, reason) => call("outreach_cancel", { ref, reason });

/** Tells what happened to a record, from and to. @param {string} ref */
export const history = (ref) => call("outreach_history", { ref });
