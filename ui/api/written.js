// The commands of written: one function each, nothing else.
import { call } from "./call.js";

/** Fills the sections of a period's report. @param {string} period @param {string} form */
export const make = (period, form) => call("written_make", { period, form });

/** Keeps what the clerk wrote, each text by its section. @param {string} period @param {Record<string, string>} texts */
export const keep = (period, texts) => call("written_keep", { period, texts });

/** Gives the text of the report with the forms attached. @param {string} period @param {string} form */
export const look = (period, form) => call("written_look", { period, form });

/** Gives the same to be printed. @param {string} period @param {string} form */
export const print = (period, form) => call("written_print", { period, form });

/** Writes it as a document and reads it back; null when the dialog was left. @param {string} period @param {string} form */
const write = (period, form) => call("written_export", { period, form });

export { write as export };
