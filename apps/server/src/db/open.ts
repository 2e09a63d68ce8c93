import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { createCheckpointer } from "./checkpointer.ts";
import { DatabaseUnusable } from "./database-unusable.ts";
import type { Orm, SqliteDb } from "./db.ts";
import { lockFolder } from "./folder-lock.ts";
import { createOwnLocks } from "./locks.ts";
import { sqliteTables } from "./tables.ts";
import { createWalSync } from "./wal-sync.ts";
import { createWriteQueue } from "./write-queue.ts";

/** Versions before this may lose commits when a checkpoint races a write (the WAL-reset bug). */
const OLDEST_SAFE_SQLITE = [3, 51, 3];

/** The one file of a data folder that holds everything. */
export const databaseFile = (dataDir: string): string => join(dataDir, "foyer.db");

interface OpenOptions {
  dataDir: string;
  migrationsDir: string;
  onFatal: (error: unknown) => void;
}

/**
 * Opens (or makes) `foyer.db` in `dataDir` and brings it to the newest migration.
 * `onFatal` is called when the disk fails to sync: the process must stop then.
 */
export function openSqlite(options: OpenOptions): SqliteDb {
  const unlock = takeFolder(options.dataDir);
  try {
    return openIn(options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function takeFolder(dataDir: string): () => void {
  try {
    mkdirSync(dataDir, { recursive: true });
    return lockFolder(dataDir);
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    throw new DatabaseUnusable(
      code === "SQLITE_BUSY"
        ? `DATA_DIR: ${dataDir} is in use by another Foyer. Stop that one, or choose another folder.`
        : `DATA_DIR: ${dataDir} cannot be used (${message}). Choose a folder that this user may write to.`,
    );
  }
}

function openIn(options: OpenOptions, unlock: () => void): SqliteDb {
  const file = databaseFile(options.dataDir);
  const sqlite = openFile(file);
  refuseUnsafe(sqlite);
  const orm = drizzle(sqlite, { casing: "snake_case" });
  migrate(orm, { migrationsFolder: options.migrationsDir });
  refuseNewer(sqlite, options);
  // From here on the syncs are ours: before every ack, and never inside the event loop.
  sqlite.pragma("synchronous = OFF");
  sqlite.pragma("wal_autocheckpoint = 0");
  // So is waiting for a lock, for the same reason.
  sqlite.pragma("busy_timeout = 0");
  const wal = createWalSync(file);
  const worker = join(options.migrationsDir, "../checkpoint-worker.mjs");
  const checkpointer = createCheckpointer(sqlite, { file, worker });
  const log = { sync: wal.sync, beforeCommit: checkpointer.beforeCommit };
  const writes = createWriteQueue(sqlite, log, options.onFatal);
  return {
    engine: "sqlite",
    sqlite,
    orm: orm as unknown as Orm,
    tables: sqliteTables,
    writes,
    // One write runs after the other.
    lock: async () => {},
    locks: createOwnLocks(),
    async close() {
      await writes.close();
      await wal.close();
      await checkpointer.close();
      sqlite.close();
      unlock();
    },
  };
}

function openFile(file: string): Sqlite.Database {
  try {
    const sqlite = new Sqlite(file);
    sqlite.pragma("journal_mode = WAL");
    sqlite.pragma("synchronous = FULL");
    sqlite.pragma("foreign_keys = ON");
    // A backup or a shell may hold the lock for a moment.
    sqlite.pragma("busy_timeout = 5000");
    // A file that may only be read opens like any other: better to learn it now than at a write.
    sqlite.exec("BEGIN IMMEDIATE; CREATE TABLE may_write (x); ROLLBACK");
    return sqlite;
  } catch (error) {
    throw new DatabaseUnusable(
      `DATA_DIR: ${file} cannot be used (${(error as Error).message}). Choose a folder that this user may write to.`,
    );
  }
}

/** What a newer Foyer has written may mean something else there: going back would spoil it. */
function refuseNewer(
  sqlite: Sqlite.Database,
  { dataDir, migrationsDir }: { dataDir: string; migrationsDir: string },
): void {
  const known = readMigrationFiles({ migrationsFolder: migrationsDir }).at(-1)?.folderMillis ?? 0;
  const applied = sqlite.prepare("SELECT max(created_at) FROM __drizzle_migrations").pluck().get();
  if (Number(applied) <= known) return;
  throw new DatabaseUnusable(
    `DATA_DIR: ${dataDir} was written by a newer Foyer. Start that version, or restore a backup from before it.`,
  );
}

function refuseUnsafe(sqlite: Sqlite.Database): void {
  const version = String(sqlite.prepare("select sqlite_version()").pluck().get());
  const parts = version.split(".").map(Number);
  const order = OLDEST_SAFE_SQLITE.map((oldest, i) => (parts[i] ?? 0) - oldest).find(
    (d) => d !== 0,
  );
  if ((order ?? 0) < 0) {
    throw new DatabaseUnusable(
      `SQLite ${version} can lose committed data; Foyer needs ${OLDEST_SAFE_SQLITE.join(".")} or newer. Run the install again to get the bundled one.`,
    );
  }
}
