import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const TORTURE = fileURLToPath(new URL("../scripts/torture.mjs", import.meta.url));
/** How long a trouble lasts, in milliseconds. */
const TROUBLE_MS = 500;

interface Figure {
  figure: string;
  value: number;
}

// The long form is `pnpm torture database`: all troubles, up to ten seconds each.
test("a write lock held elsewhere costs time, and no message", async () => {
  const values = await torture("locked", "--latest", String(TROUBLE_MS));
  const name = "write lock held by another process";
  expect(values.get(`${name}: longest without an ack`)).toBeGreaterThan(TROUBLE_MS / 2);
  expect(values.get(`${name}: false acks`)).toBe(0);
  expect(values.get("offences")).toBe(0);
});

test("a sync that fails stops the server before anything is acked in vain", async () => {
  const values = await torture("failingSync", "--latest", String(TROUBLE_MS));
  // Without a C compiler it is skipped, loudly.
  if (values.get("skipped") === 1) return;
  expect(values.get("sync fails (EIO): stopped by itself")).toBe(1);
  expect(values.get("sync fails (EIO): false acks")).toBe(0);
  expect(values.get("offences")).toBe(0);
});

test("without space people are told to try again, and go on once there is some", async () => {
  const values = await torture("noSpace", "--latest", String(TROUBLE_MS));
  if (values.get("skipped") === 1) return;
  expect(values.get("no space (ENOSPC): told to try again")).toBeGreaterThan(0);
  expect(values.get("no space (ENOSPC): stopped by itself")).toBe(0);
  expect(values.get("no space (ENOSPC): false acks")).toBe(0);
  expect(values.get("offences")).toBe(0);
});

async function torture(...args: string[]): Promise<Map<string, number>> {
  // It fails with the ledger's offending lines when anything is wrong.
  const { stdout } = await promisify(execFile)(process.execPath, [TORTURE, "database", ...args]);
  const figures = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Figure);
  return new Map(figures.map(({ figure, value }) => [figure, value]));
}
