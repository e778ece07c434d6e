// The gate: the first run, the unlock field, the recovery code. Nothing of the register is on the page here.
import { html, nothing } from "lit";
import * as backup from "../api/backup.js";
import { failure } from "../api/call.js";
import * as desk from "../api/desk.js";
import { define, Part } from "../lib/element.js";
import { composing, enterGoesOn } from "../lib/keys.js";
import "./bring-back.js";
import "./first-run.js";
import "../part/setting/new-secret.js";

export class DeskGate extends Part {
  static properties = {
    state: { attribute: false },
    reason: {},
    way: { state: true },
    problem: { state: true },
    caps: { state: true },
    wait: { state: true },
    offer: { state: true },
    chosen: { state: true },
    weak: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {Partial<import("../api/types.js").Standing>} */
    this.state = {};
    this.reason = "";
    /** @type {"" | "recover" | "create" | "bring"} */
    this.way = "";
    /** @type {import("../api/call.js").Failure | null} */
    this.problem = null;
    this.caps = false;
    this.wait = 0;
    /** What can be had back of a register that does not open; nothing, where only a backup elsewhere can help.
     * @type {{ say: string, chosen: boolean, nothing?: boolean } | null} */
    this.offer = null;
    /** What the backup chosen for this machine says of itself. */
    this.chosen = "";
    /** Why the new passphrase was not taken. */
    this.weak = "";
    this.busy = false;
    /** What opens it while a damaged register is brought back; nowhere else, and no longer.
     * @type {import("../api/types.js").Given} */
    this.given = { passphrase: "" };
    /** The new passphrase that came with a sheet. @type {string | null} */
    this.fresh = null;
  }

  firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector("input, button"))?.focus();
  }

  render() {
    return html`<main class="gate">${this.offer ? this.#rescue() : this.#door()}</main>`;
  }

  #door() {
    if (this.way === "bring") return html`<bring-back .chosen=${this.chosen} @left=${this.#backToGate}></bring-back>`;
    if (this.state.state === "none" || this.state.state === "open" || this.way === "create") return this.#fresh();
    return this.way === "recover" ? this.#recover() : this.#unlock();
  }

  #fresh() {
    if (this.way === "create" || this.state.state === "open") {
      return html`<first-run .today=${this.state.today} .sheet=${this.state.state === "open"} @left=${() => {
        this.way = "";
      }}></first-run>`;
    }
    return html`<section class="gate-card">
      <h1>Sổ Tiếp Dân</h1>
      <p>Máy này chưa có sổ. Lập sổ thật của đơn vị, lấy lại sổ từ bản sao lưu, hoặc mở sổ tập dùng để thử trước.</p>
      ${this.#problem()}
      <div class="buttons column">
        <button type="button" class="primary" @click=${() => {
          this.way = "create";
        }}>Lập sổ của đơn vị</button>
        <button type="button" @click=${this.#choose}>Khôi phục từ bản sao lưu…</button>
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
        ${
          this.state.real_exists === false
            ? html`<button type="button" class="link" @click=${() => this.#turn("create")}>Lập sổ của đơn vị</button>
              <button type="button" class="link" @click=${this.#choose}>Khôi phục từ bản sao lưu…</button>`
            : nothing
        }
      </div>
    </section>`;
  }

  #rescue() {
    const right = "code" in this.given ? "Mã khôi phục đúng" : "Mật khẩu đúng";
    const none = this.offer?.nothing;
    return html`<section class="gate-card broad">
      <h1>Tệp của sổ bị hỏng</h1>
      <p>${none ? "Tệp của sổ không còn đọc được, và trong máy không còn gì để mở nó." : `${right}, nhưng tệp của sổ không còn đọc được.`} Chưa có gì bị xóa.</p>
      <p role="status">${this.offer?.say ?? ""}</p>
      ${this.#problem()}
      ${this.problem?.code === "wrong_passphrase" ? html`<p class="note">Bản này cần mật khẩu hoặc tờ khôi phục của ngày sao lưu. Bấm “Để sau” để gõ lại hoặc dùng cách kia.</p>` : nothing}
      <div class="buttons">
        ${none ? nothing : html`<button type="button" class="primary" ?disabled=${this.busy} @click=${this.#bringBack}>${this.busy ? "Đang khôi phục…" : "Khôi phục sổ"}</button>`}
        <button type="button" class=${none ? "primary" : ""} ?disabled=${this.busy} @click=${() => this.#look(true)}>Chọn bản trên USB…</button>
        <button type="button" ?disabled=${this.busy} @click=${this.#giveUp}>Để sau</button>
      </div>
    </section>`;
  }

  /** Looks what can be had back. @param {boolean} chosen */
  async #look(chosen) {
    try {
      const say = await backup.offer(this.given, chosen);
      if (say) this.offer = { say, chosen };
      this.problem = null;
    } catch (error) {
      const why = failure(error);
      // Where nothing is left on this machine, a backup elsewhere is the way on.
      if (why.code === "damaged" && !this.offer) {
        this.offer = { say: "Hãy cắm USB có bản sao lưu rồi chọn bản ấy.", chosen: false, nothing: true };
        this.problem = null;
      } else this.#refused(why);
    }
    await this.updateComplete;
    if (this.offer) /** @type {HTMLElement | null} */ (this.querySelector("button.primary"))?.focus();
  }

  #bringBack = async () => {
    this.busy = true;
    try {
      const say = await backup.rescue(this.given, this.fresh, this.offer?.chosen ?? false);
      this.#giveUp();
      this.tell("notice", { say, stays: true });
      this.tell("opened");
    } catch (error) {
      this.#refused(failure(error));
    }
    this.busy = false;
  };

  #giveUp = async () => {
    this.offer = null;
    this.problem = null;
    this.given = { passphrase: "" };
    this.fresh = null;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("input"))?.focus();
  };

  /** Lets a backup be chosen for a machine without a register. */
  #choose = async () => {
    try {
      const chosen = await backup.choose();
      this.problem = null;
      if (chosen === null) return;
      this.chosen = chosen;
      this.way = "bring";
    } catch (error) {
      this.problem = failure(error);
    }
  };

  /** What stands on the disk may have changed meanwhile. */
  #backToGate = async () => {
    this.way = "";
    this.tell("opened");
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("input, button"))?.focus();
  };

  #practice() {
    return html`<button type="button" class="practice-button" @click=${this.#practise}>Mở sổ tập dùng</button>`;
  }

  #recover() {
    return html`<section class="gate-card broad">
      <h1>Mở bằng tờ khôi phục</h1>
      <form @submit=${this.#recovered} @keydown=${enterGoesOn}>
        <div class="fields">
          <div class="field wide-rest">
            <label for="code">Mã trên tờ khôi phục (6 nhóm)</label>
            <input id="code" type="text" autocomplete="off" spellcheck="false" aria-describedby="gate-say" />
          </div>
        </div>
        <new-secret wide="m" .fault=${this.weak}></new-secret>
        <div id="gate-say">${this.#problem()}</div>
        <div class="buttons">
          <button class="primary" ?disabled=${this.busy || this.wait > 0}>${this.wait > 0 ? `Chờ ${this.wait} giây` : this.busy ? "Đang mở…" : "Mở sổ"}</button>
          <button type="button" @click=${() => this.#turn("")}>Quay lại</button>
        </div>
      </form>
    </section>`;
  }

  #problem() {
    if (!this.problem) return nothing;
    const titles = {
      wrong_passphrase: this.way === "recover" ? "Sai mã khôi phục." : "Sai mật khẩu.",
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
    this.weak = "";
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

  /** @param {() => Promise<unknown>} act */
  async #try(act) {
    try {
      await act();
      this.problem = null;
      this.tell("opened");
    } catch (error) {
      this.#refused(failure(error));
      await this.updateComplete;
      const field = /** @type {HTMLInputElement | null} */ (this.querySelector("#code, #passphrase"));
      // A new passphrase that was not taken is mended in its own field.
      if (this.weak) return;
      field?.focus();
      field?.select();
    }
  }

  /** @param {import("../api/call.js").Failure} why */
  #refused(why) {
    this.weak = why.faults.find((fault) => fault.field === "passphrase")?.say ?? "";
    this.problem = this.weak ? null : why;
    this.#countDown(why.wait ?? 0);
  }

  /** @param {number} seconds */
  #countDown(seconds) {
    this.wait = seconds;
    if (seconds > 0) setTimeout(() => this.#countDown(seconds - 1), 1000);
  }

  /** @param {Event} event */
  #open(event) {
    event.preventDefault();
    if (this.wait > 0 || this.busy) return;
    const typed = this.#value("passphrase");
    this.#openOrRescue({ passphrase: typed }, null, () => desk.unlock(typed));
  }

  /** @param {Event} event */
  #recovered(event) {
    event.preventDefault();
    if (this.wait > 0 || this.busy) return;
    const fresh = this.querySelector("new-secret")?.take() ?? null;
    const code = this.#value("code").trim();
    if (fresh !== null) this.#openOrRescue({ code }, fresh, () => desk.recover(code, fresh));
  }

  /** Opens the register; where its file is damaged, looks what can be had back by the same secret.
   * @param {import("../api/types.js").Given} given @param {string | null} fresh @param {() => Promise<unknown>} open */
  async #openOrRescue(given, fresh, open) {
    this.busy = true;
    this.weak = "";
    await this.#try(open);
    this.busy = false;
    if (this.problem?.code !== "damaged") return;
    this.given = given;
    this.fresh = fresh;
    await this.#look(false);
  }

  #practise = () => this.#try(() => desk.practise());
}

define("desk-gate", DeskGate);
