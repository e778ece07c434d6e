// The commands of session: one function each, nothing else.
import { call } from "./call.js";

/** Lists rows, a page at a time. @param {import("./types.js").Query} query */
export const list = (query) => call("session_list", { query });

/** Gives one record with its words. @param {string} ref */
export const get = (ref) => call("session_get", { ref });

/** Writes a new record. @param {import("./types.js").Draft} draft */
export const add = (draft) => call("session_add", { draft });

/** Corrects a record. @param {string} ref @param {import("./types.js").Draft} draft */
export const correct = (ref, draft) => call("session_correct", { ref, draft });

/** Cancels a record; it stays in the book, struck out. @param {string} ref @param {string} reason */
export const cancel = (ref, reason) => call("session_cancel", { ref, reason });

/** Tells what happened to a record, from and to. @param {string} ref */
export const history = (ref) => call("session_history", { ref });

/** Notes that nobody came. @param {string} ref */
export const empty = (ref) => call("session_empty", { ref });

/** Confirms that the session was held. @param {string} ref @param {boolean} visitorsCame */
export const confirm = (ref, visitorsCame) => call("session_confirm", { ref, visitors_came: visitorsCame });

/** Makes the sessions of a rule. @param {import("./types.js").Pattern} rule */
export const generate = (rule) => call("session_generate", { rule });

/** Hands one to a deputy, for a reason. @param {string} ref @param {string} host @param {string} because */
export const delegate = (ref, host, because) => call("session_delegate", { ref, host, because });

/** Moves one to another day. @param {string} ref @param {string} to */
export const shift = (ref, to) => call("session_shift", { ref, to });

/** Moves every planned one off the days off. */
export const clearDaysOff = () => call("session_clear_days_off");

/** Tells the head's own days against the least, and the planned sessions on days off. */
export const outlook = () => call("session_outlook");
