// WebView2 asks for trusted types. lit brings its own policy; the grid's library sets a few fixed pieces of its own as
// strings. Those pieces, without a letter of data, pass; anything else becomes the letters it is made of.

/** Tags without any attribute but class, role or tabindex, and blanks: what the grid draws itself with. */
const FIXED = /^(?:<\/?(?:div|span)(?: (?:class|role|tabindex)=(?:'[\w -]*'|"[\w -]*"))*>|&nbsp;|\s|[▲▼⌄])*$/;

/** @param {string} text */
export function harmless(text) {
  return FIXED.test(text) ? text : text.replaceAll("<", "&lt;");
}

/** Sets the policy where the window has trusted types. */
export function setPolicy() {
  const types = /** @type {any} */ (window).trustedTypes;
  types?.createPolicy?.("default", { createHTML: harmless });
}
