import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const sources = join(import.meta.dirname, "..");
const specFile = join(sources, "../../../packages/protocol/SPEC.md");

/** Rules for clients alone: packages/connection tests them. */
const OF_CLIENTS = ["R9", "R10"];

const rules = [...readFileSync(specFile, "utf8").matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(
  ([, id]) => String(id),
);

/** The rules that the names of the server's tests carry, as "[H2] …". */
function tested(): Set<string> {
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" });
  const names = files
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) => {
      const text = readFileSync(join(sources, file), "utf8");
      return [...text.matchAll(/["'`]((?:\[[A-Z]\d+\] )+)/g)].map(([, ids]) => String(ids));
    });
  return new Set(names.flatMap((ids) => ids.match(/[A-Z]\d+/g) ?? []));
}

test("every rule of SPEC.md has a test that carries its number", () => {
  const held = tested();
  expect(rules.length).toBeGreaterThan(40);
  expect(rules.filter((id) => !held.has(id) && !OF_CLIENTS.includes(id))).toEqual([]);
});

test("every number that a test carries is a rule of SPEC.md", () => {
  expect([...tested()].filter((id) => !rules.includes(id))).toEqual([]);
});
