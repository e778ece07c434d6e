// The commands of register: one function each, nothing else.
import { call } from "./call.js";

/** Gives the years a book has, the newest first. @param {string} book */
export const years = (book) => call("yearbook_years", { book });

/** Shows a year of a book, a denouncer covered. @param {string} book @param {number} year */
export const look = (book, year) => call("yearbook_look", { book, year });

/** Gives a year to be printed; the print is entered, with a reason nobody is covered. @param {string} book @param {number} year
 * @param {string} [reason] */
export const print = (book, year, reason) => call("yearbook_print", { book, year, reason });

/** Writes a year as a workbook where the clerk says. @param {string} book @param {number} year @param {string} [reason] */
export { export_ as export };

const export_ = (
  /** @type {string} */ book,
  /** @type {number} */ year,
  /** @type {string | undefined} */ reason = undefined,
) => call("yearbook_export", { book, year, reason });
