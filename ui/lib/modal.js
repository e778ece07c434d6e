// A dialog in the page: it holds the focus and the keys until it is answered, and then gives the focus back.
import { composing, layKeys, liftKeys } from "./keys.js";

/** Opens one. `draw` fills it and gives its keys; what it closes with is the answer.
 * @template T
 * @param {string} kind its classes @param {string} title the id of its heading
 * @param {(dialog: HTMLDialogElement, close: (value: T) => void) => import("./keys.js").Keys} draw
 * @returns {Promise<T>} */
export function modal(kind, title, draw) {
  const from = /** @type {HTMLElement | null} */ (document.activeElement);
  const dialog = document.createElement("dialog");
  dialog.className = kind;
  dialog.setAttribute("aria-labelledby", title);
  document.body.append(dialog);
  return new Promise((answer) => {
    const keys = draw(dialog, (value) => {
      liftKeys(dialog);
      dialog.close();
      dialog.remove();
      if (from?.isConnected) from.focus();
      answer(value);
    });
    layKeys(dialog, { only: () => false, ...keys });
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.addEventListener("keydown", (event) => {
      if (composing(event)) event.stopPropagation();
    });
    dialog.showModal();
    /** @type {HTMLElement | null} */ (dialog.querySelector("textarea, [data-first]"))?.focus();
  });
}
