// Tra cứu: one box; the result marks what matched; Enter opens.
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import * as api from "../api/find.js";
import { label } from "../known/codes.js";
import { define, Part } from "../lib/element.js";
import { composing, layKeys, liftKeys } from "../lib/keys.js";
import { go, takeParcel } from "../lib/route.js";
import { day } from "../lib/words.js";
import { showGuide } from "../part/guide-dialog.js";

/** @type {Record<string, string>} */
const KINDS = {
  visit: "Lượt tiếp",
  petition: "Đơn",
  matter: "Vụ việc",
  referral: "Văn bản",
  person: "Người",
  session: "Buổi tiếp",
};

/** What a search may be narrowed to. */
const ONLY = /** @type {[string, string][]} */ ([
  ["", "Tất cả"],
  ["overdue", "⚠ Quá hạn"],
  ["unreplied", "Chưa có phúc đáp"],
]);

export class FindScreen extends Part {
  static properties = {
    what: {},
    found: { state: true },
    text: { state: true },
    only: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.what = "";
    /** @type {import("../api/types.js").FoundRecord[] | null} */
    this.found = null;
    this.text = "";
    this.only = "";
    this.problem = "";
    this.timer = 0;
    this.asked = 0;
    /** What the results answer: an older list is never opened by a quick Enter. @type {string | null} */
    this.answered = null;
  }

  connectedCallback() {
    super.connectedCallback();
    layKeys(this, { F1: () => showGuide("find"), F3: () => this.#turn(), F7: () => go("merge", "person") });
    this.text = takeParcel().text ?? this.text;
    if (this.text) this.#find();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
    clearTimeout(this.timer);
  }

  firstUpdated() {
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    input.value = this.text;
    input.focus();
  }

  /** Another text from the box on top. @param {string} text */
  seek(text) {
    this.text = text;
    /** @type {HTMLInputElement} */ (this.querySelector("input")).value = text;
    return this.#find();
  }

  render() {
    return html`<header class="view-head">
        <h1>Tra cứu</h1>
        <div class="buttons">
          <button type="button" @click=${() => go("merge", "person")}>Gộp người ghi trùng <kbd>F7</kbd></button>
        </div>
      </header>
      <div class="find-box">
        <label for="find-text">Họ tên, địa chỉ, nội dung, số vào sổ, số văn bản</label>
        <input id="find-text" type="text" autocomplete="off" spellcheck="false" aria-describedby="find-hint" @input=${this.#typing} @keydown=${this.#key} />
        <p class="hint" id="find-hint">Không cần gõ dấu · ↓ xuống kết quả · Enter mở · Người tố cáo không hiện ở đây</p>
      </div>
      <div class="filters" role="group" aria-label="Chỉ tìm trong">
        ${ONLY.map(
          ([only, words]) =>
            html`<button type="button" class="chip" aria-pressed=${this.only === only ? "true" : "false"} @click=${() => this.#narrow(only)}>${words}</button>`,
        )}
        <span class="hint"><kbd>F3</kbd> chọn bộ lọc kế tiếp</span>
      </div>
      ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem}</p>` : nothing}
      <p class="count-note" role="status">${this.found ? (this.found.length ? `${this.found.length} kết quả` : "Không tìm thấy. Thử bớt chữ, hoặc gõ không dấu.") : ""}</p>
      <ul class="found" @keydown=${this.#listKey}>
        ${(this.found ?? []).map((one) => this.#result(one))}
      </ul>`;
  }

  /** @param {import("../api/types.js").FoundRecord} one */
  #result(one) {
    return html`<li>
      <button type="button" @click=${() => go(one.type, one.ref ?? String(one.id))}>
        <span class="found-kind">${KINDS[one.type] ?? label("slice", one.type)}${one.number ? ` ${one.number}` : ""}</span>
        <span class="found-title"><bdi>${marked(one.title, one.marks)}</bdi>
          ${(one.passages ?? []).map((passage) => html`<small>${passage.label}: <bdi>${marked(passage.text, passage.marks)}</bdi></small>`)}</span>
        <span class="when">${day(one.on)}</span>
      </button>
    </li>`;
  }

  /** @param {Event} event */
  #typing(event) {
    this.text = /** @type {HTMLInputElement} */ (event.target).value;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.#find(), 150);
  }

  /** @param {string} only */
  #narrow(only) {
    this.only = only;
    return this.#find();
  }

  #turn() {
    const at = ONLY.findIndex(([only]) => only === this.only);
    this.#narrow(ONLY[(at + 1) % ONLY.length][0]);
  }

  async #find() {
    clearTimeout(this.timer);
    const text = this.text.normalize("NFC").trim();
    this.asked += 1;
    const mine = this.asked;
    try {
      const found = text || this.only ? await api.find(text, 50, this.only || undefined) : null;
      if (mine !== this.asked) return;
      this.found = found;
      this.answered = this.text;
      this.problem = "";
    } catch (error) {
      // What the next key press broke off is nobody's fault.
      if (mine === this.asked) this.problem = failure(error).say;
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (composing(event)) return;
    if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      this.#toFirst(event.key === "Enter");
    }
  }

  /** Goes to the first result of what stands in the field, once that is known. @param {boolean} open */
  async #toFirst(open) {
    const { text } = this;
    if (this.answered !== text) await this.#find();
    await this.updateComplete;
    if (this.answered !== text || text !== this.text || !this.isConnected) return;
    const first = /** @type {HTMLElement | null} */ (this.querySelector(".found button"));
    if (open) first?.click();
    else first?.focus();
  }

  /** @param {KeyboardEvent} event */
  #listKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".found button")]);
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step;
    (all[at] ?? (at < 0 ? /** @type {HTMLElement | null} */ (this.querySelector("input")) : null))?.focus();
  }
}

/** A text with what matched marked; a mark is `[start, length]` in characters. @param {string} text @param {[number, number][]} [marks] */
function marked(text, marks = []) {
  const letters = [...String(text ?? "")];
  let from = 0;
  const parts = marks.map(([start, length]) => {
    const before = letters.slice(from, start).join("");
    from = start + length;
    return html`${before}<mark>${letters.slice(start, from).join("")}</mark>`;
  });
  return html`${parts}${letters.slice(from).join("")}`;
}

define("find-screen", FindScreen);
