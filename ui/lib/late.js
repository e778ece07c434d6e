// Answers of the register that come late, or never: nobody waits for ever, and what comes too late is nobody's answer.

/** How long an answer is waited for before the clerk is asked instead, in milliseconds. */
export const PATIENCE = 8000;

/** Answers what a question is answered, or fails once the patience is at its end.
 * @template T @param {Promise<T> | T} answer @param {number} [patience] @returns {Promise<T>} */
export function inTime(answer, patience = PATIENCE) {
  /** @type {any} */
  let timer = 0;
  const end = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse({ code: "late", say: "Sổ chưa trả lời. Hãy thử lại.", faults: [] }), patience);
  });
  return /** @type {Promise<T>} */ (Promise.race([answer, end]).finally(() => clearTimeout(timer)));
}
