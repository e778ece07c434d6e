// The commands of setting: one function each, nothing else.
import { call } from "./call.js";

/** Lists them all. */
export const list = () => call("setting_list");

/** Adds one. @param {import("./types.js").Draft} draft */
export const add = (draft) => call("setting_add", { draft });

/** Gives the law as the office knows it, every version with its days. */
export const law = () => call("setting_law");

/** Adds to the law from a day on. @param {import("./types.js").Draft} draft */
export const amend = (draft) => call("setting_amend", { draft });
