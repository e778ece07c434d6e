// The commands of report: one function each, nothing else.
import { call } from "./call.js";

/** Gives the periods a clerk asks for. */
export const presets = () => call("report_presets");

/** Makes the report of a period. @param {string} period @param {number} [cutoff] @param {string} [regime] */
export const make = (period, cutoff, regime) => call("report_make", { period, cutoff, regime });

/** Gives the rows behind one figure. @param {string} period @param {number | undefined} cutoff @param {string | undefined} regime @param {string} form @param {number} column */
export const behind = (period, cutoff, regime, form, column) =>
  call("report_behind", { period, cutoff, regime, form, column });

/** Writes the workbook and reads it back; null when the dialog was left. @param {string} period @param {number} [cutoff] @param {string} [regime] */
const write = (period, cutoff, regime) => call("report_export", { period, cutoff, regime });

export { write as export };
