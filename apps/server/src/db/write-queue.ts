import type { Database as Sqlite } from "better-sqlite3";

interface Job {
  work(): unknown;
  settle(result: { ok: true; value: unknown } | { ok: false; error: unknown }): void;
}

/** Every write goes through here: one writer, many writes to one sync. */
export interface WriteQueue {
  /**
   * Runs `work` inside a transaction shared with the other writes of the moment, each in
   * a savepoint of its own. Once all of it is synced to disk `publish` is called, in commit
   * order, and the promise resolves. When `work` throws, its own writes are undone and
   * the promise rejects with the same error.
   */
  write<T>(work: () => T, publish?: (value: T) => void): Promise<T>;
  /** Resolves once everything committed so far is on disk, so that a read may be shown. */
  synced(): Promise<void>;
  /** Resolves when nothing is left to write. */
  drained(): Promise<void>;
}

/**
 * Group commit. Writes that arrive while a sync is under way share the next one.
 * `sync` must resolve only when the log is on disk; when it fails, nothing that was
 * committed can be trusted, so `onFatal` must stop the process and no write is settled.
 * It is called, too, when a `publish` throws: somebody has not been told what is stored.
 */
export function createWriteQueue(
  sqlite: Sqlite,
  sync: () => Promise<void>,
  onFatal: (error: unknown) => void,
): WriteQueue {
  const statement = (text: string) => sqlite.prepare(text);
  const begin = statement("BEGIN IMMEDIATE");
  const commit = statement("COMMIT");
  const rollback = statement("ROLLBACK");
  const savepoint = statement("SAVEPOINT job");
  const release = statement("RELEASE job");
  const undo = statement("ROLLBACK TO job");

  let waiting: Job[] = [];
  let running: Promise<void> | undefined;
  let syncing: Promise<void> | undefined;

  const runJob = (job: Job): (() => void) => {
    savepoint.run();
    try {
      const value = job.work();
      release.run();
      return () => job.settle({ ok: true, value });
    } catch (error) {
      undo.run();
      release.run();
      return () => job.settle({ ok: false, error });
    }
  };

  const commitBatch = (batch: Job[]): (() => void)[] => {
    try {
      begin.run();
      const settles = batch.map(runJob);
      commit.run();
      return settles;
    } catch (error) {
      if (sqlite.inTransaction) rollback.run();
      return batch.map((job) => () => job.settle({ ok: false, error }));
    }
  };

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      // One turn of the loop gathers what all sockets have just brought, and lets those who
      // waited for the last sync read before anything newer is committed.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = waiting;
      waiting = [];
      const settles = commitBatch(batch);
      syncing = sync();
      await syncing;
      syncing = undefined;
      for (const settle of settles) settle();
    }
    running = undefined;
  };

  return {
    write<T>(work: () => T, publish?: (value: T) => void): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        waiting.push({
          work,
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
    },
    synced: () => syncing ?? Promise.resolve(),
    drained: () => running ?? Promise.resolve(),
  };
}
