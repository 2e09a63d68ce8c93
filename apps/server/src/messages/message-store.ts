import type { Event } from "@foyer/protocol";
import { and, asc, count, desc, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Db } from "../db/open.ts";
import { events } from "../db/tables.ts";

/** Whose eyes: a visitor never sees internal events. */
export type Audience = "visitor" | "agents";

export type MessageStore = ReturnType<typeof createMessageStore>;

/** What reads the log. Statements are prepared once: these run at every opening and resuming. */
export function createMessageStore({ orm, writes }: Db, directory: AgentDirectory) {
  const value = sql.placeholder;
  const seen = { visitor: [false], agents: [false, true] };
  const page = (audience: Audience, from: SQL, order: SQL) =>
    orm
      .select()
      .from(events)
      .where(
        and(
          eq(events.conversationId, value("conversationId")),
          from,
          inArray(events.internal, seen[audience]),
        ),
      )
      .orderBy(order)
      .limit(value("limit"))
      .prepare();
  const after = (audience: Audience) =>
    page(audience, gt(events.seq, value("after")), asc(events.seq));
  const before = (audience: Audience) =>
    page(audience, lt(events.seq, value("before")), desc(events.seq));
  const byAudience = {
    visitor: { after: after("visitor"), before: before("visitor") },
    agents: { after: after("agents"), before: before("agents") },
  };
  const unread = orm
    .select({ count: count() })
    .from(events)
    .where(
      and(
        eq(events.conversationId, value("conversationId")),
        gt(events.seq, value("after")),
        eq(events.byKind, "visitor"),
        sql`json_extract(${events.body}, '$.type') = 'message'`,
      ),
    )
    .prepare();

  const toEvent = (row: typeof events.$inferSelect): Event => ({
    conversationId: row.conversationId,
    seq: row.seq,
    at: row.at,
    by: directory.author(
      row.byKind === "agent" ? { kind: "agent", id: row.byId ?? "" } : { kind: row.byKind },
    ),
    ...(row.clientId === null ? {} : { clientId: row.clientId }),
    body: row.body,
  });

  return {
    /** Up to `limit` events after a seq, oldest first. */
    after: (audience: Audience, conversationId: string, seq: number, limit: number): Event[] =>
      byAudience[audience].after.all({ conversationId, after: seq, limit }).map(toEvent),

    /** Up to `limit` events just before a seq, oldest first. */
    before: (audience: Audience, conversationId: string, seq: number, limit: number): Event[] =>
      byAudience[audience].before
        .all({ conversationId, before: seq, limit })
        .reverse()
        .map(toEvent),

    /** Inside a write: the visitor's messages after `seq`. */
    unreadAfter(conversationId: string, seq: number): number {
      writes.flush();
      return unread.get({ conversationId, after: seq })?.count ?? 0;
    },
  };
}
