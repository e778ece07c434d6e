// Hôm nay: what waits, what is half done, today's reception, the month so far.
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import * as api from "../api/desk.js";
import * as session from "../api/session.js";
import { label } from "../known/codes.js";
import { placeOf } from "../known/waiting.js";
import { define, Part } from "../lib/element.js";
import { layKeys, liftKeys } from "../lib/keys.js";
import { go, goWith } from "../lib/route.js";
import { day, figure, moment } from "../lib/words.js";
import { calledOf, dropDraft } from "../part/form/draft-bar.js";
import { showGuide } from "../part/guide-dialog.js";
import "../part/report/month-chart.js";

/** @type {[keyof import("../api/types.js").FirstScreen["counters"], string, string][]} */
const COUNTERS = [
  ["visits", "Lượt tiếp", "visit"],
  ["people", "Người được tiếp", "visit"],
  ["petitions", "Đơn", "petition"],
  ["matters", "Vụ việc", "matter"],
];

/** @type {[string[], string, string][]} */
const GROUPS = [
  [["overdue"], "⚠ Quá hạn", "late"],
  [["today", "soon"], "● Trong 3 ngày làm việc", "soon"],
  [["awaiting_reply"], "➜ Chờ phúc đáp", "external"],
];

/** What a number of the list of work is the number of. @type {Record<string, string>} */
const NUMBERED = { petition: "Đơn", visit: "Lượt tiếp", referral: "Văn bản" };

const SCREENS = {
  visit: "Lượt tiếp đang ghi",
  petition: "Đơn đang vào sổ",
  matter: "Vụ việc đang lập",
  session: "Buổi tiếp đang ghi",
  referral: "Văn bản đang ghi",
  outreach: "Hội nghị tuyên truyền đang ghi",
  model: "Mô hình đang ghi",
  contribution: "Khoản đóng góp đang ghi",
  dialogue: "Cuộc đối thoại đang ghi",
  democracy_item: "Nội dung dân chủ đang ghi",
  internal_rule: "Quy chế đang ghi",
  emulation: "Mục thi đua đang ghi",
  directive: "Văn bản chỉ đạo đang ghi",
  paper: "Văn bản đang lập",
  setting: "Thiết lập đang ghi",
  written: "Báo cáo đang viết",
};

export class DeskScreen extends Part {
  static properties = { what: {}, now: { state: true }, state: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.what = "";
    /** @type {import("../api/types.js").FirstScreen | null} */
    this.now = null;
    /** @type {import("../api/types.js").Standing | null} */
    this.state = null;
    this.problem = "";
  }

  connectedCallback() {
    super.connectedCallback();
    layKeys(this, {
      "Ctrl+N": () => go("visit", "new"),
      F6: () => this.#empty(),
      F1: () => showGuide("desk"),
    });
    this.refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
  }

  /** Of the acts that can be taken back only what became of today's session is seen here. */
  get place() {
    const one = this.now?.session;
    return one ? { slices: ["session"], ref: one.ref } : null;
  }

  async refresh() {
    try {
      [this.now, this.state] = await Promise.all([api.today(), api.state()]);
      this.problem = "";
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  render() {
    if (this.problem) return html`<p class="fault" role="alert">⚠ ${this.problem}</p>`;
    if (!this.now || !this.state) return html`<section class="page" aria-busy="true"></section>`;
    const { counters, due = [], kept = [], unfinished = [], lagging = [], twelve_months = [] } = this.now;
    return html`<header class="view-head">
        <div>
          <h1>Hôm nay</h1>
          <p class="note">${longDay(this.state.today)} · ${this.state.period?.say ?? ""}</p>
        </div>
        <div class="buttons">
          <button type="button" class="primary" @click=${() => go("visit", "new")}>Ghi lượt tiếp <kbd>Ctrl+N</kbd></button>
          <button type="button" @click=${() => go("petition", "new")}>Vào sổ đơn</button>
        </div>
      </header>
      <div class="today">
        <section class="counters" aria-label="Kỳ này">
          ${COUNTERS.map(
            ([key, words, screen]) =>
              html`<button type="button" class="counter" @click=${() => goWith(screen, { filter: { period: "this" }, words: "Kỳ này" })}>
                <strong>${figure(counters[key])}</strong><span>${words} trong kỳ</span>
              </button>`,
          )}
        </section>
        ${this.#session()} ${this.#unfinished(unfinished)} ${this.#due(due)} ${this.#kept(kept)} ${this.#lagging(lagging)}
        <section class="block chart-block"><month-chart .months=${twelve_months}></month-chart></section>
      </div>`;
  }

  #session() {
    const one = this.now?.session;
    if (!one) return nothing;
    return html`<section class="block session-block">
      <h2>Lịch tiếp hôm nay</h2>
      <p><bdi>${label("lane", one.lane)} · ${one.host}</bdi></p>
      ${
        one.held
          ? html`<p class="good">✔ ${one.visitors_came ? "Đã tiếp công dân" : "Đã xác nhận không có công dân đến"}</p>
            <p class="buttons"><button type="button" @click=${() => go("session", one.ref)}>Mở buổi tiếp, biên bản</button></p>`
          : html`<p class="buttons">
            <button type="button" @click=${() => this.#empty()}>Không có công dân đến <kbd>F6</kbd></button>
            <button type="button" @click=${() => go("visit", "new")}>Ghi lượt tiếp</button>
          </p>`
      }
    </section>`;
  }

  async #empty() {
    const one = this.now?.session;
    if (!one || one.held) return false;
    try {
      const done = await session.empty(one.ref);
      const minutes = done?.value?.type === "paper" ? " Biên bản đã lập." : "";
      this.tell("notice", { say: `Đã lưu: hôm nay không có công dân đến.${minutes}` });
      await this.refresh();
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
    return true;
  }

  /** @param {import("../api/types.js").HalfWritten[]} forms */
  #unfinished(forms) {
    if (!forms.length) return nothing;
    return html`<section class="block">
      <h2>✎ Đang ghi dở</h2>
      <ul class="row-links">
        ${forms.map((one) => this.#draft(one))}
      </ul>
    </section>`;
  }

  /** @param {import("../api/types.js").HalfWritten} one */
  #draft(one) {
    const { screen, what, draft } = placeOf(one.screen);
    const goOn = () => go(screen, what, draft);
    const drop = async () => {
      if (await dropDraft(one)) await this.refresh();
    };
    return html`<li>
      <button type="button" class="link" @click=${goOn}>${SCREENS[/** @type {keyof typeof SCREENS} */ (screen)] ?? "Phiếu đang ghi"}: <bdi>${calledOf(one)}</bdi>, bỏ dở lúc ${moment(one.at)}</button>
      <button type="button" class="small" @click=${drop}>Bỏ</button>
    </li>`;
  }

  /** What need not be kept any longer is only proposed. @param {import("../api/types.js").Duty[]} kept */
  #kept(kept) {
    if (!kept.length) return nothing;
    return html`<section class="block">
      <h2>Đã lưu đủ một năm (${kept.length})</h2>
      <p class="note">Đơn nặc danh, đơn không đủ điều kiện: đề xuất xử lý, chương trình không tự làm gì.</p>
      <ul class="row-links">
        ${kept.slice(0, 20).map((one) => html`<li><button type="button" class="link" @click=${() => go("petition", one.ref ?? "")}>Đơn số ${one.number} · <bdi>${one.say}</bdi></button></li>`)}
      </ul>
      ${kept.length > 20 ? html`<p class="note">Còn ${kept.length - 20} đơn nữa.</p>` : nothing}
    </section>`;
  }

  /** Places whose backups still need a secret of before; she may mend it when the stick is at hand. @param {string[]} lagging */
  #lagging(lagging) {
    if (!lagging.length) return nothing;
    return html`<section class="block">
      <h2>Bản sao lưu cần làm lại</h2>
      <ul class="told">${lagging.map((say) => html`<li><bdi>${say}</bdi></li>`)}</ul>
      <p class="buttons"><button type="button" class="link" @click=${() => go("backup")}>Tới Sao lưu</button></p>
    </section>`;
  }

  /** @param {import("../api/types.js").Duty[]} due */
  #due(due) {
    const groups = GROUPS.map(([states, title, tone]) => ({
      title,
      tone,
      rows: due.filter((one) => states.includes(one.state)),
    }));
    const some = groups.some((group) => group.rows.length);
    return html`<section class="block due-block">
      <h2>Việc cần làm</h2>
      ${
        some
          ? groups
              .filter((group) => group.rows.length)
              .map(
                (group) =>
                  html`<h3 class=${group.tone}>${group.title} (${group.rows.length})</h3>
                <ul class="row-links">
                  ${group.rows.map(
                    (one) =>
                      html`<li>
                        <button type="button" class="link" @click=${() => go(one.type, one.ref ?? String(one.id))}><span class="when">${day(one.due)}</span> ${one.number ? html`<strong>${NUMBERED[one.type] ?? "Số"} ${one.number}:</strong> ` : nothing}<bdi>${one.say}</bdi></button>
                        ${one.source ? html`<small>${one.rule}: ${one.source}</small>` : nothing}
                      </li>`,
                  )}
                </ul>`,
              )
          : html`<p>✔ Không có việc quá hạn hay sắp đến hạn.</p>`
      }
    </section>`;
  }
}

/** @param {string} iso */
function longDay(iso) {
  const date = new Date(`${iso}T00:00:00`);
  const words = new Intl.DateTimeFormat("vi-VN", { weekday: "long" }).format(date);
  return `${words}, ngày ${day(iso)}`;
}

define("desk-screen", DeskScreen);
