import type { ClientBase, Pool, PoolClient } from "pg";
import type { Transactions } from "./transaction.ts";
import { isTrouble, toCannotWrite } from "./trouble.ts";

/** As a client of the driver offers it; drizzle needs nothing else of one. */
export type Query = PoolClient["query"];

type Values = [statement: string, values?: unknown[]];

/** Inside a direct write over its own connection, else over any. */
export function routed(pool: Pool, transactions: Transactions): Query {
  const overAny = overPool(pool);
  return (async (...values: Values) => {
    const client = transactions.current()?.client;
    return client ? ask(client, values) : overAny(...values);
  }) as Query;
}

/** As the pool's own `query`, which would drop the connection whenever a statement is wrong. */
export const fromPool = (pool: Pool): Query => overPool(pool) as Query;

function overPool(pool: Pool) {
  return async (...values: Values): Promise<unknown> => {
    const client = await pool.connect().catch((error) => {
      throw toCannotWrite(error);
    });
    let broken = false;
    try {
      return await ask(client, values);
    } catch (error) {
      broken = isTrouble(error);
      throw error;
    } finally {
      client.release(broken);
    }
  };
}

/** Rejects with CannotWrite when the database is in trouble, with the driver's error otherwise. */
async function ask(client: ClientBase, [statement, values]: Values): Promise<unknown> {
  try {
    return await client.query(statement, values?.map(withoutNul));
  } catch (error) {
    throw toCannotWrite(error);
  }
}

/** PostgreSQL keeps no NUL in a text: it is stored, and looked for, as the sign for "no character". */
const withoutNul = (value: unknown): unknown =>
  typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\uFFFD") : value;
