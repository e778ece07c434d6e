// Đổi mật khẩu: the one in force, the new one twice. Where the sheet was of an older program a new one comes with it.
import { html, nothing } from "lit";
import { failure } from "../../api/call.js";
import * as desk from "../../api/desk.js";
import { define, Part } from "../../lib/element.js";
import { enterGoesOn } from "../../lib/keys.js";
import "./new-secret.js";
import "./recovery-sheet.js";

export class NewPassphrase extends Part {
  static properties = {
    made: { state: true },
    problem: { state: true },
    weak: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../../api/types.js").NewSecret | null} */
    this.made = null;
    /** @type {import("../../api/call.js").Failure | null} */
    this.problem = null;
    /** Why the new one was not taken. */
    this.weak = "";
    this.busy = false;
  }

  firstUpdated() {
    this.#old().focus();
  }

  #old() {
    return /** @type {HTMLInputElement} */ (this.querySelector("#old"));
  }

  render() {
    if (this.made) return this.#sheet(this.made);
    return html`<section class="gate-card in-page">
      <h1>Đổi mật khẩu</h1>
      <p class="note">Đổi xong, mật khẩu cũ không mở được sổ nữa. Bản sao lưu đã làm trước đó thì vẫn mở bằng mật khẩu cũ.</p>
      <form @submit=${this.#change} @keydown=${enterGoesOn}>
        <label for="old">Mật khẩu đang dùng</label>
        <input id="old" type="password" autocomplete="off" aria-describedby="old-say" aria-invalid=${this.problem ? "true" : nothing} />
        <div id="old-say">${this.problem ? this.#fault(this.problem) : nothing}</div>
        <new-secret .fault=${this.weak}></new-secret>
        <div class="buttons">
          <button class="primary" ?disabled=${this.busy}>${this.busy ? "Đang đổi…" : "Đổi mật khẩu"}</button>
          <button type="button" ?disabled=${this.busy} @click=${() => this.tell("left")}>Quay lại</button>
        </div>
      </form>
    </section>`;
  }

  /** @param {import("../../api/call.js").Failure} problem */
  #fault({ code, say }) {
    const wrong = code === "wrong_passphrase";
    return html`<p class="fault" role="alert">⚠ ${wrong ? html`<strong>Sai mật khẩu.</strong> ` : nothing}${say}</p>
      ${wrong ? html`<p class="hint">Quên thì khóa sổ (Ctrl+L), rồi mở bằng tờ khôi phục và đặt mật khẩu mới.</p>` : nothing}`;
  }

  /** @param {import("../../api/types.js").NewSecret} made */
  #sheet({ groups, lagging }) {
    return html`<section class="gate-card broad in-page">
      <h1>Tờ khôi phục mới</h1>
      <p class="no-print">Tờ khôi phục đang giữ lập theo lối cũ, không theo được mật khẩu mới. Tờ mới dưới đây thay tờ ấy.</p>
      <recovery-sheet .groups=${groups ?? []} .lagging=${lagging} @confirmed=${() => this.tell("opened")}></recovery-sheet>
    </section>`;
  }

  /** @param {Event} event */
  async #change(event) {
    event.preventDefault();
    if (this.busy) return;
    const fresh = this.querySelector("new-secret")?.take() ?? null;
    if (fresh === null) return;
    this.busy = true;
    this.problem = null;
    this.weak = "";
    try {
      const made = await desk.changePassphrase(this.#old().value.normalize("NFC"), fresh);
      const soft = made.lagging.map((say) => ({ field: "", code: "lagging", say }));
      this.tell("backed-up");
      this.tell("notice", { say: made.say, soft });
      if (made.groups) this.made = made;
      else this.tell("left");
    } catch (error) {
      const why = failure(error);
      this.weak = why.faults.find((fault) => fault.field === "passphrase")?.say ?? "";
      if (!this.weak) {
        this.problem = why;
        await this.updateComplete;
        this.#old().focus();
        this.#old().select();
      }
    }
    this.busy = false;
  }
}

define("new-passphrase", NewPassphrase);
