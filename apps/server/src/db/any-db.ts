import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import type { SqliteDb } from "./db.ts";
import { openSqlite } from "./open.ts";
import type { OpenPostgres } from "./postgres/open-postgres.ts";

/** A database of either engine. */
export type AnyDb = SqliteDb | OpenPostgres;

export interface OpenOptions {
  /** Where the migrations of both engines lie, side by side. */
  databaseDir: string;
  onFatal: (error: unknown) => void;
  log?: Log;
}

/**
 * Opens the database that the configuration names, at its newest migration: PostgreSQL at
 * DATABASE_URL, else SQLite in DATA_DIR. Throws DatabaseUnusable, whose message says why and what to do.
 * `onFatal` is called when what is stored cannot be trusted or told: the process must stop then.
 */
export async function openDb(
  { dataDir, databaseUrl }: Pick<Config, "dataDir" | "databaseUrl">,
  { databaseDir, ...options }: OpenOptions,
): Promise<AnyDb> {
  if (databaseUrl === null) {
    return openSqlite({ ...options, dataDir, migrationsDir: `${databaseDir}/migrations` });
  }
  // Late: who has no PostgreSQL need not load its driver.
  const { openPostgres } = await import("./postgres/open-postgres.ts");
  const { refuseHalfMoved } = await import("../move/half-moved.ts");
  const migrationsDir = `${databaseDir}/migrations-postgres`;
  const db = await openPostgres({ ...options, url: databaseUrl, migrationsDir });
  try {
    await refuseHalfMoved(db);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}
