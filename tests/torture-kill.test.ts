import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const TORTURE = fileURLToPath(new URL("../scripts/torture.mjs", import.meta.url));
const KILLS = 8;

interface Figure {
  figure: string;
  value: number;
}

// The long form is `pnpm torture kill`; the seed makes the moments of the kills the same each time.
test("a server killed again and again under load loses, repeats and reorders nothing acked", async () => {
  const args = [TORTURE, "kill", "--rounds", String(KILLS), "--latest", "700", "--seed", "3"];
  // It fails with the ledger's offending lines when anything is wrong.
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const figures = stdout.trim().split("\n");
  const values = new Map(
    figures.map((line) => JSON.parse(line) as Figure).map(({ figure, value }) => [figure, value]),
  );
  expect(values.get("kills")).toBe(KILLS);
  expect(values.get("acked")).toBeGreaterThan(100);
  expect(values.get("offences")).toBe(0);
});
