// Two hundred pieces of markup and script; each would call canary() if it ran anywhere.
const seeds = [
  "<script>canary()</script>",
  "<img src=x onerror=canary()>",
  "<svg onload=canary()>",
  "<iframe src=javascript:canary()>",
  "<a href=javascript:canary()>x</a>",
  '"><script>canary()</script>',
  "'><img src=x onerror=canary()>",
  "<body onload=canary()>",
  "<input autofocus onfocus=canary()>",
  "<details open ontoggle=canary()>",
  "$" + "{canary()}",
  "{{canary()}}",
  "<math><mtext></mtext><script>canary()</script></math>",
  "<style>@import 'x'</style>",
  "<template><script>canary()</script></template>",
  "<!--<script>canary()</script>-->",
  "<marquee onstart=canary()>",
  "<object data=javascript:canary()>",
  "<video><source onerror=canary()>",
  "<button onclick=canary()>x</button>",
];
const wraps = [
  (s) => s,
  (s) => s.toUpperCase(),
  (s) => `\t${s}`,
  (s) => `Nguyễn ${s}`,
  (s) => `${s}${s}`,
  (s) => s.replace("<", "<\u0001"),
  (s) => `\u202e${s}`,
  (s) => s.replaceAll("<", "&lt;"),
  (s) => `"${s}"`,
  (s) => s.replaceAll(" ", "/"),
];
const payloads = seeds.flatMap((seed) => wraps.map((wrap) => wrap(seed)));

const ran = [];
const violations = [];
window.canary = window.CANARY = () => ran.push(location.hash);
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`),
);
window.addEventListener("error", (event) => violations.push(`error: ${event.message}`));

/** Elements and attributes no screen of the window has: they could only come out of a payload. */
const FOREIGN =
  "body script, body style, img, iframe, object, embed, video, source, math, marquee, a[href^='javascript:' i], " +
  "[onerror], [onload], [onclick], [onfocus], [ontoggle], [onstart]";
const foreign = [];
let pages = 0;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
/** Everything the page says, in fields too. */
const words = () => {
  const fields = [...document.querySelectorAll("input, textarea")].map((field) => field.value);
  return `${document.body.textContent} ${fields.join(" ")}`;
};

function look(where) {
  pages += 1;
  const found = document.querySelector(FOREIGN);
  if (found) foreign.push(`${where}: ${found.outerHTML.slice(0, 200)}`);
}

/** Opens an address and waits until it says what it should. */
async function open(address, mark) {
  for (const dialog of document.querySelectorAll("dialog")) dialog.querySelector("button")?.click();
  for (const form of document.querySelectorAll("record-form")) form.left = true;
  location.hash = address;
  for (let tries = 0; tries < 300; tries += 1) {
    await sleep(10);
    const there = decodeURIComponent(location.hash.slice(1)) === decodeURIComponent(address);
    if (there && !document.querySelector("[aria-busy=true]") && words().includes(mark)) {
      await sleep(20);
      look(address);
      return true;
    }
  }
  foreign.push(`${address} never said ${mark}`);
  return false;
}

/** Looks at every row of a grid, also those below the edge. */
async function throughRows(screen, mark) {
  await open(screen, mark);
  const holder = document.querySelector(".tabulator-tableholder");
  for (let at = 0; holder && at < holder.scrollHeight; at += holder.clientHeight || 400) {
    const grid = document.querySelector("book-grid");
    holder.scrollTop = at;
    await sleep(30);
    // Near the end the next page is fetched.
    for (let tries = 0; grid.fetching && tries < 200; tries += 1) await sleep(10);
    look(`${screen} at ${at}`);
  }
}

/** So many payloads go into a field at once. */
const TOGETHER = 5;

/** Puts payloads into every text field of a form, as a paste does: the whole value at once. */
async function throughFields([address, first, end]) {
  if (!(await open(address, ""))) return 0;
  await sleep(150);
  const fields = () => [...document.querySelectorAll("main input[type=text], main textarea, main input:not([type])")];
  for (let round = first; round < end; round += 1) {
    for (const field of fields()) {
      const from = (round * TOGETHER) % payloads.length;
      field.value = payloads.slice(from, from + TOGETHER).join(" ");
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      if (round % 10 === 0) field.dispatchEvent(new FocusEvent("blur"));
    }
    await document.querySelector("record-form")?.updateComplete;
    if (round % 10 === 0) {
      await sleep(5);
      look(`${address} round ${round}`);
    }
  }
  const form = document.querySelector("record-form");
  if (form) {
    await form.save();
    await sleep(60);
    look(`${address}, its faults`);
    form.left = true;
  }
  return fields().length;
}

window.payload = {
  payloads,
  open,
  throughRows,
  throughFields,
  sum: () => ({ ran, violations, foreign, pages, title: document.title }),
};
