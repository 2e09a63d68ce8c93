import type { Event, EventBody } from "@foyer/protocol";
import { and, asc, count, desc, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Doer } from "../agents/doer.ts";
import type { Db } from "../db/open.ts";
import { conversations, events } from "../db/tables.ts";

/** One event to store; `seq` follows the conversation's last. */
export interface NewEvent {
  conversationId: string;
  seq: number;
  at: number;
  by: Doer;
  clientId?: string | undefined;
  internal: boolean;
  body: EventBody;
}

/** Whose eyes: a visitor never sees internal events. */
export type Audience = "visitor" | "agents";

export type MessageStore = ReturnType<typeof createMessageStore>;

/** The only SQL on the log. Statements are prepared once: these run for every message. */
export function createMessageStore({ orm }: Db, directory: AgentDirectory) {
  const value = sql.placeholder;
  const insert = orm
    .insert(events)
    .values({
      conversationId: value("conversationId"),
      seq: value("seq"),
      at: value("at"),
      byKind: value("byKind"),
      byId: value("byId"),
      clientId: value("clientId"),
      internal: value("internal"),
      body: value("body"),
    })
    .prepare();
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
  const repeatOf = orm
    .select({ conversationId: events.conversationId, seq: events.seq, body: events.body })
    .from(events)
    .innerJoin(conversations, eq(conversations.id, events.conversationId))
    .where(
      and(eq(events.clientId, value("clientId")), eq(conversations.visitorId, value("visitorId"))),
    )
    .prepare();
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
    /** Stores one event; call it inside a write. */
    append(event: NewEvent): Event {
      const row = {
        conversationId: event.conversationId,
        seq: event.seq,
        at: event.at,
        byKind: event.by.kind,
        byId: event.by.kind === "agent" ? event.by.id : null,
        clientId: event.clientId ?? null,
        internal: event.internal,
        body: event.body,
      };
      insert.run(row);
      return toEvent(row);
    },

    /** Up to `limit` events after a seq, oldest first. */
    after: (audience: Audience, conversationId: string, seq: number, limit: number): Event[] =>
      byAudience[audience].after.all({ conversationId, after: seq, limit }).map(toEvent),

    /** Up to `limit` events just before a seq, oldest first. */
    before: (audience: Audience, conversationId: string, seq: number, limit: number): Event[] =>
      byAudience[audience].before
        .all({ conversationId, before: seq, limit })
        .reverse()
        .map(toEvent),

    /** What this visitor's conversations already hold under `clientId`: never twice, for ever. */
    repeatOf: (visitorId: string, clientId: string) => repeatOf.get({ visitorId, clientId }),

    /** The visitor's messages after `seq`. */
    unreadAfter: (conversationId: string, seq: number): number =>
      unread.get({ conversationId, after: seq })?.count ?? 0,
  };
}
