// The commands of officer: one function each, nothing else.
import { call } from "./call.js";

/** Lists them all. */
export const list = () => call("officer_list");

/** Adds one. @param {import("./types.js").Draft} draft */
export const add = (draft) => call("officer_add", { draft });

/** Corrects one. @param {string} ref @param {import("./types.js").Draft} draft */
export const correct = (ref, draft) => call("officer_correct", { ref, draft });

/** Tells what happened to one. @param {string} ref */
export const history = (ref) => call("officer_history", { ref });
