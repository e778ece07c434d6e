// Two records side by side, line by line, with what is alike marked in words; and the question the law's counting hangs
// on. 1, 2, 3 answer; ← and → turn to the next likeness; F8 shows a denouncer against a logged reason; Esc leaves it open.
import { html, nothing, render } from "lit";
import { failure } from "../../api/call.js";
import * as petition from "../../api/petition.js";
import * as visit from "../../api/visit.js";
import { label } from "../../known/codes.js";
import { modal } from "../../lib/modal.js";
import { day, fold } from "../../lib/words.js";
import { ask } from "../ask.js";

const APIS = { petition, visit };

/** @typedef {import("../../api/types.js").Hint} Hint
 * @typedef {[string, string | undefined, string | undefined]} Line
 * @typedef {"duplicate" | "same_matter" | "different"} Verdict
 * @typedef {{ slice: "visit" | "petition", draft: import("../../lib/form.js").Form, hints: Hint[], at: number, paper: boolean }} Given
 * @typedef {import("../../api/types.js").Opened & { shown?: boolean }} Found the record beside, and whether its denouncer is shown
 * @typedef {{ choose: (verdict: Verdict) => void, turn: (step: number) => void, reveal: () => unknown, leave: () => void }} Acts */

/** Shows what is typed beside each hint; answers the verdict chosen, or null.
 * @param {Given} given
 * @returns {Promise<{ hint: Hint, verdict: Verdict } | null>} */
export function compare(given) {
  let at = given.at;
  /** @type {Found | null} */
  let found = null;
  let problem = "";
  return modal(
    "ask compare",
    "compare-title",
    (dialog, /** @type {(value: { hint: Hint, verdict: Verdict } | null) => void} */ close) => {
      /** @param {Verdict} verdict */
      const choose = (verdict) => {
        if (verdict === "duplicate" && !canRepeat(given, given.hints[at])) return;
        close({ hint: given.hints[at], verdict });
      };
      const draw = () =>
        render(body(given, at, found, problem, { choose, turn, reveal, leave: () => close(null) }), dialog);
      const read = async () => {
        const hint = given.hints[at];
        found = null;
        problem = "";
        draw();
        try {
          const one = await APIS[hint.type].get(hint.ref);
          if (hint === given.hints[at]) found = one;
        } catch (error) {
          problem = failure(error).say;
        }
        draw();
      };
      /** @param {number} step */
      const turn = (step) => {
        const next = at + step;
        if (next < 0 || next >= given.hints.length) return;
        at = next;
        read();
      };
      const reveal = async () => {
        if (!found?.secret) return;
        const reason = await ask({
          title: `Xem người tố cáo: ${given.hints[at].title}`,
          text: "Họ tên, địa chỉ của người tố cáo là bí mật. Lý do xem được ghi vào nhật ký của sổ.",
          reason: "Lý do xem",
          yes: "Xem và ghi nhật ký",
        });
        if (!reason) return;
        try {
          const shown = await APIS[given.hints[at].type].reveal(given.hints[at].ref, reason);
          found = { ...found, record: shown.record ?? shown, shown: true };
        } catch (error) {
          problem = failure(error).say;
        }
        draw();
      };
      read();
      return {
        Esc: () => close(null),
        1: () => choose("duplicate"),
        2: () => choose("same_matter"),
        3: () => choose("different"),
        ArrowRight: () => turn(1),
        ArrowLeft: () => turn(-1),
        F8: () => reveal(),
      };
    },
  );
}

/** Only a paper can be a paper again. @param {Given} given @param {Hint} hint */
const canRepeat = (given, hint) => given.paper && hint.type === "petition";

/** @param {Given} given @param {number} at @param {Found | null} found @param {string} problem @param {Acts} acts */
function body(given, at, found, problem, acts) {
  const hint = given.hints[at];
  const rows = linesOf(given, hint, found);
  return html`<h2 id="compare-title">Có phải cùng một việc?</h2>
    <p class="note">${hint.because.map((one) => one.say).join(" · ")}
      ${given.hints.length > 1 ? html` — ${at + 1}/${given.hints.length} <kbd>←</kbd> <kbd>→</kbd>` : nothing}</p>
    ${problem ? html`<p class="fault" role="alert">⚠ ${problem}</p>` : nothing}
    <table class="beside">
      <thead><tr><td></td><th scope="col">Đang ghi</th><th scope="col">${hint.type === "visit" ? `Lượt tiếp số ${hint.number}` : `Đơn số ${hint.number}`}</th><td></td></tr></thead>
      <tbody>
        ${rows.map(
          ([words, mine, theirs]) =>
            html`<tr><th scope="row">${words}</th><td><bdi>${mine}</bdi></td><td><bdi>${theirs}</bdi></td><td class="mark">${alike(mine, theirs)}</td></tr>`,
        )}
      </tbody>
    </table>
    ${found?.secret && !found.shown ? html`<p class="note">Người tố cáo được giữ bí mật. <button type="button" class="small" @click=${acts.reveal}>Xem người tố cáo… <kbd>F8</kbd></button></p>` : nothing}
    <div class="buttons answers">
      ${canRepeat(given, hint) ? html`<button type="button" @click=${() => acts.choose("duplicate")}><kbd>1</kbd> Đơn trùng<small>gửi lại đúng đơn đã nhận; không tính lại</small></button>` : nothing}
      <button type="button" data-first @click=${() => acts.choose("same_matter")}><kbd>2</kbd> ${given.paper ? "Đơn khác, cùng vụ việc" : "Cùng vụ việc"}<small>tính là đơn, không thêm vụ việc</small></button>
      <button type="button" @click=${() => acts.choose("different")}><kbd>3</kbd> Vụ việc mới<small>khác nhau; không hỏi lại cặp này</small></button>
      <button type="button" @click=${acts.leave}>Để sau <kbd>Esc</kbd></button>
    </div>`;
}

/** @param {string | undefined} mine @param {string | undefined} theirs */
function alike(mine, theirs) {
  const [one, two] = [fold(mine ?? ""), fold(theirs ?? "")];
  if (!one || !two || two === "(bi mat)") return "";
  return one === two ? "= giống" : "≠ khác";
}

/** @param {import("../../api/types.js").Row[] | undefined} people @param {string} key */
const each = (people, key) =>
  (people ?? [])
    .map((one) => one[key])
    .filter(Boolean)
    .join("; ");

/** @param {Given} given @param {Hint} hint @param {Found | null} found @returns {Line[]} */
function linesOf(given, hint, found) {
  const mine = given.draft[given.slice] ?? {};
  const paper = given.slice === "petition" ? mine : (given.draft.petition ?? {});
  const theirs = found?.record ?? {};
  const labels = found?.labels ?? {};
  const who = mine.people ?? mine.petitioners;
  const whom = (theirs.people ?? theirs.petitioners)?.map((/** @type {import("../../api/types.js").Row} */ one) =>
    one.person ? { full_name: labels[one.person] ?? "" } : one,
  );
  const date = (/** @type {string | undefined} */ iso) => (iso ? day(iso) : "");
  /** @type {Line[]} */
  const all = [
    ["Ngày", date(mine.date ?? mine.received_on), date(theirs.date ?? theirs.received_on)],
    ["Họ tên", each(who, "full_name"), hint.secret && !found?.shown ? "(bí mật)" : each(whom, "full_name")],
    ["Năm sinh", each(who, "birth"), each(whom, "birth")],
    ["Địa chỉ", each(who, "address"), each(whom, "address")],
    ["Số giấy tờ", each(who, "id_number"), each(whom, "id_number")],
    ["Nội dung", mine.content ?? mine.summary, theirs.content ?? theirs.summary ?? hint.text],
    ["Loại đơn", label("kind", paper.kind), label("kind", theirs.kind)],
    ["Bị khiếu nại, tố cáo", paper.respondent, theirs.respondent],
    ["Văn bản chuyển đến", mine.incoming?.no, theirs.incoming?.no],
    ["Vụ việc", "", hint.matter_title],
    ["Hướng xử lý", "", label("disposition", theirs.disposition)],
  ];
  return all.filter(([, one, two]) => one || two);
}
