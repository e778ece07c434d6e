// The commands of paper: one function each, nothing else.
import { call } from "./call.js";

/** Lists rows, a page at a time. @param {import("./types.js").Query} query */
export const list = (query) => call("paper_list", { query });

/** Gives one record with its words. @param {string} ref */
export const get = (ref) => call("paper_get", { ref });

/** Gives the text of one, a denouncer covered. @param {string} ref */
export const look = (ref) => call("paper_look", { ref });

/** Lists the papers a record or a period can have. @param {string} [about] */
export const offered = (about) => call("paper_offered", { about });

/** Fills one from its record. @param {string} form @param {string} [about] @param {string} [period] */
export const blank = (form, about, period) => call("paper_blank", { form, about, period });

/** Makes one and enters it. @param {import("./types.js").Draft} draft */
export const make = (draft, again = false) => call("paper_make", { draft, again });

/** Corrects one not issued yet. @param {string} ref @param {import("./types.js").Draft} draft */
export const correct = (ref, draft) => call("paper_correct", { ref, draft });

/** Gives one its number and day. @param {string} ref @param {string} no @param {string} on */
export const issue = (ref, no, on) => call("paper_issue", { ref, no, on });

/** Cancels a record; it stays in the book, struck out. @param {string} ref @param {string} reason */
export const cancel = (ref, reason) => call("paper_cancel", { ref, reason });

/** Tells what happened to a record, from and to. @param {string} ref */
export const history = (ref) => call("paper_history", { ref });

/** Gives the text to be printed; the print is entered. @param {string} ref */
export const print = (ref) => call("paper_print", { ref });

/** Writes the document where the clerk says. @param {string} ref */
export { export_ as export };

const export_ = (/** @type {string} */ ref) => call("paper_export", { ref });
