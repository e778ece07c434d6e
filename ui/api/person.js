// The commands of person: one function each, nothing else.
import { call } from "./call.js";

/** Lists rows, a page at a time. @param {import("./types.js").Query} query */
export const list = (query) => call("person_list", { query });

/** Gives one record with its words. @param {string} ref */
export const get = (ref) => call("person_get", { ref });

/** Writes a new record. @param {import("./types.js").Draft} draft */
export const add = (draft) => call("person_add", { draft });

/** Corrects a record. @param {string} ref @param {import("./types.js").Draft} draft */
export const correct = (ref, draft) => call("person_correct", { ref, draft });

/** Tells what happened to a record, from and to. @param {string} ref */
export const history = (ref) => call("person_history", { ref });

/** Finds people who came before; denouncers never. @param {string} name */
export const recall = (name) => call("person_recall", { name });
