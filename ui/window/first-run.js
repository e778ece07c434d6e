// The first run: the unit, the passphrase, the recovery sheet printed and two of its groups typed back.
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import * as desk from "../api/desk.js";
import { define, Part } from "../lib/element.js";
import { tidy, write } from "../lib/form.js";
import { composing, goOn } from "../lib/keys.js";
import { fieldBox } from "../part/form/field-box.js";
import { settle } from "../part/form/settle-all.js";
import "../part/setting/recovery-sheet.js";
import "../part/setting/sheet-renewal.js";

/** @type {[string, string, string?][]} */
const KINDS = [
  ["xa", "xã"],
  ["phuong", "phường"],
  ["dac_khu", "đặc khu"],
  ["thi_tran", "thị trấn"],
  ["huyen", "huyện"],
];
/** @type {[string, string, string?][]} */
const UPPER = [
  ["tinh", "tỉnh"],
  ["thanh_pho", "thành phố"],
  ["huyen", "huyện"],
];
/** @type {[number, string, string?][]} */
const CUTOFF = [
  [15, "Ngày 15", "từ 15 tháng trước đến 14 tháng này (Nghị định 09/2019)"],
  [1, "Ngày 1", "tròn tháng"],
  [16, "Ngày 16"],
];

export class FirstRun extends Part {
  static properties = {
    today: {},
    sheet: { type: Boolean },
    step: { state: true },
    draft: { state: true },
    faults: { state: true },
    say: { state: true },
    strength: { state: true },
    groups: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.today = "";
    /** The register is there, its sheet was not confirmed. */
    this.sheet = false;
    this.step = 1;
    /** @type {import("../lib/form.js").Form} */
    this.draft = { unit: { kind: "xa", upper_level: { kind: "tinh" }, remote_area: false, cutoff_start_day: 15 } };
    /** @type {import("../api/types.js").Fault[]} */
    this.faults = [];
    this.say = "";
    /** @type {{ score: number, say: string } | null} */
    this.strength = null;
    /** @type {string[]} */
    this.groups = [];
    this.busy = false;
    /** @type {Map<string, { text: string, say: string }>} what could not be read in a field */
    this.strays = new Map();
    this.timer = 0;
  }

  firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector("input"))?.focus();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has("step") && changed.get("step"))
      /** @type {HTMLElement | null} */ (this.querySelector("input, button.primary"))?.focus();
  }

  render() {
    if (this.sheet && !this.groups.length) return html`<sheet-renewal></sheet-renewal>`;
    return html`<section class="gate-card broad" @keydown=${this.#key}>
      <p class="step-note">Bước ${this.step} trong 3</p>
      ${this.say ? html`<p class="fault" role="alert">⚠ ${this.say}</p>` : nothing}
      ${this.step === 1 ? this.#unit() : this.step === 2 ? this.#passphrase() : this.#sheet()}
    </section>`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = event.target;
    if (composing(event) || event.key !== "Enter" || !(target instanceof HTMLInputElement) || event.defaultPrevented)
      return;
    event.preventDefault();
    if (!goOn(this, target)) /** @type {HTMLElement | null} */ (this.querySelector("button.primary"))?.focus();
  }

  get hand() {
    return {
      draft: this.draft,
      labels: {},
      faultsAt: (/** @type {string} */ name) => {
        const said = this.faults.filter((fault) => `unit.${fault.field}` === name).map((fault) => fault.say);
        const why = this.strays.get(name)?.say;
        return [...new Set([...said, ...(why ? [why] : [])])].map((say) => ({ say, hard: true }));
      },
      put: this.#put,
      type: this.#put,
      stray: (/** @type {string} */ name, /** @type {string} */ text, /** @type {string} */ say) => {
        if (text) this.strays.set(name, { text, say });
        else this.strays.delete(name);
        this.requestUpdate();
      },
      strayAt: (/** @type {string} */ name) => this.strays.get(name)?.text ?? "",
      drop: () => {},
    };
  }

  #put = (/** @type {string} */ name, /** @type {unknown} */ value) => {
    this.draft = write(this.draft, name, value);
  };

  #unit() {
    /** @type {import("../part/form/field-box.js").Field[]} */
    const fields = [
      {
        name: "unit.name",
        label: "Tên đơn vị",
        kind: "text",
        wide: "l",
        required: true,
        hint: "Ví dụ: UBND xã Bằng Phúc",
      },
      { name: "unit.kind", label: "Loại đơn vị", kind: "code", choices: KINDS, wide: "s", required: true },
      {
        name: "unit.place",
        label: "Địa danh ghi trên văn bản",
        kind: "text",
        wide: "m",
        required: true,
        hint: "Ví dụ: Bằng Phúc",
      },
      { name: "unit.upper_level.kind", label: "Cấp trên là", kind: "code", choices: UPPER, wide: "s" },
      {
        name: "unit.upper_level.name",
        label: "Tên cấp trên",
        kind: "text",
        wide: "l",
        required: true,
        hint: "Ví dụ: UBND tỉnh Thái Nguyên",
      },
      {
        name: "unit.valid_from",
        label: "Số liệu tính từ ngày",
        kind: "day",
        wide: "s",
        hint: "Ngày đơn vị bắt đầu dùng tên này, ví dụ 1/7/2025",
      },
      {
        name: "unit.cutoff_start_day",
        label: "Kỳ báo cáo tháng bắt đầu từ",
        kind: "choice",
        choices: CUTOFF,
        wide: "full",
      },
      { name: "unit.remote_area", label: "Vùng sâu, vùng xa đi lại khó khăn", kind: "flag", wide: "full" },
    ];
    return html`<h1>Đơn vị của sổ</h1>
      <div class="fields">${fields.map((field) => fieldBox(field, this.hand))}</div>
      <div class="buttons">
        <button type="button" class="primary" @click=${this.#toPassphrase}>Tiếp tục</button>
        <button type="button" @click=${() => this.tell("left")}>Quay lại</button>
      </div>`;
  }

  #toPassphrase = async () => {
    await settle(this);
    const { name, place, upper_level } = this.draft.unit;
    const missing = [
      [name, "name", "Chưa ghi tên đơn vị."],
      [place, "place", "Chưa ghi địa danh."],
      [upper_level?.name, "upper_level.name", "Chưa ghi tên cấp trên."],
    ];
    this.faults = missing.filter(([value]) => !value).map(([, field, say]) => ({ field, say, code: "missing" }));
    if (!this.faults.length && !this.strays.size) this.step = 2;
  };

  #passphrase() {
    return html`<h1>Mật khẩu của sổ</h1>
      <p>Chọn một câu dễ nhớ, từ bốn tiếng trở lên, chỉ mình biết. Không có mật khẩu và tờ khôi phục thì không ai mở được sổ, kể cả người làm ra chương trình.</p>
      <label for="new-passphrase">Mật khẩu</label>
      <input id="new-passphrase" type="password" autocomplete="off" aria-describedby="strength" @input=${this.#weigh} />
      <p id="strength" class="strength" role="status">
        ${this.strength ? html`<meter min="0" max="4" .value=${this.strength.score} aria-label="Độ mạnh"></meter> ${this.strength.say}` : "Chưa gõ mật khẩu."}
      </p>
      <label for="new-again">Gõ lại mật khẩu</label>
      <input id="new-again" type="password" autocomplete="off" />
      <div class="buttons">
        <button type="button" class="primary" ?disabled=${this.busy} @click=${this.#create}>${this.busy ? "Đang lập sổ…" : "Lập sổ"}</button>
        <button type="button" @click=${() => this.#to(1)}>Quay lại</button>
      </div>`;
  }

  /** @param {number} step */
  #to(step) {
    this.say = "";
    this.step = step;
  }

  /** @param {string} id */
  #value(id) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`#${id}`)).value.normalize("NFC");
  }

  #weigh() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(async () => {
      const text = this.#value("new-passphrase");
      const strength = text ? await desk.strength(text).catch(() => null) : null;
      if (text === this.#value("new-passphrase")) this.strength = strength;
    }, 150);
  }

  #create = async () => {
    const passphrase = this.#value("new-passphrase");
    if (!passphrase || passphrase !== this.#value("new-again")) {
      this.say = passphrase ? "Hai lần gõ mật khẩu không giống nhau." : "Chưa gõ mật khẩu.";
      return;
    }
    this.busy = true;
    try {
      const unit = {
        valid_from: this.today,
        ...tidy(this.draft.unit),
        remote_area: Boolean(this.draft.unit.remote_area),
      };
      const { groups } = await desk.create({ ...unit, cutoff_start_day: Number(unit.cutoff_start_day) }, passphrase);
      this.groups = groups;
      this.#to(3);
    } catch (error) {
      const why = failure(error);
      this.faults = why.faults;
      // A passphrase that does not pass the gate is mended where it was typed.
      if (why.faults.some((fault) => fault.field !== "passphrase")) this.step = 1;
      this.say = why.say;
    } finally {
      this.busy = false;
    }
  };

  #sheet() {
    return html`<h1>Tờ khôi phục</h1>
      <recovery-sheet .groups=${this.groups} words="Xác nhận, mở sổ" @confirmed=${() => this.tell("opened")}></recovery-sheet>`;
  }
}

define("first-run", FirstRun);
