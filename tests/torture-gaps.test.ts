import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const TORTURE = fileURLToPath(new URL("../scripts/torture.mjs", import.meta.url));
const EVENTS = 3_000;

interface Figure {
  figure: string;
  value: number;
}

// The long form is `pnpm torture gaps`: 100,000 events in 1,500 conversations.
test("readers who come and go with cursors of all ages miss nothing and see nothing twice", async () => {
  const values = await torture("--rounds", String(EVENTS), "--seed", "3");
  expect(values.get("stored")).toBeGreaterThanOrEqual(EVENTS);
  expect(values.get("delivered")).toBeGreaterThan(EVENTS);
  expect(values.get("skipped")).toBe(0);
  expect(values.get("twice")).toBe(0);
  expect(values.get("notes to visitors")).toBe(0);
  expect(values.get("offences")).toBe(0);
});

async function torture(...args: string[]): Promise<Map<string, number>> {
  // It fails with the ledger's offending lines when anything is wrong.
  const { stdout } = await promisify(execFile)(process.execPath, [TORTURE, "gaps", ...args]);
  const figures = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Figure);
  return new Map(figures.map(({ figure, value }) => [figure, value]));
}
