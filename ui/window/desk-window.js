// The window: the gate while the register is closed; the frame with its screens while it is open.
import { html, nothing } from "lit";
import * as backup from "../api/backup.js";
import { failure, hear } from "../api/call.js";
import * as desk from "../api/desk.js";
import { forgetCodes, loadCodes } from "../known/codes.js";
import { loadLook, showLook, zoom } from "../known/look.js";
import { define, Part } from "../lib/element.js";
import { layKeys, liftKeys } from "../lib/keys.js";
import { go, goWith, place, takeParcel } from "../lib/route.js";
import { ask } from "../part/ask.js";
import { showGuide } from "../part/guide-dialog.js";
import { loadScreen, SCREENS, screenOf } from "./screens.js";
import "./day-question.js";
import "./desk-gate.js";
import { printScreen } from "../part/print-screen.js";

/** @typedef {{ say: string, soft?: import("../api/types.js").Fault[], bad?: boolean, stays?: boolean, act?: { words: string, key: string, act: () => unknown } }} Notice */

/** What the left-hand list shows; the others open from one of these. */
const TOP = SCREENS.filter(({ under }) => !under);
const TOUCH_EVERY = 20_000;
/** How often the age of the newest backup is looked at. */
const LOOK_EVERY = 60_000;

export class DeskWindow extends Part {
  static properties = {
    state: { state: true },
    at: { state: true },
    ready: { state: true },
    notice: { state: true },
    backup: { state: true },
    reason: { state: true },
  };

  constructor() {
    super();
    /** @type {Partial<import("../api/types.js").Standing> | null} */
    this.state = null;
    this.at = place();
    this.ready = "";
    /** @type {Notice | null} */
    this.notice = null;
    /** @type {import("../api/types.js").BackupStanding | null} */
    this.backup = null;
    this.reason = "";
    /** The clerk opened the register although the recovery sheet waits to be confirmed. */
    this.sheetLater = false;
    this.touched = 0;
    this.noticeTimer = 0;
    this.looker = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    showLook();
    window.addEventListener("hashchange", this.#moved);
    for (const kind of ["keydown", "pointerdown"])
      window.addEventListener(kind, this.#touch, { capture: true, passive: true });
    this.addEventListener("notice", (event) => this.#tellClerk(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener("opened", () => this.look());
    this.addEventListener("sheet-later", () => {
      this.sheetLater = true;
      this.look();
    });
    this.addEventListener("backed-up", () => this.#lookAtBackup());
    this.addEventListener("day-confirmed", () => this.look());
    hear("desk:backup", (say) => {
      if (say) this.#tellClerk({ say, bad: true });
      this.#lookAtBackup();
    });
    this.looker = window.setInterval(() => this.open && this.#lookAtBackup(), LOOK_EVERY);
    hear("desk:locked", () => this.#locked("Sổ đã tự khóa vì không có ai dùng. Phần đang ghi đã được giữ lại."));
    this.look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
    clearInterval(this.looker);
    window.removeEventListener("hashchange", this.#moved);
  }

  get open() {
    return this.state?.state === "open" && (!this.state.sheet || this.sheetLater);
  }

  /** Looks at the register and shows the gate or the frame. */
  async look() {
    try {
      this.state = await desk.state();
    } catch (error) {
      this.reason = failure(error).say;
      this.state = { state: "locked" };
    }
    if (this.open) {
      this.reason = "";
      await Promise.all([loadCodes(), loadLook()]);
      this.#layKeys();
      await this.#moved();
      this.#lookAtBackup();
    }
  }

  #layKeys() {
    /** @type {Record<string, () => unknown>} */
    const keys = {
      "Ctrl+F": () => this.#toSearch(),
      "Ctrl+Z": () => this.#undo(),
      "Ctrl+Y": () => this.#redo(),
      "Ctrl+L": () => this.lock(),
      "Ctrl+P": () => printScreen(this),
      "Ctrl++": () => zoom(1),
      "Ctrl+=": () => zoom(1),
      "Ctrl+-": () => zoom(-1),
      F1: () => showGuide(this.at.screen),
      Esc: () => this.#closeNotice(),
    };
    TOP.forEach(({ screen }, at) => {
      keys[`Alt+${(at + 1) % 10}`] = () => go(screen);
    });
    layKeys(this, keys);
  }

  #moved = async () => {
    if (!this.open) return;
    // A save on its way is waited for: what the register refuses brings the clerk back to its faults.
    const form = this.querySelector("record-form");
    if (form && (await form.saving) === false) {
      takeParcel();
      location.hash = form.at;
      return;
    }
    const at = place();
    const known = SCREENS.some(({ screen }) => screen === at.screen);
    const screen = known ? at.screen : "desk";
    await loadScreen(screen);
    this.ready = screen;
    this.at = { ...at, screen, what: known ? at.what : "" };
    await this.updateComplete;
    if (at.what === "" && document.activeElement === document.body)
      /** @type {HTMLElement | null} */ (this.querySelector("main"))?.focus();
  };

  #touch = () => {
    if (this.state?.state !== "open" || Date.now() - this.touched < TOUCH_EVERY) return;
    this.touched = Date.now();
    desk.touch().catch((error) => {
      if (failure(error).code === "locked") this.#locked("Sổ đã khóa.");
    });
  };

  async #lookAtBackup() {
    this.backup = await backup.standing().catch(() => null);
  }

  /** @param {string} reason */
  #locked(reason) {
    if (this.state?.state !== "open") return;
    liftKeys(this);
    forgetCodes();
    this.ready = "";
    this.notice = null;
    for (const dialog of document.querySelectorAll("dialog")) dialog.remove();
    this.state = { ...this.state, state: "locked" };
    this.reason = reason;
    this.look();
  }

  lock = async () => {
    const forms = [...this.querySelectorAll("record-form")];
    await Promise.all(forms.map((form) => form.keep()));
    await desk.lock().catch(() => {});
    this.#locked("Sổ đã khóa.");
  };

  #toSearch() {
    const box = /** @type {HTMLInputElement | null} */ (this.querySelector("#top-search"));
    box?.focus();
    box?.select();
  }

  /** Takes back the last act of the screen one looks at; asks before an entry is cancelled by it. */
  async #undo() {
    const shown = this.#screen()?.place;
    if (!shown) {
      this.#tellClerk({
        say: "Ở đây không có gì để hoàn tác. Việc đã vào sổ được hoàn tác ở trang của mục ấy, hoặc ở sổ.",
      });
      return;
    }
    await this.#try(async () => {
      const step = await desk.undoable(shown);
      if (!step) return this.#tellClerk({ say: "Không còn việc nào của màn hình này để hoàn tác." });
      if (step.cancels.length && !(await this.#mayCancel(step.cancels.join(", ")))) return;
      await this.#went(await desk.undo(shown, step.act), "↶", {
        words: "Làm lại",
        key: "Ctrl+Y",
        act: () => this.#redo(),
      });
    });
  }

  /** @param {string} names */
  #mayCancel(names) {
    return ask({
      title: `Hủy ${names}?`,
      text: "Việc vừa làm ở màn hình này là vào sổ; hoàn tác thì mục ấy thành đã hủy, số đã cấp không dùng lại. Ctrl+Y để lấy lại.",
      yes: "Hoàn tác, hủy mục này",
      no: "Không hủy",
      danger: true,
    });
  }

  /** Does again what was taken back last on the screen one looks at. */
  async #redo() {
    const shown = this.#screen()?.place;
    await this.#try(async () => {
      const done = shown ? await desk.redo(shown) : null;
      if (!done) return this.#tellClerk({ say: "Không có việc nào vừa hoàn tác để làm lại." });
      await this.#went(done, "↷", { words: "Hoàn tác", key: "Ctrl+Z", act: () => this.#undo() });
    });
  }

  /** @param {import("../api/types.js").Undone | null} done @param {string} sign @param {Notice["act"]} act the way back */
  async #went(done, sign, act) {
    if (!done) return;
    this.#tellClerk({ say: `${sign} ${done.say}`, act });
    await this.#screen()?.refresh?.();
  }

  /** @param {() => Promise<unknown>} verb */
  async #try(verb) {
    try {
      await verb();
    } catch (error) {
      this.#tellClerk({ say: failure(error).say, bad: true });
    }
  }

  #screen() {
    return /** @type {any} */ (this.querySelector("main")?.lastElementChild);
  }

  /** @param {Notice} notice */
  #tellClerk(notice) {
    clearTimeout(this.noticeTimer);
    this.notice = notice;
    const stays = notice.soft?.length || notice.bad || notice.stays;
    if (!stays) this.noticeTimer = window.setTimeout(() => this.#closeNotice(), 8000);
  }

  #closeNotice() {
    if (!this.notice) return false;
    this.notice = null;
    return true;
  }

  render() {
    if (!this.state) return nothing;
    const question = html`<day-question .doubt=${this.state.doubt ?? ""}></day-question>`;
    if (!this.open) return html`${question}<desk-gate .state=${this.state} .reason=${this.reason}></desk-gate>`;
    const { practice } = this.state;
    return html`<div class=${`frame ${practice ? "practice" : ""}`}>
      <a class="skip" href="#main" @click=${this.#skip}>Tới nội dung</a>
      ${practice ? html`<aside class="practice-band" aria-label="Sổ tập dùng"><strong>SỔ TẬP DÙNG</strong> Người và đơn trong sổ này là giả định. Không ghi số liệu thật vào đây.</aside>` : nothing}
      ${this.#head()} ${this.#nav()}
      <main id="main" tabindex="-1">${question}${this.ready ? screenOf(this.ready, this.at.what) : nothing}</main>
      ${this.#foot()}
    </div>`;
  }

  /** @param {Event} event */
  #skip(event) {
    event.preventDefault();
    /** @type {HTMLElement} */ (this.querySelector("main")).focus();
  }

  #head() {
    return html`<header class="top">
      <p class="brand">Sổ Tiếp Dân</p>
      <form role="search" @submit=${this.#search}>
        <input id="top-search" type="search" autocomplete="off" spellcheck="false" aria-label="Tra cứu cả sổ" placeholder="Tra cứu họ tên, nội dung, số đơn…" />
        <kbd>Ctrl+F</kbd>
      </form>
      <div class="notice-place" aria-live="polite">${this.notice ? this.#notice(this.notice) : nothing}</div>
    </header>`;
  }

  /** @param {Notice} notice */
  #notice(notice) {
    return html`<div class=${`notice ${notice.bad ? "bad" : ""}`}>
      <p><bdi>${notice.bad ? "⚠ " : ""}${notice.say}</bdi></p>
      ${notice.act ? html`<button type="button" class="small" @click=${notice.act.act}>${notice.act.words} <kbd>${notice.act.key}</kbd></button>` : nothing}
      ${notice.soft?.length ? html`<p class="soft-head">Cần xem lại:</p><ul>${notice.soft.map((fault) => html`<li><bdi>${fault.say}</bdi></li>`)}</ul>` : nothing}
      <button type="button" class="small" aria-label="Đóng thông báo" @click=${() => this.#closeNotice()}>✕</button>
    </div>`;
  }

  /** @param {Event} event */
  #search(event) {
    event.preventDefault();
    const text = /** @type {HTMLInputElement} */ (this.querySelector("#top-search")).value;
    const open = this.#screen();
    if (this.at.screen === "find") open?.seek(text);
    else goWith("find", { text });
  }

  #nav() {
    const top = SCREENS.find(({ screen }) => screen === this.at.screen)?.under ?? this.at.screen;
    return html`<nav aria-label="Các sổ">
      ${TOP.map(
        ({ screen, words }, at) =>
          html`<a href=${`#${screen}`} aria-current=${screen === top ? "page" : nothing}><span>${words}</span><kbd>Alt+${(at + 1) % 10}</kbd></a>`,
      )}
    </nav>`;
  }

  #backup() {
    const { good, say, elsewhere, trouble, room, shrunk } = this.backup ?? {};
    const warn = trouble ?? (shrunk ? "Sổ bỗng ít mục hơn: xem Thiết lập, Sao lưu" : null) ?? room ?? elsewhere;
    return html`<a class="plain-link" href="#backup">${good ? `${say} ✔` : html`<span class="late">⚠ ${say ?? ""}</span>`}</a>
      ${warn ? html`<a class="plain-link late" href="#backup">⚠ ${warn}</a>` : nothing}`;
  }

  #foot() {
    const { unit, period, sheet } = this.state ?? {};
    return html`<footer class="status">
      <span><bdi>${unit?.name ?? ""}</bdi></span>
      ${this.#backup()}
      ${sheet ? html`<span class="late">⚠ Tờ khôi phục chưa xác nhận</span>` : nothing}
      <span>Kỳ đang chạy: ${period?.say ?? ""}</span>
      <button type="button" class="small" @click=${this.lock}>Khóa sổ <kbd>Ctrl+L</kbd></button>
    </footer>`;
  }
}

define("desk-window", DeskWindow);
