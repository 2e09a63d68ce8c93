import type { Client } from "pg";
import { CannotWrite } from "../cannot-write.ts";
import type { ChangeSpan, Needs } from "../db.ts";
import { connectPatiently } from "./patience.ts";
import { withRetries } from "./retries.ts";
import { type Job, type Stored, storeBatch, storeByGuess } from "./staged-batch.ts";
import type { Transactions } from "./transaction.ts";
import { createTrust } from "./trust.ts";

/** After a batch of so many the next one gathers for a millisecond: transactions cost more than rows. */
const BUSY_BATCH = 8;

/** Most writes of one transaction: it holds its visitors' rows, and others wait for them. */
const BATCH_MOST = 500;

type Tell = (span: ChangeSpan | undefined, publish: () => void) => void;

/** Staged writes, one batch after another over one connection, in the order of their calls. */
export interface StagedLane {
  stage<T>(needs: Needs, work: () => T, publish?: (value: T) => void): Promise<T>;
  drained(): Promise<void>;
  /** Ends the connection. Call when drained. */
  close(): Promise<void>;
}

export function createStagedLane(deps: {
  connect: () => Promise<Client>;
  transactions: Transactions;
  tell: Tell;
}): StagedLane {
  const { connect, transactions, tell } = deps;
  let waiting: Job[] = [];
  let running: Promise<void> | undefined;
  let connection: Client | undefined;
  const trust = createTrust();

  async function connected(): Promise<Client> {
    if (connection) return connection;
    const client = await connectPatiently(connect);
    client.once("end", () => {
      if (connection === client) connection = undefined;
    });
    connection = client;
    return client;
  }

  /** A connection that failed is not used again, whether or not it has noticed that itself. */
  function disconnect(): void {
    void connection?.end().catch(() => {});
    connection = undefined;
  }

  /** Stores jobs and settles them; CannotWrite when the database takes none of what is left. */
  async function store(jobs: readonly Job[]): Promise<void> {
    if (!trust.isWorthIt()) return storeSurely(jobs);
    const stored = await storeByGuess(await connected(), jobs, transactions);
    const { others, guessed } = stored;
    trust.learn(stored.jobs.length, guessed);
    if (stored.jobs.length > 0) announce(stored);
    if (others.length > 0) await storeSurely(others);
  }

  async function storeSurely(jobs: readonly Job[]): Promise<void> {
    try {
      const client = await connected();
      announce(await withRetries(() => storeBatch(client, jobs, transactions)));
    } catch (error) {
      if (error instanceof CannotWrite) throw error;
      if (jobs.length === 1) return jobs[0]?.settle({ ok: false, error });
      // One write that the database refuses must not take its neighbours with it.
      const half = jobs.length >> 1;
      await storeSurely(jobs.slice(0, half));
      await storeSurely(jobs.slice(half));
    }
  }

  function announce({ jobs, span, results }: Stored): void {
    tell(span, () => {
      jobs.forEach((job, i) => {
        const result = results[i];
        if (result?.ok) job.publish(result.value);
      });
    });
    jobs.forEach((job, i) => {
      const result = results[i];
      if (result) job.settle(result);
    });
  }

  async function run(): Promise<void> {
    let size = 0;
    while (waiting.length > 0) {
      // One turn of the loop gathers what all sockets have just brought.
      await (size >= BUSY_BATCH ? aMoment() : aTurn());
      const batch = waiting.slice(0, BATCH_MOST);
      waiting = waiting.slice(BATCH_MOST);
      size = batch.length;
      try {
        await store(batch);
      } catch (error) {
        disconnect();
        // With all that waits: what was said later must not overtake what is said again. Those that
        // are settled already stay so.
        for (const job of [...batch, ...waiting.splice(0)]) job.settle({ ok: false, error });
      }
    }
    running = undefined;
  }

  return {
    stage: (needs, work, publish) =>
      new Promise((resolve, reject) => {
        waiting.push({
          needs,
          work,
          publish: (value) => publish?.(value as never),
          settle: (result) => (result.ok ? resolve(result.value as never) : reject(result.error)),
        });
        running ??= transactions.outside(run);
      }),
    drained: () => running ?? Promise.resolve(),
    async close() {
      await connection?.end().catch(() => {});
    },
  };
}

const aTurn = () => new Promise((resolve) => setImmediate(resolve));
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1));
