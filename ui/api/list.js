// The commands of list: one function each, nothing else.
import { call } from "./call.js";

/** Writes what a grid shows as a workbook. @param {string} slice @param {import("./types.js").Query} query @param {string} title @param {{ key: string, head: string, width?: number, words?: Record<string, string> }[]} columns */
export const exportList = (slice, query, title, columns) => call("list_export", { slice, query, title, columns });
