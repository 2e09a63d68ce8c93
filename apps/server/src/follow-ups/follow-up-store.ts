import { and, asc, eq, getTableColumns, gt, isNotNull, lte, or } from "drizzle-orm";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { Db } from "../db/db.ts";

/** Where a page ended: the last one on it. */
export interface FollowUpPlace {
  at: number;
  id: string;
}

export type FollowUpStore = ReturnType<typeof createFollowUpStore>;

/** What reads follow-ups. They are part of the conversations' rows. */
export function createFollowUpStore({ orm, tables }: Pick<Db, "orm" | "tables">) {
  const { conversations, visitors } = tables;
  const { followUpAt, id, remindAt } = conversations;

  return {
    /** Up to `limit` that are planned, the soonest first. */
    page: (after: FollowUpPlace | undefined, limit: number): Promise<ConversationRow[]> =>
      orm
        .select({ ...getTableColumns(conversations), visitorName: visitors.name })
        .from(conversations)
        .innerJoin(visitors, eq(visitors.id, conversations.visitorId))
        .where(
          and(
            isNotNull(followUpAt),
            after && or(gt(followUpAt, after.at), and(eq(followUpAt, after.at), gt(id, after.id))),
          ),
        )
        .orderBy(asc(followUpAt), asc(id))
        .limit(limit)
        .execute(),

    /** Those of which somebody is to be reminded at `now` (ms since 1970), the longest due first. */
    toRemind: (now: number, limit: number): Promise<{ id: string }[]> =>
      orm
        .select({ id })
        .from(conversations)
        .where(lte(remindAt, now))
        .orderBy(asc(remindAt))
        .limit(limit)
        .execute(),
  };
}
