import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { canCluster } from "./cluster/stage.ts";

const TORTURE = fileURLToPath(new URL("../scripts/torture.mjs", import.meta.url));

interface Figure {
  figure: string;
  value: number;
}

/** Two nodes, PostgreSQL, Redis and their clients, on a machine that may be busy with more. */
const TIMEOUT_MS = 120_000;

// The long forms are `pnpm torture outage`, `rolling`, `claim-nodes` and `first-message-nodes`.
describe.skipIf(!canCluster())("two nodes that are tortured", { timeout: TIMEOUT_MS }, () => {
  test("nodes, PostgreSQL and Redis that are killed, frozen or emptied lose, repeat and reorder nothing", async () => {
    const values = await torture("outage", "--rounds", "6", "--latest", "1500", "--seed", "3");
    expect(values.get("outages")).toBe(6);
    expect(values.get("acked")).toBe(values.get("said"));
    expect(values.get("acked")).toBeGreaterThan(100);
    for (const figure of FAULTLESS) expect(values.get(figure), figure).toBe(0);
  });

  test("nodes that are restarted one after the other lose and repeat nothing", async () => {
    const values = await torture("rolling", "--rounds", "2", "--seed", "3");
    expect(values.get("restarts")).toBe(2);
    expect(values.get("ended otherwise than in good order")).toBe(0);
    expect(values.get("acked")).toBe(values.get("said"));
    expect(values.get("acked")).toBeGreaterThan(100);
    for (const figure of FAULTLESS) expect(values.get(figure), figure).toBe(0);
  });

  test("of twenty agents on two nodes who claim at once one wins, and all lists agree", async () => {
    const ROUNDS = 8;
    const values = await torture("claim-nodes", "--rounds", String(ROUNDS), "--seed", "3");
    expect(values.get("fewest consoles on a node")).toBe(10);
    expect(values.get("claims alone: winners")).toBe(ROUNDS / 2);
    expect(values.get("claims alone: told who has it")).toBe((19 * ROUNDS) / 2);
    expect(values.get("orphans")).toBe(0);
    expect(values.get("offences")).toBe(0);
  });

  test("a visitor's first words from twenty tabs on two nodes make one conversation", async () => {
    const ROUNDS = 15;
    const values = await torture("first-message-nodes", "--rounds", String(ROUNDS), "--seed", "3");
    expect(values.get("conversations")).toBe(ROUNDS);
    expect(values.get("visitors with two")).toBe(0);
    expect(values.get("offences")).toBe(0);
  });
});

const FAULTLESS = ["acked, lost", "lost", "twice", "misordered", "gaps", "stuck"];

/** Runs it, and resolves with its figures; fails with the ledger's offending lines when there are any. */
async function torture(...args: string[]): Promise<Map<string, number>> {
  const { stdout } = await promisify(execFile)(process.execPath, [TORTURE, ...args]);
  const lines = stdout.trim().split("\n");
  return new Map(
    lines.map((line) => JSON.parse(line) as Figure).map((one) => [one.figure, one.value]),
  );
}
