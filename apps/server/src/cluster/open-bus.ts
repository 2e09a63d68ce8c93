import type { AnyDb } from "../db/any-db.ts";
import { identityOf } from "../db/postgres/identity.ts";
import type { Log } from "../log.ts";
import type { Bus } from "./bus.ts";

/** How a node makes its bus, told by its id; undefined where there is none: SQLite, or no REDIS_URL. */
export async function busOpener(
  db: AnyDb,
  redisUrl: string | null,
  log: Log,
): Promise<((nodeId: string) => Bus) | undefined> {
  if (db.engine !== "postgres" || redisUrl === null) return undefined;
  const installation = await identityOf(db);
  // Late: who has no Redis need not load its client.
  const { createRedisBus } = await import("./redis-bus.ts");
  return (nodeId) => createRedisBus({ url: redisUrl, installation, nodeId, log });
}
