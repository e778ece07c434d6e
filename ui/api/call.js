// The one place where the window asks Rust for something. Everything in ui/api comes through here.

/**
 * @typedef {import("./types.js").Commands} Commands
 * @typedef {import("./types.js").Answer} Failure
 */

/** The arguments of a command; a command that needs none is asked for by its name alone.
 * @template {keyof Commands} C
 * @typedef {{} extends Commands[C]["args"] ? [args?: Commands[C]["args"]] : [args: Commands[C]["args"]]} Arguments */

/** @type {(name: string, args: Record<string, unknown>) => Promise<any>} */
let ask = async (name, args) => {
  const { invoke } = await import("@tauri-apps/api/core");
  return invoke(name, args);
};

/** Puts another answerer in Rust's place: tests and the double mode only.
 * @param {(name: string, args: Record<string, unknown>) => Promise<any>} other */
export function answerWith(other) {
  ask = other;
}

/** Asks for one command. Fails with a {@link Failure}, never with anything else.
 * @template {keyof Commands} C
 * @param {C} name @param {Arguments<C>} given @returns {Promise<Commands[C]["answer"]>} */
export async function call(name, ...given) {
  const [args = {}] = given;
  try {
    return await ask(name, args);
  } catch (error) {
    throw failure(error);
  }
}

/** @param {unknown} error @returns {Failure} */
export function failure(error) {
  const told = /** @type {Partial<Failure> | null} */ (error);
  if (told && typeof told === "object" && typeof told.say === "string") {
    return /** @type {Failure} */ ({ faults: [], ...told });
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
