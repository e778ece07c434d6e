// The commands of desk: one function each, nothing else.
import { call } from "./call.js";

/** Says whether a register is there, locked or open. */
export const state = () => call("desk_state");

/** Makes the register; answers the groups of the recovery sheet. @param {import("./types.js").Draft} unit @param {string} passphrase */
export const create = (unit, passphrase) => call("desk_create", { unit, passphrase });

/** Compares the groups typed back from the printed sheet. @param {Record<string, string>} groups */
export const confirmSheet = (groups) => call("desk_confirm_sheet", { groups });

/** Makes a new recovery sheet, by the passphrase in force. @param {string} passphrase */
export const renewSheet = (passphrase) => call("desk_renew_sheet", { passphrase });

/** Says in words how strong a passphrase is. @param {string} passphrase */
export const strength = (passphrase) => call("desk_strength", { passphrase });

/** Opens the practice register. */
export const practise = () => call("desk_practise");

/** Opens the register. @param {string} passphrase */
export const unlock = (passphrase) => call("desk_unlock", { passphrase });

/** Opens the register with the printed code and sets a new passphrase. @param {string} code @param {string} passphrase */
export const recover = (code, passphrase) => call("desk_recover", { code, passphrase });

/** Takes the clerk's word for which day it is. @param {string} day */
export const confirmDay = (day) => call("desk_confirm_day", { day });

/** Closes the register and forgets the key. */
export const lock = () => call("desk_lock");

/** Changes the passphrase. @param {string} old @param {string} fresh */
export const changePassphrase = (old, fresh) => call("desk_change_passphrase", { old, new: fresh });

/** Reads a day as the clerk typed it. @param {string} text @param {boolean} [ahead] it is a last day, and lies ahead */
export const day = (text, ahead) => call("desk_day", { text, ahead });

/** Reads a day known only in part. @param {string} text */
export const partialDay = (text) => call("desk_partial_day", { text });

/** Gives every table of codes with its words. */
export const codes = () => call("desk_codes");

/** Gives the half-filled form of a screen. @param {string} screen */
export const unfinished = (screen) => call("desk_unfinished", { screen });

/** Keeps a half-filled form. @param {string} screen @param {import("./types.js").Draft} form @param {string} field */
export const keep = (screen, form, field) => call("desk_keep", { screen, form, field });

/** Finds the texts of a form that say who somebody is who should not be named there. @param {import("./types.js").Draft} form */
export const telling = (form) => call("desk_telling", { form });

/** Drops a half-filled form. @param {string} screen */
export const forget = (screen) => call("desk_forget", { screen });

/** Gives a habit as the window kept it. @param {string} name */
export const habit = (name) => call("desk_habit", { name });

/** Keeps a habit. @param {string} name @param {unknown} value */
export const keepHabit = (name, value) => call("desk_keep_habit", { name, value });

/** Lists the half-filled forms. */
export const allUnfinished = () => call("desk_all_unfinished");

/** What a screen shows of the register. @typedef {import("./types.js").Place} Place */

/** Tells what taking back the last act of a screen would do. @param {Place} place */
export const undoable = (place) => call("desk_undoable", { place });

/** Takes back the last act of a screen. @param {Place} place @param {number} act the act that was told */
export const undo = (place, act) => call("desk_undo", { place, act });

/** Does again what was taken back last on a screen. @param {Place} place */
export const redo = (place) => call("desk_redo", { place });

/** Enters that a screen is about to be printed as it stands. @param {string} screen @param {string} what */
export const print = (screen, what) => call("desk_print", { screen, what });

/** Tells that somebody is working, for the idle lock. */
export const touch = () => call("desk_touch");

/** Gives the work list of today. */
export const today = () => call("desk_today");

/** Gives the guide's passage for a field. @param {string} field */
export const guide = (field) => call("desk_guide", { field });
