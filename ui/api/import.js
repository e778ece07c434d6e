// The commands of import: one function each, nothing else.
import { call, hear } from "./call.js";

/** Lets the clerk choose a workbook; null when she stepped back. */
export const choose = () => call("import_choose");

/** Gives the first rows of a sheet. @param {string} sheet */
export const top = (sheet) => call("import_top", { sheet });

/** Plans a sheet from the row of its headings. @param {string} sheet @param {number} headerRow @param {number} headerRows */
export const plan = (sheet, headerRow, headerRows) =>
  call("import_plan", { sheet, header_row: headerRow, header_rows: headerRows });

/** Reads the samples of a corrected plan anew. @param {import("./types.js").Plan} plan */
export const check = (plan) => call("import_check", { plan });

/** Tells for each row what would become of it. @param {import("./types.js").Plan} plan */
export const tryOut = (plan) => call("import_try", { plan });

/** Enters every good row in one act. @param {import("./types.js").Plan} plan */
export const run = (plan) => call("import_run", { plan });

/** Stops what runs. */
export const stop = () => call("import_stop");

/** Saves the rows that stayed outside as a workbook. @param {import("./types.js").Plan} plan */
export const rejects = (plan) => call("import_rejects", { plan });

/** Takes the workbook off the desk. */
export const forget = () => call("import_forget");

/** Lists the batches that stand. */
export const batches = () => call("import_batches");

/** Takes a whole batch back. @param {string} batch */
export const undo = (batch) => call("import_undo", { batch });

/** Hears how far it is. @param {(progress: { done: number, total: number }) => void} heard */
export const hearProgress = (heard) => hear("import:progress", heard);
