// The commands of close: one function each, nothing else.
import { call } from "./call.js";

/** Tells how a period stands, and what changed since it was closed. @param {string} period */
export const standing = (period) => call("close_standing", { period });

/** Closes a period. @param {string} period */
export const make = (period) => call("close_make", { period });

/** Opens a closed period again. @param {string} period @param {string} reason */
export const reopen = (period, reason) => call("close_reopen", { period, reason });

/** Leaves what came too late. @param {string} period @param {string} ref @param {string} [note] */
export const leave = (period, ref, note) => call("close_leave", { period, ref, note });

/** Writes a file as it was sent. @param {string} period @param {number} revision @param {boolean} annex */
const write = (period, revision, annex) => call("close_export", { period, revision, annex });

export { write as export };
