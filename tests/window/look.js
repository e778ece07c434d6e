// What is cut off: words of controls and headings that reach out of the window or of something that hides its overflow.
const WORDS = "button, a, label, legend, h1, h2, h3, th, dt, kbd, .hint, .note, .fault, .tabulator-col-title";
const found = [];
const root = document.documentElement;
if (root.scrollWidth > innerWidth) found.push(`the document is ${root.scrollWidth} wide`);
const main = document.querySelector("main");
if (main && main.scrollWidth > main.clientWidth + 1) found.push(`main is ${main.scrollWidth} in ${main.clientWidth}`);

/** Whether an element hides what is too much for it, scrolls it, or lets it stand out. */
const flow = (style, axis) => {
  const how = style[`overflow${axis}`];
  return how === "hidden" || how === "clip" ? "hides" : how === "visible" ? "shows" : "scrolls";
};

/** Why a piece of text cannot be read in whole. */
function cut(element, rect) {
  let [across, down] = [true, true];
  for (let box = element; box && (across || down); box = box.parentElement) {
    const style = getComputedStyle(box);
    if (style.position === "fixed") down = false;
    const at = box.getBoundingClientRect();
    if (at.width < 2 || at.height < 2) return "";
    const [x, y] = [flow(style, "X"), flow(style, "Y")];
    if (across && x === "hides" && (rect.right > at.right + 1.5 || rect.left < at.left - 1.5)) return "across";
    if (down && y === "hides" && (rect.bottom > at.bottom + 2.5 || rect.top < at.top - 2.5)) return "down";
    if (x === "scrolls") across = false;
    if (y === "scrolls") down = false;
  }
  return across && (rect.right > innerWidth + 1 || rect.left < -1) ? "the window" : "";
}

for (const element of document.querySelectorAll(WORDS)) {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
  if (element.closest(".skip, [aria-hidden=true]")) continue;
  const range = document.createRange();
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const why = rect.width > 1 ? cut(element, rect) : "";
      if (why) found.push(`${element.localName}.${element.className} “${node.data.trim().slice(0, 40)}” cut by ${why}`);
    }
  }
}
return [...new Set(found)];
