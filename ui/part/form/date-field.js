// A day as the clerk types it (5/9, 0509, h, hq …). Rust reads it when she leaves the field; nothing is rewritten before.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import * as desk from "../../api/desk.js";
import { define, Part } from "../../lib/element.js";
import { inTime } from "../../lib/late.js";
import { day } from "../../lib/words.js";

export class DateField extends Part {
  static properties = {
    name: {},
    iso: {},
    partial: { type: Boolean },
    ahead: { type: Boolean },
    required: { type: Boolean },
    invalid: { type: Boolean },
    describedby: {},
    label: {},
    stray: {},
    typed: { state: true },
    show: { state: true },
    asks: { state: true },
  };

  constructor() {
    super();
    this.name = "";
    this.iso = "";
    this.partial = false;
    this.ahead = false;
    this.required = false;
    this.invalid = false;
    this.describedby = "";
    this.label = "";
    /** What the form holds for this field that was no day. */
    this.stray = "";
    /** @type {string | null} what stands in the field and was not read yet */
    this.typed = null;
    this.show = "";
    this.shownFor = "";
    /** @type {string[]} */
    this.asks = [];
    /** @type {Promise<void>} */
    this.reading = Promise.resolve();
  }

  get input() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input"));
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("iso") && (this.iso ?? "") !== this.shownFor) this.#fill();
    if (changed.has("stray") && (this.stray || null) !== this.typed) this.typed = this.stray || null;
  }

  /** Writes the day of a value that came from outside. */
  async #fill() {
    const iso = this.iso ?? "";
    this.shownFor = iso;
    this.typed = null;
    this.asks = [];
    this.show = day(iso);
    if (!iso || this.partial) return;
    const read = await desk.day(day(iso), this.ahead).catch(() => null);
    if (read && this.shownFor === iso && this.typed === null) this.show = read.show;
  }

  render() {
    const asks = `${this.name}-asks`;
    const described = [this.describedby, this.asks.length ? asks : ""].filter(Boolean).join(" ");
    return html`<input
        id=${`f-${this.name}`}
        class="day"
        type="text"
        autocomplete="off"
        spellcheck="false"
        aria-label=${this.label || nothing}
        aria-describedby=${described || nothing}
        aria-invalid=${this.invalid ? "true" : nothing}
        aria-required=${this.required ? "true" : nothing}
        data-field=${this.name}
        .value=${live(this.typed ?? this.show)}
        @input=${this.#typing}
        @blur=${this.settle}
      />
      ${this.asks.length ? html`<p class="asks" id=${asks}>${this.asks.join(" ")}</p>` : nothing}`;
  }

  #typing() {
    this.typed = this.input.value;
    this.tell("typed", { text: this.typed });
  }

  /** Reads what was typed; done when Rust has answered. */
  settle() {
    if (this.typed !== null) this.reading = this.#read(this.typed);
    return this.reading;
  }

  /** @param {string} typed */
  async #read(typed) {
    const text = typed.normalize("NFC").trim();
    this.asks = [];
    if (text === "") {
      this.#took("", "");
      return;
    }
    try {
      const read = await inTime(this.partial ? desk.partialDay(text) : desk.day(text, this.ahead));
      // What was typed on meanwhile is read by itself.
      if (this.typed !== typed) return;
      this.asks = read.asks ?? [];
      this.#took(read.iso, read.show);
    } catch (error) {
      if (this.typed !== typed) return;
      const failure = /** @type {import("../../api/call.js").Failure} */ (error);
      const say = failure.faults[0]?.say ?? failure.say;
      this.tell("unread", { text: typed, say });
    }
  }

  /** @param {string} iso @param {string} show */
  #took(iso, show) {
    this.typed = null;
    this.show = show;
    this.shownFor = iso;
    this.iso = iso;
    this.tell("day", { iso, show });
  }
}

define("date-field", DateField);
