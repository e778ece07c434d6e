// The papers made of a record, to open.
import { go } from "../../lib/route.js";
import { day } from "../../lib/words.js";
import { rowLinks } from "./record-view.js";

/** @param {import("../../api/types.js").Opened["related"]} related @returns {import("./record-view.js").Block} */
export function papersBlock(related) {
  const papers = related.papers ?? [];
  const words = (/** @type {import("../../api/types.js").Row} */ row) =>
    `${row.name} – ${row.number ? `số ${row.number}` : "chờ số"}, ${day(row.on)}`;
  return {
    title: "Văn bản đã lập",
    body: papers.length ? rowLinks(papers, words, (row) => go("paper", row.ref)) : null,
  };
}
