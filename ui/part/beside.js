// Two records side by side, line by line, with what is alike marked in words; 1 or 2 says which one stays, Esc neither.
import { html, render } from "lit";
import { modal } from "../lib/modal.js";
import { fold } from "../lib/words.js";

/** What is shown: the two, and the words of each line with what it shows of one of them.
 * @template T
 * @typedef {{ title: string, pair: T[], lines: [string, (one: T) => unknown][] }} Pair */

/** Answers 0 or 1, or null when the clerk stepped back.
 * @template T
 * @param {Pair<T>} given @returns {Promise<0 | 1 | null>} */
export function choose(given) {
  return modal("ask compare", "beside-title", (dialog, /** @type {(value: 0 | 1 | null) => void} */ close) => {
    render(body(given, close), dialog);
    return { Esc: () => close(null), 1: () => close(0), 2: () => close(1) };
  });
}

/** @template T
 * @param {Pair<T>} given @param {(value: 0 | 1 | null) => void} close */
function body({ title, pair: [one, two], lines }, close) {
  const rows = lines.map(([words, of]) => [words, String(of(one) ?? ""), String(of(two) ?? "")]);
  return html`<h2 id="beside-title">${title}</h2>
    <table class="beside">
      <thead><tr><td></td><th scope="col">Dòng 1</th><th scope="col">Dòng 2</th><td></td></tr></thead>
      <tbody>
        ${rows.map(
          ([words, mine, theirs]) =>
            html`<tr><th scope="row">${words}</th><td><bdi>${mine}</bdi></td><td><bdi>${theirs}</bdi></td><td class="mark">${alike(mine, theirs)}</td></tr>`,
        )}
      </tbody>
    </table>
    <p class="note">Dòng giữ lại nhận thêm những gì nó chưa có; không đơn, lượt tiếp nào mất đi.</p>
    <div class="buttons answers">
      <button type="button" @click=${() => close(0)}><kbd>1</kbd> Giữ dòng 1<small>gộp dòng 2 vào</small></button>
      <button type="button" @click=${() => close(1)}><kbd>2</kbd> Giữ dòng 2<small>gộp dòng 1 vào</small></button>
      <button type="button" data-first class="primary" @click=${() => close(null)}>Không gộp <kbd>Esc</kbd></button>
    </div>`;
}

/** @param {string} mine @param {string} theirs */
function alike(mine, theirs) {
  if (!mine || !theirs) return "";
  return fold(mine) === fold(theirs) ? "= giống" : "≠ khác";
}
