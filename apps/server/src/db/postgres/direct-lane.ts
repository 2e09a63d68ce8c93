import type { ClientBase, Pool, PoolClient } from "pg";
import type { CannotWrite } from "../cannot-write.ts";
import type { ChangeSpan } from "../db.ts";
import { connectPatiently } from "./patience.ts";
import { withRetries } from "./retries.ts";
import { BEGIN, COMMIT, type Transaction, type Transactions } from "./transaction.ts";
import { isTrouble, toCannotWrite } from "./trouble.ts";

/** Direct writes that run at a time: reads keep some connections of the pool. */
const AT_ONCE = 6;

type Tell = (span: ChangeSpan | undefined, publish: () => void) => void;

/** Writes with statements of their own, each in a transaction of its own, several at a time. */
export interface DirectLane {
  write<T>(work: () => T | Promise<T>, publish?: (value: T) => void): Promise<T>;
  drained(): Promise<void>;
}

export function createDirectLane(deps: {
  pool: Pool;
  transactions: Transactions;
  tell: Tell;
}): DirectLane {
  const { pool, transactions, tell } = deps;
  /** Those who wait for their turn; called with an error when the database is gone. */
  const waiting: ((refusal?: CannotWrite) => void)[] = [];
  let running = 0;
  const whenDrained: (() => void)[] = [];

  async function turn(): Promise<void> {
    if (running < AT_ONCE) {
      running += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      waiting.push((refusal) => (refusal ? reject(refusal) : resolve()));
    });
  }

  function done(): void {
    // Whoever is next takes over the place.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
    if (running > 0) return;
    for (const resolve of whenDrained.splice(0)) resolve();
  }

  async function connect(): Promise<PoolClient> {
    try {
      return await connectPatiently(() => pool.connect());
    } catch (error) {
      for (const refuse of waiting.splice(0)) refuse(error as CannotWrite);
      throw error;
    }
  }

  async function attempt<T>(work: () => T | Promise<T>) {
    const client = await connect();
    const transaction: Transaction = { client, draft: undefined, over: false };
    let broken = false;
    try {
      // Waited for: had it failed, the statements after it would each be stored by themselves.
      await client.query(BEGIN.text);
      const value = await transactions.inside(transaction, async () => await work());
      return { value, span: await commit(transaction) };
    } catch (error) {
      broken = isTrouble(error);
      if (!broken) await rollback(client);
      throw toCannotWrite(error);
    } finally {
      transaction.over = true;
      client.release(broken);
    }
  }

  async function write<T>(work: () => T | Promise<T>, publish?: (value: T) => void): Promise<T> {
    await turn();
    try {
      const { value, span } = await withRetries(() => attempt(work));
      tell(span, () => publish?.(value));
      return value;
    } finally {
      done();
    }
  }

  return {
    write: (work, publish) => transactions.outside(() => write(work, publish)),
    drained: () =>
      running === 0 ? Promise.resolve() : new Promise((resolve) => void whenDrained.push(resolve)),
  };
}

/** Stores what was staged, and ends the transaction. */
async function commit({ client, draft }: Transaction): Promise<ChangeSpan | undefined> {
  draft?.keep();
  const closing = draft?.closing();
  // Sent together: the row that numbers changes is not locked while anybody waits for this node.
  const storing = closing && client.query({ ...closing, ...AS_TEXT });
  const committing = client.query(COMMIT.text);
  const [stored, committed] = await Promise.allSettled([storing, committing]);
  if (stored.status === "rejected") throw stored.reason;
  if (committed.status === "rejected") throw committed.reason;
  if (committed.value.command !== COMMIT.text) {
    throw new Error("a statement of this write has failed: nothing of it was stored");
  }
  const { value: answer } = stored;
  return answer && draft?.closed({ tag: answer.command, rows: answer.rows });
}

/** As a draft takes its answers. */
const AS_TEXT = {
  rowMode: "array" as const,
  types: { getTypeParser: () => (text: string) => text },
};

/** Ends a transaction that failed. Never rejects: what cannot be rolled back has no connection. */
async function rollback(client: ClientBase): Promise<void> {
  if (client.getTransactionStatus() === "I") return;
  await client.query("ROLLBACK").catch(() => {});
}
