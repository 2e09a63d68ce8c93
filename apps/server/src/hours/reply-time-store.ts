import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import type { Db } from "../db/db.ts";

export type ReplyTimeStore = ReturnType<typeof createReplyTimeStore>;

/** How long conversations waited for their first answer. */
export function createReplyTimeStore({ orm, tables }: Db) {
  const { conversations, conversationFacts: facts } = tables;

  return {
    /**
     * In milliseconds, of those of a site answered after `since`: of the newest `limit`, in no order. Whoever left
     * an email or a number did not wait for it in the chat.
     */
    async waits(siteId: string, since: number, limit: number): Promise<number[]> {
      const rows = await orm
        .select({ from: conversations.queuedAt, to: conversations.answeredAt })
        .from(conversations)
        .leftJoin(facts, eq(facts.conversationId, conversations.id))
        .where(
          and(
            eq(conversations.siteId, siteId),
            gt(conversations.answeredAt, since),
            or(isNull(facts.conversationId), eq(facts.contactLeft, false)),
          ),
        )
        .orderBy(desc(conversations.answeredAt))
        .limit(limit);
      return rows.flatMap(({ from, to }) => (from === null || to === null ? [] : [to - from]));
    },
  };
}
