import { eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";

/** What the queue needs to know of a conversation. */
export interface QueueRow {
  id: string;
  siteId: string;
  visitorId: string;
  state: string;
  waitingSince: number | null;
}

export type QueueStore = ReturnType<typeof createQueueStore>;

/** Everybody who waits, read once at the start. */
export function createQueueStore({ orm, tables: { conversations } }: Db) {
  const { id, siteId, visitorId, state, waitingSince } = conversations;
  return {
    waiting: (): Promise<QueueRow[]> =>
      orm
        .select({ id, siteId, visitorId, state, waitingSince })
        .from(conversations)
        .where(eq(state, "waiting"))
        .execute(),
  };
}
