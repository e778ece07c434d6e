// The filters a clerk keeps under names of her own, one row of chips a book.
import { html, nothing } from "lit";
import { look, setLook } from "../../known/look.js";

/** @typedef {import("../../known/look.js").Kept} Kept */

/** @param {string} slice @param {(kept: Kept) => void} use @param {() => void} changed */
export function keptFilters(slice, use, changed) {
  const kept = look.filters?.[slice] ?? [];
  if (!kept.length) return nothing;
  return html`<div class="filters kept" role="group" aria-label="Bộ lọc đã giữ">
    ${kept.map(
      (one) =>
        html`<span class="kept-one"><button type="button" class="chip" @click=${() => use(one)}>★ <bdi>${one.name}</bdi></button><button type="button" class="small" aria-label=${`Bỏ bộ lọc ${one.name}`} @click=${() => {
          drop(slice, one);
          changed();
        }}>✕</button></span>`,
    )}
  </div>`;
}

/** @param {string} slice @param {Kept} kept */
function drop(slice, kept) {
  const left = (look.filters?.[slice] ?? []).filter((one) => one !== kept);
  setLook({ filters: { ...look.filters, [slice]: left } });
}
