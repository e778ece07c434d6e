// What happened to a record, from and to, newest first.
import { html, nothing } from "lit";
import { define, Part } from "../../lib/element.js";
import { moment } from "../../lib/words.js";

export class HistoryList extends Part {
  static properties = { entries: { attribute: false } };

  constructor() {
    super();
    /** @type {import("../../api/types.js").HistoryEvent[]} */
    this.entries = [];
  }

  render() {
    if (!this.entries.length) return html`<p class="note">Chưa có thay đổi nào.</p>`;
    return html`<ol class="history">
      ${this.entries.map(
        (entry) =>
          html`<li>
            <p><strong><bdi>${entry.say}</bdi></strong> <span class="when">${moment(entry.at)}</span></p>
            ${entry.changes?.length ? this.#changes(entry.changes) : nothing}
          </li>`,
      )}
    </ol>`;
  }

  /** @param {import("../../api/types.js").HistoryEvent["changes"]} changes */
  #changes(changes) {
    return html`<table class="plain">
      <thead>
        <tr><th scope="col">Mục</th><th scope="col">Trước</th><th scope="col">Sau</th></tr>
      </thead>
      <tbody>
        ${changes.map(
          (change) =>
            html`<tr>
              <th scope="row">${change.label ?? change.field}</th>
              <td class="was"><bdi>${words(change.from)}</bdi></td>
              <td><bdi>${words(change.to)}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

/** @param {unknown} value */
function words(value) {
  if (value === null || value === undefined || value === "") return "(trống)";
  if (value === true) return "có";
  if (value === false) return "không";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

define("history-list", HistoryList);
