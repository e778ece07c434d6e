// A form over drafts of the open format: fields in sections, faults at their fields, kept every two seconds, saved by
// Ctrl+S once every field has been read. It knows no rule of the trade; Rust does.
import { html, nothing } from "lit";
import { failure } from "../../api/call.js";
import * as desk from "../../api/desk.js";
import { draftOf, freshDraft, keyOf, waitingAt } from "../../known/waiting.js";
import { define } from "../../lib/element.js";
import { holding, plain, read, write } from "../../lib/form.js";
import { composing, goOn, layKeys, liftKeys } from "../../lib/keys.js";
import { holdDraft, place } from "../../lib/route.js";
import { Steps } from "../../lib/steps.js";
import { ask } from "../ask.js";
import { settle } from "./settle-all.js";
import "./draft-bar.js";
import "./fault-list.js";
import { showGuide } from "../guide-dialog.js";
import { fieldBox } from "./field-box.js";
import { HalfWritten } from "./half-written.js";
import "./hint-list.js";
import "./matter-picker.js";
import "./person-picker.js";
import { KEY, ToldNames } from "./told-names.js";

/** What stands in a text where somebody's name is not shown. */
const COVERED = "(bí mật)";

export class RecordForm extends HalfWritten {
  static properties = {
    ...HalfWritten.properties,
    heading: {},
    slice: {},
    sections: { attribute: false },
    initial: { attribute: false },
    submit: { attribute: false },
    last: { attribute: false },
    first: {},
    labels: { attribute: false },
    faults: { state: true },
    soft: { state: true },
    say: { state: true },
    waiting: { state: true },
    restored: { state: true },
    look: { attribute: false },
  };

  constructor() {
    super();
    this.heading = "";
    this.slice = "";
    /** @type {(draft: import("../../lib/form.js").Form) => import("./field-box.js").Section[]} */
    this.sections = () => [];
    /** @type {import("../../lib/form.js").Form} what the form starts with; read once, so that a screen drawn again never overwrites what is typed */
    this.initial = {};
    /** @type {(draft: import("../../lib/form.js").Form) => Promise<import("../../api/types.js").Done<unknown>>} */
    this.submit = async () => ({ value: null, touched: [], soft: [] });
    /** @type {(() => Promise<unknown>) | null} */
    this.last = null;
    this.first = "";
    /** @type {Record<string, string>} */
    this.labels = {};
    /** @type {import("../../api/types.js").Fault[]} */
    this.faults = [];
    /** @type {import("../../api/types.js").Fault[]} */
    this.soft = [];
    this.say = "";
    /** @type {import("../../api/types.js").HalfWritten[]} what was half written at this screen before */
    this.waiting = [];
    this.restored = "";
    /** @type {((draft: import("../../lib/form.js").Form) => Promise<import("../../api/types.js").Hint[]>) | null} what in the book is like it */
    this.look = null;
    /** @type {Steps<{ draft: import("../../lib/form.js").Form, strays: Map<string, { text: string, say: string }> }>} */
    this.steps = new Steps();
    /** @type {Promise<boolean> | null} a save on its way, and whether the register took it */
    this.saving = null;
    /** Where the form stood when it was last saved. */
    this.at = "";
    this.told = new ToldNames(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.draft = this.initial;
    this.start = this.initial;
    this.left = false;
    layKeys(this, {
      "Ctrl+S": () => this.save(),
      "Ctrl+Z": () => this.#step(this.steps.back(this.#stand())),
      "Ctrl+Y": () => this.#step(this.steps.forth(this.#stand())),
      Esc: () => this.leave(),
      "Ctrl+D": () => this.#likeLast(),
      "Alt+N": () => this.#onPicker((picker) => picker.add()),
      "Alt+M": () =>
        this.#onPicker((picker) => /** @type {HTMLElement | null} */ (picker.querySelector("[data-more]"))?.click()),
      "Alt+T": () => this.bar?.goOn() ?? false,
      "Alt+B": () => this.bar?.drop() ?? false,
      [KEY]: () => this.told.rewrite(this.#here),
      F1: () => showGuide(plain(this.#here || this.slice)),
      F7: () => this.hints?.weigh(),
    });
    this.keepingBegins();
    this.#begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    liftKeys(this);
    this.keepingEnds();
  }

  /** Begins anew, or where the clerk chose to go on. What else waits here is told. */
  async #begin() {
    const { draft } = place();
    this.key = this.keepAs ? keyOf(this.keepAs, freshDraft()) : "";
    if (!(this.keepAs && draft && (await this.#resume(keyOf(this.keepAs, draft))))) {
      await this.#settled();
      this.#changed();
      this.focusOn(this.first);
    }
    if (!this.keepAs) return;
    const waiting = await waitingAt(this.keepAs);
    this.waiting = waiting.filter((one) => one.screen !== this.key);
  }

  /** Goes on with a half-written form, at the field where it was left; what stands here now is kept beside it. Answers
   * whether there was one. @param {string} key */
  async #resume(key) {
    // One that cannot be read is said to be, not taken for none.
    const told = (/** @type {unknown} */ error) => void this.tell("notice", { say: failure(error).say, bad: true });
    const kept = await desk.unfinished(key).catch(told);
    if (!kept?.form) return false;
    await this.keep();
    const { _strays: strays = {}, ...draft } = kept.form;
    this.steps.note("", this.#stand(), false);
    this.draft = draft;
    this.strays = new Map(Object.entries(strays).map(([name, text]) => [name, { text: String(text), say: "" }]));
    this.key = key;
    holdDraft(draftOf(key));
    this.kept = JSON.stringify(kept.form);
    this.restored = "Đang ghi tiếp phần ghi dở.";
    this.tell("restored");
    await this.#settled();
    this.#changed();
    this.focusOn(kept.field || this.first);
    this.waiting = (await waitingAt(this.keepAs)).filter((one) => one.screen !== key);
    return true;
  }

  get bar() {
    return this.querySelector("draft-bar");
  }

  get hints() {
    return this.querySelector("hint-list");
  }

  /** Lets nested parts draw. */
  async #settled() {
    await this.updateComplete;
    await new Promise((done) => setTimeout(done, 0));
  }

  /** @returns {import("./field-box.js").Hand} */
  get hand() {
    return {
      draft: this.draft,
      labels: this.labels,
      faultsAt: (name) => this.#faultsAt(name),
      put: (name, value) => this.put(name, value),
      type: (name, value) => this.put(name, value, true),
      stray: (name, text, say) => this.#stray(name, text, say),
      strayAt: (name) => this.strays.get(name)?.text ?? "",
      drop: (name, at) => this.#dropStrays(name, at),
      told: this.told,
    };
  }

  /** What stands in the form is another: what is like it, and what it tells, is asked anew. @param {string} [name] */
  #changed(name) {
    this.told.changed();
    if (name !== "_answers") this.hints?.changed();
  }

  #stand() {
    return { draft: this.draft, strays: new Map(this.strays) };
  }

  /** @param {{ name: string, was: { draft: import("../../lib/form.js").Form, strays: Map<string, { text: string, say: string }> } } | undefined} step */
  #step(step) {
    if (!step) return false;
    this.draft = step.was.draft;
    this.strays = step.was.strays;
    this.faults = [];
    this.#changed();
    this.#settled().then(() => step.name && this.focusOn(step.name));
    return true;
  }

  /** @param {string} name @param {unknown} value @param {boolean} [typed] letter by letter */
  put(name, value, typed = false) {
    if (read(this.draft, name) !== value) this.steps.note(name, this.#stand(), typed);
    this.faults = this.faults.filter((fault) => this.pathOf(fault) !== name);
    this.draft = write(this.draft, name, value);
    this.tell("changed", { name, value, draft: this.draft });
    this.#changed(name);
  }

  /** What stands in a field and is no value of it; no text: there is nothing of the kind. @param {string} name @param {string} text @param {string} say */
  #stray(name, text, say) {
    if (text) this.strays.set(name, { text, say });
    else this.strays.delete(name);
    // Read once more, it still means nothing: what the list on top says of it stays.
    if (!say) this.faults = this.faults.filter((fault) => this.pathOf(fault) !== name);
    this.requestUpdate();
  }

  /** One of a list goes: those behind it move up, and so does what stands in their fields. @param {string} name @param {number} at */
  #dropStrays(name, at) {
    const all = [...this.strays];
    this.strays.clear();
    for (const [path, stray] of all) {
      const found = path.startsWith(`${name}.`) ? /^(\d+)(.*)$/.exec(path.slice(name.length + 1)) : null;
      const place = Number(found?.[1]);
      if (found && place === at) continue;
      this.strays.set(found && place > at ? `${name}.${place - 1}${found[2]}` : path, stray);
    }
  }

  /** The field of this form a fault speaks of. @param {import("../../api/types.js").Fault} fault */
  pathOf(fault) {
    const slice = fault.ref?.startsWith("@") ? fault.ref.slice(1) : this.slice;
    const path = `${slice}.${fault.field}`;
    // Of a list, or of the fields of a paper, the text still covered is meant.
    const covered = fault.code === "still_covered" ? holding(this.draft, path, COVERED) : undefined;
    return this.alias?.(path) ?? covered ?? path;
  }

  /** Screens may say that a fault's field stands elsewhere on the form. @type {((path: string) => string | undefined) | undefined} */
  alias;

  /** @param {string} name */
  #faultsAt(name) {
    const why = this.strays.get(name)?.say;
    const stray = why ? [{ say: why, hard: true }] : [];
    /** @param {import("../../api/types.js").Fault[]} list @param {boolean} hard */
    const here = (list, hard) => list.filter((one) => this.pathOf(one) === name).map((one) => ({ say: one.say, hard }));
    // A fault that says the same is said once.
    const faults = here(this.faults, true).filter((one) => one.say !== why);
    return [...stray, ...faults, ...here(this.soft, false)];
  }

  render() {
    if (!this.look) return this.#form();
    return html`<div class="with-hints">
      ${this.#form()}
      <hint-list .slice=${this.slice} .form=${this} .look=${this.look}></hint-list>
    </div>`;
  }

  #form() {
    return html`<form
      class="record"
      novalidate
      autocomplete="off"
      aria-label=${this.heading}
      @submit=${(/** @type {Event} */ event) => event.preventDefault()}
      @keydown=${this.#key}
      @focusin=${this.#focused}
    >
      <header class="record-head">
        <h1>${this.heading}</h1>
        <div class="buttons">
          <button type="button" class="primary" ?disabled=${this.busy} @click=${this.save}>Lưu <kbd>Ctrl+S</kbd></button>
          ${this.last ? html`<button type="button" @click=${this.#likeLast}>Như lần trước <kbd>Ctrl+D</kbd></button>` : nothing}
          <button type="button" @click=${this.leave}>Rời <kbd>Esc</kbd></button>
        </div>
      </header>
      <draft-bar .waiting=${this.waiting} .fresh=${!this.keepAs.includes(" ")} @go-on=${(/** @type {CustomEvent} */ event) => this.#resume(event.detail.key)} @dropped=${(/** @type {CustomEvent} */ event) => this.#dropped(event.detail.key)}></draft-bar>
      ${this.restored ? html`<p class="note" role="status">${this.restored}</p>` : nothing}
      <fault-list .faults=${this.faults} .soft=${this.soft} .say=${this.say} @go-to=${this.#goTo}></fault-list>
      ${this.sections(this.draft).map((section) => this.#section(section))}
    </form>`;
  }

  /** @param {import("./field-box.js").Section} section */
  #section(section) {
    const fields = /** @type {import("./field-box.js").Field[]} */ (section.fields.filter(Boolean));
    return html`<section class=${`part ${section.tone ?? ""}`}>
      ${section.title ? html`<h2>${section.title}</h2>` : nothing} ${section.note ? html`<p class="note">${section.note}</p>` : nothing}
      <div class="fields">${fields.map((field) => fieldBox(field, this.hand))}</div>
    </section>`;
  }

  /** @param {FocusEvent} event */
  #focused(event) {
    const field = event.target instanceof HTMLElement ? event.target.dataset.field : "";
    if (field) this.field = field;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (composing(event) || event.key !== "Enter" || event.altKey || event.defaultPrevented) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const many = target instanceof HTMLTextAreaElement;
    if (target instanceof HTMLButtonElement || (many && !event.ctrlKey)) return;
    event.preventDefault();
    const next = () =>
      goOn(this, target, event.shiftKey ? -1 : 1) ||
      /** @type {HTMLElement} */ (this.querySelector("button.primary"))?.focus();
    // A choice may unfold new fields: draw them first.
    this.updateComplete.then(() => setTimeout(next, 0));
  }

  /** @param {(picker: import("./person-picker.js").PersonPicker) => void} act */
  #onPicker(act) {
    const here = document.activeElement?.closest("person-picker") ?? this.querySelector("person-picker");
    if (here) act(here);
  }

  /** The field the keyboard is in. */
  get #here() {
    return /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.field ?? "";
  }

  /** Puts what stood there last time. */
  async #likeLast() {
    const name = this.field;
    const before = this.last ? await this.last().catch(() => null) : null;
    const value = before && name ? read(before, name) : undefined;
    if (value === undefined) return;
    this.put(name, value);
    await this.#settled();
    this.focusOn(name);
  }

  /** @param {string} key */
  #dropped(key) {
    this.waiting = this.waiting.filter((one) => one.screen !== key);
  }

  /** Saves; "Đã lưu" is told only after the register answered. */
  save = () => {
    if (this.saving) return this.saving;
    this.busy = true;
    this.at = location.hash;
    this.saving = this.#save().finally(() => {
      this.busy = false;
      this.saving = null;
    });
    return this.saving;
  };

  /** The clerk asked for another screen while the register was still answering: that wish goes before the form's. */
  get overtaken() {
    return location.hash !== this.at;
  }

  async #save() {
    try {
      await settle(this);
      this.#forgetGone();
      if (this.strays.size) {
        this.faults = [...this.strays].map(([name, { say }]) => ({
          ref: `@${name.split(".")[0]}`,
          field: name.split(".").slice(1).join("."),
          code: "unread",
          say,
        }));
        await this.#showFaults("");
        return false;
      }
      const done = await this.submit(this.draft);
      this.left = true;
      if (this.keepAs) await desk.forget(this.key).catch(() => {});
      this.tell("saved", done);
      return true;
    } catch (error) {
      const why = failure(error);
      this.faults = why.faults;
      await this.#showFaults(why.faults.length ? "" : why.say);
      return false;
    }
  }

  /** What stood in a field that is not on the form any more is nobody's. */
  #forgetGone() {
    for (const name of [...this.strays.keys()])
      if (!this.querySelector(`[data-field="${CSS.escape(name)}"]`)) this.strays.delete(name);
  }

  /** @param {string} say */
  async #showFaults(say) {
    this.say = say;
    await this.#settled();
    const places = /** @type {HTMLElement[]} */ (
      this.faults.map((fault) => this.#at(this.pathOf(fault))).filter(Boolean)
    );
    const [first] = places.sort((one, other) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    /** @type {HTMLElement | null} */
    const list = this.querySelector(".faults.hard");
    (first ?? list)?.focus();
  }

  /** @param {CustomEvent} event */
  #goTo(event) {
    const fault = [...this.faults, ...this.soft].find((one) => one.field === event.detail.field);
    if (fault) this.#at(this.pathOf(fault))?.focus();
  }

  /** The control of a field, or of what it belongs to. @param {string} name @returns {HTMLElement | null} */
  #at(name) {
    for (let path = name; path; path = path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "") {
      const box = this.querySelector(`[data-field="${CSS.escape(path)}"], [data-box="${CSS.escape(path)}"]`);
      const control = box?.matches("input, textarea") ? box : box?.querySelector("input, textarea");
      const chosen = box?.closest("fieldset")?.querySelector('input[type="radio"]:checked');
      if (control)
        return /** @type {HTMLElement} */ (control.matches('[type="radio"]') ? (chosen ?? control) : control);
    }
    return null;
  }

  /** @param {string} name */
  focusOn(name) {
    const field = (name && this.#at(name)) || this.querySelector("input, textarea");
    /** @type {HTMLElement | null} */ (field)?.focus();
  }

  /** Leaves; asks only if something changed. */
  leave = async () => {
    if (this.saving) return;
    if (this.changed) {
      const way = await ask({
        title: "Rời mà chưa lưu?",
        text: "Phần ghi dở được giữ lại để ghi tiếp sau, trừ khi bỏ hẳn.",
        yes: "Rời, giữ phần ghi dở",
        no: "Ghi tiếp",
        other: "Bỏ phần ghi dở",
      });
      if (!way) return;
      if (way === "other") await desk.forget(this.key).catch(() => {});
      else await this.keep();
    } else await this.unkeep();
    this.left = true;
    this.tell("left");
  };
}

define("record-form", RecordForm);
