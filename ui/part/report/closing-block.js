// Closing of a period: how it stands, what was sent, and "thay đổi sau khi chốt" entry by entry.
import { html, nothing } from "lit";
import { failure } from "../../api/call.js";
import * as api from "../../api/close.js";
import { label } from "../../known/codes.js";
import { define, Part } from "../../lib/element.js";
import { go } from "../../lib/route.js";
import { day, figure } from "../../lib/words.js";
import { ask } from "../ask.js";
import { words } from "./behind-list.js";
import "../form/fault-list.js";
import "../record/history-list.js";

const KINDS = { late: "Sót kỳ trước", gone: "Không còn tính", changed: "Tính khác đi" };

export class ClosingBlock extends Part {
  static properties = { period: {}, found: { state: true }, faults: { state: true } };

  constructor() {
    super();
    this.period = "";
    /** @type {import("../../api/types.js").PeriodAsSent | null} */
    this.found = null;
    /** @type {import("../../api/types.js").Fault[]} what stood against closing */
    this.faults = [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("period")) this.refresh();
  }

  async refresh() {
    const { period } = this;
    this.faults = [];
    if (!period) return;
    try {
      const found = await api.standing(period);
      if (period !== this.period) return;
      this.found = found;
      this.tell("found", { closed: found.standing.closed, entries: found.changes?.entries.length ?? 0 });
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  /** F6: closes what is open, opens what is closed. */
  turn() {
    if (!this.found) return;
    return this.found.standing.closed ? this.reopen() : this.close();
  }

  async close() {
    const next = (this.found?.standing.revisions.length ?? 0) + 1;
    const yes = await ask({
      title: `Chốt số liệu lần ${next}`,
      text: "Số liệu, câu tổng hợp, tệp báo cáo và các mục đã đếm được giữ nguyên như khi gửi. Sửa sổ sau này không làm đổi báo cáo đã chốt.",
      yes: "Chốt số liệu",
    });
    if (yes) await this.#do(() => api.make(this.period), `Đã chốt số liệu lần ${next}.`);
  }

  async reopen() {
    const reason = await ask({
      title: "Mở lại kỳ đã chốt",
      text: "Báo cáo tính lại theo sổ; lần chốt sau là lần kế tiếp. Lần đã gửi vẫn mở lại được.",
      reason: "Lý do mở lại",
      yes: "Mở lại kỳ",
    });
    if (reason) await this.#do(() => api.reopen(this.period, reason), "Đã mở lại kỳ.");
  }

  /** @param {string} ref */
  async leave(ref) {
    const note = await ask({
      title: "Để lại mục sót kỳ trước",
      text: "Báo cáo đã gửi giữ nguyên; báo cáo kỳ này sẽ nhắc mục được để lại.",
      reason: "Ghi chú",
      yes: "Để lại",
    });
    if (note) await this.#do(() => api.leave(this.period, ref, note), "Đã để lại mục sót kỳ trước.");
  }

  /** @param {() => Promise<unknown>} act @param {string} say */
  async #do(act, say) {
    try {
      await act();
      await this.refresh();
      this.tell("notice", { say });
      this.tell("turned");
    } catch (error) {
      const failed = failure(error);
      this.faults = failed.faults;
      if (!failed.faults.length) this.tell("notice", { say: failed.say, bad: true });
    }
  }

  /** @param {number} revision @param {boolean} annex */
  async #write(revision, annex) {
    try {
      const written = await api.export(this.period, revision, annex);
      this.tell("notice", { say: written ? `✔ ${written.say}` : "Chưa xuất tệp nào." });
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  render() {
    if (!this.found) return nothing;
    const { standing, changes } = this.found;
    return html`<section class="block closing" aria-label="Chốt số liệu">
        <header class="block-head">
          <h2>${this.#state(standing)}</h2>
        </header>
        ${standing.reopened ? html`<p>Mở lại ngày ${day(standing.reopened.on)}, lý do: <bdi>${standing.reopened.reason}</bdi></p>` : nothing}
        ${this.faults.length ? this.#against() : nothing}
        ${
          standing.revisions.length
            ? html`<ul class="revisions">
              ${standing.revisions.map((one) => this.#revision(one))}
            </ul>`
            : nothing
        }
      </section>
      ${changes?.entries.length || changes?.figures.length ? this.#changes(changes) : nothing}`;
  }

  /** @param {import("../../api/types.js").PeriodStanding} standing */
  #state(standing) {
    const last = standing.revisions.at(-1);
    if (standing.closed) return html`<span class="good">✔ Đã chốt lần ${last?.revision}</span>`;
    return last ? `Đang mở lại để chốt lần ${last.revision + 1}` : "Chưa chốt số liệu";
  }

  #against() {
    return html`<div role="alert">
      <p class="fault">⚠ Chưa chốt được:</p>
      <ul>
        ${this.faults.map((fault) => html`<li><bdi>${fault.say}</bdi>${fault.ref && fault.code !== "check_broken" ? html` <a href=${`#petition/${encodeURIComponent(fault.ref)}`}>mở</a>` : nothing}</li>`)}
      </ul>
    </div>`;
  }

  /** @param {import("../../api/types.js").Revision} one */
  #revision(one) {
    const said = [
      `Lần ${one.revision}`,
      one.on && `chốt ngày ${day(one.on)}`,
      one.sent_on && `gửi ngày ${day(one.sent_on)}`,
      one.code && `mã số liệu ${one.code}`,
    ];
    return html`<li>
      <span>${said.filter(Boolean).join(" · ")}${one.reason ? html` · lý do mở lại: <bdi>${one.reason}</bdi>` : nothing}</span>
      ${
        one.files.length
          ? html`<button type="button" class="small" @click=${() => this.#write(one.revision, false)}>Tệp báo cáo đã chốt</button>
            <button type="button" class="small" @click=${() => this.#write(one.revision, true)}>Tệp dân vận đã chốt</button>`
          : nothing
      }
    </li>`;
  }

  /** @param {import("../../api/types.js").ChangedSince} changes */
  #changes(changes) {
    return html`<section class="block changes">
      <h2>Thay đổi sau khi chốt lần ${changes.revision}</h2>
      ${changes.figures.length ? this.#figures(changes.figures, "Số đã gửi", "Tính lại theo sổ") : html`<p>Các số không đổi.</p>`}
      <ol class="changed">${changes.entries.map((one) => this.#entry(one))}</ol>
    </section>`;
  }

  /** @param {import("../../api/types.js").FigureChange[]} figures @param {string} was @param {string} is */
  #figures(figures, was, is) {
    return html`<table class="plain figures">
      <thead>
        <tr><th scope="col">Ô</th><th scope="col">${was}</th><th scope="col">${is}</th><th scope="col">Chênh lệch</th></tr>
      </thead>
      <tbody>
        ${figures.map(
          (one) =>
            html`<tr>
              <th scope="row">${one.form === "DV" ? `Dân vận: ${one.head}` : `${one.form} cột ${one.column}: ${one.head}`}</th>
              <td>${figure(one.from)}</td><td>${figure(one.to)}</td><td>${one.to > one.from ? "+" : ""}${figure(one.to - one.from)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {import("../../api/types.js").ChangedEntry} one */
  #entry({ entry, row }) {
    const late = entry.kind === "late";
    const name = row ? words(row) : [label("slice", entry.type), entry.ref].filter(Boolean).join(" ");
    return html`<li>
      <p>
        <strong class=${late ? "state late" : "state"}>${KINDS[entry.kind]}</strong>
        <button type="button" class="link" @click=${() => go(entry.type, entry.ref ?? "")}><bdi>${name}</bdi></button>
        ${late && !entry.left ? html`<button type="button" class="small" @click=${() => this.leave(entry.ref ?? "")}>Để lại…</button>` : nothing}
      </p>
      ${entry.left ? html`<p class="note">Đã để lại ngày ${day(entry.left.on)}: <bdi>${entry.left.note ?? ""}</bdi></p>` : nothing}
      <details>
        <summary>${entry.cells.length} ô đổi · ${entry.acts.length} việc làm</summary>
        ${this.#figures(entry.cells, "Trong số đã gửi", "Hiện nay")}
        <history-list .entries=${entry.acts}></history-list>
      </details>
    </li>`;
  }
}

define("closing-block", ClosingBlock);
