// Where the window stands: `#petition/D-01` is the screen and what it shows, `#visit/new#k3f` the half-written form that is
// open there, so that a page loaded anew goes on with it. The address never holds a citizen's name.

/** @typedef {{ screen: string, what: string, draft: string }} Place */

/** @returns {Place} */
export function place() {
  const [at, draft = ""] = location.hash.slice(1).split("#");
  const [screen, ...what] = at.split("/");
  return { screen: screen || "desk", what: decodeURIComponent(what.join("/")), draft };
}

/** Goes to a screen, and there to a half-written form. @param {string} screen @param {string} [what] @param {string} [draft] */
export function go(screen, what = "", draft = "") {
  location.hash = `${screen}${what ? `/${encodeURIComponent(what)}` : ""}${draft ? `#${draft}` : ""}`;
}

/** Says which half-written form is open here; none: there is nothing written yet. @param {string} draft */
export function holdDraft(draft) {
  const [at] = location.hash.slice(1).split("#");
  history.replaceState(history.state, "", `#${at}${draft ? `#${draft}` : ""}`);
}

/** What the next screen should know: filters from a number that was clicked. Given once.
 * @type {Record<string, any>} */
let parcel = {};

/** @param {string} screen @param {Record<string, any>} content @param {string} [what] */
export function goWith(screen, content, what = "") {
  parcel = content;
  const at = place();
  if (at.screen === screen && at.what === what) window.dispatchEvent(new HashChangeEvent("hashchange"));
  else go(screen, what);
}

export function takeParcel() {
  const content = parcel;
  parcel = {};
  return content;
}
