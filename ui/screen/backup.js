// Sao lưu và kiểm tra: the places, the backups in them, one click to check, one to drill, and the way back.
import { html, nothing } from "lit";
import * as backup from "../api/backup.js";
import { failure } from "../api/call.js";
import { define, Part } from "../lib/element.js";
import { layKeys, liftKeys } from "../lib/keys.js";
import { go } from "../lib/route.js";
import { showGuide } from "../part/guide-dialog.js";

/** @typedef {{ ok: boolean, say: string }} Line */

export class BackupScreen extends Part {
  static properties = {
    what: {},
    all: { state: true },
    standing: { state: true },
    lines: { state: true },
    busy: { state: true },
    problem: { state: true },
    preview: { state: true },
  };

  constructor() {
    super();
    this.what = "";
    /** @type {import("../api/types.js").Backups | null} */
    this.all = null;
    /** @type {import("../api/types.js").BackupStanding | null} */
    this.standing = null;
    /** What a check or drill said. @type {Line[]} */
    this.lines = [];
    this.busy = "";
    this.problem = "";
    /** @type {{ lines: string[], again: number } | null} */
    this.preview = null;
  }

  connectedCallback() {
    super.connectedCallback();
    layKeys(this, { F1: () => showGuide("backup"), Esc: () => this.#leave() });
    this.refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("what")) this.#look();
  }

  async refresh() {
    try {
      [this.all, this.standing] = await Promise.all([backup.list(), backup.standing()]);
      this.tell("backed-up");
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  #leave() {
    if (this.what) go("backup");
    else go("setting");
    return true;
  }

  /** Does one thing and says what came of it. @param {string} name @param {() => Promise<Line[] | string | null>} act */
  async #do(name, act) {
    if (this.busy) return;
    this.busy = name;
    this.problem = "";
    this.lines = [];
    try {
      const said = await act();
      this.lines = typeof said === "string" ? [{ ok: true, say: said }] : (said ?? []);
    } catch (error) {
      this.problem = failure(error).say;
    }
    this.busy = "";
    await this.refresh();
  }

  render() {
    if (this.what) return this.#restore();
    return html`<header class="view-head">
        <h1>Sao lưu và kiểm tra</h1>
        <button type="button" @click=${() => go("setting")}>Về Thiết lập <kbd>Esc</kbd></button>
      </header>
      ${this.#said()}
      <div class="settings">
        ${this.#make()} ${this.#trust()}
      </div>
      ${this.#list()}`;
  }

  #said() {
    return html`<div class="said" aria-live="polite">
      ${this.busy ? html`<p class="note">Đang làm, xin chờ…</p>` : nothing}
      ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem}</p>` : nothing}
      ${this.lines.length ? html`<ul class="checked">${this.lines.map(({ ok, say }) => html`<li class=${ok ? "held" : "broken"}>${ok ? "✔" : "✘"} <bdi>${say}</bdi></li>`)}</ul>` : nothing}
    </div>`;
  }

  #make() {
    const places = (this.all?.places ?? []).filter((place) => place.id > 0);
    return html`<section class="block">
      <h2>Sao lưu</h2>
      <p>${this.standing?.say ?? ""}${this.standing?.good ? " ✔" : ""}</p>
      <p class="note">Chương trình tự sao lưu khi khóa sổ, khi đóng và 30 phút một lần nếu có thay đổi. Mỗi bản được mở lại kiểm tra rồi mới nhận.</p>
      ${[this.standing?.trouble, this.standing?.elsewhere, this.standing?.room, ...(this.standing?.lagging ?? [])].filter(Boolean).map((say) => html`<p class="soft">⚠ ${say}</p>`)}
      ${
        this.standing?.shrunk
          ? html`<div class="soft" role="alert">
            <p>⚠ ${this.standing.shrunk}</p>
            <button type="button" ?disabled=${Boolean(this.busy)} @click=${() => this.#do("shrunk", () => this.#accept())}>Đúng, dọn bản cũ như thường</button>
            <span class="note">Nếu chưa rõ: bấm “Kiểm tra sổ”, hoặc xem bản trước trong danh sách bên dưới.</span>
          </div>`
          : nothing
      }
      <div class="buttons">
        <button type="button" class="primary" ?disabled=${Boolean(this.busy)} @click=${() => this.#do("make", () => backup.make())}>Sao lưu ngay</button>
        <button type="button" ?disabled=${Boolean(this.busy)} @click=${() => this.#do("away", () => backup.away())}>Sao lưu ra USB…</button>
      </div>
      ${places.length ? html`<h3>Nơi sao lưu thứ hai</h3><ul class="row-links">${places.map((place) => this.#place(place))}</ul>` : nothing}
    </section>`;
  }

  async #accept() {
    await backup.acceptShrunk();
    return "Đã ghi: số mục giảm là đúng. Các bản cũ lại được dọn theo lệ thường.";
  }

  /** @param {import("../api/types.js").BackupPlace} place */
  #place(place) {
    return html`<li>
      <bdi>${place.name}</bdi> <span class="state">${place.here ? "đang cắm" : "chưa cắm"}</span>
      <button type="button" class="small" ?disabled=${!place.here || Boolean(this.busy)} @click=${() => this.#do("away", () => backup.away(place.id))}>Sao lưu vào đây</button>
      <button type="button" class="small" @click=${() => this.#do("forget", async () => backup.forgetPlace(place.id))}>Bỏ nơi này</button>
    </li>`;
  }

  #trust() {
    return html`<section class="block">
      <h2>Kiểm tra</h2>
      <div class="buttons">
        <button type="button" ?disabled=${Boolean(this.busy)} @click=${() => this.#do("check", async () => (await backup.check()).lines)}>Kiểm tra sổ</button>
        <button type="button" ?disabled=${Boolean(this.busy)} @click=${() => this.#do("drill", async () => [await backup.drill()])}>Diễn tập khôi phục</button>
      </div>
      <p class="note">Kiểm tra sổ đọc mọi trang, lịch sử và nhật ký. Diễn tập khôi phục bản mới nhất vào chỗ riêng, so với sổ rồi xóa chỗ riêng ấy.</p>
      <form @submit=${this.#compare}>
        <label for="printed">Mã lịch sử in trên báo cáo</label>
        <div class="beside">
          <input id="printed" type="text" autocomplete="off" spellcheck="false" />
          <button>So mã</button>
        </div>
      </form>
    </section>`;
  }

  /** @param {Event} event */
  #compare(event) {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (this.querySelector("#printed"));
    this.#do("printed", async () => [await backup.printed(field.value)]);
  }

  #list() {
    const rows = this.all?.rows ?? [];
    return html`<section class="block">
      <h2>Các bản sao lưu</h2>
      ${
        rows.length
          ? html`<table class="plain">
            <thead><tr><th scope="col">Lúc</th><th scope="col">Ở đâu</th><th scope="col">Trong đó có</th><th scope="col">Đọc lại gần nhất</th><td></td></tr></thead>
            <tbody>${rows.map(
              (row) => html`<tr>
                <th scope="row">${row.when}</th>
                <td><bdi>${row.where}</bdi></td>
                <td>${row.holds}</td>
                <td>${row.good ? (row.proved ?? "lúc làm ra") : html`<span class="late">⚠ đọc lại thấy hỏng</span>`}</td>
                <td><button type="button" class="small" @click=${() => go("backup", `${row.place}/${row.sequence}`)}>Xem, khôi phục…</button></td>
              </tr>`,
            )}</tbody>
          </table>`
          : html`<p class="note">Chưa có bản nào. Bấm “Sao lưu ngay”.</p>`
      }
    </section>`;
  }

  async #look() {
    this.preview = null;
    this.problem = "";
    this.lines = [];
    if (!this.what) return;
    const [place, sequence] = this.what.split("/").map(Number);
    try {
      this.preview = await backup.preview(place, sequence);
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector("#restore-passphrase"))?.focus();
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  #restore() {
    return html`<section class="gate-card broad in-page">
      <h1>Khôi phục từ bản sao lưu</h1>
      ${this.#said()}
      ${
        this.preview
          ? html`<ul class="told">${this.preview.lines.map((say) => html`<li>${say}</li>`)}</ul>
          <form @submit=${this.#put}>
            ${
              this.preview.again > 0
                ? html`<label class="check"><input id="without-log" type="checkbox" /> <span>Bỏ ${this.preview.again} việc sau bản này, không ghi lại từ nhật ký</span></label>`
                : nothing
            }
            <label for="restore-passphrase">Mật khẩu đang dùng, để khôi phục</label>
            <input id="restore-passphrase" type="password" autocomplete="off" />
            <div class="buttons">
              <button class="danger" ?disabled=${Boolean(this.busy)}>Khôi phục bản này</button>
              <button type="button" @click=${() => go("backup")}>Quay lại <kbd>Esc</kbd></button>
            </div>
          </form>`
          : html`<p class="note">${this.problem ? "" : "Đang mở bản sao lưu ra kiểm tra…"}</p>
          <div class="buttons"><button type="button" @click=${() => go("backup")}>Quay lại <kbd>Esc</kbd></button></div>`
      }
    </section>`;
  }

  /** @param {Event} event */
  async #put(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = "restore";
    this.problem = "";
    const field = /** @type {HTMLInputElement} */ (this.querySelector("#restore-passphrase"));
    const withoutLog = /** @type {HTMLInputElement | null} */ (this.querySelector("#without-log"))?.checked ?? false;
    const [place, sequence] = this.what.split("/").map(Number);
    try {
      const say = await backup.restore(place, sequence, field.value.normalize("NFC"), withoutLog);
      this.tell("notice", { say, stays: true });
      this.tell("opened");
      go("desk");
    } catch (error) {
      this.problem = failure(error).say;
      field.select();
    }
    this.busy = "";
  }
}

define("backup-screen", BackupScreen);
