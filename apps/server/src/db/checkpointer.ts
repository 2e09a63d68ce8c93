import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Database as Sqlite } from "better-sqlite3";

/** Pages of log after which it is moved into the database file: 16 MiB. */
export const LOG_PAGES = 4096;

/** Looking costs as much as a small write: it is done once in so many commits. */
const LOOK_EVERY = 16;

/** Keeps the write-ahead log short without the event loop waiting for a disk. */
export interface Checkpointer {
  /** Between two commits: what the next one has to wait for, if anything. */
  beforeCommit(): Promise<void> | undefined;
  close(): Promise<void>;
}

/**
 * In two steps, both on a worker: most of the log is copied while commits go on; then, with
 * commits held back for a moment, the rest, and the log is emptied. `sqlite` must not checkpoint
 * by itself. It need not sync either (`synchronous = OFF`), since wal-sync.ts does that before
 * every ack; only a log that could not be emptied, because somebody else reads it, will be begun
 * anew over old frames, which is safe only with SQLite's own syncs. It gets them until then.
 */
export function createCheckpointer(
  sqlite: Sqlite,
  { file, worker: workerFile, pages = LOG_PAGES }: { file: string; worker: string; pages?: number },
): Checkpointer {
  // Only asks: how long the log is, and how much of it has been copied.
  const look = sqlite.prepare<[], { log: number }>("PRAGMA wal_checkpoint(NOOP)");
  let worker: Worker | undefined;
  let state: "idle" | "copying" | "copied" = "idle";
  let limit = pages;
  let commits = 0;

  async function ask(what: "copy" | "empty"): Promise<boolean> {
    // Most houses never write so much between two starts: no thread before it is needed.
    if (!worker) {
      worker = new Worker(workerFile, { workerData: { file } });
      worker.unref();
    }
    worker.postMessage(what);
    const [{ done, trouble }] = await once(worker, "message");
    // Nothing is lost: the log keeps what could not be moved, and grows until it can be.
    if (trouble) process.emitWarning(`The log was not moved into the database: ${trouble}`);
    return done;
  }

  async function copy(): Promise<void> {
    await ask("copy").catch(warn);
    state = "copied";
  }

  async function empty(): Promise<void> {
    const isEmpty = await ask("empty").catch(warn);
    sqlite.pragma(isEmpty ? "synchronous = OFF" : "synchronous = NORMAL");
    limit = isEmpty ? pages : (look.get()?.log ?? 0) + pages;
    state = "idle";
  }

  return {
    beforeCommit() {
      if (state === "copied") return empty();
      if (state === "idle" && commits++ % LOOK_EVERY === 0 && (look.get()?.log ?? 0) >= limit) {
        state = "copying";
        void copy();
      }
      return undefined;
    },
    async close() {
      await worker?.terminate();
      // The last one to leave moves the log itself: with its syncs.
      sqlite.pragma("synchronous = FULL");
    },
  };
}

function warn(error: unknown): false {
  process.emitWarning(`The log was not moved into the database: ${String(error)}`);
  return false;
}
