// The commands of backup: one function each, nothing else.
import { call } from "./call.js";

/** Says how the backups stand. */
export const standing = () => call("backup_standing");

/** Lists the places and the backups in them. */
export const list = () => call("backup_list");

/** Takes down that it is right that a backup holds less than the one before. */
export const acceptShrunk = () => call("backup_accept_shrunk");

/** Makes one in the register's own folder. */
export const make = () => call("backup_make");

/** Makes one elsewhere; without a place the clerk is asked where. @param {number} [place] */
export const away = (place) => call("backup_away", { place });

/** Forgets another place. @param {number} place */
export const forgetPlace = (place) => call("backup_forget_place", { place });

/** Checks everything. */
export const check = () => call("backup_check");

/** Compares the code printed on a report with the history. @param {string} head */
export const printed = (head) => call("backup_printed", { head });

/** Restores the newest one for practice. */
export const drill = () => call("backup_drill");

/** Tells what one holds, and how many acts today's register has beyond it. @param {number} place @param {number} sequence */
export const preview = (place, sequence) => call("backup_preview", { place, sequence });

/** Puts one in the place of today's register; the acts after it are done again from the log, unless that is refused.
 * @param {number} place @param {number} sequence @param {string} passphrase @param {boolean} withoutLog */
export const restore = (place, sequence, passphrase, withoutLog) =>
  call("backup_restore", { place, sequence, passphrase, without_log: withoutLog });

/** What opens a register or a backup. @typedef {import("./types.js").Given} Given */

/** Lets the clerk choose a backup for a machine without a register; answers what it says of itself. */
export const choose = () => call("backup_choose");

/** Opens it and tells what restoring it here will bring. @param {Given} given @param {string | null} fresh the new passphrase
 * that comes with a sheet */
export const foretell = (given, fresh) => call("backup_foretell", { given, fresh });

/** Restores it here and opens it. @param {Given} given @param {string | null} fresh the new passphrase that comes with a sheet */
export const bring = (given, fresh) => call("backup_bring", { given, fresh });

/** Says what can be had back of a register that does not open. @param {Given} given @param {boolean} chosen */
export const offer = (given, chosen) => call("backup_offer", { given, chosen });

/** Brings it back and opens it. @param {Given} given @param {string | null} fresh @param {boolean} chosen */
export const rescue = (given, fresh, chosen) => call("backup_rescue", { given, fresh, chosen });
