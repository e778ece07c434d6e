// Over a form: which half-written ones wait at this screen, by name and hour. To go on with one is asked, never done by
// itself; whoever types on writes a new one.
import { html, nothing } from "lit";
import * as desk from "../../api/desk.js";
import { define, Part } from "../../lib/element.js";
import { moment } from "../../lib/words.js";
import { ask } from "../ask.js";

/** So many are shown; the rest is told. */
const SHOWN = 3;

/** What a draft is called in a sentence. @param {import("../../api/types.js").HalfWritten} one */
export const calledOf = (one) => one.called || "chưa ghi tên";

/** Drops a draft once the clerk has said so. @param {import("../../api/types.js").HalfWritten} one @returns {Promise<boolean>} */
export async function dropDraft(one) {
  const sure = await ask({
    title: `Bỏ phần ghi dở: ${calledOf(one)}?`,
    text: `Phần ghi dở lúc ${moment(one.at)} chưa vào sổ; bỏ rồi không lấy lại được.`,
    yes: "Bỏ phần ghi dở",
    no: "Giữ lại",
    danger: true,
  });
  if (sure) await desk.forget(one.screen).catch(() => {});
  return Boolean(sure);
}

export class DraftBar extends Part {
  static properties = { waiting: { attribute: false }, fresh: { type: Boolean } };

  constructor() {
    super();
    /** @type {import("../../api/types.js").HalfWritten[]} */
    this.waiting = [];
    /** A new entry stands below, not one of the book. */
    this.fresh = false;
  }

  /** Goes on with the newest. */
  goOn() {
    if (!this.waiting.length) return false;
    this.tell("go-on", { key: this.waiting[0].screen });
    return true;
  }

  /** Drops the newest. */
  drop() {
    if (!this.waiting.length) return false;
    this.#drop(this.waiting[0]);
    return true;
  }

  /** @param {import("../../api/types.js").HalfWritten} one */
  async #drop(one) {
    if (await dropDraft(one)) this.tell("dropped", { key: one.screen });
  }

  render() {
    if (!this.waiting.length) return nothing;
    const more = this.waiting.length - SHOWN;
    return html`<section class="drafts" role="status" aria-label="Phần ghi dở">
      <p><strong>${this.fresh ? "Ghi tiếp phần đang dở, hay ghi mới?" : "Lấy lại phần sửa dở, hay sửa từ nội dung trong sổ?"}</strong>
        ${this.fresh ? "Cứ gõ là ghi mới; phần dở vẫn được giữ." : "Cứ gõ là sửa từ nội dung trong sổ; phần dở vẫn được giữ."}</p>
      <ul>
        ${this.waiting.slice(0, SHOWN).map((one, at) => this.#line(one, at === 0))}
      </ul>
      ${more > 0 ? html`<p class="hint">Còn ${more} phần ghi dở nữa, xem ở Hôm nay (Alt+1).</p>` : nothing}
    </section>`;
  }

  /** @param {import("../../api/types.js").HalfWritten} one @param {boolean} first the keys are of the first */
  #line(one, first) {
    return html`<li>
      <span>✎ <bdi>${calledOf(one)}</bdi>, bỏ dở lúc ${moment(one.at)}</span>
      <button type="button" class="small" tabindex="-1" @click=${() => this.tell("go-on", { key: one.screen })}>Ghi tiếp ${first ? html`<kbd>Alt+T</kbd>` : nothing}</button>
      <button type="button" class="small link" tabindex="-1" @click=${() => this.#drop(one)}>Bỏ ${first ? html`<kbd>Alt+B</kbd>` : nothing}</button>
    </li>`;
  }
}

define("draft-bar", DraftBar);
