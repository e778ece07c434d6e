// Another recovery sheet, by the passphrase in force: when she asks for one, and where the program was closed before the
// first one was confirmed.
import { html, nothing } from "lit";
import { failure } from "../../api/call.js";
import * as desk from "../../api/desk.js";
import { define, Part } from "../../lib/element.js";
import { enterGoesOn } from "../../lib/keys.js";
import "./recovery-sheet.js";

export class SheetRenewal extends Part {
  static properties = {
    again: { type: Boolean },
    made: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** A sheet was confirmed once; the clerk asks for another. */
    this.again = false;
    /** @type {import("../../api/types.js").NewSecret | null} */
    this.made = null;
    /** @type {import("../../api/call.js").Failure | null} */
    this.problem = null;
    this.busy = false;
  }

  firstUpdated() {
    this.#field().focus();
  }

  #field() {
    return /** @type {HTMLInputElement} */ (this.querySelector("#in-force"));
  }

  render() {
    return html`<section class=${`gate-card broad ${this.again ? "in-page" : ""}`}>
      <h1>Tờ khôi phục</h1>
      ${this.made ? this.#sheet(this.made) : this.#ask()}
    </section>`;
  }

  /** @param {import("../../api/types.js").NewSecret} made */
  #sheet({ say, groups, lagging }) {
    return html`<p class="no-print good" role="status">✔ ${say}</p>
      <recovery-sheet
        .groups=${groups ?? []}
        .lagging=${lagging}
        words=${this.again ? "Xác nhận" : "Xác nhận, mở sổ"}
        @confirmed=${() => this.tell("opened")}
      ></recovery-sheet>`;
  }

  #ask() {
    return html`<p>${
      this.again
        ? "Lập tờ mới khi tờ cũ bị mất, bị người khác thấy hoặc khi bàn giao sổ. Lập xong, tờ cũ không mở được sổ nữa; bản sao lưu làm trước đó thì vẫn chỉ mở bằng tờ cũ hoặc mật khẩu của ngày ấy."
        : "Sổ đã lập nhưng tờ khôi phục chưa được xác nhận. Mã cũ không còn giữ ở đâu, nên hãy lập tờ mới; tờ đã in trước (nếu có) sẽ không mở được sổ nữa."
    }</p>
    <form @submit=${this.#renew} @keydown=${enterGoesOn}>
      <div class="fields">
        <div class="field wide-l">
          <label for="in-force">Mật khẩu đang dùng</label>
          <input id="in-force" type="password" autocomplete="off" aria-describedby="in-force-say" aria-invalid=${this.problem ? "true" : nothing} />
          <div id="in-force-say">
            ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem.code === "wrong_passphrase" ? html`<strong>Sai mật khẩu.</strong> ` : nothing}${this.problem.say}</p>` : nothing}
          </div>
        </div>
      </div>
      <div class="buttons">
        <button class="primary" ?disabled=${this.busy}>${this.busy ? "Đang lập tờ mới…" : "Lập tờ khôi phục mới"}</button>
        <button type="button" ?disabled=${this.busy} @click=${() => this.tell("sheet-later")}>${this.again ? "Quay lại" : "Để sau, mở sổ"}</button>
      </div>
    </form>`;
  }

  /** @param {Event} event */
  async #renew(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      this.made = await desk.renewSheet(this.#field().value.normalize("NFC"));
      this.tell("backed-up");
    } catch (error) {
      this.problem = failure(error);
    }
    this.busy = false;
    await this.updateComplete;
    if (this.made) return;
    this.#field().focus();
    this.#field().select();
  }
}

define("sheet-renewal", SheetRenewal);
