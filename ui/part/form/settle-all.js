// What stands in a form's controls, read before anything is done with the form.

/** The controls whose text means something only once it was read: a day, an entry of a list. */
const CONTROLS = "date-field, code-list, combo-box";

/** Lets every control below `root` read what stands in it; done when each has taken it or said that it cannot. What one
 * takes may bring another up, which is then asked too. @param {import("../../lib/form.js").Form} root */
export async function settle(root) {
  const asked = new Set();
  for (;;) {
    const fresh = [...root.querySelectorAll(CONTROLS)].filter((one) => !asked.has(one));
    if (!fresh.length) return;
    for (const one of fresh) asked.add(one);
    await Promise.all(fresh.map((one) => one.settle(true)));
    await root.updateComplete;
  }
}
