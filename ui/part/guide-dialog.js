// F1: the passage of the guide for the field, in a small dialog.
import { html } from "lit";
import * as desk from "../api/desk.js";
import { ask } from "./ask.js";

/** @param {string} field */
export async function showGuide(field) {
  const passage = await desk.guide(field).catch(() => null);
  /** @type {string[]} */
  const paragraphs = passage?.paragraphs ?? ["Chưa có hướng dẫn cho ô này."];
  await ask({
    title: passage?.title ?? "Hướng dẫn",
    content: html`<div class="guide">${paragraphs.map((words) => html`<p>${words}</p>`)}</div>`,
    yes: "Đã hiểu",
    no: "Đóng",
  });
}
