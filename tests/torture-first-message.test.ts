import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const TORTURE = fileURLToPath(new URL("../scripts/torture.mjs", import.meta.url));
const ROUNDS = 20;

interface Figure {
  figure: string;
  value: number;
}

// The long form is `pnpm torture first-message`: 1,000 rounds.
test("a visitor's first words from twenty tabs at once make one conversation, each of them once", async () => {
  const values = await torture("--rounds", String(ROUNDS), "--seed", "3");
  expect(values.get("conversations")).toBe(ROUNDS);
  expect(values.get("visitors with two")).toBe(0);
  expect(values.get("acked")).toBe(values.get("said"));
  expect(values.get("repeats")).toBeGreaterThan(3 * ROUNDS);
  expect(values.get("offences")).toBe(0);
});

async function torture(...args: string[]): Promise<Map<string, number>> {
  // It fails with the ledger's offending lines when anything is wrong.
  const { stdout } = await promisify(execFile)(process.execPath, [
    TORTURE,
    "first-message",
    ...args,
  ]);
  const figures = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Figure);
  return new Map(figures.map(({ figure, value }) => [figure, value]));
}
