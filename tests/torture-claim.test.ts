import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const TORTURE = fileURLToPath(new URL("../scripts/torture.mjs", import.meta.url));
const ROUNDS = 14;

interface Figure {
  figure: string;
  value: number;
}

// The long form is `pnpm torture claim`: 1,000 rounds.
test("of twenty agents who claim at once one wins, the others are told who, and all lists agree", async () => {
  const values = await torture("--rounds", String(ROUNDS), "--seed", "3");
  expect(values.get("claims alone: winners")).toBe(ROUNDS / 2);
  expect(values.get("claims alone: told who has it")).toBe((19 * ROUNDS) / 2);
  expect(values.get("orphans")).toBe(0);
  expect(values.get("offences")).toBe(0);
});

async function torture(...args: string[]): Promise<Map<string, number>> {
  // It fails with the ledger's offending lines when anything is wrong.
  const { stdout } = await promisify(execFile)(process.execPath, [TORTURE, "claim", ...args]);
  const figures = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Figure);
  return new Map(figures.map(({ figure, value }) => [figure, value]));
}
