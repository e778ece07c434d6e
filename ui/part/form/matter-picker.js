// What it is about: nothing yet, the same paper again, another paper on the same matter, or a new matter. The answer
// decides what is counted, so it is asked in the trade's words and never guessed.
import { html, nothing } from "lit";
import * as matter from "../../api/matter.js";
import * as petition from "../../api/petition.js";
import { define, Part } from "../../lib/element.js";
import { read } from "../../lib/form.js";
import { day } from "../../lib/words.js";
import { fieldBox, noHand } from "./field-box.js";

/** @type {[string, string, string?][]} */
const VISIT = [
  ["none", "Không có vụ việc"],
  ["same", "Vụ việc đã có trong sổ"],
  ["new", "Vụ việc mới"],
];
/** @type {[string, string, string?][]} */
const PAPER = [
  ["none", "Để sau"],
  ["duplicate", "Đơn trùng", "gửi lại đúng đơn đã nhận"],
  ["same", "Đơn khác, cùng vụ việc"],
  ["new", "Vụ việc mới"],
];

export class MatterPicker extends Part {
  static properties = { name: {}, hand: { attribute: false }, paper: { type: Boolean } };

  constructor() {
    super();
    this.name = "";
    this.hand = noHand();
    this.paper = false;
  }

  /** Where the answer stands in the draft: `_about` beside `visit` and `petition`. */
  get about() {
    return read(this.hand.draft, "_about.how") ?? "none";
  }

  render() {
    return html`<div class="matter">
      ${fieldBox({ name: "_about.how", label: this.paper ? "Đơn này là" : "Việc công dân trình bày", kind: "choice", wide: "full", choices: this.paper ? PAPER : VISIT }, this.hand)}
      ${this.#rest()}
    </div>`;
  }

  #rest() {
    /** @type {Record<string, import("./field-box.js").Field>} */
    const fields = {
      same: {
        name: "_about.matter",
        label: "Vụ việc trong sổ",
        kind: "pick",
        source: matters,
        wide: "full",
        required: true,
        hint: "Gõ vài chữ của tên vụ việc, hoặc F4 để chọn",
      },
      duplicate: {
        name: "_about.petition",
        label: "Đơn đã nhận lần đầu",
        kind: "pick",
        source: papers,
        wide: "full",
        required: true,
        hint: "Gõ số đơn, tên người gửi hoặc nội dung, hoặc F4 để chọn",
      },
      new: {
        name: "matter.title",
        label: "Tên vụ việc mới",
        kind: "text",
        wide: "full",
        required: true,
        hint: "Ngắn, đủ nhận ra: việc gì, ở đâu",
      },
    };
    const field = fields[this.about];
    return field ? fieldBox(field, this.hand) : nothing;
  }
}

/** @param {string} text @returns {Promise<import("./combo-box.js").Option[]>} */
async function matters(text) {
  const page = await matter.list({ search: text.normalize("NFC"), limit: 20 });
  return page.rows.map((row) => [row.ref, row.title, `${row.petitions ?? 0} đơn · ${row.visits ?? 0} lượt tiếp`]);
}

/** @param {string} text @returns {Promise<import("./combo-box.js").Option[]>} */
async function papers(text) {
  const page = await petition.list({ search: text.normalize("NFC"), limit: 20 });
  return page.rows.map((row) => [
    row.ref,
    `Đơn số ${row.number}`,
    `${day(row.on)} · ${row.secret ? "Đơn tố cáo" : (row.c5 ?? "")} · ${row.c9 ?? ""}`,
  ]);
}

/** Turns the answer into the words of the open format: what the drafts must name, and the new matter if there is one.
 * @param {import("../../lib/form.js").Form} draft the form's `{ visit?, petition?, matter?, _about? }`
 * @returns {{ matter: string | undefined, duplicateOf: string | undefined, fresh: import("../../lib/form.js").Form | undefined }} */
export function answered(draft) {
  const how = draft._about?.how ?? "none";
  return {
    matter: how === "new" ? "@matter" : how === "same" ? draft._about?.matter : undefined,
    duplicateOf: how === "duplicate" ? draft._about?.petition : undefined,
    fresh: how === "new" ? { ...(draft.matter ?? {}) } : undefined,
  };
}

define("matter-picker", MatterPicker);
