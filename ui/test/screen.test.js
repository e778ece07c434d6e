// The screens of the window: each is the element its name says, and stays while only what it shows changes.
import { html, render } from "lit";
import { beforeEach, expect, test } from "vitest";
import { loadScreen, SCREENS, screenOf } from "../window/screens.js";
import { begin } from "./help.js";

/** @type {HTMLElement} */
let main;
beforeEach(async () => {
  await begin();
  main = document.createElement("main");
  document.body.append(main);
});

/** Draws a screen as the window does, after what stands before it. @param {string} screen @param {string} what */
function draw(screen, what) {
  render(html`<p></p>${screenOf(screen, what)}`, main);
  return /** @type {any} */ (main.lastElementChild);
}

test("every screen of the list is an element under its own name", async () => {
  for (const { screen } of SCREENS) {
    await loadScreen(screen);
    expect(customElements.get(`${screen.replaceAll("_", "-")}-screen`), screen).toBeDefined();
  }
});

test("a screen stays as it is while only what it shows changes, and goes with the next screen", async () => {
  await loadScreen("matter");
  await loadScreen("internal_rule");
  const matter = draw("matter", "V1");
  expect([matter.localName, matter.what]).toEqual(["matter-screen", "V1"]);
  expect(draw("matter", "V2")).toBe(matter);
  expect(matter.what).toBe("V2");
  const rule = draw("internal_rule", "");
  expect(rule.localName).toBe("internal-rule-screen");
  expect(matter.isConnected).toBe(false);
  expect(draw("matter", "V2")).not.toBe(matter);
});

test("mass mobilisation is given the eight logs that open from it", async () => {
  await loadScreen("mobilisation");
  const screen = draw("mobilisation", "");
  await screen.updateComplete;
  expect(screen.querySelectorAll(".logs button").length).toBe(8);
});
