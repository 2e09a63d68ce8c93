import { and, avg, count, eq, gte, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";

export type BoardStore = ReturnType<typeof createBoardStore>;

/** What has become of conversations of all sites lately. `since`: ms since 1970, of the event in question. */
export function createBoardStore({ orm, tables: { conversations } }: Db) {
  return {
    async opened(since: number): Promise<number> {
      const rows = await orm
        .select({ n: count() })
        .from(conversations)
        .where(gte(conversations.openedAt, since));
      return Number(rows[0]?.n ?? 0);
    },

    /** How long each waited in the queue for its first answer, in ms. */
    async waits(siteIds: string[], since: number): Promise<number[]> {
      const found = await Promise.all(
        siteIds.map((siteId) =>
          orm
            .select({ from: conversations.queuedAt, to: conversations.answeredAt })
            .from(conversations)
            .where(and(eq(conversations.siteId, siteId), gte(conversations.answeredAt, since))),
        ),
      );
      return found
        .flat()
        .flatMap(({ from, to }) => (from === null || to === null ? [] : [Math.max(0, to - from)]));
    },

    async closed(since: number) {
      const { state, closedAt, outcome, rating } = conversations;
      const rows = await orm
        .select({
          closed: count(),
          solved: sql<number>`coalesce(sum(case when ${outcome} = 'solved' then 1 else 0 end), 0)`,
          rated: count(rating),
          ratingMean: avg(rating),
        })
        .from(conversations)
        .where(and(eq(state, "closed"), gte(closedAt, since)));
      const { closed = 0, solved = 0, rated = 0, ratingMean = null } = rows[0] ?? {};
      return {
        ...{ closed: Number(closed), solved: Number(solved), rated: Number(rated) },
        ratingMean: ratingMean === null ? null : Number(ratingMean),
      };
    },
  };
}
