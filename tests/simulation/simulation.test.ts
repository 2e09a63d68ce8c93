import { afterAll, expect, test } from "vitest";
import { openDisk } from "./disk.ts";
import { PLANTS, type Plant } from "./plants.ts";
import { runMany } from "./run-many.ts";
import { QUIET_WITHIN_MS, runSeed } from "./run-seed.ts";
import { settleTown } from "./town.ts";

/** Or as many as a busy machine gets through in the time; `pnpm torture simulation` runs 200,000. */
const SEEDS = 2_000;
const WITHIN_MS = 15_000;

/** Every planted bug shows within so many seeds. */
const PLANTED_SEEDS = 60;

const disk = openDisk();
await settleTown(disk);
afterAll(disk.close);

test("[M1] [M2] [R1] [R2] [R9] thousands of stories with faults keep every promise", async () => {
  const tally = await runMany({ from: 1, count: SEEDS, until: Date.now() + WITHIN_MS });
  const failed = tally.failed.map(({ seed, faults }) => `--seed ${seed}: ${faults[0]}`);
  expect(failed).toEqual([]);
  expect(tally.seeds).toBeGreaterThan(20);
  expect(Math.max(...tally.quiet)).toBeLessThanOrEqual(QUIET_WITHIN_MS);
  console.log(JSON.stringify({ torture: "simulation", figure: "seeds", value: tally.seeds }));
});

test("a seed tells the same story every time", async () => {
  const once = await runSeed(disk, 37);
  await runSeed(disk, 38);
  expect(await runSeed(disk, 37)).toEqual(once);
});

test.each(Object.keys(PLANTS) as Plant[])(
  "the auditor catches a planted bug: %s",
  async (plant) => {
    for (let seed = 1; seed <= PLANTED_SEEDS; seed++) {
      const { faults } = await runSeed(disk, seed, plant);
      if (faults.length > 0) return;
    }
    expect.fail(`nobody noticed that ${PLANTS[plant]}`);
  },
);
