import { openDisk } from "./disk.ts";
import type { Plant } from "./plants.ts";
import { type Outcome, runSeed } from "./run-seed.ts";
import { settleTown } from "./town.ts";

/** Seeds `from`, `from + step`, … below `end`, until `until` (real time) at the latest. */
export interface Share {
  from: number;
  step: number;
  end: number;
  until: number;
  plant: Plant | undefined;
}

/** What one seed came to; its story only when it is to be told. */
export type Report = Omit<Outcome, "story">;

const { from, step, end, until, plant } = JSON.parse(process.argv[2] ?? "") as Share;
const disk = openDisk();
settleTown(disk);
let reports: Report[] = [];
for (let seed = from; seed < end && Date.now() < until; seed += step) {
  const { story: _, ...report } = await runSeed(disk, seed, plant);
  reports.push(report);
  if (reports.length < 20) continue;
  process.send?.(reports);
  reports = [];
}
process.send?.(reports);
disk.close();
