// The commands of mobilisation: one function each, nothing else.
import { call } from "./call.js";

/** Makes the annex of a period. @param {string} period */
export const make = (period) => call("mobilisation_make", { period });

/** Gives the rows behind one figure. @param {string} period @param {string} measure */
export const behind = (period, measure) => call("mobilisation_behind", { period, measure });

/** Writes the workbook of the logs alone. @param {string} period */
export const write = (period) => call("mobilisation_export", { period });
