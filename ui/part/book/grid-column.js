// Columns for the grid: headings by path, the column's number under them as on paper, and cells made of text only.
import { composing } from "../../lib/keys.js";

/** @typedef {{ key: string, head: string | string[], number?: number, width?: number, show?: (row: import("../../api/types.js").Row) => string, words?: Record<string, string>, frozen?: boolean }} Column */

/** A node of text that keeps its own direction. @param {string} words @param {string} [kind] */
function text(words, kind = "") {
  const node = document.createElement("bdi");
  if (kind) node.className = kind;
  node.textContent = words;
  return node;
}

/** @param {Column} column */
function heading(column) {
  const path = Array.isArray(column.head) ? column.head : [column.head];
  const node = document.createElement("span");
  node.className = "grid-head";
  node.append(text(path[path.length - 1] ?? ""));
  if (column.number) node.append(text(`(${column.number})`, "grid-number"));
  return node;
}

/** A filter field over a column; waits until the typing rests. @param {string} label @param {(text: string) => void} filter */
function filterField(label, filter) {
  return () => {
    const input = document.createElement("input");
    input.type = "text";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.className = "grid-filter";
    input.setAttribute("aria-label", `Lọc: ${label}`);
    let timer = 0;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => filter(input.value.normalize("NFC").trim()), 150);
    });
    input.addEventListener("keydown", (event) => {
      if (!composing(event) && event.key === "Enter") filter(input.value.normalize("NFC").trim());
      event.stopPropagation();
    });
    return input;
  };
}

/** The text size in percent: columns grow with the letters. */
const size = () => Number(document.documentElement.dataset.size ?? 100) || 100;

/** @param {Column} column @param {(column: string, text: string) => void} filter */
function leaf(column, filter) {
  const path = Array.isArray(column.head) ? column.head : [column.head];
  return {
    title: path[path.length - 1] || column.key,
    field: column.key,
    width: column.width && Math.round((column.width * size()) / 100),
    frozen: Boolean(column.frozen),
    titleFormatter: () => heading(column),
    formatter: (/** @type {any} */ cell) => {
      const row = cell.getData();
      // Bare text: the cell itself keeps the direction of what is in it from the rest of the row.
      return document.createTextNode(String((column.show ? column.show(row) : cell.getValue()) ?? ""));
    },
    headerFilter: filterField(path.join(" – "), (words) => filter(column.key, words)),
    headerFilterFunc: () => true,
    headerFilterEmptyCheck: () => true,
  };
}

/** Turns the columns of the book into the grid's, neighbours under one heading joined.
 * @param {Column[]} columns @param {(column: string, text: string) => void} filter @returns {any[]} */
export function columnsFor(columns, filter) {
  /** @type {any[]} */
  const out = [];
  for (const column of columns) {
    const path = Array.isArray(column.head) ? column.head : [column.head];
    const group = path.length > 1 ? path[0] : "";
    const last = out[out.length - 1];
    if (group && last?.group === group) last.columns.push(leaf(column, filter));
    else if (group)
      out.push({ group, title: group, titleFormatter: () => text(group), columns: [leaf(column, filter)] });
    else out.push(leaf(column, filter));
  }
  return out.map(({ group: _group, ...rest }) => rest);
}
