// Where the window stands: `#petition/D-01` is the screen and what it shows. The address never holds a citizen's name.

/** @typedef {{ screen: string, what: string }} Place */

/** @returns {Place} */
export function place() {
  const [screen, ...what] = location.hash.slice(1).split("/");
  return { screen: screen || "desk", what: decodeURIComponent(what.join("/")) };
}

/** Goes to a screen. @param {string} screen @param {string} [what] */
export function go(screen, what = "") {
  location.hash = what ? `${screen}/${encodeURIComponent(what)}` : screen;
}

/** What the next screen should know: filters from a number that was clicked. Given once.
 * @type {Record<string, any>} */
let parcel = {};

/** @param {string} screen @param {Record<string, any>} content */
export function goWith(screen, content) {
  parcel = content;
  if (place().screen === screen && !place().what) window.dispatchEvent(new HashChangeEvent("hashchange"));
  else go(screen);
}

export function takeParcel() {
  const content = parcel;
  parcel = {};
  return content;
}
