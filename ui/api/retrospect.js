// The commands of retrospect: one function each, nothing else.
import { call } from "./call.js";

/** Gives the pictures of a period and its offices. @param {string} period */
export const make = (period) => call("retrospect_make", { period });

/** Gives the rows behind a mark of a series. @param {string} period @param {string} chart @param {string} mark @param {string} series */
export const behind = (period, chart, mark, series) => call("retrospect_behind", { period, chart, mark, series });

/** Writes the workbook of the offices and reads it back; null when the dialog was left. @param {string} period */
const write = (period) => call("retrospect_export", { period });

export { write as export };
