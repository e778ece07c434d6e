// The recovery sheet: shown once, to be printed; two of its groups are typed back, so that it is sure that it can be read.
import { html, nothing } from "lit";
import { failure } from "../../api/call.js";
import * as desk from "../../api/desk.js";
import { define, Part } from "../../lib/element.js";
import { composing, goOn } from "../../lib/keys.js";
import { day } from "../../lib/words.js";

/** Two of the six, not neighbours. */
const ASKED = [1, 4];

export class RecoverySheet extends Part {
  static properties = {
    groups: { attribute: false },
    lagging: { attribute: false },
    words: {},
    state: { state: true },
    say: { state: true },
  };

  constructor() {
    super();
    /** @type {string[]} */
    this.groups = [];
    /** Where secrets of before are still needed. @type {string[]} */
    this.lagging = [];
    /** What the last button says. */
    this.words = "Xác nhận";
    /** Whose sheet it is, and of which day. @type {import("../../api/types.js").Standing | null} */
    this.state = null;
    this.say = "";
  }

  connectedCallback() {
    super.connectedCallback();
    desk.state().then(
      (state) => {
        this.state = state;
      },
      // A sheet without the unit's name opens the register all the same.
      () => {},
    );
  }

  firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector("input"))?.focus();
  }

  render() {
    const { unit, today } = this.state ?? {};
    return html`<div @keydown=${this.#key}>
      <p class="no-print">In tờ này, cất trong két hoặc tủ khóa của đơn vị. Đây là cách duy nhất mở sổ khi quên mật khẩu.</p>
      <div class="recovery-sheet">
        <p class="sheet-title">TỜ KHÔI PHỤC SỔ TIẾP DÂN</p>
        <p>${unit?.name ? html`<bdi>${unit.name}</bdi> · ` : nothing}${today ? `Lập ngày ${day(today)}` : nothing}</p>
        <ol class="recovery">${this.groups.map((group) => html`<li>${group}</li>`)}</ol>
        <p>Mở được sổ và các bản sao lưu làm từ ngày lập tờ, kể cả sau khi đổi mật khẩu.</p>
        <p>Ai cầm tờ này mở được sổ. Không chụp ảnh, không gửi qua mạng.</p>
        ${this.lagging.length ? html`<ul class="lagging">${this.lagging.map((say) => html`<li><bdi>${say}</bdi></li>`)}</ul>` : nothing}
      </div>
      <div class="buttons"><button type="button" @click=${() => window.print()}>In tờ khôi phục <kbd>Ctrl+P</kbd></button></div>
      <p class="no-print">Gõ lại hai nhóm từ tờ đã in để chắc rằng tờ đọc được:</p>
      <div class="fields no-print">
        ${ASKED.map(
          (at) =>
            html`<div class="field wide-s"><label for=${`group-${at}`}>Nhóm ${at + 1}</label><input id=${`group-${at}`} type="text" autocomplete="off" spellcheck="false" /></div>`,
        )}
      </div>
      ${this.say ? html`<p class="fault no-print" role="alert">⚠ ${this.say}</p>` : nothing}
      <div class="buttons no-print"><button type="button" class="primary" @click=${this.#confirm}>${this.words}</button></div>
    </div>`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = event.target;
    if (composing(event) || event.key !== "Enter" || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (!goOn(this, target)) /** @type {HTMLElement | null} */ (this.querySelector("button.primary"))?.focus();
  }

  #confirm = async () => {
    const typed = (/** @type {number} */ at) =>
      /** @type {HTMLInputElement} */ (this.querySelector(`#group-${at}`)).value.normalize("NFC").trim();
    try {
      const right = await desk.confirmSheet(Object.fromEntries(ASKED.map((at) => [String(at), typed(at)])));
      if (right) this.tell("confirmed");
      else this.say = "Hai nhóm chưa đúng với tờ khôi phục. Hãy nhìn lại tờ đã in và gõ lại.";
    } catch (error) {
      this.say = failure(error).say;
    }
  };
}

define("recovery-sheet", RecoverySheet);
