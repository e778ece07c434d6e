// The commands of office: one function each, nothing else.
import { call } from "./call.js";

/** Lists them all. */
export const list = () => call("office_list");

/** Adds one. @param {import("./types.js").Draft} draft */
export const add = (draft) => call("office_add", { draft });

/** Corrects one. @param {string} ref @param {import("./types.js").Draft} draft */
export const correct = (ref, draft) => call("office_correct", { ref, draft });

/** Tells what happened to one. @param {string} ref */
export const history = (ref) => call("office_history", { ref });
