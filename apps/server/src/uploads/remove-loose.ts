import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { UploadRow, UploadStore } from "./upload-store.ts";

/** Nobody uploads for longer: its sender, or this server, was gone in the middle of it. */
const UNFINISHED_MS = 60 * 60 * 1000;

/** As long as a visitor may leave what they are writing lie. */
const UNSENT_MS = 24 * 60 * 60 * 1000;

/** Whether somebody still means to send a file, however old it is. */
export type IsKept = (agentId: string, uploadId: string) => Promise<boolean>;

/** Removes files that never became part of a message, and notes which ones did. */
export function createRemoveLoose(deps: {
  db: Db;
  clock: Clock;
  store: UploadStore;
  isKept: IsKept;
}) {
  const { db, clock, store, isKept } = deps;

  async function settle(row: UploadRow): Promise<void> {
    const isOld = row.createdAt < clock.now() - UNSENT_MS;
    if (row.agentId && row.complete && (await isKept(row.agentId, row.id))) return;
    await db.writes.write(async () => {
      if (await store.messageOf(row)) await store.update(row.id, { attached: true });
      else if (isOld || !row.complete) await store.remove(row.id);
    });
  }

  return async (): Promise<void> => {
    for (const row of await store.loose(clock.now() - UNFINISHED_MS)) await settle(row);
  };
}
