import type { Database as Sqlite } from "better-sqlite3";
import { createBatchWriter, type Job, type Settle, type Stage } from "./batch.ts";
import { CannotWrite } from "./cannot-write.ts";
import type { SqliteDb } from "./db.ts";

/**
 * After a batch of so many the next one gathers for a millisecond: a commit and a sync for each two
 * or three messages would cost a busy server more than the messages do.
 */
const BUSY_BATCH = 8;

/** Where commits go. */
export interface Log {
  /**
   * Resolves only when all that was committed is on disk; when it fails, nothing that was can be
   * trusted.
   */
  sync(): Promise<void>;
  /** Between two commits: what the next one has to wait for, if anything. */
  beforeCommit?(): Promise<void> | undefined;
}

/**
 * Group commit. Writes that arrive while a sync is under way share the next one.
 * When a sync fails `onFatal` must stop the process, and no write is settled. It is called, too,
 * when a `publish` throws: somebody has not been told what is stored.
 */
export function createWriteQueue(
  sqlite: Sqlite,
  log: Log,
  onFatal: (error: unknown) => void,
): SqliteDb["writes"] & { close(): Promise<void> } {
  const stages: Stage[] = [];
  const batches = createBatchWriter(sqlite, stages);
  let waiting: Job[] = [];
  let running: Promise<void> | undefined;
  let closed = false;
  /** What is being committed and synced. */
  let persisting: Promise<unknown> | undefined;

  async function commitBatch(batch: Job[]): Promise<Settle[]> {
    try {
      return await batches.commit(batch);
    } catch (error) {
      if (error instanceof CannotWrite) {
        // At once, and with all that waits: what was said later must not overtake what is said again.
        for (const job of [...batch, ...waiting.splice(0)]) job.settle({ ok: false, error });
        return [];
      }
    }
    // One write that the database refuses must not take its neighbours with it.
    const settles: Settle[] = [];
    for (const job of batch) {
      const refuse = (error: unknown) => [() => job.settle({ ok: false, error })];
      settles.push(...(await batches.commit([job]).catch(refuse)));
    }
    return settles;
  }

  async function persist(batch: Job[]): Promise<Settle[]> {
    const settles = await commitBatch(batch);
    await log.sync();
    return settles;
  }

  async function run(): Promise<void> {
    let size = 0;
    while (waiting.length > 0) {
      // One turn of the loop gathers what all sockets have just brought, and lets those who
      // waited for the last sync read before anything newer is committed.
      await (size >= BUSY_BATCH ? aMoment() : aTurn());
      const hold = log.beforeCommit?.();
      if (hold) await hold;
      const batch = waiting;
      waiting = [];
      size = batch.length;
      const persisted = persist(batch);
      persisting = persisted;
      const settles = await persisted;
      persisting = undefined;
      for (const settle of settles) settle();
    }
    running = undefined;
  }

  function enqueue<T>(
    direct: boolean,
    work: () => T | Promise<T>,
    publish?: (value: T) => void,
  ): Promise<T> {
    // Whoever comes so late was promised nothing; the log's file may be closed already.
    if (closed) return Promise.reject(new CannotWrite("the database is being closed"));
    return new Promise<T>((resolve, reject) => {
      waiting.push({
        work,
        direct,
        settle(result) {
          if (!result.ok) return reject(result.error);
          const value = result.value as T;
          try {
            publish?.(value);
          } finally {
            resolve(value);
          }
        },
      });
      running ??= run().catch(onFatal);
    });
  }

  return {
    write: (work, publish) => enqueue(true, work, publish),
    // What is needed is in memory, or in a file that is read at once.
    stage: (_needs, work, publish) => enqueue(false, work, publish),
    enlist: (stage) => void stages.push(stage),
    flush: batches.flush,
    async synced() {
      await persisting;
    },
    drained: () => running ?? Promise.resolve(),
    async close() {
      closed = true;
      await running;
    },
  };
}

const aTurn = () => new Promise((resolve) => setImmediate(resolve));
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1));
