// Two fields for a new passphrase: how strong it is while it is typed, and what is wrong with it where it is typed.
import { html, nothing } from "lit";
import * as desk from "../../api/desk.js";
import { define, Part } from "../../lib/element.js";

export class NewSecret extends Part {
  static properties = { fault: {}, wide: {}, strength: { state: true }, unlike: { state: true } };

  constructor() {
    super();
    /** Why it was not taken. */
    this.fault = "";
    /** How wide the fields are. @type {"m" | "full"} */
    this.wide = "full";
    /** @type {{ score: number, say: string } | null} */
    this.strength = null;
    /** What is wrong with typing it again. */
    this.unlike = "";
    this.timer = 0;
  }

  /** Shows a fault and goes to its field. @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has("fault") && this.fault) this.#to("fresh");
  }

  /** Gives the passphrase; nothing where it is not the same twice, which is then said. @returns {string | null} */
  take() {
    const [fresh, again] = [this.#value("fresh"), this.#value("again")];
    this.unlike = "";
    if (fresh && fresh === again) return fresh;
    if (fresh) this.unlike = "Hai lần gõ mật khẩu mới không giống nhau.";
    else this.fault = "Chưa gõ mật khẩu mới.";
    this.#to(fresh ? "again" : "fresh");
    return null;
  }

  render() {
    return html`<div class="fields">
      <div class=${`field wide-${this.wide}`}>
        <label for="fresh">Mật khẩu mới</label>
        <input id="fresh" type="password" autocomplete="off" aria-describedby="fresh-say" aria-invalid=${this.fault ? "true" : nothing} @input=${this.#typed} />
        <div id="fresh-say" role="status">${this.fault ? html`<p class="fault">⚠ ${this.fault}</p>` : html`<p class="hint">${this.strength?.say ?? "Bốn, năm từ không liên quan nhau, ít nhất 10 ký tự."}</p>`}</div>
      </div>
      <div class=${`field wide-${this.wide}`}>
        <label for="again">Gõ lại mật khẩu mới</label>
        <input id="again" type="password" autocomplete="off" aria-describedby="again-say" aria-invalid=${this.unlike ? "true" : nothing} />
        <div id="again-say" role="status">${this.unlike ? html`<p class="fault">⚠ ${this.unlike}</p>` : nothing}</div>
      </div>
    </div>`;
  }

  /** @param {string} id */
  #field(id) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`#${id}`));
  }

  /** @param {string} id */
  #value(id) {
    return this.#field(id).value.normalize("NFC");
  }

  /** @param {string} id */
  #to(id) {
    this.#field(id).focus();
    this.#field(id).select();
  }

  #typed = () => {
    this.fault = "";
    this.unlike = "";
    clearTimeout(this.timer);
    this.timer = window.setTimeout(async () => {
      if (!this.isConnected) return;
      const text = this.#value("fresh");
      const strength = text ? await desk.strength(text).catch(() => null) : null;
      // An answer to what is no longer in the field says nothing.
      if (this.isConnected && text === this.#value("fresh")) this.strength = strength;
    }, 150);
  };
}

define("new-secret", NewSecret);
