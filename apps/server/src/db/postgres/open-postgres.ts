import { drizzle } from "drizzle-orm/node-postgres";
import type { Pool } from "pg";
import type { Log } from "../../log.ts";
import type { ChangeSpan, Orm, PostgresDb } from "../db.ts";
import type { Locks } from "../locks.ts";
import { postgresTables } from "../tables.ts";
import { type Connections, createConnections } from "./connections.ts";
import { createDirectLane } from "./direct-lane.ts";
import type { Draft, Drafting } from "./draft.ts";
import { createLocks } from "./locks.ts";
import { prepareDatabase } from "./migrate-postgres.ts";
import { fromPool, routed } from "./queries.ts";
import { createStagedLane } from "./staged-lane.ts";
import { createTransactions } from "./transaction.ts";
import { addressOf, unusable } from "./unusable.ts";

/** A second number for every lock of a write, so that a sweep may have the same name. */
const RULES = 4_675_927;

export interface OpenPostgresOptions {
  /** A whole DATABASE_URL, with its password: it is never printed. */
  url: string;
  migrationsDir: string;
  /** Called when somebody cannot be told what is stored: the process must stop then. */
  onFatal: (error: unknown) => void;
  log?: Log;
}

/** The database as its stores use it. */
export interface OpenPostgres extends PostgresDb {
  locks: Locks;
  /**
   * From now on each transaction has a draft, made when it is needed. Returns what gives the draft of
   * the write that is running; it throws outside of any.
   */
  enlist<D extends Draft>(drafting: Drafting<D>): () => D;
}

/**
 * Connects and brings the database to the newest migration. Rejects with DatabaseUnusable, whose
 * message says why and what to do. Once it is open a database that goes away and comes back
 * is waited for by whoever needs it: nothing has to be opened again.
 */
export async function openPostgres(options: OpenPostgresOptions): Promise<OpenPostgres> {
  const { url, onFatal, log } = options;
  const address = addressOf(url);
  const connections = createConnections(url, log);
  await prepare(connections, { ...options, address });
  const transactions = createTransactions();
  const query = routed(connections.pool, transactions);

  let tellAll = (_span: ChangeSpan | undefined, publish: () => void): void => publish();
  const tell: typeof tellAll = (span, publish) => {
    try {
      tellAll(span, publish);
    } catch (error) {
      onFatal(error);
    }
  };
  const direct = createDirectLane({ pool: connections.pool, transactions, tell });
  const connect = () => {
    transactions.drafting().forget();
    return connections.connect("staged");
  };
  const staged = createStagedLane({ connect, transactions, tell });

  async function drained(): Promise<void> {
    await Promise.all([staged.drained(), direct.drained()]);
  }

  return {
    engine: "postgres",
    orm: drizzle({ client: { query } as unknown as Pool, casing: "snake_case" }) as unknown as Orm,
    tables: postgresTables,
    query: fromPool(connections.pool),
    async lock(name) {
      const transaction = transactions.current();
      if (!transaction) throw new Error(`"${name}" can only be locked inside a write`);
      await transaction.client.query("SELECT pg_advisory_xact_lock($1, hashtext($2))", [
        RULES,
        name,
      ]);
    },
    locks: createLocks(() => connections.connect("lock")),
    writes: {
      write: direct.write,
      stage: staged.stage,
      // Nobody sees a commit before it is on disk: PostgreSQL shows it only then, to anyone.
      synced: () => Promise.resolve(),
      drained,
    },
    onCommit(next) {
      tellAll = next;
    },
    enlist<D extends Draft>(drafting: Drafting<D>) {
      transactions.enlist(drafting);
      return () => transactions.draft() as D;
    },
    async close() {
      await drained();
      await staged.close();
      await connections.pool.end();
    },
  };
}

async function prepare(
  connections: Connections,
  options: OpenPostgresOptions & { address: string },
): Promise<void> {
  try {
    const client = await connections.connect("migration");
    await prepareDatabase(client, options).finally(() => client.end());
  } catch (error) {
    throw unusable(error, options.address);
  }
}
