// A list of the system with the keys a clerk knows: ↑ ↓ choose, letters seek without accents ("dt" is Điện thoại), Enter says
// that what stands there is right, ← → and Enter go to the list beside it.
import { html, nothing } from "lit";
import { composing } from "../../lib/keys.js";
import { fold, initials } from "../../lib/words.js";

/** @typedef {import("../../known/codes.js").Option} Option */

/** So long two letters belong together, in milliseconds. */
const TOGETHER = 1000;
/** @type {{ list: HTMLSelectElement | null, text: string, at: number }} */
const typed = { list: null, text: "", at: 0 };

/** @param {Option[]} options @param {string | undefined} value */
export function optionsOf(options, value) {
  return options.map(
    ([code, words]) => html`<option value=${code} .selected=${code === (value ?? "")}>${words}</option>`,
  );
}

/** The same under headings; what no heading names stands under the last. @param {[string, string[]][]} groups @param {Option[]} options @param {string} value */
export function groupsOf(groups, options, value) {
  const named = new Set(groups.flatMap(([, codes]) => codes));
  const rest = options.map(([code]) => code).filter((code) => !named.has(code));
  const last = groups.length - 1;
  return groups.map(([title, codes], at) => {
    const all = at === last ? [...codes, ...rest] : codes;
    const own = all.flatMap((code) => options.filter(([one]) => one === code));
    return own.length ? html`<optgroup label=${title}>${optionsOf(own, value)}</optgroup>` : nothing;
  });
}

/** @param {KeyboardEvent & { currentTarget: HTMLSelectElement }} event @param {(step: number) => void} [beside] */
export function listKey(event, beside) {
  if (composing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
  const list = event.currentTarget;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const aside = { ArrowRight: 1, ArrowLeft: -1, Enter: 1 }[event.key];
  const to = list.selectedIndex + (step ?? 0);
  if (step || aside) typed.text = "";
  if (step) pick(list, Math.max(0, Math.min(list.options.length - 1, to)));
  else if (aside && beside) {
    if (event.key === "Enter") pick(list, to);
    beside(aside);
  } else if (event.key === "F4") open(list);
  else if (event.key.length === 1 && !(event.key === " " && !isTyping(list))) seek(list, event.key);
  else return;
  event.preventDefault();
}

/** @param {HTMLSelectElement} list */
const isTyping = (list) => typed.list === list && typed.text !== "" && Date.now() - typed.at < TOGETHER;

/** @param {HTMLSelectElement} list @param {string} letter */
function seek(list, letter) {
  const again = isTyping(list) && typed.text === letter;
  const text = isTyping(list) && !again ? typed.text + letter : letter;
  Object.assign(typed, { list, text, at: Date.now() });
  const sought = fold(text);
  const all = [...list.options].map((one, at) => ({ at, words: one.text }));
  // The same letter again goes on from where it stands.
  const from = again ? list.selectedIndex + 1 : 0;
  const turned = [...all.slice(from), ...all.slice(0, from)];
  const found =
    turned.find(({ words }) => fold(words).startsWith(sought)) ??
    turned.find(({ words }) => initials(words).startsWith(sought)) ??
    turned.find(({ words }) => fold(words).includes(` ${sought}`));
  if (found) pick(list, found.at);
}

/** What stood there already may be chosen too: it is right. @param {HTMLSelectElement} list @param {number} at */
function pick(list, at) {
  list.selectedIndex = at;
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

/** @param {HTMLSelectElement} list */
function open(list) {
  try {
    list.showPicker();
  } catch {
    // A view that shows no list by itself shows it at Space.
  }
}
