import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findPostgres, findRedis } from "./find.mjs";
import { ensureServices } from "./install.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "foyer-services-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A folder of programs that do nothing. */
function programs(path, ...names) {
  const bin = join(folder, path);
  mkdirSync(bin, { recursive: true });
  for (const name of names) {
    writeFileSync(join(bin, name), "#!/bin/sh\n");
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}

const ALL = ["postgres", "initdb", "psql"];
const places = () => [{ parent: join(folder, "versions"), bin: "bin" }];

test("of several versions of PostgreSQL the newest is taken, before the one in PATH", () => {
  programs("versions/9.6/bin", ...ALL);
  programs("versions/15/bin", ...ALL);
  const newest = programs("versions/17/bin", ...ALL);
  const PATH = programs("bin", ...ALL);
  expect(findPostgres({ PATH }, places())).toBe(newest);
});

test("a PostgreSQL that is too old, or has only programs for clients, is passed over", () => {
  programs("versions/14/bin", ...ALL);
  programs("versions/16/bin", "psql");
  expect(findPostgres({ PATH: "" }, places())).toBeUndefined();
  const PATH = programs("bin", ...ALL);
  expect(findPostgres({ PATH }, places())).toBe(PATH);
});

test("named servers are used, or none: never another", () => {
  const bin = programs("mine", ...ALL, "redis-server");
  const PATH = programs("bin", ...ALL, "redis-server");
  expect(findPostgres({ PATH, POSTGRES_BIN: bin })).toBe(bin);
  expect(findPostgres({ PATH, POSTGRES_BIN: "/nowhere" })).toBeUndefined();
  expect(findRedis({ PATH, REDIS_SERVER: join(bin, "redis-server") })).toBe(
    join(bin, "redis-server"),
  );
  expect(findRedis({ PATH, REDIS_SERVER: "/nowhere" })).toBeUndefined();
});

test("a Valkey is as good as a Redis", () => {
  const PATH = programs("bin", "valkey-server");
  expect(findRedis({ PATH }, [])).toBe(join(PATH, "valkey-server"));
});

/** One service, found once `here` is true; and what was said about it. */
function oneService({ here = false, possible = true, brings = true } = {}) {
  const world = { here, said: [], installed: 0 };
  const service = {
    key: "redis",
    name: "Redis",
    find: () => (world.here ? "/found" : undefined),
    packages: [],
    tests: "the bus",
    help: "install it",
  };
  const installer = {
    possible: () => possible,
    async install() {
      world.installed++;
      world.here = brings;
      return brings ? [] : ["apt-get install: no network"];
    },
  };
  const say = (text) => world.said.push(text);
  const ensure = () => ensureServices(undefined, { services: [service], installer, say });
  return { world, ensure };
}

test("what is there is not installed again, and nothing is said", async () => {
  const { world, ensure } = oneService({ here: true });
  expect(await ensure()).toEqual({ redis: true });
  expect(world).toMatchObject({ installed: 0, said: [] });
});

test("what is missing is installed where that is possible", async () => {
  const { world, ensure } = oneService();
  expect(await ensure()).toEqual({ redis: true });
  expect(world).toMatchObject({ installed: 1, said: [] });
});

test("what cannot be installed is named, with what goes untested and how to help", async () => {
  const { world, ensure } = oneService({ possible: false });
  expect(await ensure()).toEqual({ redis: false });
  expect(world.said.join("\n")).toMatch(/NOT TESTED: the bus[\s\S]*install it/);
});

test("an installation that fails is told, and does not end the tests", async () => {
  const { world, ensure } = oneService({ brings: false });
  expect(await ensure()).toEqual({ redis: false });
  expect(world.said.join("\n")).toContain("tried: apt-get install: no network");
});
