// The commands of person: one function each, nothing else.
import { call } from "../lib/call.js";

/** Lists rows, a page at a time. @param {import("../lib/call.js").Query} query @returns {Promise<import("../lib/call.js").Page>} */
export const list = (query) => call("person_list", { query });

/** Gives one record with its words. @param {string} ref @returns {Promise<any>} */
export const get = (ref) => call("person_get", { ref });

/** Writes a new record. @param {object} draft @returns {Promise<any>} */
export const add = (draft) => call("person_add", { draft });

/** Corrects a record. @param {string} ref @param {object} draft @returns {Promise<any>} */
export const correct = (ref, draft) => call("person_correct", { ref, draft });

/** Tells what happened to a record, from and to. @param {string} ref @returns {Promise<any>} */
export const history = (ref) => call("person_history", { ref });

/** Finds people who came before; denouncers never. @param {string} name @returns {Promise<any>} */
export const recall = (name) => call("person_recall", { name });
