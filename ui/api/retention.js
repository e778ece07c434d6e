// The commands of retention: one function each, nothing else.
import { call } from "./call.js";

/** Lists the papers that are kept long enough. */
export const list = () => call("retention_list");

/** Destroys the content of some of them. @param {string[]} refs */
export const retire = (refs) => call("retention_retire", { refs });
