// What would become of each row of a file: its verdict and every reason, a page at a time, one kind at a time.
import { html, nothing } from "lit";
import { label } from "../../known/codes.js";
import { figure } from "../../lib/words.js";

const PAGE = 100;
const KINDS = ["", "bad", "soft", "good", "joined", "closed", "skipped"];
/** @type {Record<string, string>} */
const MARKS = { good: "✔", soft: "✔", bad: "✘" };

/** @param {import("../../api/types.js").Verdict[]} verdicts @param {{ only: string, page: number }} now @param {(next: { only: string, page: number }) => void} turn */
export function verdictTable(verdicts, { only, page }, turn) {
  const kept = only ? verdicts.filter((one) => one.outcome === only) : verdicts;
  const pages = Math.max(1, Math.ceil(kept.length / PAGE));
  const count = (/** @type {string} */ kind) =>
    kind ? verdicts.filter((one) => one.outcome === kind).length : verdicts.length;
  return html`<div class="filters" role="group" aria-label="Chỉ xem">
      ${KINDS.filter((kind) => !kind || count(kind)).map(
        (kind) =>
          html`<button type="button" class="chip" aria-pressed=${kind === only ? "true" : "false"} @click=${() => turn({ only: kind, page: 0 })}>${kind ? label("import_outcome", kind) : "Mọi dòng"} (${figure(count(kind))})</button>`,
      )}
    </div>
    <table class="plain verdicts">
      <thead><tr><th>Dòng</th><th>Kết quả</th><th>Lý do</th></tr></thead>
      <tbody>
        ${kept.slice(page * PAGE, (page + 1) * PAGE).map(
          (one) =>
            html`<tr class=${one.outcome}><th scope="row">${one.row}</th><td>${MARKS[one.outcome] ?? "–"} ${label("import_outcome", one.outcome)}</td>
              <td>${[...one.faults, ...one.soft].map((remark) => html`<div><bdi>${remark.say}</bdi></div>`)}</td></tr>`,
        )}
      </tbody>
    </table>
    ${
      pages > 1
        ? html`<div class="buttons">
          <button type="button" ?disabled=${page === 0} @click=${() => turn({ only, page: page - 1 })}>← Trang trước</button>
          <span>Trang ${page + 1}/${pages}</span>
          <button type="button" ?disabled=${page + 1 >= pages} @click=${() => turn({ only, page: page + 1 })}>Trang sau →</button>
        </div>`
        : nothing
    }`;
}
