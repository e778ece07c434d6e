// The way in: the double's answers when asked for, then the window.
import { answerWith } from "./api/call.js";
import { hearKeys } from "./lib/keys.js";
import { setPolicy } from "./lib/trust.js";

setPolicy();
if (import.meta.env.MODE === "double") {
  const { answer } = await import("./test/desk-double.js");
  answerWith(answer);
}
hearKeys();
await import("./window/desk-window.js");
