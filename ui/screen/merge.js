// Gộp: persons and matters that were entered twice. Space marks two, F7 puts them side by side; what was merged stands
// below and can be parted again, days later.
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import * as matter from "../api/matter.js";
import * as api from "../api/merge.js";
import { define, Part } from "../lib/element.js";
import { composing, layKeys, liftKeys } from "../lib/keys.js";
import { go } from "../lib/route.js";
import { day } from "../lib/words.js";
import { choose } from "../part/beside.js";
import { showGuide } from "../part/guide-dialog.js";

/** What differs between persons and matters. */
/** How one kind of records is sought, shown and merged.
 * @template T
 * @typedef {{ title: string, note: string, label: string, back: string, seek: (text: string) => Promise<T[]>,
 *   key: (one: T) => string, name: (one: T) => string, rest: (one: T) => string, lines: [string, (one: T) => unknown][],
 *   merge: (kept: T, other: T) => Promise<import("../api/types.js").Done<import("../api/types.js").Merge>> }} Kind */

const KINDS = {
  person: /** @type {Kind<import("../api/types.js").Candidate>} */ ({
    title: "Gộp người ghi trùng",
    note: "Hai dòng của cùng một người thành một; đơn và lượt tiếp không thêm, không bớt. Người tố cáo không hiện ở đây.",
    label: "Họ tên hoặc số giấy tờ",
    back: "find",
    seek: (/** @type {string} */ text) => api.candidates(text),
    key: (one) => JSON.stringify(one.whom),
    name: (one) => one.full_name,
    rest: (one) =>
      [one.birth && `sinh ${day(one.birth)}`, one.address, one.id_number, stands(one)].filter(Boolean).join(" · "),
    lines: [
      ["Họ tên", (one) => one.full_name],
      ["Năm sinh", (one) => day(one.birth)],
      ["Địa chỉ", (one) => one.address],
      ["Số giấy tờ", (one) => one.id_number ?? ""],
      ["Điện thoại", (one) => one.phone ?? ""],
      ["Có trong", stands],
    ],
    merge: (kept, other) => api.people(kept.whom, other.whom),
  }),
  matter: /** @type {Kind<import("../api/types.js").Row>} */ ({
    title: "Gộp vụ việc",
    note: "Đơn và lượt tiếp của vụ việc thứ hai chuyển sang vụ việc giữ lại; số đơn không đổi, số vụ việc giảm một.",
    label: "Tên vụ việc, chữ trong vụ việc",
    back: "matter",
    seek: async (/** @type {string} */ text) =>
      (await matter.list({ search: text, filter: { cancelled: "no" }, limit: 50 })).rows,
    key: (one) => one.ref,
    name: (one) => one.title,
    rest: (one) => `${one.petitions} đơn · ${one.visits} lượt tiếp · ${day(one.last_on)}`,
    lines: [
      ["Vụ việc", (one) => one.title],
      ["Số đơn", (one) => one.petitions],
      ["Số lượt tiếp", (one) => one.visits],
      ["Loại", (one) => one.kinds],
      ["Từ ngày", (one) => day(one.first_on)],
      ["Gần nhất", (one) => day(one.last_on)],
    ],
    merge: (kept, other) => api.matters(kept.ref, other.ref),
  }),
};

/** @param {import("../api/types.js").Candidate} one */
function stands(one) {
  /** @type {Record<string, string>} */
  const words = { visit: "lượt tiếp", petition: "đơn" };
  return one.stands.map((at) => `${words[at.type]} ${at.number} (${day(at.on)})`).join(", ");
}

export class MergeScreen extends Part {
  static properties = {
    what: {},
    found: { state: true },
    marked: { state: true },
    merged: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {"person" | "matter"} */
    this.what = "person";
    /** @type {import("../api/types.js").Row[]} */
    this.found = [];
    /** @type {string[]} the two marked, by key */
    this.marked = [];
    /** @type {import("../api/types.js").Merge[]} */
    this.merged = [];
    this.problem = "";
    this.timer = 0;
    this.asked = 0;
    /** What the lines answer. @type {string | null} */
    this.answered = null;
  }

  connectedCallback() {
    super.connectedCallback();
    layKeys(this, { F1: () => showGuide("merge"), F7: () => this.#weigh(), Esc: () => go(this.kind.back) });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
    clearTimeout(this.timer);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has("what")) return;
    [this.found, this.marked] = [[], []];
    this.refresh();
  }

  firstUpdated() {
    this.input.focus();
  }

  /** @returns {Kind<import("../api/types.js").Row>} */
  get kind() {
    return /** @type {Kind<any>} */ (KINDS[this.what] ?? KINDS.person);
  }

  get input() {
    return /** @type {HTMLInputElement} */ (this.querySelector("#merge-text"));
  }

  async refresh() {
    this.merged = await api.list(this.what).catch(() => []);
    if (this.input?.value) await this.#seek();
  }

  get place() {
    return { merges: true };
  }

  render() {
    const { kind } = this;
    return html`<header class="view-head">
        <div><h1>${kind.title}</h1><p class="note">${kind.note}</p></div>
        <div class="buttons">
          <button type="button" class="primary" ?disabled=${this.marked.length !== 2} @click=${this.#weigh}>So sánh, gộp <kbd>F7</kbd></button>
        </div>
      </header>
      <div class="find-box">
        <label for="merge-text">${kind.label}</label>
        <input id="merge-text" type="text" autocomplete="off" spellcheck="false" aria-describedby="merge-hint" @input=${this.#typing} @keydown=${this.#key} />
        <p class="hint" id="merge-hint">Không cần gõ dấu · ↓ xuống danh sách · Dấu cách để đánh dấu hai dòng · F7 so sánh</p>
      </div>
      ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem}</p>` : nothing}
      <ul class="found" @keydown=${this.#listKey}>
        ${this.found.map((one) => this.#line(one))}
      </ul>
      ${this.merged.length ? this.#standing() : nothing}`;
  }

  /** @param {import("../api/types.js").Row} one */
  #line(one) {
    const { kind } = this;
    const at = this.marked.indexOf(kind.key(one));
    return html`<li>
      <button type="button" role="checkbox" aria-checked=${at >= 0 ? "true" : "false"} @click=${() => this.#mark(one)}>
        <span class="found-kind">${at >= 0 ? `☑ ${at + 1}` : "☐"}</span>
        <span class="found-title"><bdi>${kind.name(one)}</bdi><small><bdi>${kind.rest(one)}</bdi></small></span>
      </button>
    </li>`;
  }

  #standing() {
    return html`<section class="block">
      <h2>Đã gộp</h2>
      <ul class="row-links">
        ${this.merged.map(
          (one) =>
            html`<li><bdi>${one.other_title}</bdi> → <strong><bdi>${one.kept_title}</bdi></strong> (${day(one.on)})
              <button type="button" class="small" @click=${() => this.#part(one)}>Tách ra</button></li>`,
        )}
      </ul>
    </section>`;
  }

  #typing() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.#seek(), 150);
  }

  async #seek() {
    clearTimeout(this.timer);
    const text = this.input.value.normalize("NFC").trim();
    this.asked += 1;
    const mine = this.asked;
    try {
      const found = text ? await this.kind.seek(text) : [];
      if (mine !== this.asked) return;
      this.found = found;
      this.answered = this.input.value;
      this.marked = this.marked.filter((key) => found.some((one) => this.kind.key(one) === key));
      this.problem = "";
    } catch (error) {
      if (mine === this.asked) this.problem = failure(error).say;
    }
  }

  /** The third mark takes the place of the second. @param {import("../api/types.js").Row} one */
  #mark(one) {
    const key = this.kind.key(one);
    this.marked = this.marked.includes(key)
      ? this.marked.filter((other) => other !== key)
      : [...this.marked.slice(0, 1), key];
  }

  #weigh = async () => {
    if (this.marked.length !== 2) return;
    const { kind } = this;
    const pair = this.marked.flatMap((key) => this.found.find((one) => kind.key(one) === key) ?? []);
    const kept = await choose({ title: `${kind.title}: giữ dòng nào?`, pair, lines: kind.lines });
    if (kept === null) return;
    try {
      const done = await kind.merge(pair[kept], pair[1 - kept]);
      this.marked = [];
      this.tell("notice", {
        say: "Đã gộp. Tách ra được bất cứ lúc nào ở cuối trang này; Ctrl+Z để lấy lại ngay.",
        soft: done.soft ?? [],
      });
      await this.refresh();
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  };

  /** @param {import("../api/types.js").Merge} one */
  async #part(one) {
    try {
      await api.part(one.kept, one.other);
      this.tell("notice", { say: `Đã tách “${one.other_title}” ra như trước khi gộp.` });
      await this.refresh();
    } catch (error) {
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (composing(event) || event.key !== "ArrowDown") return;
    event.preventDefault();
    this.#toFirst();
  }

  /** Goes to the first line of what stands in the field, once that is known. */
  async #toFirst() {
    // A question asked meanwhile, as when what was merged is read only now, overtakes this one: it is asked again.
    for (let asked = 0; this.answered !== this.input.value && !this.problem && asked < 5; asked += 1)
      await this.#seek();
    await this.updateComplete;
    if (this.answered === this.input.value)
      /** @type {HTMLElement | null} */ (this.querySelector(".found button"))?.focus();
  }

  /** @param {KeyboardEvent} event */
  #listKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".found button")]);
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step;
    (all[at] ?? (at < 0 ? this.input : null))?.focus();
  }
}

define("merge-screen", MergeScreen);
