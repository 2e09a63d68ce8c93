import { close, fdatasync, openSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";

/** Puts the write-ahead log on disk without the event loop waiting for it. */
export interface WalSync {
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * SQLite commits without a sync of its own; this brings the sync before the acks, on libuv's
 * threads. The directory is synced once, so that a power cut cannot lose the log file's very
 * name. The file stays open for the life of the process.
 */
export function createWalSync(databaseFile: string, datasync = fdatasync): WalSync {
  const sync = promisify(datasync);
  let file: Promise<number> | undefined;

  const openLog = async (): Promise<number> => {
    const log = openSync(`${databaseFile}-wal`, "r+");
    const folder = await open(dirname(databaseFile), "r");
    await folder.sync();
    await folder.close();
    return log;
  };

  return {
    async sync() {
      file ??= openLog();
      await sync(await file);
    },
    async close() {
      if (file) await promisify(close)(await file);
    },
  };
}
