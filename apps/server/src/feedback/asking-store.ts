import { and, eq, isNotNull } from "drizzle-orm";
import type { Db } from "../db/db.ts";

export type AskingStore = ReturnType<typeof createAskingStore>;

/** Of what visitors were asked how it was, and what the log says of whether to. */
export function createAskingStore({ orm, tables }: Pick<Db, "orm" | "tables">) {
  const { feedbackAskings, conversations, events } = tables;

  return {
    /** Each conversation that a visitor was asked of, and when first (ms since 1970). */
    ofVisitor: (visitorId: string): Promise<{ conversationId: string; at: number }[]> =>
      orm
        .select({ conversationId: feedbackAskings.conversationId, at: feedbackAskings.at })
        .from(feedbackAskings)
        .innerJoin(conversations, eq(conversations.id, feedbackAskings.conversationId))
        .where(eq(conversations.visitorId, visitorId))
        .execute(),

    /** Inside a write: that they are asked now, unless they were before. */
    async note(conversationId: string, at: number): Promise<void> {
      await orm.insert(feedbackAskings).values({ conversationId, at }).onConflictDoNothing();
    },

    /** Whether an agent has said something that the visitor sees: what clients make has a client id. */
    async isAnswered(conversationId: string): Promise<boolean> {
      const rows = await orm
        .select({ seq: events.seq })
        .from(events)
        .where(
          and(
            eq(events.conversationId, conversationId),
            eq(events.byKind, "agent"),
            eq(events.internal, false),
            isNotNull(events.clientId),
          ),
        )
        .limit(1);
      return rows.length > 0;
    },

    /** Whether the visitor did something at this instant, such as ending it. */
    async isByVisitor(conversationId: string, at: number): Promise<boolean> {
      const rows = await orm
        .select({ seq: events.seq })
        .from(events)
        .where(
          and(
            eq(events.conversationId, conversationId),
            eq(events.byKind, "visitor"),
            eq(events.at, at),
          ),
        )
        .limit(1);
      return rows.length > 0;
    },
  };
}
