import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";

/** Puts the write-ahead log on disk without the event loop waiting for it. */
export interface WalSync {
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * SQLite runs with synchronous=NORMAL, which commits without a sync; this brings the sync
 * before the acks, on libuv's threads. The directory is synced once, so that a power cut
 * cannot lose the log file's very name. The handle stays open for the life of the process.
 */
export function createWalSync(databaseFile: string): WalSync {
  let handle: Promise<FileHandle> | undefined;

  const openLog = async (): Promise<FileHandle> => {
    const log = await open(`${databaseFile}-wal`, "r+");
    const folder = await open(dirname(databaseFile), "r");
    await folder.sync();
    await folder.close();
    return log;
  };

  return {
    async sync() {
      handle ??= openLog();
      await (await handle).datasync();
    },
    async close() {
      await (await handle)?.close();
    },
  };
}
