// Đơn lưu quá một năm: proposed in Thiết lập, destroyed only when the clerk says so, one question first.
import { html, nothing } from "lit";
import { failure } from "../../api/call.js";
import * as retention from "../../api/retention.js";
import { define, Part } from "../../lib/element.js";
import { day } from "../../lib/words.js";
import { ask } from "../ask.js";

export class RetentionBlock extends Part {
  static properties = {
    papers: { state: true },
    chosen: { state: true },
    said: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../../api/types.js").Expired[]} */
    this.papers = [];
    /** @type {Set<string>} */
    this.chosen = new Set();
    /** @type {string[]} */
    this.said = [];
    this.problem = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.refresh();
  }

  async refresh() {
    try {
      this.papers = await retention.list();
      this.chosen = new Set();
    } catch (error) {
      this.problem = failure(error).say;
    }
  }

  render() {
    if (!this.papers.length && !this.said.length) return nothing;
    return html`<section class="block">
      <h2>Đơn lưu quá một năm</h2>
      <p class="note">Đơn không đủ điều kiện, đã lưu quá một năm. Chương trình chỉ đề nghị; hủy hay không là do đơn vị.</p>
      ${this.said.map((say) => html`<p role="status">${say}</p>`)}
      ${this.problem ? html`<p class="fault" role="alert">⚠ ${this.problem}</p>` : nothing}
      <ul class="row-links">${this.papers.map((paper) => this.#paper(paper))}</ul>
      ${this.papers.length ? html`<div class="buttons"><button type="button" class="danger" ?disabled=${!this.chosen.size} @click=${this.#retire}>Hủy nội dung ${this.chosen.size || ""} đơn…</button></div>` : nothing}
    </section>`;
  }

  /** @param {import("../../api/types.js").Expired} paper */
  #paper(paper) {
    return html`<li><label>
      <input type="checkbox" .checked=${this.chosen.has(paper.ref)} @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => this.#choose(paper.ref, event.target.checked)} />
      Đơn số ${paper.number}, nhận ${day(paper.received_on)}, lưu ${day(paper.filed_on)}
    </label></li>`;
  }

  /** @param {string} ref @param {boolean} on */
  #choose(ref, on) {
    const chosen = new Set(this.chosen);
    if (on) chosen.add(ref);
    else chosen.delete(ref);
    this.chosen = chosen;
  }

  #retire = async () => {
    const yes = await ask({
      title: `Hủy nội dung ${this.chosen.size} đơn?`,
      text: "Tên, địa chỉ, nội dung và văn bản của các đơn này không lấy lại được. Số đơn và ngày vẫn còn trong sổ.",
      yes: "Hủy nội dung",
      danger: true,
    });
    if (!yes) return;
    this.problem = "";
    try {
      this.said = await retention.retire([...this.chosen]);
      await this.refresh();
      this.tell("backed-up");
    } catch (error) {
      this.problem = failure(error).say;
    }
  };
}

define("retention-block", RetentionBlock);
