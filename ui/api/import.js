// The commands of import: one function each, nothing else.
import { call, hear } from "./call.js";

/** @typedef {import("./types.js").Plan} Plan */
/** @typedef {{ sheet?: string | null, done: number, total: number, left: number }} Progress */

/** Lets the clerk choose a workbook; null when she stepped back. */
export const choose = () => call("import_choose");

/** Gives the first rows of a sheet. @param {string} sheet */
export const top = (sheet) => call("import_top", { sheet });

/** Plans a sheet from the row of its headings. @param {string} sheet @param {number} headerRow @param {number} headerRows */
export const plan = (sheet, headerRow, headerRows) =>
  call("import_plan", { sheet, header_row: headerRow, header_rows: headerRows });

/** Reads the samples of a corrected plan anew. @param {Plan} plan */
export const check = (plan) => call("import_check", { plan });

/** Shows the rows of a plan's table. @param {Plan} plan */
export const look = (plan) => call("import_look", { plan });

/** Tells for each row of the chosen tables what would become of it. @param {Plan[]} plans */
export const tryOut = (plans) => call("import_try", { plans });

/** Enters every good row in one act; rows that differ correct what is there, where she says so.
 * @param {Plan[]} plans @param {boolean} takeCorrections */
export const run = (plans, takeCorrections) => call("import_run", { plans, take_corrections: takeCorrections });

/** Stops what runs. */
export const stop = () => call("import_stop");

/** Saves the rows of a table that stayed outside as a workbook. @param {Plan} plan */
export const rejects = (plan) => call("import_rejects", { plan });

/** Saves what the columns hold, for other offices. @param {Plan[]} plans */
export const mapOut = (plans) => call("import_map_out", { plans });

/** Reads the workbook anew by what another office's file says of such columns; null when she stepped back. */
export const mapIn = () => call("import_map_in");

/** Takes the workbook off the desk. */
export const forget = () => call("import_forget");

/** Lists the batches that stand. */
export const batches = () => call("import_batches");

/** Takes a whole batch back. @param {string} batch */
export const undo = (batch) => call("import_undo", { batch });

/** Hears how far it is, in which sheet, and how many seconds are left. @param {(progress: Progress) => void} heard */
export const hearProgress = (heard) => hear("import:progress", heard);
