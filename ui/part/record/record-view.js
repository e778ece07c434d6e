// One record to read: what is written, what belongs to it, what happened to it; and the buttons of what can be done.
import { html, nothing } from "lit";
import { failure } from "../../api/call.js";
import { label } from "../../known/codes.js";
import { define, Part } from "../../lib/element.js";
import { layKeys, liftKeys } from "../../lib/keys.js";
import { showGuide } from "../guide-dialog.js";
import "./history-list.js";
import { printScreen } from "../print-screen.js";

/**
 * @typedef {{ key?: string, words: string, act: () => unknown, primary?: boolean, danger?: boolean }} Act
 * @typedef {{ say: string, key: string, words: string, act: () => unknown }} Offer what should be done first, and its button
 * @typedef {{ title: string, tone?: string, pairs?: [string, unknown][], body?: unknown }} Block
 */

export class RecordView extends Part {
  static properties = {
    slice: {},
    heading: {},
    status: { attribute: false },
    offer: { attribute: false },
    acts: { attribute: false },
    blocks: { attribute: false },
    history: { attribute: false },
    entries: { state: true },
  };

  constructor() {
    super();
    this.slice = "";
    this.heading = "";
    /** @type {unknown} */
    this.status = nothing;
    /** @type {Offer | null} */
    this.offer = null;
    /** @type {Act[]} */
    this.acts = [];
    /** @type {Block[]} */
    this.blocks = [];
    /** @type {(() => Promise<import("../../api/types.js").HistoryEvent[]>) | null} */
    this.history = null;
    /** @type {import("../../api/types.js").HistoryEvent[] | null} */
    this.entries = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
  }

  firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector("h1"))?.focus();
    this.#loadHistory();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has("acts") || changed.has("offer")) {
      /** @type {Record<string, () => unknown>} */
      const keys = { Esc: () => this.tell("left"), "Ctrl+P": () => printScreen(this), F1: () => showGuide(this.slice) };
      for (const act of [...this.acts, this.offer]) if (act?.key) keys[act.key] = () => act.act();
      layKeys(this, keys);
    }
    if (changed.has("blocks") && changed.get("blocks")) this.#loadHistory();
  }

  async #loadHistory() {
    // A history that cannot be read is not an empty one.
    try {
      this.entries = this.history ? await this.history() : null;
    } catch (error) {
      this.entries = null;
      this.tell("notice", { say: failure(error).say, bad: true });
    }
  }

  render() {
    return html`<article class="view">
      <header class="view-head">
        <div>
          <h1 tabindex="-1"><bdi>${this.heading}</bdi></h1>
          ${this.status}
        </div>
        <div class="buttons">
          ${this.acts.map(
            (act) =>
              html`<button type="button" class=${act.primary ? "primary" : act.danger ? "danger" : ""} @click=${act.act}>
                ${act.words} ${act.key ? html`<kbd>${act.key}</kbd>` : nothing}
              </button>`,
          )}
          <button type="button" @click=${() => this.tell("left")}>Về sổ <kbd>Esc</kbd></button>
        </div>
      </header>
      ${
        this.offer
          ? html`<p class="offer"><span>${this.offer.say}</span> <button type="button" @click=${this.offer.act}>${this.offer.words} <kbd>${this.offer.key}</kbd></button></p>`
          : nothing
      }
      <div class="view-body">
        ${this.blocks.map((block) => this.#block(block))}
        ${this.entries ? html`<section class="block history-block"><h2>Lịch sử ghi sổ</h2><history-list .entries=${this.entries}></history-list></section>` : nothing}
      </div>
    </article>`;
  }

  /** @param {Block} block */
  #block(block) {
    const pairs = (block.pairs ?? []).filter(
      ([, value]) => value !== "" && value !== undefined && value !== null && value !== false,
    );
    if (!pairs.length && !block.body) return nothing;
    return html`<section class=${`block ${block.tone ?? ""}`}>
      <h2>${block.title}</h2>
      ${
        pairs.length
          ? html`<dl>
            ${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${value === true ? "Có" : value}</bdi></dd></div>`)}
          </dl>`
          : nothing
      }
      ${block.body ?? nothing}
    </section>`;
  }
}

define("record-view", RecordView);

/** A short list of rows, or of refs, that open.
 * @template T
 * @param {T[]} rows @param {(row: T) => unknown} words @param {(row: T) => void} open */
export function rowLinks(rows, words, open) {
  return html`<ul class="row-links">
    ${rows.map(
      (row) =>
        html`<li class=${/** @type {{ cancelled?: unknown }} */ (row).cancelled ? "cancelled" : ""}>
          <button type="button" class="link" @click=${() => open(row)}><bdi>${words(row)}</bdi></button>
        </li>`,
    )}
  </ul>`;
}

/** The people of a record in words. @param {import("../../api/types.js").Row[]} people @param {Record<string, string>} labels */
export function namesOf(people, labels) {
  return (people ?? [])
    .map((one) => one.full_name ?? labels?.[one.person] ?? "")
    .filter(Boolean)
    .join("; ");
}

/** @param {import("../../api/types.js").Row[]} people @param {Record<string, string>} labels */
export function addressesOf(people, labels) {
  const hamlet = (/** @type {import("../../api/types.js").Row} */ one) =>
    labels?.[one.hamlet] ?? label("hamlet", one.hamlet);
  const all = (people ?? []).map((one) => [one.address, hamlet(one)].filter(Boolean).join(", "));
  return [...new Set(all.filter(Boolean))].join("; ");
}
