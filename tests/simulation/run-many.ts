import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { bundleWorker } from "./bundle.ts";
import { MIGRATIONS_DIR } from "./disk.ts";
import type { Plant } from "./plants.ts";
import type { Block, Done, Report } from "./worker.ts";

/** Seeds that a worker gets at a time: a second of work. */
const BLOCK = 40;

/** Stories leave much short-lived rubbish behind: with more room for it, less of it is moved. */
const NODE_OPTIONS = ["--max-semi-space-size=32"];

/** What a run of many seeds came to. */
export interface Tally {
  /** How many: those from `from` on, without a gap. */
  seeds: number;
  acked: number;
  failed: Report[];
  /** Virtual milliseconds from healing until all was well, of each seed. */
  quiet: number[];
}

/** Shares the seeds `from` … `from + count - 1` out to all cores, block by block. */
export async function runMany(options: {
  from: number;
  count: number;
  /** Begins no further block after this (real time), however many are done. */
  until?: number;
  plant?: Plant;
  onFailure?(report: Report): void;
}): Promise<Tally> {
  const { from, count, until = Number.MAX_SAFE_INTEGER, plant, onFailure } = options;
  const tally: Tally = { seeds: 0, acked: 0, failed: [], quiet: [] };
  const end = from + count;
  let next = from;

  function book(done: Done): void {
    if ("failed" in done) {
      tally.failed.push(done.failed);
      onFailure?.(done.failed);
      return;
    }
    for (const { acked, quietAfter } of done.reports) {
      tally.seeds += 1;
      tally.acked += acked;
      tally.quiet.push(quietAfter);
    }
  }

  function nextBlock(): Block | undefined {
    if (next >= end || Date.now() >= until) return undefined;
    const block = { from: next, end: Math.min(next + BLOCK, end), plant };
    next = block.end;
    return block;
  }

  const workers = Math.min(availableParallelism(), Math.ceil(count / BLOCK));
  const { file, remove } = await bundleWorker();
  try {
    await Promise.all(Array.from({ length: workers }, () => employ(file, nextBlock, book)));
  } finally {
    remove();
  }
  return tally;
}

/** Runs one worker until there is no block left; it says when it is ready for one. */
function employ(
  file: string,
  nextBlock: () => Block | undefined,
  book: (done: Done) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker: ChildProcess = fork(file, [MIGRATIONS_DIR], { execArgv: NODE_OPTIONS });
    worker.on("message", (done: Done) => {
      book(done);
      if ("failed" in done) return;
      const block = nextBlock();
      if (block) worker.send(block);
      else worker.disconnect();
    });
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a worker: ${code}`))));
  });
}
