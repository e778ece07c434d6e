// One field of a form: its label, its control, its hint and its faults, tied together for ear and eye. Of the two pickers,
// which are made of fields themselves, it knows only the names: the form brings them.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { label, options } from "../../known/codes.js";
import { read } from "../../lib/form.js";
import "./code-list.js";
import "./date-field.js";
import { toldLine } from "./told-names.js";

/**
 * @typedef {{
 *   name: string, label: string,
 *   kind: "text" | "lines" | "number" | "flag" | "choice" | "code" | "suggest" | "day" | "partial" | "people" | "matter" | "say" | "pick",
 *   codes?: string, choices?: [string | number, string, string?, unknown?][], source?: (text: string) => Promise<import("./combo-box.js").Option[]>,
 *   required?: boolean, ahead?: boolean, hint?: string, wide?: "s" | "m" | "l" | "rest" | "full", rows?: number,
 *   paper?: boolean, say?: unknown, words?: string, keep?: boolean
 * }} Field
 * @typedef {{ title?: string, note?: unknown, tone?: string, fields: (Field | null | false | undefined)[] }} Section
 * @typedef {{ draft: import("../../lib/form.js").Form, faultsAt: (name: string) => { say: string, hard: boolean }[],
 *   put: (name: string, value: unknown) => void, type: (name: string, value: unknown) => void,
 *   stray: (name: string, text: string, say: string) => void, strayAt: (name: string) => string,
 *   drop: (name: string, at: number) => void, labels: Record<string, string>,
 *   told?: import("./told-names.js").ToldNames }} Hand
 */

/** A hand before the form gave its own. @returns {Hand} */
export const noHand = () => ({
  draft: {},
  faultsAt: () => [],
  put() {},
  type() {},
  stray() {},
  strayAt: () => "",
  drop() {},
  labels: {},
});

/** The kinds of field that hold words of the clerk's own. */
const TEXTS = new Set(["text", "lines", "suggest"]);

/** @param {Field} field @param {Hand} hand */
export function fieldBox(field, hand) {
  const faults = hand.faultsAt(field.name);
  const hard = faults.some((fault) => fault.hard);
  const told = TEXTS.has(field.kind) ? hand.told?.at(field.name) : undefined;
  const said = faults.some((fault) => fault.say === told?.say);
  const ids = [
    field.hint || field.kind === "lines" ? `h-${field.name}` : "",
    faults.length ? `e-${field.name}` : "",
    told && !said ? `t-${field.name}` : "",
  ];
  const described = ids.filter(Boolean).join(" ");
  const grouped = field.kind === "choice" || field.kind === "people" || field.kind === "matter";
  const mark = field.required ? html`<span class="must" aria-hidden="true">*</span>` : nothing;
  const inner = html`${CONTROLS[field.kind](field, hand, described, hard)} ${hint(field)}
  ${
    faults.length
      ? html`<p class=${hard ? "fault" : "soft"} id=${`e-${field.name}`}>
        ${faults.map((fault) => html`<span>${fault.hard ? "⚠ " : "Xem lại: "}<bdi>${fault.say}</bdi></span>`)}
      </p>`
      : nothing
  }
  ${hand.told && TEXTS.has(field.kind) ? toldLine(field.name, hand.told, said) : nothing}`;
  const wide = `field wide-${field.wide ?? "m"} kind-${field.kind}`;
  if (field.kind === "say") return html`<div class=${wide}>${field.say}</div>`;
  if (grouped) {
    return html`<fieldset class=${wide} data-box=${field.name} aria-describedby=${described || nothing}>
      <legend>${field.label}${mark}</legend>
      ${inner}
    </fieldset>`;
  }
  if (field.kind === "flag") return html`<div class=${wide} data-box=${field.name}>${inner}</div>`;
  return html`<div class=${wide} data-box=${field.name}>
    <label for=${`f-${field.name}`}>${field.label}${mark}</label>
    ${inner}
  </div>`;
}

/** @param {Field} field */
function hint(field) {
  const words = field.kind === "lines" ? "Enter xuống dòng · Ctrl+Enter sang ô sau" : field.hint;
  const more = field.kind === "lines" && field.hint ? ` · ${field.hint}` : "";
  return words ? html`<p class="hint" id=${`h-${field.name}`}>${words}${more}</p>` : nothing;
}

/** The handlers of a plain text field: what is typed goes to the draft as it is, composed Unicode on leaving.
 * @param {Field} field @param {Hand} hand */
function typing(field, hand) {
  const put = (/** @type {Event} */ event) =>
    hand.type(field.name, /** @type {HTMLInputElement} */ (event.target).value);
  const leave = (/** @type {Event} */ event) => {
    const value = /** @type {HTMLInputElement} */ (event.target).value;
    if (value !== value.normalize("NFC")) hand.type(field.name, value.normalize("NFC"));
  };
  return { put, leave };
}

/** @type {Record<string, (field: Field, hand: Hand, described: string, hard: boolean) => unknown>} */
const CONTROLS = {
  text(field, hand, described, hard) {
    const { put, leave } = typing(field, hand);
    return html`<input
      id=${`f-${field.name}`}
      type="text"
      autocomplete="off"
      spellcheck="false"
      data-field=${field.name}
      aria-describedby=${described || nothing}
      aria-invalid=${hard ? "true" : nothing}
      aria-required=${field.required ? "true" : nothing}
      .value=${live(read(hand.draft, field.name) ?? "")}
      @input=${put}
      @blur=${leave}
    />`;
  },

  lines(field, hand, described, hard) {
    const { put, leave } = typing(field, hand);
    return html`<textarea
      id=${`f-${field.name}`}
      rows=${field.rows ?? 3}
      autocomplete="off"
      spellcheck="false"
      data-field=${field.name}
      aria-describedby=${described || nothing}
      aria-invalid=${hard ? "true" : nothing}
      aria-required=${field.required ? "true" : nothing}
      .value=${live(read(hand.draft, field.name) ?? "")}
      @input=${put}
      @blur=${leave}
    ></textarea>`;
  },

  number(field, hand, described, hard) {
    const value = read(hand.draft, field.name);
    return html`<input
      id=${`f-${field.name}`}
      class="count"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      data-field=${field.name}
      aria-describedby=${described || nothing}
      aria-invalid=${hard ? "true" : nothing}
      .value=${live(value == null ? "" : String(value))}
      @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) => {
        const text = event.target.value.trim();
        hand.type(field.name, /^\d+$/.test(text) ? Number(text) : text);
      }}
    />`;
  },

  flag(field, hand, described) {
    return html`<label class="check">
      <input
        id=${`f-${field.name}`}
        type="checkbox"
        data-field=${field.name}
        aria-describedby=${described || nothing}
        .checked=${live(Boolean(read(hand.draft, field.name)))}
        @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => hand.put(field.name, event.target.checked || undefined)}
      />
      <span>${field.label}</span>
    </label>`;
  },

  choice(field, hand) {
    const value = read(hand.draft, field.name) ?? "";
    const choices = field.choices ?? options(field.codes ?? "");
    return html`<div class="choices" @keydown=${(/** @type {KeyboardEvent} */ event) => digit(event, field, hand, choices)}>
      ${choices.map(
        ([code, words, note], at) =>
          html`<label class="choice">
            <input
              type="radio"
              id=${`f-${field.name}${at ? `-${at}` : ""}`}
              name=${field.name}
              data-field=${field.name}
              .checked=${live(value === code)}
              @change=${() => hand.put(field.name, code)}
            />
            <span><b class="digit" aria-hidden="true">${at + 1}</b>${words}${note ? html`<small>${note}</small>` : nothing}</span>
          </label>`,
      )}
    </div>`;
  },

  code: (field, hand, described, hard) => combo(field, hand, described, hard, false),
  suggest: (field, hand, described, hard) => combo(field, hand, described, hard, true),
  pick: (field, hand, described, hard) => combo(field, hand, described, hard, false),

  day: (field, hand, described, hard) => dayField(field, hand, described, hard, false),
  partial: (field, hand, described, hard) => dayField(field, hand, described, hard, true),

  people: (field, hand) =>
    html`<person-picker .name=${field.name} .hand=${hand} .paper=${field.paper}></person-picker>`,
  matter: (field, hand) =>
    html`<matter-picker .name=${field.name} .hand=${hand} .paper=${field.paper}></matter-picker>`,
  say: () => nothing,
};

/** A digit chooses among few. @param {KeyboardEvent} event @param {Field} field @param {Hand} hand @param {[string | number, string, string?, unknown?][]} choices */
function digit(event, field, hand, choices) {
  const chosen = /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey ? choices[Number(event.key) - 1] : null;
  if (!chosen) return;
  event.preventDefault();
  hand.put(field.name, chosen[0]);
  const at = choices.indexOf(chosen);
  document.getElementById(`f-${field.name}${at ? `-${at}` : ""}`)?.focus();
}

/** @param {Field} field @param {Hand} hand @param {string} described @param {boolean} hard @param {boolean} free */
function combo(field, hand, described, hard, free) {
  const value = read(hand.draft, field.name) ?? "";
  const all = field.choices ?? options(field.codes ?? "");
  const words = free
    ? value
    : (all.find(([code]) => code === value)?.[1] ?? hand.labels[value] ?? label(field.codes ?? "", value));
  return html`<code-list
    .name=${field.name}
    .words=${words}
    .options=${all}
    .source=${field.source ?? null}
    .free=${free}
    .hint=${field.label}
    .required=${Boolean(field.required)}
    .invalid=${hard}
    .describedby=${described}
    .stray=${free ? "" : hand.strayAt(field.name)}
    @typed=${(/** @type {CustomEvent} */ event) => (free ? hand.type(field.name, event.detail.text) : hand.stray(field.name, event.detail.text, ""))}
    @pick=${(/** @type {CustomEvent} */ event) => {
      if (event.detail.option && !free) hand.labels[event.detail.value] = event.detail.words;
      hand.stray(field.name, "", "");
      hand.put(field.name, event.detail.value);
    }}
    @stray=${(/** @type {CustomEvent} */ event) => hand.stray(field.name, event.detail.text, event.detail.say)}
  ></code-list>`;
}

/** @param {Field} field @param {Hand} hand @param {string} described @param {boolean} hard @param {boolean} partial */
function dayField(field, hand, described, hard, partial) {
  return html`<date-field
    .name=${field.name}
    .iso=${read(hand.draft, field.name) ?? ""}
    .partial=${partial}
    .ahead=${Boolean(field.ahead)}
    .required=${Boolean(field.required)}
    .invalid=${hard}
    .describedby=${described}
    .stray=${hand.strayAt(field.name)}
    @typed=${(/** @type {CustomEvent} */ event) => hand.stray(field.name, event.detail.text, "")}
    @day=${(/** @type {CustomEvent} */ event) => {
      hand.stray(field.name, "", "");
      hand.put(field.name, event.detail.iso);
    }}
    @unread=${(/** @type {CustomEvent} */ event) => hand.stray(field.name, event.detail.text, event.detail.say)}
  ></date-field>`;
}
