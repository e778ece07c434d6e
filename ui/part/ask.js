// Questions in the page: a dialog that holds the focus, with the safe answer first. Reason, reveal and leave use it.
import { html, nothing, render } from "lit";
import { modal } from "../lib/modal.js";

/**
 * @typedef {{ title: string, text?: string, reason?: string, yes: string, no?: string, other?: string, danger?: boolean, content?: unknown }} Question
 */

/** Asks; answers the reason written (or "yes", or "other" for the third way), or null when the clerk stepped back. @param {Question} question
 * @returns {Promise<string | null>} */
export function ask(question) {
  return modal("ask", "ask-title", (dialog, /** @type {(value: string | null) => void} */ close) => {
    const no = () => close(null);
    const yes = () => {
      const field = dialog.querySelector("textarea");
      const text = field ? field.value.normalize("NFC").trim() : "yes";
      if (text) close(text);
      else field?.focus();
    };
    render(
      body(question, yes, no, () => close("other")),
      dialog,
    );
    return { Esc: no, "Ctrl+S": yes, "Ctrl+Enter": yes };
  });
}

/** @param {Question} question @param {() => void} yes @param {() => void} no @param {() => void} other */
function body(question, yes, no, other) {
  const safe = question.danger;
  return html`<h2 id="ask-title">${question.title}</h2>
    ${question.text ? html`<p>${question.text}</p>` : nothing} ${question.content ?? nothing}
    ${
      question.reason
        ? html`<label for="ask-reason">${question.reason}</label>
          <textarea id="ask-reason" rows="3" maxlength="4000" aria-describedby="ask-hint"></textarea>
          <p class="hint" id="ask-hint">Ctrl+Enter để xác nhận</p>`
        : nothing
    }
    <div class="buttons">
      <button type="button" ?data-first=${safe} class=${safe ? "primary" : ""} @click=${no}>
        ${question.no ?? "Quay lại"} <kbd>Esc</kbd>
      </button>
      ${question.other ? html`<button type="button" class="danger" @click=${other}>${question.other}</button>` : nothing}
      <button type="button" ?data-first=${!safe} class=${safe ? "danger" : "primary"} @click=${yes}>${question.yes}</button>
    </div>`;
}
