import { and, desc, eq, gt } from "drizzle-orm";
import type { Db } from "../db/db.ts";

export type ReplyTimeStore = ReturnType<typeof createReplyTimeStore>;

/** How long conversations waited for their first answer. */
export function createReplyTimeStore({ orm, tables: { conversations } }: Db) {
  return {
    /** In milliseconds, of those of a site answered after `since`: of the newest `limit`, in no order. */
    async waits(siteId: string, since: number, limit: number): Promise<number[]> {
      const rows = await orm
        .select({ from: conversations.queuedAt, to: conversations.answeredAt })
        .from(conversations)
        .where(and(eq(conversations.siteId, siteId), gt(conversations.answeredAt, since)))
        .orderBy(desc(conversations.answeredAt))
        .limit(limit);
      return rows.flatMap(({ from, to }) => (from === null || to === null ? [] : [to - from]));
    },
  };
}
