import type { Client } from "pg";
import type { Locks } from "../locks.ts";

/** A second number for every lock, so that other programs in the same database have their own. */
const FOYER = 4_675_926;

/**
 * Each lock is held by a connection of its own: whatever happens to this process, the server lets go
 * of it with the connection. That may happen during `run`, too, when the connection is lost: what
 * runs must be right even when another node begins the same, and only wasteful.
 */
export function createLocks(connect: () => Promise<Client>): Locks {
  const held = new Set<string>();

  /** A connection that holds the lock, if it is free. */
  async function take(name: string): Promise<Client | undefined> {
    const client = await connect();
    try {
      const { rows } = await client.query(
        "SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken",
        [FOYER, name],
      );
      if (rows[0]?.taken) return client;
    } catch {
      // The same as a database that cannot be reached.
    }
    await client.end().catch(() => {});
    return undefined;
  }

  return {
    async onlyOne(name, run) {
      if (held.has(name)) return false;
      held.add(name);
      try {
        const client = await take(name).catch(() => undefined);
        if (!client) return false;
        await run().finally(() => client.end().catch(() => {}));
        return true;
      } finally {
        held.delete(name);
      }
    },
  };
}
