// The house of the front end: which room may look into which, told by the imports of every file, those of types too.
import { expect, test } from "vitest";

/** From the ground up: a room may import from those before it and from itself. */
const ROOMS = ["lib", "api", "known", "part", "screen", "window"];

/** @type {Record<string, string>} */
const sources = import.meta.glob("../{api,known,lib,part,screen,window}/**/*.js", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The files and what each says, by their path in the house. @type {Map<string, string>} */
const files = new Map(Object.entries(sources).map(([path, text]) => [path.slice("../".length), text]));

const roomOf = (path) => path.split("/")[0];
const folderOf = (path) => path.slice(0, path.lastIndexOf("/"));

/** The files one imports or takes a type from, each by its path in the house. `*` stands for any of a folder. */
function importsOf(path) {
  const found = [...files.get(path).matchAll(/["'`](\.\.?\/[^"'`\n]*\.js)["'`]/g)];
  const targets = found.map(([, target]) => target.replace(/\$\{[^}]*\}/g, "*"));
  return targets.map((target) => new URL(target, `house:///${path}`).pathname.slice(1));
}

const arrows = [...files.keys()].flatMap((from) => importsOf(from).map((to) => ({ from, to })));

/** The circles among arrows, each as the way round it. @param {{ from: string, to: string }[]} all */
function circles(all) {
  const found = [];
  const done = new Set();
  const walk = (at, way) => {
    if (way.includes(at)) found.push([...way.slice(way.indexOf(at)), at].join(" → "));
    if (done.has(at) || way.includes(at)) return;
    for (const { to } of all.filter(({ from }) => from === at)) walk(to, [...way, at]);
    done.add(at);
  };
  for (const { from } of all) walk(from, []);
  return found;
}

test("every room has files, and every import leads to one of them", () => {
  for (const room of ROOMS) expect([...files.keys()].filter((path) => roomOf(path) === room)).not.toEqual([]);
  const types = "api/types.js";
  const astray = arrows.filter(({ to }) => !to.includes("*") && to !== types && !files.has(to));
  expect(astray).toEqual([]);
});

test("no import climbs from a room to one above it", () => {
  const climbs = arrows.filter(({ from, to }) => ROOMS.indexOf(roomOf(to)) > ROOMS.indexOf(roomOf(from)));
  expect(climbs).toEqual([]);
});

test("no file imports itself by a way round", () => {
  expect(circles(arrows)).toEqual([]);
});

test("no two folders of parts stand on each other", () => {
  const folders = arrows
    .map(({ from, to }) => ({ from: folderOf(from), to: folderOf(to) }))
    .filter(({ from, to }) => from !== to && from.startsWith("part/") && to.startsWith("part/"));
  expect(circles(folders)).toEqual([]);
});

test("what knows no element of ours names none", () => {
  const ours = [...files.values()].flatMap((text) => [...text.matchAll(/define\("([^"]+)"/g)].map(([, name]) => name));
  expect(ours).toContain("record-form");
  const ground = [...files].filter(([path]) => ["lib", "api", "known"].includes(roomOf(path)));
  const named = ground.flatMap(([path, text]) =>
    ours.filter((name) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text)).map((name) => `${path}: ${name}`),
  );
  expect(named).toEqual([]);
});
