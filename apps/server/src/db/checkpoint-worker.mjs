// Moves the write-ahead log into the database file, on a thread of its own: both files are synced
// for it, and the event loop must not wait for a disk. Plain JavaScript, because workers load files
// as they are. Talks to checkpointer.ts.
import { closeSync, fsyncSync, openSync } from "node:fs";
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";

const { file } = workerData;
const Sqlite = createRequire(import.meta.url)("better-sqlite3");
// Commits are held back meanwhile: somebody who reads the log is not waited for.
const sqlite = new Sqlite(file, { timeout: 50 });
sqlite.pragma("synchronous = NORMAL");
const reader = new Sqlite(file, { readonly: true });

/**
 * Copies what the log holds while commits go on. The reader stays where the log now ends: as long as
 * it does, nobody begins the log anew, so that what comes meanwhile is appended.
 */
function copy() {
  if (!reader.inTransaction) {
    reader.exec("BEGIN");
    reader.prepare("SELECT count(*) FROM sqlite_master").get();
  }
  sqlite.pragma("wal_checkpoint(PASSIVE)");
  return true;
}

/**
 * While nobody commits: copies the rest and empties the log, and syncs that it is empty. An old frame
 * that a power cut left between new ones would otherwise pass for a new one.
 */
function empty() {
  if (reader.inTransaction) reader.exec("COMMIT");
  const [{ busy }] = sqlite.pragma("wal_checkpoint(TRUNCATE)");
  const log = openSync(`${file}-wal`, "r+");
  fsyncSync(log);
  closeSync(log);
  return busy === 0;
}

parentPort.on("message", (what) => {
  try {
    parentPort.postMessage({ done: what === "copy" ? copy() : empty() });
  } catch (error) {
    parentPort.postMessage({ done: false, trouble: String(error) });
  }
});
