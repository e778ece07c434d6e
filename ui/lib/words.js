// How numbers, days and names are written on the screen. The tag is always given: the system's may not be a valid one.

const whole = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

/** 1234,5 as `1.234,5`. @param {number | null | undefined} value */
export function figure(value) {
  return value == null ? "" : whole.format(value);
}

/** `2019-09-05` as `05/09/2019`; `2019-09` as `09/2019`. @param {string | null | undefined} iso */
export function day(iso) {
  if (!iso) return "";
  return /^\d{4}(-\d\d){0,2}$/.test(iso) ? iso.split("-").reverse().join("/") : iso;
}

/** Two digits below ten, as official letters count: `05 đơn`. @param {number} value */
export function two(value) {
  return value < 10 ? `0${value}` : figure(value);
}

/** The key of a text for looking it up in a short list: no marks, no capitals. @param {string} text */
export function fold(text) {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d");
  return bare.toLowerCase().replace(/\s+/g, " ").trim();
}

/** First letters of the words: `Khiếu nại` is `kn`. @param {string} text */
export function initials(text) {
  const words = fold(text).split(/[^a-z0-9]+/);
  return words.map((word) => word[0] ?? "").join("");
}

/** With a capital first letter. @param {string} text */
export function capital(text) {
  return text.replace(/^./u, (first) => first.toUpperCase());
}

/** Vietnam keeps one time, all year. */
const HANOI = 7 * 3_600_000;

/** A moment of the register (UTC) as the clock on the wall of the office said it. @param {string} at */
export function moment(at) {
  const local = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at ?? "") ? new Date(Date.parse(at) + HANOI).toISOString() : at;
  const found = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?/.exec(local ?? "");
  if (!found) return at ?? "";
  return found[2] ? `${found[2]} ngày ${day(found[1])}` : `ngày ${day(found[1])}`;
}
