// What goes to Rust: the arguments of a command under the names Rust knows them by.
import { expect, test, vi } from "vitest";
import { plan } from "../api/import.js";
import { confirm } from "../api/session.js";

const sent = vi.hoisted(() => /** @type {{ name: string, args: unknown }[]} */ ([]));
vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (/** @type {string} */ name, /** @type {unknown} */ args) => sent.push({ name, args }),
}));

test("an argument reaches its command under the name Rust gave it", async () => {
  await plan("Sổ 2019", 4, 2);
  expect(sent.pop()).toEqual({ name: "import_plan", args: { sheet: "Sổ 2019", header_row: 4, header_rows: 2 } });
  await confirm("L1", true);
  expect(sent.pop()).toEqual({ name: "session_confirm", args: { ref: "L1", visitors_came: true } });
});
