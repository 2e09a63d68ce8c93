import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { serverDefaults } from "./serve.mjs";

let data;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "foyer-data-"));
});
afterEach(() => rmSync(data, { recursive: true }));

test("an empty data folder gets the demo", () => {
  expect(serverDefaults({ DATA_DIR: data }).DEMO).toBe("1");
  expect(serverDefaults({ DATA_DIR: join(data, "missing") }).DEMO).toBe("1");
});

test("a data folder in use is left as it is", () => {
  writeFileSync(join(data, "foyer.db"), "");
  expect(serverDefaults({ DATA_DIR: data })).not.toHaveProperty("DEMO");
});

test("what the caller has set stays", () => {
  const env = { DATA_DIR: data, DEMO: "0", NODE_ENV: "test" };
  expect(serverDefaults(env)).toEqual(env);
});

test("a database elsewhere is never filled with demo people by default", () => {
  const env = { DATA_DIR: data, DATABASE_URL: "postgres://db/foyer" };
  expect(serverDefaults(env)).not.toHaveProperty("DEMO");
});
