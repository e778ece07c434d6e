// The one place where the window asks Rust for something. Everything in ui/api comes through here.

/**
 * @typedef {{ ref?: string, field: string, code: string, say: string }} Fault
 * @typedef {{ code: string, say: string, faults: Fault[], wait?: number }} Failure
 * @typedef {{ id: number, ref: string, number?: string }} Written
 * @typedef {{ value: any, touched: string[], soft: Fault[] }} Done
 * @typedef {Record<string, any>} Row
 * @typedef {{ search?: string, filter?: Record<string, string>, sort?: { column: string, descending: boolean }, after?: any, limit?: number, ids?: number[] }} Query
 * @typedef {{ rows: Row[], next: any, total: number | null, over: boolean }} Page
 */

/** @type {(name: string, args: object) => Promise<any>} */
let ask = async (name, args) => {
  const { invoke } = await import("@tauri-apps/api/core");
  return invoke(name, /** @type {any} */ (args));
};

/** Puts another answerer in Rust's place: tests and the double mode only.
 * @param {(name: string, args: object) => Promise<any>} other */
export function answerWith(other) {
  ask = other;
}

/** Asks for one command. Fails with a {@link Failure}, never with anything else.
 * @param {string} name @param {object} [args] @returns {Promise<any>} */
export async function call(name, args = {}) {
  try {
    return await ask(name, args);
  } catch (error) {
    throw failure(error);
  }
}

/** @param {any} error @returns {Failure} */
export function failure(error) {
  if (error && typeof error === "object" && typeof error.say === "string") {
    return { faults: [], ...error };
  }
  const say = "Chương trình không trả lời được việc này. Hãy thử lại; dữ liệu đã lưu không mất.";
  return { code: "other", say, faults: [] };
}

/** Hears an event sent by Rust. @param {string} name @param {(payload: any) => void} heard */
export async function hear(name, heard) {
  if (!("__TAURI_INTERNALS__" in window)) {
    window.addEventListener(name, (event) => heard(/** @type {CustomEvent} */ (event).detail));
    return;
  }
  const { listen } = await import("@tauri-apps/api/event");
  await listen(name, (event) => heard(event.payload));
}
