// How a row of the grid is marked: struck out, secret, or a paper whose sender is not named outside until it is classified.

/** Why the row of a paper without a kind is tinted. */
const UNCLASSIFIED = "Đơn chưa phân loại: bản in, danh sách gửi ra ngoài che người gửi";

/** @param {HTMLElement} element the row as it is drawn @param {import("../../api/types.js").Row} row */
export function markRow(element, row) {
  for (const name of ["cancelled", "secret", "unclassified"]) element.classList.toggle(name, Boolean(row[name]));
  // A drawn row is used again for another.
  if (row.unclassified) element.title = UNCLASSIFIED;
  else element.removeAttribute("title");
}
