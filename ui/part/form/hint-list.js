// Beside a form: what in the book looks like what is being typed, and why. It never asks by itself and never stops the
// hand; F7 puts both side by side, and the three-way question is answered there (đơn trùng, cùng vụ việc, vụ việc mới).
import { html, nothing } from "lit";
import { define, Part } from "../../lib/element.js";
import { tidy } from "../../lib/form.js";
import { day } from "../../lib/words.js";
import { compare } from "./compare.js";

/** How long the hands rest before it is looked. */
const REST = 400;

/** The words of an answer. */
export const ANSWERS = {
  duplicate: "Đơn trùng",
  same_matter: "Cùng vụ việc",
  different: "Vụ việc khác",
};

/** @typedef {import("../../api/types.js").Hint} Hint */

export class HintList extends Part {
  static properties = { slice: {}, form: { attribute: false }, look: { attribute: false }, hints: { state: true } };

  constructor() {
    super();
    /** @type {"visit" | "petition"} */
    this.slice = "petition";
    /** The form it stands beside.
     * @type {{ draft: import("../../lib/form.js").Form, labels: Record<string, string>,
     *   put: (name: string, value: unknown) => void, focusOn: (name: string) => void }} */
    this.form = /** @type {never} */ (null);
    /** @type {(draft: import("../../lib/form.js").Form) => Promise<Hint[]>} */
    this.look = async () => [];
    /** @type {Hint[]} */
    this.hints = [];
    this.timer = 0;
    this.asked = 0;
    this.sent = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** The form changed: looks again once the hands rest. */
  changed() {
    this.requestUpdate();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.seek(), REST);
  }

  async seek() {
    clearTimeout(this.timer);
    const draft = this.form?.draft?.[this.slice] ?? {};
    const { people, petitioners, content, summary, incoming, ref } = draft;
    const sought = tidy({ people: named(people), petitioners: named(petitioners), content, summary, incoming, ref });
    const now = JSON.stringify(sought);
    if (now === this.sent) return;
    this.sent = now;
    this.asked += 1;
    const mine = this.asked;
    const found = await this.look(sought).catch(() => []);
    if (mine === this.asked && this.isConnected) this.hints = found;
  }

  /** @returns {{ ref: string, verdict: keyof typeof ANSWERS, words: string }[]} */
  get answers() {
    return this.form?.draft?._answers ?? [];
  }

  /** Those not answered yet. */
  get open() {
    const answered = new Set(this.answers.map((one) => one.ref));
    return this.hints.filter((hint) => !answered.has(hint.ref));
  }

  /** F7: both side by side, and the question. */
  async weigh(at = 0) {
    const hints = this.open;
    if (!hints.length) return;
    const paper = this.slice === "petition" || this.form.draft._paper === "yes";
    const answer = await compare({ slice: this.slice, draft: this.form.draft, hints, at, paper });
    if (answer) this.answer(answer.hint, answer.verdict);
  }

  /** Writes an answer into the form; it is kept with the record when that is saved.
   * @param {Hint} hint @param {keyof typeof ANSWERS} verdict */
  answer(hint, verdict) {
    const form = this.form;
    form.put("_answers", [...this.answers, { ref: hint.ref, type: hint.type, verdict, words: calledOf(hint) }]);
    const how = form.draft._about?.how ?? "none";
    if (verdict === "duplicate") {
      const first = hint.original ?? hint.ref;
      form.labels[first] = `Đơn số ${hint.number}`;
      if (this.slice === "petition") form.put("_about", { ...form.draft._about, how: "duplicate", petition: first });
      else form.put("petition.duplicate_of", first);
    }
    if (verdict === "same_matter" || (verdict === "duplicate" && this.slice === "visit")) {
      if (hint.matter) {
        form.labels[hint.matter] = /** @type {string} */ (hint.matter_title);
        form.put("_about", { ...form.draft._about, how: "same", matter: hint.matter });
      } else if (how === "none") form.put("_about", { ...form.draft._about, how: "new" });
    }
    if (verdict === "different" && how === "none" && this.open.length === 0)
      form.put("_about", { ...form.draft._about, how: "new" });
    form.focusOn(verdict === "duplicate" ? "_about.petition" : "_about.how");
    this.requestUpdate();
  }

  /** @param {string} ref */
  #takeBack(ref) {
    this.form.put(
      "_answers",
      this.answers.filter((one) => one.ref !== ref),
    );
    this.requestUpdate();
  }

  render() {
    const open = this.open;
    if (!open.length && !this.answers.length) return nothing;
    return html`<aside class="hints" aria-label="Có thể đã có trong sổ">
      ${open.length ? html`<h2 aria-live="polite">Có thể đã có trong sổ <span class="count">${open.length}</span> <button type="button" class="small" tabindex="-1" @click=${() => this.weigh()}>So sánh <kbd>F7</kbd></button></h2>` : nothing}
      <ol>
        ${open.map(
          (hint, at) =>
            html`<li>
              <button type="button" class="hint-card" tabindex="-1" @click=${() => this.weigh(at)}>
                <strong><bdi>${calledOf(hint)}</bdi></strong> <span class="when">${day(hint.on)}</span>
                <span class="why">${hint.because.map((because) => html`<em>${because.say}</em>`)}</span>
                <span class="said"><bdi>${hint.text}</bdi></span>
              </button>
            </li>`,
        )}
      </ol>
      ${this.answers.map(
        (one) =>
          html`<p class="answered">${ANSWERS[one.verdict]}: <bdi>${one.words}</bdi>
            <button type="button" class="link" tabindex="-1" @click=${() => this.#takeBack(one.ref)}>Trả lời lại</button></p>`,
      )}
    </aside>`;
  }
}

/** People as recognition wants them: somebody picked from the book and left as they were is named. @param {import("../../api/types.js").Row[] | undefined} people */
function named(people) {
  return (people ?? []).map((one) => (one.person ? { person: one.person } : one));
}

/** @param {Hint} hint */
export function calledOf(hint) {
  const what = hint.type === "visit" ? `Lượt tiếp số ${hint.number}` : `Đơn số ${hint.number}`;
  return hint.secret ? hint.title : [what, hint.title].filter(Boolean).join(" – ");
}

/** The answers as lines of the open format. @param {import("../../lib/form.js").Form} draft @param {string} own `@petition` or `@visit` */
export function decisionsOf(draft, own) {
  const paper = own === "@visit" && draft._paper === "yes";
  return (draft._answers ?? []).map((/** @type {{ type: string, ref: string, verdict: string }} */ one) => ({
    about: [paper && one.type === "petition" ? "@petition" : own, one.ref],
    verdict: one.verdict,
  }));
}

define("hint-list", HintList);
