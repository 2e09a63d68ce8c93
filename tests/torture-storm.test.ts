import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const TORTURE = fileURLToPath(new URL("../scripts/torture.mjs", import.meta.url));
const VISITORS = 60;

interface Figure {
  figure: string;
  value: number;
}

// The long form is `pnpm torture storm`: 2,000 clients.
test("everybody who was dropped by a kill comes back by themselves with all that they said", async () => {
  const values = await torture("--rounds", String(VISITORS), "--latest", "1", "--seed", "3");
  expect(values.get("resumed")).toBe(values.get("clients"));
  expect(values.get("said")).toBeGreaterThan(VISITORS);
  expect(values.get("acked")).toBe(values.get("said"));
  expect(values.get("missed")).toBe(0);
  expect(values.get("twice")).toBe(0);
  expect(values.get("offences")).toBe(0);
});

async function torture(...args: string[]): Promise<Map<string, number>> {
  // It fails with the ledger's offending lines when anything is wrong.
  const { stdout } = await promisify(execFile)(process.execPath, [TORTURE, "storm", ...args]);
  const figures = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Figure);
  return new Map(figures.map(({ figure, value }) => [figure, value]));
}
