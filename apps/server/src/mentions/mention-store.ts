import { and, count, desc, eq, inArray, isNull, lt, or } from "drizzle-orm";
import type { Db } from "../db/db.ts";

/** Where a page ended: the last mention on it. */
export interface MentionPlace {
  at: number;
  conversationId: string;
  seq: number;
}

export type MentionStore = ReturnType<typeof createMentionStore>;

/** What reads mentions, and marks them as read. They are added in the transaction of their note. */
export function createMentionStore({ orm, tables }: Pick<Db, "orm" | "tables">) {
  const { mentions, events, conversations, visitors } = tables;
  const unreadOf = (agentId: string) => and(eq(mentions.agentId, agentId), isNull(mentions.readAt));

  const olderThan = ({ at, conversationId, seq }: MentionPlace) =>
    or(
      lt(mentions.at, at),
      and(eq(mentions.at, at), lt(mentions.conversationId, conversationId)),
      and(eq(mentions.at, at), eq(mentions.conversationId, conversationId), lt(mentions.seq, seq)),
    );

  return {
    /** Up to `limit` of an agent's, newest first, with the note and whose conversation it is in. */
    page: (agentId: string, before: MentionPlace | undefined, limit: number) =>
      orm
        .select({
          conversationId: mentions.conversationId,
          seq: mentions.seq,
          at: mentions.at,
          readAt: mentions.readAt,
          byId: events.byId,
          body: events.body,
          siteId: conversations.siteId,
          visitorId: conversations.visitorId,
          visitorName: visitors.name,
        })
        .from(mentions)
        .innerJoin(
          events,
          and(eq(events.conversationId, mentions.conversationId), eq(events.seq, mentions.seq)),
        )
        .innerJoin(conversations, eq(conversations.id, mentions.conversationId))
        .innerJoin(visitors, eq(visitors.id, conversations.visitorId))
        .where(and(eq(mentions.agentId, agentId), before && olderThan(before)))
        .orderBy(desc(mentions.at), desc(mentions.conversationId), desc(mentions.seq))
        .limit(limit)
        .execute(),

    async unread(agentId: string): Promise<number> {
      const rows = await orm.select({ count: count() }).from(mentions).where(unreadOf(agentId));
      return Number(rows[0]?.count ?? 0);
    },

    /** Inside a write. Returns whether there was one to read. */
    async markRead(agentId: string, conversationId: string, readAt: number): Promise<boolean> {
      const rows = await orm
        .update(mentions)
        .set({ readAt })
        .where(and(unreadOf(agentId), eq(mentions.conversationId, conversationId)))
        .returning({ seq: mentions.seq });
      return rows.length > 0;
    },

    /** Who has not read all their mentions in these conversations. */
    async unreadIn(conversationIds: readonly string[]): Promise<string[]> {
      if (conversationIds.length === 0) return [];
      const rows = await orm
        .selectDistinct({ agentId: mentions.agentId })
        .from(mentions)
        .where(
          and(inArray(mentions.conversationId, [...conversationIds]), isNull(mentions.readAt)),
        );
      return rows.map(({ agentId }) => agentId);
    },
  };
}
