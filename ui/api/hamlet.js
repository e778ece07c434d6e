// The commands of hamlet: one function each, nothing else.
import { call } from "./call.js";

/** Lists them all. */
export const list = () => call("hamlet_list");

/** Adds one. @param {import("./types.js").Draft} draft */
export const add = (draft) => call("hamlet_add", { draft });

/** Corrects one. @param {string} ref @param {import("./types.js").Draft} draft */
export const correct = (ref, draft) => call("hamlet_correct", { ref, draft });

/** Tells what happened to one. @param {string} ref */
export const history = (ref) => call("hamlet_history", { ref });
