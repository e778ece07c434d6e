// The commands of visit: one function each, nothing else.
import { call } from "./call.js";

/** Lists rows, a page at a time. @param {import("./types.js").Query} query */
export const list = (query) => call("visit_list", { query });

/** Gives one record with its words. @param {string} ref */
export const get = (ref) => call("visit_get", { ref });

/** Writes a new record. @param {import("./types.js").Draft} draft */
export const add = (draft) => call("visit_add", { draft });

/** Corrects a record, in one act with its new matter and its people of the book. @param {string} ref @param {import("./types.js").Draft} draft @param {import("./types.js").Draft} [matter] @param {import("./types.js").Draft[]} [people] */
export const correct = (ref, draft, matter, people) => call("visit_correct", { ref, draft, matter, people });

/** Cancels a record; it stays in the book, struck out. @param {string} ref @param {string} reason */
export const cancel = (ref, reason) => call("visit_cancel", { ref, reason });

/** Tells what happened to a record, from and to. @param {string} ref */
export const history = (ref) => call("visit_history", { ref });

/** Gives the columns of the book in force on a day. @param {string} on */
export const layout = (on) => call("visit_layout", { on });

/** Writes a visit with its paper, new matter and answers in one act. @param {import("./types.js").Draft} visit @param {import("./types.js").Draft} [petition] @param {import("./types.js").Draft} [matter] @param {import("./types.js").Draft[]} [decisions] */
export const receive = (visit, petition, matter, decisions) =>
  call("visit_receive", { visit, petition, matter, decisions });

/** Tells what a half-typed visit is like. @param {import("./types.js").Draft} draft */
export const recognise = (draft) => call("visit_recognise", { draft });

/** Shows who came to a visit at which a denunciation was handed in; the reason is logged. @param {string} ref @param {string} reason */
export const reveal = (ref, reason) => call("visit_reveal", { ref, reason });
