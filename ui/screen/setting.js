// Thiết lập: the unit, offices, hamlets, officers, rules of counting, the passphrase and the look of the window.
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import * as backup from "../api/backup.js";
import { failure } from "../api/call.js";
import * as hamlet from "../api/hamlet.js";
import * as office from "../api/office.js";
import * as officer from "../api/officer.js";
import * as setting from "../api/setting.js";
import * as unit from "../api/unit.js";
import { forgetCodes, loadCodes } from "../known/codes.js";
import { look, SIZES, setLook } from "../known/look.js";
import { define, Part } from "../lib/element.js";
import { tidy } from "../lib/form.js";
import { layKeys, liftKeys } from "../lib/keys.js";
import { go } from "../lib/route.js";
import { showGuide } from "../part/guide-dialog.js";
import "../part/setting/new-passphrase.js";
import "../part/form/record-form.js";
import "../part/setting/retention-block.js";
import "../part/setting/sheet-renewal.js";
import { amendmentOf, amendments, lawView } from "../part/setting/law-view.js";
import { lists } from "../part/setting/setting-list.js";

/** @typedef {import("../part/form/record-form.js").RecordForm} RecordForm */

const APIS = { office, hamlet, officer, setting, unit };

export class SettingScreen extends Part {
  static properties = {
    what: {},
    all: { state: true },
    problem: { state: true },
    size: { state: true },
    standing: { state: true },
    law: { state: true },
  };

  constructor() {
    super();
    this.what = "";
    /** @type {Record<string, import("../api/types.js").Row[]> | null} */
    this.all = null;
    /** @type {import("../api/types.js").Law | null} */
    this.law = null;
    this.problem = "";
    this.size = look.size;
    /** @type {import("../api/types.js").BackupStanding | null} */
    this.standing = null;
  }

  connectedCallback() {
    super.connectedCallback();
    /** @type {import("../lib/keys.js").Keys} */
    const keys = { F1: () => showGuide("setting") };
    for (const [name, { key }] of Object.entries(lists)) if (key) keys[key] = () => this.#key(name, key);
    keys.F9 = () => this.#key("", "F9");
    keys.F10 = () => (this.what ? false : go("import"));
    keys.Esc = () => (this.what === "law" ? go("setting") : false);
    layKeys(this, keys);
    this.refresh();
  }

  /** On the page of the law the same keys add to the law. @param {string} name @param {string} key */
  #key(name, key) {
    const of = { F6: "holiday", F7: "deadline", F8: "citation", F9: "ended" };
    if (this.what === "law") go("setting", `law/${of[/** @type {keyof typeof of} */ (key)]}`);
    else if (key === "F9") go("setting", "law");
    else if (this.what) return false;
    else go("setting", `${name}/new`);
    return true;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
  }

  /** On the page of all lists their last act can be taken back. */
  get place() {
    return this.what === "" ? { slices: Object.keys(APIS) } : null;
  }

  async refresh() {
    try {
      const names = Object.keys(APIS);
      const found = await Promise.all(names.map((name) => APIS[/** @type {keyof typeof APIS} */ (name)].list()));
      this.standing = await backup.standing();
      this.law = await setting.law();
      this.all = Object.fromEntries(names.map((name, at) => [name, found[at]]));
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  render() {
    if (this.problem) return html`<p class="fault" role="alert">⚠ ${this.problem}</p>`;
    if (!this.all || !this.law) return html`<section class="page" aria-busy="true"></section>`;
    const [slice, ref] = this.what.split("/");
    if (slice === "law" && amendments[ref]) return this.#amend(ref, this.law);
    if (slice === "law") return lawView(this.law, (what) => go("setting", what));
    // New keys came with new backups.
    const back = () => {
      this.refresh();
      go("setting");
    };
    if (slice === "passphrase") return html`<new-passphrase @left=${back} @opened=${back}></new-passphrase>`;
    if (slice === "recovery") return html`<sheet-renewal again @opened=${back} @sheet-later=${back}></sheet-renewal>`;
    if (lists[slice]) return this.#form(slice, ref);
    return html`<header class="view-head"><h1>Thiết lập</h1></header>
      <div class="settings">
        ${this.#backup()} <retention-block></retention-block> ${this.#look()} ${Object.keys(lists).map((name) => this.#list(name))}
        <section class="block">
          <h2>Pháp luật theo ngày</h2>
          <p class="note">Ngày nghỉ, thứ Bảy làm bù, thời hạn, văn bản để viện dẫn: thêm có ngày hiệu lực.</p>
          <div class="buttons">
            <button type="button" @click=${() => go("setting", "law")}>Xem, thêm <kbd>F9</kbd></button>
          </div>
        </section>
        <section class="block">
          <h2>Nhập sổ cũ</h2>
          <p class="note">Sổ Excel đang dùng (.xlsx, .xls, .ods), cả chữ TCVN3, VNI; và số dư đơn còn đang giải quyết khi bắt đầu dùng sổ này.</p>
          <div class="buttons">
            <button type="button" @click=${() => go("import")}>Nhập sổ Excel… <kbd>F10</kbd></button>
          </div>
        </section>
        <section class="block">
          <h2>Mật khẩu</h2>
          <p class="note">Mật khẩu chỉ ở trong đầu người giữ sổ và trên tờ khôi phục.</p>
          <div class="buttons">
            <button type="button" @click=${() => go("setting", "passphrase")}>Đổi mật khẩu…</button>
            <button type="button" @click=${() => go("setting", "recovery")}>Lập tờ khôi phục mới…</button>
          </div>
        </section>
      </div>`;
  }

  #backup() {
    return html`<section class="block">
      <h2>Sao lưu và kiểm tra</h2>
      <p>${this.standing?.say ?? ""}${this.standing?.good ? " ✔" : ""}</p>
      ${[this.standing?.elsewhere, ...(this.standing?.lagging ?? [])].filter(Boolean).map((say) => html`<p class="soft">⚠ ${say}</p>`)}
      <div class="buttons">
        <button type="button" @click=${() => go("backup")}>Sao lưu, kiểm tra, khôi phục…</button>
      </div>
    </section>`;
  }

  #look() {
    return html`<section class="block">
      <h2>Màn hình</h2>
      <div class="filters" role="group" aria-label="Nền">
        ${
          /** @type {[import("../known/look.js").Look["theme"], string][]} */ ([
            ["light", "Nền sáng"],
            ["contrast", "Tương phản cao"],
          ]).map(
            ([theme, words]) =>
              html`<button type="button" class="chip" aria-pressed=${look.theme === theme ? "true" : "false"} @click=${() => this.#setLook({ theme })}>${words}</button>`,
          )
        }
      </div>
      <div class="filters" role="group" aria-label="Cỡ chữ">
        ${SIZES.map((size) => html`<button type="button" class="chip" aria-pressed=${look.size === size ? "true" : "false"} @click=${() => this.#setLook({ size })}>Chữ ${size} %</button>`)}
        <span class="hint">Ctrl + / Ctrl −</span>
      </div>
    </section>`;
  }

  /** @param {Partial<typeof look>} change */
  #setLook(change) {
    setLook(change);
    this.requestUpdate();
  }

  /** @param {string} name */
  #list(name) {
    const { title, note, words, key } = lists[name];
    const law = /^(holiday|deadline|citation)\./;
    const all = (this.all?.[name] ?? []).map((row, at) => ({ row, to: row.ref ?? at }));
    const rows = all.filter(({ row }) => name !== "setting" || !law.test(row.name));
    return html`<section class="block">
      <header class="block-head">
        <h2>${title}</h2>
        <button type="button" class="small" @click=${() => go("setting", `${name}/new`)}>Thêm ${key ? html`<kbd>${key}</kbd>` : nothing}</button>
      </header>
      ${note ? html`<p class="note">${note}</p>` : nothing}
      ${
        rows.length
          ? html`<ul class="row-links">
            ${rows.map(({ row, to }) => html`<li class=${row.valid_to ? "cancelled" : ""}><button type="button" class="link" @click=${() => go("setting", `${name}/${to}`)}><bdi>${words(row)}</bdi></button></li>`)}
          </ul>`
          : html`<p class="note">Chưa có mục nào.</p>`
      }
    </section>`;
  }

  /** @param {string} name @param {string} ref */
  #form(name, ref) {
    const rows = this.all?.[name] ?? [];
    const record = rows.find((row, at) => (row.ref ?? String(at)) === ref);
    const api = /** @type {any} */ (APIS)[name];
    const dated = name === "setting" || name === "unit";
    // Another list is another form, with its own draft.
    return keyed(
      this.what,
      html`<record-form
      .heading=${`${record ? "Sửa" : "Thêm"}: ${lists[name].title.toLowerCase()}`}
      .slice=${name}
      .keepAs=${`setting ${this.what}`}
      .initial=${{ [name]: record ?? lists[name].blank }}
      .sections=${(/** @type {import("../lib/form.js").Form} */ draft) => [{ note: dated ? "Mỗi thay đổi có ngày bắt đầu hiệu lực; dòng cũ giữ nguyên." : "", fields: lists[name].fields(draft[name]) }]}
      .submit=${async (/** @type {import("../lib/form.js").Form} */ draft) => {
        const clean = tidy(draft[name]);
        if (name === "unit") clean.remote_area = Boolean(clean.remote_area);
        const done = await (record && !dated ? api.correct(ref, clean) : api.add(clean));
        forgetCodes();
        await loadCodes();
        return done;
      }}
      @saved=${async (/** @type {CustomEvent} */ event) => {
        await this.refresh();
        this.tell("notice", { say: "Đã lưu thiết lập.", soft: event.detail?.soft ?? [] });
        if (!(/** @type {RecordForm} */ (event.target).overtaken)) go("setting");
      }}
      @left=${() => go("setting")}
    ></record-form>`,
    );
  }

  /** @param {string} kind @param {import("../api/types.js").Law} law */
  #amend(kind, law) {
    const form = amendments[kind];
    return html`<record-form
      .heading=${form.title}
      slice="law"
      .keepAs=${`setting ${this.what}`}
      .initial=${{ law: {} }}
      .sections=${(/** @type {import("../lib/form.js").Form} */ draft) => [{ note: form.note, fields: form.fields(law, draft.law) }]}
      .first=${form.first}
      .alias=${(/** @type {string} */ path) => (path === "law.subjects" ? "law.about.reception" : undefined)}
      .submit=${(/** @type {import("../lib/form.js").Form} */ draft) => setting.amend(amendmentOf(kind, tidy(draft.law)))}
      @saved=${async (/** @type {CustomEvent} */ event) => {
        await this.refresh();
        this.tell("notice", { say: "Đã ghi vào pháp luật theo ngày; phần đã qua giữ nguyên." });
        if (!(/** @type {RecordForm} */ (event.target).overtaken)) go("setting", "law");
      }}
      @left=${() => go("setting", "law")}
    ></record-form>`;
  }
}

define("setting-screen", SettingScreen);
