// What goes to Rust: the arguments of a command under the names Rust knows them by, in either spelling.
import { expect, test, vi } from "vitest";
import { plan } from "../api/import.js";
import { confirm } from "../api/session.js";

const sent = vi.hoisted(() => /** @type {{ name: string, args: any }[]} */ ([]));
vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (/** @type {string} */ name, /** @type {any} */ args) => sent.push({ name, args }),
}));

test("an argument of two words reaches a command of either spelling", async () => {
  await plan("Sổ 2019", 4, 2);
  expect(sent.pop()?.args).toMatchObject({ sheet: "Sổ 2019", headerRow: 4, headerRows: 2, header_row: 4 });
  await confirm("L1", true);
  expect(sent.pop()).toMatchObject({ name: "session_confirm", args: { ref: "L1", visitors_came: true } });
});
