// The commands of backup: one function each, nothing else.
import { call } from "../lib/call.js";

/** Says how the backups stand. @returns {Promise<any>} */
export const standing = () => call("backup_standing");

/** Lists the places and the backups in them. @returns {Promise<any>} */
export const list = () => call("backup_list");

/** Takes down that it is right that a backup holds less than the one before. @returns {Promise<any>} */
export const acceptShrunk = () => call("backup_accept_shrunk");

/** Makes one in the register's own folder. @returns {Promise<string>} */
export const make = () => call("backup_make");

/** Makes one elsewhere; without a place the clerk is asked where. @param {number} [place] @returns {Promise<string | null>} */
export const away = (place) => call("backup_away", { place });

/** Forgets another place. @param {number} place @returns {Promise<any>} */
export const forgetPlace = (place) => call("backup_forget_place", { place });

/** Checks everything. @returns {Promise<any>} */
export const check = () => call("backup_check");

/** Compares the code printed on a report with the history. @param {string} head @returns {Promise<any>} */
export const printed = (head) => call("backup_printed", { head });

/** Restores the newest one for practice. @returns {Promise<any>} */
export const drill = () => call("backup_drill");

/** Tells what one holds. @param {number} place @param {number} sequence @returns {Promise<string[]>} */
export const preview = (place, sequence) => call("backup_preview", { place, sequence });

/** Puts one in the place of today's register. @param {number} place @param {number} sequence @param {string} passphrase @returns {Promise<string>} */
export const restore = (place, sequence, passphrase) => call("backup_restore", { place, sequence, passphrase });

/** Says what can be had back of a register that does not open. @param {string} passphrase @param {boolean} chosen @returns {Promise<string | null>} */
export const offer = (passphrase, chosen) => call("backup_offer", { passphrase, chosen });

/** Brings it back and opens it. @param {string} passphrase @param {boolean} chosen @returns {Promise<string>} */
export const rescue = (passphrase, chosen) => call("backup_rescue", { passphrase, chosen });
