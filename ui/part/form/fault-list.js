// Every fault at once, on top of the form; each line leads to its field. Soft ones stand apart, under "Cần xem lại".
import { html, nothing } from "lit";
import { define, Part } from "../../lib/element.js";

export class FaultList extends Part {
  static properties = { faults: { attribute: false }, soft: { attribute: false }, say: {} };

  constructor() {
    super();
    /** @type {import("../../api/types.js").Fault[]} */
    this.faults = [];
    /** @type {import("../../api/types.js").Fault[]} */
    this.soft = [];
    this.say = "";
  }

  render() {
    const head = this.say || `Chưa lưu được: có ${this.faults.length} chỗ cần sửa.`;
    return html`${
      this.faults.length || this.say
        ? html`<section class="faults hard" role="alert" tabindex="-1" aria-label="Lỗi cần sửa">
          <h2>⚠ ${head}</h2>
          ${this.#lines(this.faults)}
        </section>`
        : nothing
    }
    ${
      this.soft.length
        ? html`<section class="faults soft" role="status" aria-label="Cần xem lại">
          <h2>Cần xem lại (đã lưu được)</h2>
          ${this.#lines(this.soft)}
        </section>`
        : nothing
    }`;
  }

  /** @param {import("../../api/types.js").Fault[]} faults */
  #lines(faults) {
    if (!faults.length) return nothing;
    return html`<ul>
      ${faults.map(
        (fault) =>
          html`<li>
            <button type="button" class="link" tabindex="-1" @click=${() => this.tell("go-to", { field: fault.field })}>
              <bdi>${fault.say}</bdi>
            </button>
          </li>`,
      )}
    </ul>`;
  }
}

define("fault-list", FaultList);
