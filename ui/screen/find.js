// Tra cứu: one box; the result marks what matched; Enter opens.
import { html, nothing } from "lit";
import * as api from "../api/find.js";
import { failure } from "../lib/call.js";
import { label } from "../lib/codes.js";
import { define, Part } from "../lib/element.js";
import { composing, layKeys, liftKeys } from "../lib/keys.js";
import { go, takeParcel } from "../lib/route.js";
import { day } from "../lib/words.js";
import { showGuide } from "../part/guide.js";

const KINDS = {
  visit: "Lượt tiếp",
  petition: "Đơn",
  matter: "Vụ việc",
  referral: "Văn bản",
  person: "Người",
  session: "Buổi tiếp",
};

export class FindScreen extends Part {
  static properties = { what: {}, found: { state: true }, text: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.what = "";
    /** @type {any[] | null} */
    this.found = null;
    this.text = "";
    this.problem = "";
    this.timer = 0;
    this.asked = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    layKeys(this, { F1: () => showGuide("find") });
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
    return html`<header class="view-head"><h1>Tra cứu</h1></header>
      <div class="find-box">
        <label for="find-text">Họ tên, địa chỉ, nội dung, số vào sổ, số văn bản</label>
        <input id="find-text" type="text" autocomplete="off" spellcheck="false" aria-describedby="find-hint" @input=${this.#typing} @keydown=${this.#key} />
        <p class="hint" id="find-hint">Không cần gõ dấu · ↓ xuống kết quả · Enter mở · Người tố cáo không hiện ở đây</p>
      </div>
      ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem}</p>` : nothing}
      <p class="count-note" role="status">${this.found ? (this.found.length ? `${this.found.length} kết quả` : "Không tìm thấy. Thử bớt chữ, hoặc gõ không dấu.") : ""}</p>
      <ul class="found" @keydown=${this.#listKey}>
        ${(this.found ?? []).map((one) => this.#result(one))}
      </ul>`;
  }

  /** @param {any} one */
  #result(one) {
    return html`<li>
      <button type="button" @click=${() => go(one.type, one.ref ?? String(one.id))}>
        <span class="found-kind">${KINDS[one.type] ?? label("slice", one.type)}${one.number ? ` ${one.number}` : ""}</span>
        <span class="found-title"><bdi>${marked(one)}</bdi></span>
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

  async #find() {
    clearTimeout(this.timer);
    const text = this.text.normalize("NFC").trim();
    this.asked += 1;
    const mine = this.asked;
    try {
      const found = text ? await api.find(text, 50) : null;
      if (mine === this.asked) this.found = found;
      this.problem = "";
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (composing(event)) return;
    if (event.key === "ArrowDown" || event.key === "Enter") {
      const first = /** @type {HTMLElement | null} */ (this.querySelector(".found button"));
      if (first && event.key === "ArrowDown") first.focus();
      else first?.click();
      event.preventDefault();
    }
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

/** The title with its matches marked; `match` is `[field, start, length]` in characters. @param {any} one */
function marked(one) {
  const letters = [...String(one.title ?? "")];
  const spots = (one.match ?? []).filter((/** @type {any[]} */ spot) => !spot[0] || spot[0] === "title");
  const [spot] = spots;
  if (!spot) return letters.join("");
  const [, start, length] = spot;
  return html`${letters.slice(0, start).join("")}<mark>${letters.slice(start, start + length).join("")}</mark>${letters.slice(start + length).join("")}`;
}

define("find-screen", FindScreen);
