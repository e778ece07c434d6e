// What a typed text means among the lines of a list: the one line it names, or none, and then why not.
import { fold, initials } from "../../lib/words.js";

/** @typedef {import("../../known/codes.js").Option} Option */

/** Short words officials invented themselves. @type {Record<string, string[]>} */
const SHORT = { knpa: ["proposal", "feedback"], bd: ["post"], td: ["direct"], gcn: ["land_certificate"] };

/** @param {Option[]} options @param {string} text @returns {Option[]} those that fit, the best first */
export function fitting(options, text) {
  const sought = fold(text);
  if (!sought) return options;
  /** @param {Option} option */
  const rank = ([code, words]) => {
    const name = fold(words);
    if (SHORT[sought]?.includes(code) || initials(words) === sought) return 0;
    if (name.startsWith(sought)) return 1;
    if (initials(words).startsWith(sought)) return 2;
    return name.includes(sought) ? 3 : 9;
  };
  const ranked = options.map((option) => ({ option, rank: rank(option) })).filter((one) => one.rank < 9);
  return ranked.sort((one, other) => one.rank - other.rank).map((one) => one.option);
}

/** The one option a text means, or nothing where it means none or several. @param {Option[]} found @param {string} text */
export function meant(found, text) {
  const exact = found.filter(([, words]) => fold(words) === fold(text));
  if (exact.length) return exact.length === 1 ? exact[0] : null;
  return found.length === 1 ? found[0] : null;
}

/** @param {string} text @param {number} many */
export const unmeant = (text, many) =>
  many ? `Có ${many} mục khớp “${text}”. Bấm F4 để chọn.` : `Không có “${text}” trong danh mục. Bấm F4 để chọn.`;
