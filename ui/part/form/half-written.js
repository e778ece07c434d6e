// A half-written form: kept in the register every two seconds under a key of its own, with what fits no field yet; forgotten once
// it is taken back to its beginning. What it is called is told by Rust.
import * as desk from "../../api/desk.js";
import { draftOf } from "../../known/waiting.js";
import { Part } from "../../lib/element.js";
import { same } from "../../lib/form.js";
import { holdDraft } from "../../lib/route.js";

/** How often a half-filled form is kept. */
const KEEP_EVERY = 2000;

export class HalfWritten extends Part {
  static properties = { keepAs: {}, draft: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.keepAs = "";
    /** @type {import("../../lib/form.js").Form} */
    this.draft = {};
    /** @type {import("../../lib/form.js").Form} how it began */
    this.start = {};
    /** @type {Map<string, { text: string, say: string }>} what stands in a field and is no value of it yet, with why not */
    this.strays = new Map();
    /** What the draft is kept under, and what was kept. */
    this.key = "";
    this.kept = "";
    this.field = "";
    this.busy = false;
    this.left = false;
    this.timer = 0;
  }

  keepingBegins() {
    this.timer = window.setInterval(() => this.keep(), KEEP_EVERY);
  }

  /** Keeps it once more, unless it was left as the clerk said. */
  keepingEnds() {
    clearInterval(this.timer);
    if (!this.left) this.keep();
  }

  /** Whether it differs from how it began. */
  get changed() {
    return this.strays.size > 0 || !same(this.draft, this.start);
  }

  /** Keeps the half-filled form in the register, with what could not be read in its fields. */
  async keep() {
    if (!this.keepAs || this.busy || this.left) return;
    if (!this.changed) return this.unkeep();
    const strays = Object.fromEntries([...this.strays].map(([name, { text }]) => [name, text]));
    const form = this.strays.size ? { ...this.draft, _strays: strays } : this.draft;
    const now = JSON.stringify(form);
    if (now === this.kept) return;
    this.kept = now;
    if (this.isConnected) holdDraft(draftOf(this.key));
    await desk.keep(this.key, form, this.field).catch(() => {
      this.kept = "";
    });
  }

  /** What was taken back to its beginning is no draft any more. */
  async unkeep() {
    if (!this.kept) return;
    this.kept = "";
    if (this.isConnected) holdDraft("");
    await desk.forget(this.key).catch(() => {});
  }
}
