import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { Client } from "pg";
import type { Log } from "../../log.ts";
import { DatabaseUnusable } from "../database-unusable.ts";

/** Oldest major version whose behaviour is tested, as the server numbers it. */
const OLDEST_VERSION = 150_000;

/** Any number; who migrates a Foyer holds it. */
const MIGRATING = 4_675_925;

/**
 * Refuses a server that would not keep promises, then brings the database to the newest migration.
 * Several nodes may start at once: one migrates, the others wait for it and find nothing to do.
 * Throws DatabaseUnusable, or what the driver throws.
 */
export async function prepareDatabase(
  client: Client,
  {
    migrationsDir,
    address,
    log,
  }: { migrationsDir: string; address: string; log?: Log | undefined },
): Promise<void> {
  await refuseUnfit(client, address, log);
  // Ends with the session, too.
  await client.query("SELECT pg_advisory_lock($1)", [MIGRATING]);
  await migrate(drizzle(client), { migrationsFolder: migrationsDir });
  await client.query("SELECT pg_advisory_unlock($1)", [MIGRATING]);
  await refuseNewer(client, { migrationsDir, address });
}

async function refuseUnfit(client: Client, address: string, log?: Log): Promise<void> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS "versionNumber",
      current_setting('server_version') AS version,
      current_setting('server_encoding') AS encoding,
      current_setting('fsync') AS fsync,
      pg_is_in_recovery() AS "isCopy"`,
  );
  const { versionNumber, version, encoding, fsync, isCopy } = rows[0];
  const refuse = (why: string) => new DatabaseUnusable(`DATABASE_URL: ${address}: ${why}`);
  if (versionNumber < OLDEST_VERSION) {
    throw refuse(`PostgreSQL ${version} is too old. Foyer needs 15 or newer.`);
  }
  if (encoding !== "UTF8") {
    throw refuse(
      `its encoding is ${encoding}, which cannot hold what people write. Make a database with ENCODING 'UTF8'.`,
    );
  }
  if (isCopy) throw refuse("this is a read-only copy. Name the server that takes writes.");
  if (fsync === "off") {
    log?.warn("the database runs with fsync off: a power cut may lose acked messages, and more");
  }
}

/** What a newer Foyer has written may mean something else there: going back would spoil it. */
async function refuseNewer(
  client: Client,
  { migrationsDir, address }: { migrationsDir: string; address: string },
): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: migrationsDir }).at(-1)?.folderMillis ?? 0;
  const { rows } = await client.query(
    "SELECT max(created_at)::text AS applied FROM drizzle.__drizzle_migrations",
  );
  if (Number(rows[0]?.applied ?? 0) <= known) return;
  throw new DatabaseUnusable(
    `DATABASE_URL: ${address} was written by a newer Foyer. Start that version, or restore a backup from before it.`,
  );
}
