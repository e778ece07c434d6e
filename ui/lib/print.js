// Printing one thing of the window: the page is told its paper first. What is printed is the element marked `.printed`.

const RULES = {
  portrait: "@page { size: A4 portrait; margin: 20mm 20mm 20mm 30mm; }",
  landscape: "@page { size: A4 landscape; margin: 12mm 10mm 14mm 10mm; }",
};

/** Prints; the promise is kept once the page is printed or the clerk stepped back. @param {keyof typeof RULES} paper
 * @returns {Promise<void>} */
export function printPage(paper) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES[paper]);
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, sheet];
  document.documentElement.dataset.print = paper;
  const printed = new Promise((/** @type {(value: void) => void} */ done) => {
    const after = () => {
      document.adoptedStyleSheets = before;
      delete document.documentElement.dataset.print;
      done();
    };
    window.addEventListener("afterprint", after, { once: true });
  });
  window.print();
  return printed;
}
