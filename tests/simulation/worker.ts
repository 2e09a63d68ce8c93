import { openDisk } from "./disk.ts";
import type { Plant } from "./plants.ts";
import { type Outcome, runSeed } from "./run-seed.ts";
import { settleTown } from "./town.ts";

/** Seeds `from` … `end - 1`, to be run one after another and answered by a `Done`. */
export interface Block {
  from: number;
  end: number;
  plant?: Plant | undefined;
}

/** What one seed came to; its story only when it is to be told. */
export type Report = Omit<Outcome, "story">;

/** A block's reports; a seed that failed is told at once besides, alone. */
export type Done = { failed: Report } | { reports: Report[] };

// A bundle of this file does not know where the migrations lie.
const disk = openDisk(process.argv[2]);
await settleTown(disk);
let current = 0;
const tell = (done: Done) => process.send?.(done);

// What the server throws where nobody waits for it ends the worker: not without the seed's number.
process.on("uncaughtExceptionMonitor", () => console.error(`--seed ${current}: the worker ended`));

process.on("message", async ({ from, end, plant }: Block) => {
  const reports: Report[] = [];
  for (current = from; current < end; current++) {
    const { story: _, ...report } = await runSeed(disk, current, plant);
    if (report.faults.length > 0) tell({ failed: report });
    reports.push(report);
    // Within a story time is virtual: nobody outside of it is heard.
    await new Promise((resolve) => setImmediate(resolve));
  }
  tell({ reports });
});

process.on("disconnect", () => {
  disk.close();
  process.exit();
});
tell({ reports: [] });
