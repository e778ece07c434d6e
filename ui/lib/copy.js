// Copying without the clipboard permission: the copy event carries exactly the text we mean.

/** @param {string} text @returns {boolean} whether it was copied */
export function copyText(text) {
  let copied = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", text);
    copied = true;
  };
  document.addEventListener("copy", fill, { capture: true, once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", fill, { capture: true });
  return copied;
}

/** Rows of cells as Excel pastes them: no tab, newline or quote may break a cell. @param {unknown[][]} rows */
export function tsv(rows) {
  /** @param {unknown} cell */
  const clean = (cell) => String(cell ?? "").replace(/[\t\r\n]+/g, " ");
  return rows.map((row) => row.map(clean).join("\t")).join("\n");
}
