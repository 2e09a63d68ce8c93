import { join } from "node:path";
import Sqlite from "better-sqlite3";

/** A server that is being replaced drains for at most this long. */
const PATIENCE_MS = 5_000;

/**
 * Holds a data folder for this process alone: two would each count changes and tell only their
 * own sockets. The lock is SQLite's own on a small file beside the database, so the system lets go of it
 * however the process ends. Throws when another one holds it. Returns how to let go.
 */
export function lockFolder(dataDir: string): () => void {
  const lock = new Sqlite(join(dataDir, "foyer.lock"), { timeout: PATIENCE_MS });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => lock.close();
}
