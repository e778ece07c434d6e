// A form's values: one plain object in the open format, read and written by path (`people.0.full_name`).

/** A form's values. @typedef {Record<string, any>} Form */

/** @param {any} from @param {string} path */
export function read(from, path) {
  return path.split(".").reduce((value, step) => value?.[step], from);
}

/** Answers a copy with one value changed; an empty value is left out, as the open format wants it.
 * @param {any} from @param {string} path @param {any} value @returns {any} */
export function write(from, path, value) {
  const [first, ...rest] = path.split(".");
  const list = Array.isArray(from) || (from == null && /^\d+$/.test(first));
  const copy = list ? [...(from ?? [])] : { ...(from ?? {}) };
  const next = rest.length ? write(copy[first], rest.join("."), value) : value;
  if (next === undefined || next === "" || next === null) {
    if (list) copy[first] = next ?? "";
    else delete copy[first];
  } else copy[first] = next;
  return copy;
}

/** The path of the first text that holds some words, at a path or below it. @param {any} from @param {string} path @param {string} words
 * @returns {string | undefined} */
export function holding(from, path, words) {
  const value = read(from, path);
  if (typeof value === "string") return value.includes(words) ? path : undefined;
  for (const key of Object.keys(value ?? {})) {
    const found = holding(from, `${path}.${key}`, words);
    if (found) return found;
  }
  return undefined;
}

/** What was typed, as it is sent: composed Unicode, no blanks at the ends, empty things and window words (`_x`) left out.
 * @param {any} value @returns {any} */
export function tidy(value) {
  if (typeof value === "string") return value.normalize("NFC").trim();
  if (Array.isArray(value)) return value.map(tidy).filter((item) => item !== undefined && !isEmpty(item));
  if (value && typeof value === "object") {
    const pairs = Object.entries(value)
      .filter(([key]) => !key.startsWith("_"))
      .map(([key, item]) => [key, tidy(item)])
      .filter(([, item]) => item !== undefined && item !== "" && !isEmptyObject(item));
    return Object.fromEntries(pairs);
  }
  return value ?? undefined;
}

/** @param {unknown} value */
const isEmptyObject = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 0;

/** @param {unknown} value */
const isEmpty = (value) => value === "" || value === null || isEmptyObject(value);

/** Answers whether two drafts say the same. @param {unknown} one @param {unknown} other */
export function same(one, other) {
  return JSON.stringify(tidy(one)) === JSON.stringify(tidy(other));
}

/** The field's name without its places in lists: `people.0.full_name` is `people.full_name`. @param {string} path */
export function plain(path) {
  return path.replace(/\.\d+(?=\.|$)/g, "");
}
