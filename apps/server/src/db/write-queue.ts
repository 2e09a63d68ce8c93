import type { Database as Sqlite } from "better-sqlite3";
import { CannotWrite, toCannotWrite } from "./cannot-write.ts";

/**
 * What a store gathers in memory while writes run, to put it into the database in one go: a row that
 * ten writes of one batch change is written once.
 */
export interface Stage {
  /** The write went well: what it staged belongs to the batch. */
  keep(): void;
  /** The write threw: what it staged is forgotten. */
  drop(): void;
  /** Puts what was kept into the database; called inside the transaction. */
  flush(): void;
  /** The transaction failed: nothing that is held in memory may be trusted. */
  forget(): void;
}

/** How long a write waits for somebody else's to end, in milliseconds; then it is refused. */
const BUSY_MS = 2_000;
const BUSY_RETRY_MS = 20;

/**
 * After a batch of so many the next one gathers for a millisecond: a commit and a sync for each two
 * or three messages would cost a busy server more than the messages do.
 */
const BUSY_BATCH = 8;

interface Job {
  work(): unknown;
  /** Whether it writes by statements of its own, which a savepoint must be able to undo. */
  direct: boolean;
  settle(result: { ok: true; value: unknown } | { ok: false; error: unknown }): void;
}

/** Every write goes through here: one writer, many writes to one sync. */
export interface WriteQueue {
  /**
   * Runs `work` inside a transaction shared with the other writes of the moment, each in
   * a savepoint of its own. Once all of it is synced to disk `publish` is called, in commit
   * order, and the promise resolves. When `work` throws, its own writes are undone and
   * the promise rejects with the same error; with CannotWrite when the database takes none.
   */
  write<T>(work: () => T, publish?: (value: T) => void): Promise<T>;
  /**
   * The same for work that only stages (see `enlist`) and runs no statement that writes: there is
   * nothing to undo in the database, so that it needs no savepoint. It may run twice, when the
   * batch that it was part of could not be committed.
   */
  stage<T>(work: () => T, publish?: (value: T) => void): Promise<T>;
  /** From now on this stage takes part in every batch. Flushed in the order of enlisting. */
  enlist(stage: Stage): void;
  /** Inside a write: puts into the database what earlier writes staged, so that a query sees it. */
  flush(): void;
  /** Resolves once everything committed so far is on disk, so that a read may be shown. */
  synced(): Promise<void>;
  /** Resolves when nothing is left to write. */
  drained(): Promise<void>;
}

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
): WriteQueue {
  const statement = (text: string) => sqlite.prepare(text);
  const begin = statement("BEGIN IMMEDIATE");
  const commit = statement("COMMIT");
  const rollback = statement("ROLLBACK");
  const savepoint = statement("SAVEPOINT job");
  const release = statement("RELEASE job");
  const undo = statement("ROLLBACK TO job");

  const stages: Stage[] = [];
  let waiting: Job[] = [];
  let running: Promise<void> | undefined;
  let syncing: Promise<void> | undefined;

  const flush = (): void => {
    for (const stage of stages) stage.flush();
  };

  const runJob = (job: Job): (() => void) => {
    if (job.direct) {
      flush();
      savepoint.run();
    }
    try {
      const value = job.work();
      for (const stage of stages) stage.keep();
      if (job.direct) release.run();
      return () => job.settle({ ok: true, value });
    } catch (error) {
      for (const stage of stages) stage.drop();
      if (job.direct) {
        undo.run();
        release.run();
      }
      return () => job.settle({ ok: false, error: toCannotWrite(error) });
    }
  };

  /** Somebody else may hold the lock (a shell, a backup): sockets are served while we wait. */
  const beginWhenFree = async (): Promise<void> => {
    const since = performance.now();
    for (;;) {
      try {
        return void begin.run();
      } catch (error) {
        if (!isBusy(error) || performance.now() - since > BUSY_MS) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, BUSY_RETRY_MS));
    }
  };

  /** Begins, does and commits; throws when the database takes none of it. */
  const commitJobs = async (batch: Job[]): Promise<(() => void)[]> => {
    try {
      await beginWhenFree();
      const settles = batch.map(runJob);
      flush();
      commit.run();
      return settles;
    } catch (error) {
      if (sqlite.inTransaction) rollback.run();
      for (const stage of stages) stage.forget();
      throw toCannotWrite(error);
    }
  };

  const commitBatch = async (batch: Job[]): Promise<(() => void)[]> => {
    const settles: (() => void)[] = [];
    const refuse = (job: Job) => (error: unknown) => [() => job.settle({ ok: false, error })];
    try {
      return await commitJobs(batch);
    } catch (error) {
      if (error instanceof CannotWrite) {
        // At once, and with all that waits: what was said later must not overtake what is said again.
        for (const job of [...batch, ...waiting.splice(0)]) job.settle({ ok: false, error });
        return [];
      }
    }
    // One write that the database refuses must not take its neighbours with it.
    for (const job of batch) settles.push(...(await commitJobs([job]).catch(refuse(job))));
    return settles;
  };

  const run = async (): Promise<void> => {
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
      const settles = await commitBatch(batch);
      syncing = log.sync();
      await syncing;
      syncing = undefined;
      for (const settle of settles) settle();
    }
    running = undefined;
  };

  function enqueue<T>(direct: boolean, work: () => T, publish?: (value: T) => void): Promise<T> {
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
    stage: (work, publish) => enqueue(false, work, publish),
    enlist: (stage) => void stages.push(stage),
    flush,
    synced: () => syncing ?? Promise.resolve(),
    drained: () => running ?? Promise.resolve(),
  };
}

const aTurn = () => new Promise((resolve) => setImmediate(resolve));
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1));

const isBusy = (error: unknown): boolean =>
  (error as { code?: string }).code?.startsWith("SQLITE_BUSY") ?? false;
