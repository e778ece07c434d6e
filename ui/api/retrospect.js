// The commands of retrospect: one function each, nothing else.
import { call } from "../lib/call.js";

/** Gives the pictures of a period and its offices. @param {string} period @returns {Promise<any>} */
export const make = (period) => call("retrospect_make", { period });

/** Gives the rows behind a mark of a series. @param {string} period @param {string} chart @param {string} mark @param {string} series @returns {Promise<any>} */
export const behind = (period, chart, mark, series) => call("retrospect_behind", { period, chart, mark, series });

/** Writes the workbook of the offices and reads it back; null when the dialog was left. @param {string} period @returns {Promise<any>} */
const write = (period) => call("retrospect_export", { period });

export { write as export };
