import type { OtherWay } from "@foyer/protocol";
import { eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";

/** What the queue needs to know of a conversation. */
export interface QueueRow {
  id: string;
  siteId: string;
  visitorId: string;
  teamId: string | null;
  state: string;
  waitingSince: number | null;
  /** What the visitor is shown to do instead, where the queue is too long. */
  overflow: OtherWay["type"] | null;
  /** How they ask to be reached instead of waiting. */
  contactLeft: string | null;
}

export type QueueStore = ReturnType<typeof createQueueStore>;

/** Everybody who waits, read once at the start. */
export function createQueueStore({ orm, tables: { conversations } }: Db) {
  const { id, siteId, visitorId, teamId, state, waitingSince, overflow, contactLeft } =
    conversations;
  return {
    waiting: (): Promise<QueueRow[]> =>
      orm
        .select({ id, siteId, visitorId, teamId, state, waitingSince, overflow, contactLeft })
        .from(conversations)
        .where(eq(state, "waiting"))
        .execute(),
  };
}
