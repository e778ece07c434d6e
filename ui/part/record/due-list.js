// The duties of a record: the last day with its arithmetic and its rule; of what is done, in time or late.
import { html, nothing } from "lit";
import { day } from "../../lib/words.js";

/** @type {Record<string, [string, string]>} */
const STATES = {
  overdue: ["late", "⚠ Quá hạn"],
  today: ["soon", "● Hạn hôm nay"],
  soon: ["soon", "● Sắp đến hạn"],
  later: ["", "Còn hạn"],
  awaiting_reply: ["external", "➜ Chờ phúc đáp"],
  on_time: ["good", "✔ Đúng hạn"],
  late: ["late", "⚠ Chậm"],
};

/** @param {import("../../api/types.js").Row} one */
function state(one) {
  const [tone, words] = STATES[one.state] ?? ["", ""];
  const count = Math.abs(one.days);
  const unit = one.unit === "working" ? "ngày làm việc" : "ngày";
  const more = {
    overdue: ` ${count} ${unit}`,
    late: ` ${count} ${unit}`,
    soon: `, còn ${count} ${unit}`,
    later: ` ${count} ${unit}`,
  };
  return html`<span class=${tone}>${words}${more[/** @type {keyof typeof more} */ (one.state)] ?? ""}</span>`;
}

/** @param {import("../../api/types.js").Row[] | undefined} dues @returns {import("./record-view.js").Block} */
export function dueBlock(dues) {
  const body = html`<ul class="dues">
    ${(dues ?? []).map((one) => html`<li><strong>${day(one.due)}</strong> ${state(one)} <bdi>${one.say}</bdi>${one.source ? html`<small>${one.rule}: ${one.source}</small>` : nothing}</li>`)}
  </ul>`;
  return { title: "Thời hạn", body: dues?.length ? body : null };
}
