import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../start/workspaces.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");

/** Lines of the Dockerfile that begin with `word`, continued ones joined. */
const instructions = (word) =>
  read("Dockerfile")
    .replaceAll(/\\\n/g, " ")
    .split("\n")
    .filter((line) => line.startsWith(`${word} `))
    .map((line) => line.slice(word.length + 1));

const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);

test("what the Dockerfile copies from the checkout is there, and not left out", () => {
  const copied = instructions("COPY")
    .filter((line) => !line.startsWith("--from"))
    .flatMap((line) => line.split(/\s+/).slice(0, -1));
  expect(copied).toContain("pnpm-lock.yaml");
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const left = read(".dockerignore").split("\n");
  expect(copied.filter((path) => left.includes(path))).toEqual([]);
});

test("the scripts that the Dockerfile runs are there", () => {
  const scripts = instructions("RUN").flatMap((line) => all(line, /node (\S+\.mjs)/g));
  expect(scripts).toContain("scripts/build.mjs");
  expect(scripts.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("the image is built with the pnpm that made the lock file", () => {
  const ours = /"(pnpm@[\d.]+)"/.exec(read("scripts/start/install.mjs"))?.[1];
  const theirs = instructions("RUN").flatMap((line) => all(line, /(pnpm@[\d.]+)/g));
  expect(new Set(theirs)).toEqual(new Set([ours]));
});

test("no setting is given that the server does not know", () => {
  const known = new Set(all(read("apps/server/src/config.ts"), /^ {2}([A-Z_]+): Type\./gm));
  const given = [
    ...instructions("ENV").flatMap((line) => all(line, /([A-Z_]+)=/g)),
    ...all(read("compose.yaml"), /^ {6}([A-Z_]+):/gm),
    ...all(read("deploy/foyer.service"), /^Environment=(.*)$/gm).flatMap((line) =>
      all(line, /([A-Z_]+)=/g),
    ),
  ];
  expect(given).toEqual(expect.arrayContaining(["DATA_DIR", "PUBLIC_URL", "TRUSTED_PROXIES"]));
  // Node's own, and those of the Caddyfile.
  const others = ["NODE_ENV", "FOYER_DOMAIN", "FOYER_UPSTREAM"];
  expect(given.filter((name) => !known.has(name) && !others.includes(name))).toEqual([]);
});

test("compose.yaml and the Caddyfile agree on their variables", () => {
  const variables = all(read("deploy/Caddyfile"), /\{\$([A-Z_]+)/g);
  const compose = read("compose.yaml");
  expect(variables.sort()).toEqual(["FOYER_DOMAIN", "FOYER_UPSTREAM"]);
  for (const name of variables) expect(compose).toMatch(new RegExp(`^ {6}${name}: `, "m"));
  expect(compose).toContain("./deploy/Caddyfile:/etc/caddy/Caddyfile:ro");
});
