import type { Database as Sqlite } from "better-sqlite3";
import { toCannotWrite } from "./cannot-write.ts";

/** How long a batch waits for somebody else's write to end, in milliseconds; then it is refused. */
const BUSY_MS = 2_000;
const BUSY_RETRY_MS = 20;

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

/** One write of a batch. */
export interface Job {
  /** What it gives back is awaited where it is direct: queries, and in long ones turns for those who only read. */
  work(): unknown;
  /** Whether it writes by statements of its own, which a savepoint must be able to undo. */
  direct: boolean;
  settle(result: { ok: true; value: unknown } | { ok: false; error: unknown }): void;
}

export type Settle = () => void;

/** Runs the writes of a batch as one transaction. */
export interface BatchWriter {
  /** What is to be called once it is on disk; throws when the database takes none of it. */
  commit(jobs: Job[]): Promise<Settle[]>;
  /** Puts into the database what was staged so far. */
  flush(): void;
}

export function createBatchWriter(sqlite: Sqlite, stages: readonly Stage[]): BatchWriter {
  const statement = (text: string) => sqlite.prepare(text);
  const begin = statement("BEGIN IMMEDIATE");
  const commit = statement("COMMIT");
  const rollback = statement("ROLLBACK");
  const savepoint = statement("SAVEPOINT job");
  const release = statement("RELEASE job");
  const undo = statement("ROLLBACK TO job");

  const flush = (): void => {
    for (const stage of stages) stage.flush();
  };

  function runStaged(job: Job): Settle {
    try {
      return kept(job, job.work());
    } catch (error) {
      return dropped(job, error);
    }
  }

  async function runDirect(job: Job): Promise<Settle> {
    flush();
    savepoint.run();
    try {
      const settle = kept(job, await job.work());
      release.run();
      return settle;
    } catch (error) {
      undo.run();
      release.run();
      return dropped(job, error);
    }
  }

  function kept(job: Job, value: unknown): Settle {
    for (const stage of stages) stage.keep();
    return () => job.settle({ ok: true, value });
  }

  function dropped(job: Job, error: unknown): Settle {
    for (const stage of stages) stage.drop();
    return () => job.settle({ ok: false, error: toCannotWrite(error) });
  }

  /** Somebody else may hold the lock (a shell, a backup): sockets are served while we wait. */
  async function beginWhenFree(): Promise<void> {
    const since = performance.now();
    for (;;) {
      try {
        return void begin.run();
      } catch (error) {
        if (!isBusy(error) || performance.now() - since > BUSY_MS) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, BUSY_RETRY_MS));
    }
  }

  return {
    flush,
    async commit(jobs) {
      try {
        await beginWhenFree();
        const settles: Settle[] = [];
        for (const job of jobs) settles.push(job.direct ? await runDirect(job) : runStaged(job));
        flush();
        commit.run();
        return settles;
      } catch (error) {
        if (sqlite.inTransaction) rollback.run();
        for (const stage of stages) stage.forget();
        throw toCannotWrite(error);
      }
    },
  };
}

const isBusy = (error: unknown): boolean =>
  (error as { code?: string }).code?.startsWith("SQLITE_BUSY") ?? false;
