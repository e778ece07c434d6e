// The commands of unit: one function each, nothing else.
import { call } from "./call.js";

/** Lists them all. */
export const list = () => call("unit_list");

/** Adds one. @param {import("./types.js").Draft} draft */
export const add = (draft) => call("unit_add", { draft });
