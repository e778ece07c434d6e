// A machine without a register: what is in the chosen backup is shown first, then it becomes the register of this machine.
// By the passphrase of its day, or by the recovery sheet and a new passphrase.
import { html, nothing } from "lit";
import * as backup from "../api/backup.js";
import { failure } from "../api/call.js";
import { define, Part } from "../lib/element.js";
import { enterGoesOn } from "../lib/keys.js";
import { fieldBox, noHand } from "../part/form/field-box.js";
import "../part/setting/new-secret.js";

/** @type {[string, string, string?][]} */
const WAYS = [
  ["passphrase", "Mật khẩu", "của ngày sao lưu"],
  ["code", "Tờ khôi phục", "khi quên mật khẩu"],
];

export class BringBack extends Part {
  static properties = {
    chosen: {},
    way: { state: true },
    lines: { state: true },
    wrong: { state: true },
    weak: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** What the backup says of itself. */
    this.chosen = "";
    /** @type {"passphrase" | "code"} */
    this.way = "passphrase";
    /** What restoring it will bring. @type {string[] | null} */
    this.lines = null;
    /** Why what was given does not open it. */
    this.wrong = "";
    /** Why the new passphrase was not taken. */
    this.weak = "";
    /** What else went wrong. */
    this.problem = "";
    /** @type {"" | "look" | "bring"} */
    this.busy = "";
  }

  firstUpdated() {
    this.#secret().focus();
  }

  #secret() {
    return /** @type {HTMLInputElement} */ (this.querySelector("#secret"));
  }

  /** @returns {import("../api/types.js").Given} */
  get given() {
    const typed = this.#secret().value.normalize("NFC");
    return this.way === "code" ? { code: typed.trim() } : { passphrase: typed };
  }

  render() {
    const hand = { ...noHand(), draft: { way: this.way }, put: this.#turn };
    return html`<section class="gate-card broad">
      <h1>Khôi phục từ bản sao lưu</h1>
      <p role="status"><bdi>${this.chosen}</bdi></p>
      <form @submit=${this.#look} @keydown=${enterGoesOn}>
        <div class="fields">
          ${fieldBox({ name: "way", label: "Mở bản sao lưu bằng", kind: "choice", choices: WAYS, wide: "full" }, hand)}
          ${this.#opener()}
        </div>
        ${this.way === "code" ? html`<new-secret wide="m" .fault=${this.weak}></new-secret>` : nothing}
        <div class="buttons">
          <button class=${this.lines ? "" : "primary"} ?disabled=${Boolean(this.busy)}>${this.busy === "look" ? "Đang mở ra xem…" : "Xem trong đó có gì"}</button>
          <button type="button" ?disabled=${Boolean(this.busy)} @click=${this.#choose}>Chọn bản khác…</button>
          <button type="button" ?disabled=${Boolean(this.busy)} @click=${() => this.tell("left")}>Quay lại</button>
        </div>
      </form>
      ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem}</p>` : nothing} ${this.lines ? this.#found(this.lines) : nothing}
    </section>`;
  }

  /** The field of what opens it. The other way is another field: what was typed for one is not kept for the other. */
  #opener() {
    const [label, type] =
      this.way === "code"
        ? ["Mã trên tờ khôi phục (6 nhóm)", "text"]
        : ["Mật khẩu của ngày làm bản sao lưu ấy", "password"];
    return html`<div class=${`field wide-${this.way === "code" ? "rest" : "l"}`}>
      <label for="secret">${label}</label>
      <input id="secret" type=${type} autocomplete="off" spellcheck="false" aria-describedby="secret-say" aria-invalid=${this.wrong ? "true" : nothing} @input=${this.#changed} />
      <div id="secret-say">${this.wrong ? html`<p class="fault" role="alert">⚠ ${this.wrong}</p>` : nothing}</div>
    </div>`;
  }

  /** @param {string[]} lines */
  #found(lines) {
    return html`<section aria-label="Trong bản sao lưu">
      <ul class="told">${lines.map((say) => html`<li><bdi>${say}</bdi></li>`)}</ul>
      <div class="buttons">
        <button type="button" id="bring" class="primary" ?disabled=${Boolean(this.busy)} @click=${this.#bring}>${this.busy === "bring" ? "Đang khôi phục…" : html`Khôi phục vào máy này <kbd>Enter</kbd>`}</button>
      </div>
    </section>`;
  }

  /** What was told was told of another secret. */
  #changed = () => {
    this.lines = null;
    this.wrong = "";
    this.problem = "";
  };

  #turn = (/** @type {string} */ _, /** @type {unknown} */ way) => {
    this.way = /** @type {BringBack["way"]} */ (way);
    this.#secret().value = "";
    this.weak = "";
    this.#changed();
  };

  #choose = async () => {
    try {
      const chosen = await backup.choose();
      if (chosen === null) return;
      this.#changed();
      this.chosen = chosen;
      this.#secret().focus();
    } catch (error) {
      this.problem = failure(error).say;
    }
  };

  /** The new passphrase, where one is needed: nothing is needed, or it is there, or it was said what is wrong. */
  #fresh() {
    if (this.way === "passphrase") return { ready: true, fresh: null };
    const fresh = this.querySelector("new-secret")?.take() ?? null;
    return { ready: fresh !== null, fresh };
  }

  /** @param {Event} event */
  async #look(event) {
    event.preventDefault();
    if (this.busy) return;
    this.#changed();
    if (!this.#secret().value.trim()) {
      this.#refuse(this.way === "code" ? "Chưa gõ mã trên tờ khôi phục." : "Chưa gõ mật khẩu.");
      return;
    }
    const { ready, fresh } = this.#fresh();
    if (!ready) return;
    await this.#try("look", async () => {
      this.lines = await backup.foretell(this.given, fresh);
      await this.updateComplete;
    });
    /** @type {HTMLElement | null} */ (this.querySelector("#bring"))?.focus();
  }

  #bring = async () => {
    const { ready, fresh } = this.#fresh();
    if (!ready) return;
    await this.#try("bring", async () => {
      const say = await backup.bring(this.given, fresh);
      this.tell("notice", { say, stays: true });
      this.tell("opened");
    });
  };

  /** @param {"look" | "bring"} what @param {() => Promise<void>} act */
  async #try(what, act) {
    this.busy = what;
    this.weak = "";
    this.problem = "";
    try {
      await act();
    } catch (error) {
      const why = failure(error);
      const weak = why.faults.find((fault) => fault.field === "passphrase");
      if (why.code === "wrong_passphrase") this.#refuse(OTHER_WAY[this.way]);
      else if (weak) this.weak = weak.say;
      else this.problem = why.say;
    }
    this.busy = "";
    await this.updateComplete;
    // A button that was not to be pressed for a while has lost the keyboard.
    if (document.activeElement === document.body)
      /** @type {HTMLElement | null} */ (this.querySelector("button.primary"))?.focus();
  }

  /** @param {string} say */
  async #refuse(say) {
    this.lines = null;
    this.wrong = say;
    await this.updateComplete;
    this.#secret().focus();
    this.#secret().select();
  }
}

/** What is said of a secret that does not open it. */
const OTHER_WAY = {
  passphrase:
    "Sai mật khẩu: cần mật khẩu của ngày làm bản sao lưu ấy, dù sau đó đã đổi. Quên thì chọn “Tờ khôi phục” ở trên.",
  code: "Mã không đúng: cần tờ khôi phục còn hiệu lực vào ngày làm bản sao lưu ấy, gõ đủ 6 nhóm. Nhớ mật khẩu của ngày ấy thì chọn “Mật khẩu” ở trên.",
};

define("bring-back", BringBack);
