import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const TORTURE = fileURLToPath(new URL("../scripts/torture.mjs", import.meta.url));
const READERS = 60;
const SLOW_MS = 4_000;

interface Figure {
  figure: string;
  value: number;
}

// The long form is `pnpm torture slow-reader`: 200 readers.
test("readers who stop are cut off, cost little memory and lose nothing when they read on", async () => {
  const values = await torture("--rounds", String(READERS), "--latest", String(SLOW_MS));
  expect(values.get("cut off")).toBeGreaterThan(0);
  expect(values.get("memory growth")).toBeLessThan(64);
  expect(values.get("lost")).toBe(0);
  expect(values.get("flooder: refused")).toBeGreaterThan(0);
  expect(values.get("offences")).toBe(0);
});

async function torture(...args: string[]): Promise<Map<string, number>> {
  // It fails with the ledger's offending lines when anything is wrong.
  const { stdout } = await promisify(execFile)(process.execPath, [TORTURE, "slow-reader", ...args]);
  const figures = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Figure);
  return new Map(figures.map(({ figure, value }) => [figure, value]));
}
