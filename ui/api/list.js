// The commands of list: one function each, nothing else.
import { call } from "../lib/call.js";

/** Writes what a grid shows as a workbook. @param {string} slice @param {import("../lib/call.js").Query} query @param {string} title @param {{ key: string, head: string, width?: number, words?: Record<string, string> }[]} columns @returns {Promise<any>} */
export const exportList = (slice, query, title, columns) => call("list_export", { slice, query, title, columns });
