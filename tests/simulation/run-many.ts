import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Plant } from "./plants.ts";
import type { Report, Share } from "./worker.ts";

const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** What a run of many seeds came to. */
export interface Tally {
  seeds: number;
  acked: number;
  failed: Report[];
  /** Virtual milliseconds from healing until all was well, of each seed. */
  quiet: number[];
}

/** Shares the seeds `from` … `from + count - 1` out to all cores. */
export async function runMany(options: {
  from: number;
  count: number;
  /** Stops here (real time), however many are done. */
  until?: number;
  plant?: Plant;
  onFailure?(report: Report): void;
}): Promise<Tally> {
  const { from, count, until = Number.MAX_SAFE_INTEGER, plant, onFailure } = options;
  const tally: Tally = { seeds: 0, acked: 0, failed: [], quiet: [] };
  const step = Math.min(availableParallelism(), count);

  function book(reports: Report[]): void {
    for (const report of reports) {
      tally.seeds += 1;
      tally.acked += report.acked;
      tally.quiet.push(report.quietAfter);
      if (report.faults.length === 0) continue;
      tally.failed.push(report);
      onFailure?.(report);
    }
  }

  const shares = Array.from({ length: step }, (_, i) => ({ from: from + i, step, until, plant }));
  await Promise.all(shares.map((share) => runShare({ ...share, end: from + count }, book)));
  return tally;
}

function runShare(share: Share, book: (reports: Report[]) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = fork(WORKER, [JSON.stringify(share)], { execArgv: ["--import", "tsx"] });
    worker.on("message", (reports) => book(reports as Report[]));
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a worker: ${code}`))));
  });
}
