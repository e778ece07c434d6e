// The commands of officer: one function each, nothing else.
import { call } from "../lib/call.js";

/** Lists them all. @returns {Promise<any[]>} */
export const list = () => call("officer_list");

/** Adds one. @param {object} draft @returns {Promise<any>} */
export const add = (draft) => call("officer_add", { draft });

/** Corrects one. @param {string} ref @param {object} draft @returns {Promise<any>} */
export const correct = (ref, draft) => call("officer_correct", { ref, draft });

/** Tells what happened to one. @param {string} ref @returns {Promise<any>} */
export const history = (ref) => call("officer_history", { ref });
