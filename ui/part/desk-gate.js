// The gate: the first run, the unlock field, the recovery code. Nothing of the register is on the page here.
import { html, nothing } from "lit";
import * as backup from "../api/backup.js";
import * as desk from "../api/desk.js";
import { failure } from "../lib/call.js";
import { define, Part } from "../lib/element.js";
import { composing } from "../lib/keys.js";
import "./first-run.js";

export class DeskGate extends Part {
  static properties = {
    state: { attribute: false },
    reason: {},
    way: { state: true },
    problem: { state: true },
    caps: { state: true },
    wait: { state: true },
    offer: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.state = {};
    this.reason = "";
    /** @type {"" | "recover" | "create"} */
    this.way = "";
    /** @type {import("../lib/call.js").Failure | null} */
    this.problem = null;
    this.caps = false;
    this.wait = 0;
    /** What can be had back of a register that does not open. @type {{ say: string, chosen: boolean } | null} */
    this.offer = null;
    this.busy = false;
    /** The passphrase while a damaged register is brought back; nowhere else, and no longer. */
    this.secret = "";
  }

  firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector("input, button"))?.focus();
  }

  render() {
    const fresh = this.state.state === "none" || this.state.state === "open" || this.way === "create";
    return html`<main class="gate">
      ${this.offer ? this.#rescue() : fresh ? this.#fresh() : this.way === "recover" ? this.#recover() : this.#unlock()}
    </main>`;
  }

  #fresh() {
    if (this.way === "create" || this.state.state === "open") {
      return html`<first-run .today=${this.state.today} .sheet=${this.state.state === "open"} @left=${() => {
        this.way = "";
      }}></first-run>`;
    }
    return html`<section class="gate-card">
      <h1>Sổ Tiếp Dân</h1>
      <p>Máy này chưa có sổ. Lập sổ thật của đơn vị, hoặc mở sổ tập dùng để thử trước.</p>
      ${this.#problem()}
      <div class="buttons column">
        <button type="button" class="primary" @click=${() => {
          this.way = "create";
        }}>Lập sổ của đơn vị</button>
        ${this.#practice()}
      </div>
      <p class="note">Sổ tập dùng có người và đơn giả định, luôn mang dải màu “SỔ TẬP DÙNG”, không bao giờ lẫn với sổ thật.</p>
    </section>`;
  }

  #unlock() {
    return html`<section class="gate-card">
      <h1>Sổ Tiếp Dân</h1>
      ${this.reason ? html`<p class="note" role="status">${this.reason}</p>` : nothing}
      <form @submit=${this.#open}>
        <label for="passphrase">Mật khẩu</label>
        <input id="passphrase" type="password" autocomplete="off" aria-describedby="gate-say" @keyup=${this.#key} @keydown=${this.#key} />
        <div id="gate-say">${this.#problem()} ${this.caps ? html`<p class="soft">⇪ Phím Caps Lock đang bật.</p>` : nothing}</div>
        <button class="primary wide" ?disabled=${this.wait > 0}>${this.wait > 0 ? `Chờ ${this.wait} giây` : html`Mở sổ <kbd>Enter</kbd>`}</button>
      </form>
      <div class="buttons column">
        <button type="button" class="link" @click=${() => this.#turn("recover")}>Quên mật khẩu, dùng tờ khôi phục</button>
        ${this.#practice()}
        ${this.state.real_exists === false ? html`<button type="button" class="link" @click=${() => this.#turn("create")}>Lập sổ của đơn vị</button>` : nothing}
      </div>
    </section>`;
  }

  #rescue() {
    return html`<section class="gate-card broad">
      <h1>Tệp của sổ bị hỏng</h1>
      <p>Mật khẩu đúng, nhưng tệp của sổ không còn đọc được. Chưa có gì bị xóa.</p>
      <p role="status">${this.offer?.say ?? ""}</p>
      ${this.#problem()}
      <div class="buttons">
        <button type="button" class="primary" ?disabled=${this.busy} @click=${this.#bringBack}>${this.busy ? "Đang khôi phục…" : "Khôi phục sổ"}</button>
        <button type="button" ?disabled=${this.busy} @click=${() => this.#look(true)}>Chọn bản trên USB…</button>
        <button type="button" ?disabled=${this.busy} @click=${this.#giveUp}>Để sau</button>
      </div>
    </section>`;
  }

  /** Looks what can be had back. @param {boolean} chosen */
  async #look(chosen) {
    try {
      const say = await backup.offer(this.secret, chosen);
      if (say) this.offer = { say, chosen };
      this.problem = null;
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector("button.primary"))?.focus();
    } catch (error) {
      this.problem = failure(error);
    }
  }

  #bringBack = async () => {
    this.busy = true;
    try {
      const say = await backup.rescue(this.secret, this.offer?.chosen ?? false);
      this.#giveUp();
      this.tell("notice", { say });
      this.tell("opened");
    } catch (error) {
      this.problem = failure(error);
    }
    this.busy = false;
  };

  #giveUp = () => {
    this.offer = null;
    this.problem = null;
    this.secret = "";
  };

  #practice() {
    return html`<button type="button" class="practice-button" @click=${this.#practise}>Mở sổ tập dùng</button>`;
  }

  #recover() {
    return html`<section class="gate-card">
      <h1>Mở bằng tờ khôi phục</h1>
      <form @submit=${this.#recovered}>
        <label for="code">Mã trên tờ khôi phục (6 nhóm)</label>
        <input id="code" type="text" autocomplete="off" spellcheck="false" />
        <label for="fresh">Mật khẩu mới</label>
        <input id="fresh" type="password" autocomplete="off" />
        <label for="again">Gõ lại mật khẩu mới</label>
        <input id="again" type="password" autocomplete="off" />
        ${this.#problem()}
        <div class="buttons">
          <button class="primary">Mở sổ</button>
          <button type="button" @click=${() => this.#turn("")}>Quay lại</button>
        </div>
      </form>
    </section>`;
  }

  #problem() {
    if (!this.problem) return nothing;
    const titles = {
      wrong_passphrase: "Sai mật khẩu.",
      damaged: "Tệp của sổ bị hỏng.",
      in_use: "Sổ đang mở ở nơi khác.",
      newer: "Sổ do phiên bản mới hơn lập.",
    };
    const title = titles[/** @type {keyof typeof titles} */ (this.problem.code)];
    return html`<p class="fault" role="alert">⚠ ${title && !this.problem.say.startsWith(title) ? html`<strong>${title}</strong> ` : nothing}${this.problem.say}</p>`;
  }

  /** @param {"" | "recover" | "create"} way */
  async #turn(way) {
    this.way = way;
    this.problem = null;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("input"))?.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (composing(event)) return;
    this.caps = event.getModifierState?.("CapsLock") ?? false;
  }

  /** @param {string} id */
  #value(id) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`#${id}`)).value.normalize("NFC");
  }

  /** @param {() => Promise<any>} act */
  async #try(act) {
    try {
      await act();
      this.problem = null;
      this.tell("opened");
    } catch (error) {
      this.problem = failure(error);
      this.#countDown(this.problem.wait ?? 0);
      await this.updateComplete;
      const field = /** @type {HTMLInputElement | null} */ (this.querySelector("input[type=password]"));
      field?.focus();
      field?.select();
    }
  }

  /** @param {number} seconds */
  #countDown(seconds) {
    this.wait = seconds;
    if (seconds > 0) setTimeout(() => this.#countDown(seconds - 1), 1000);
  }

  /** @param {Event} event */
  #open(event) {
    event.preventDefault();
    if (this.wait > 0) return;
    const typed = this.#value("passphrase");
    this.#try(() => desk.unlock(typed)).then(() => {
      if (this.problem?.code !== "damaged") return;
      this.secret = typed;
      this.#look(false);
    });
  }

  /** @param {Event} event */
  #recovered(event) {
    event.preventDefault();
    if (this.#value("fresh") !== this.#value("again")) {
      this.problem = { code: "usage", say: "Hai lần gõ mật khẩu mới không giống nhau.", faults: [] };
      return;
    }
    this.#try(() => desk.recover(this.#value("code").trim(), this.#value("fresh")));
  }

  #practise = () => this.#try(() => desk.practise());
}

define("desk-gate", DeskGate);
