// The commands of petition: one function each, nothing else.
import { call } from "./call.js";

/** Lists rows, a page at a time. @param {import("./types.js").Query} query */
export const list = (query) => call("petition_list", { query });

/** Gives one record with its words. @param {string} ref */
export const get = (ref) => call("petition_get", { ref });

/** Writes a new record. @param {import("./types.js").Draft} draft */
export const add = (draft) => call("petition_add", { draft });

/** Corrects a record. @param {string} ref @param {import("./types.js").Draft} draft */
export const correct = (ref, draft) => call("petition_correct", { ref, draft });

/** Cancels a record; it stays in the book, struck out. @param {string} ref @param {string} reason */
export const cancel = (ref, reason) => call("petition_cancel", { ref, reason });

/** Tells what happened to a record, from and to. @param {string} ref */
export const history = (ref) => call("petition_history", { ref });

/** Gives the columns of the book in force on a day. @param {string} on */
export const layout = (on) => call("petition_layout", { on });

/** Writes a petition with its new matter, referral and answers in one act. @param {import("./types.js").Draft} petition @param {import("./types.js").Draft} [matter] @param {import("./types.js").Draft} [referral] @param {import("./types.js").Draft[]} [decisions] */
export const receive = (petition, matter, referral, decisions) =>
  call("petition_receive", { petition, matter, referral, decisions });

/** Tells what a half-typed petition is like. @param {import("./types.js").Draft} draft */
export const recognise = (draft) => call("petition_recognise", { draft });

/** Classifies a petition already in the book, in one act with its new matter, referral, answers and people of the book. @param {string} ref @param {import("./types.js").Draft} petition @param {import("./types.js").Draft} [matter] @param {import("./types.js").Draft} [referral] @param {import("./types.js").Draft[]} [decisions] @param {import("./types.js").Draft[]} [people] */
export const process = (ref, petition, matter, referral, decisions, people) =>
  call("petition_process", { ref, petition, matter, referral, decisions, people });

/** Shows the petitioner of a secret petition; the reason is logged. @param {string} ref @param {string} reason */
export const reveal = (ref, reason) => call("petition_reveal", { ref, reason });
