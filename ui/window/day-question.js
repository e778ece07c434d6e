// Asked where the machine's day cannot be right: which day is it? Nothing is entered until the clerk has said.
import { html, nothing } from "lit";
import { failure } from "../api/call.js";
import * as desk from "../api/desk.js";
import { define, Part } from "../lib/element.js";
import "../part/form/date-field.js";

export class DayQuestion extends Part {
  static properties = { doubt: {}, problem: { state: true } };

  constructor() {
    super();
    this.doubt = "";
    this.problem = "";
    this.day = "";
  }

  render() {
    if (!this.doubt) return nothing;
    return html`<aside class="day-band" role="alert">
      <form @submit=${this.#confirm}>
        <p>⚠ ${this.doubt}</p>
        <date-field name="today" label="Hôm nay là ngày" @day=${(/** @type {CustomEvent} */ event) => {
          this.day = event.detail.iso;
        }} @unread=${(/** @type {CustomEvent} */ event) => {
          this.problem = event.detail.say;
        }}></date-field>
        <button class="primary">Đúng là ngày này</button>
      </form>
      ${this.problem ? html`<p class="fault">${this.problem}</p>` : nothing}
    </aside>`;
  }

  /** @param {Event} event */
  async #confirm(event) {
    event.preventDefault();
    this.problem = "";
    await this.querySelector("date-field")?.settle();
    if (!this.day) {
      this.problem = this.problem || "Hãy gõ ngày hôm nay, như 23/11/2026.";
      return;
    }
    try {
      await desk.confirmDay(this.day);
      this.tell("day-confirmed");
    } catch (error) {
      this.problem = failure(error).say;
    }
  }
}

define("day-question", DayQuestion);
