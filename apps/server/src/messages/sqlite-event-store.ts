import { and, count, eq, gt, sql } from "drizzle-orm";
import type { SqliteDb } from "../db/db.ts";
import { preparePositional, type Values } from "../db/positional.ts";
import type { EventLedger, NewEvent, Place } from "./event-ledger.ts";

/** What is being added to the log: takes part in every batch, and is written at its end. */
export function createSqliteEvents(db: SqliteDb): EventLedger {
  const { orm, writes } = db;
  const { conversations, events } = db.tables;
  let pending: NewEvent[] = [];
  let kept: NewEvent[] = [];
  /** What the batch holds under a client id, by visitor. */
  const named = new Map<string, NewEvent>();

  const value = (name: string) => sql`${sql.placeholder(name)}`;
  const insert = preparePositional(
    db,
    orm.insert(events).values({
      conversationId: value("conversationId"),
      seq: value("seq"),
      at: value("at"),
      byKind: value("byKind"),
      byId: value("byId"),
      clientId: value("clientId"),
      internal: value("internal"),
      body: value("body"),
    }),
    ["conversationId", "seq", "at", "byKind", "byId", "clientId", "internal", "body"],
  );
  const stored = preparePositional(
    db,
    orm
      .select({ conversationId: events.conversationId, seq: events.seq })
      .from(events)
      .innerJoin(conversations, eq(conversations.id, events.conversationId))
      .where(
        and(
          eq(events.clientId, value("clientId")),
          eq(conversations.visitorId, value("visitorId")),
        ),
      ),
    ["clientId", "visitorId"],
  );
  const unread = preparePositional(
    db,
    orm
      .select({ count: count() })
      .from(events)
      .where(
        and(
          eq(events.conversationId, value("conversationId")),
          gt(events.seq, value("after")),
          sql`${events.byKind} = 'visitor'`,
          sql`json_extract(${events.body}, '$.type') = 'message'`,
        ),
      ),
    ["conversationId", "after"],
  );

  const nameOf = (visitorId: string, clientId: string) => `${visitorId} ${clientId}`;

  writes.enlist({
    keep() {
      for (const event of pending) {
        kept.push(event);
        if (event.clientId) named.set(nameOf(event.visitorId, event.clientId), event);
      }
      if (pending.length > 0) pending = [];
    },
    drop() {
      pending = [];
    },
    flush() {
      if (kept.length === 0) return;
      for (const event of kept) insert.run(valuesOf(event));
      kept = [];
      named.clear();
    },
    forget() {
      pending = [];
      kept = [];
      named.clear();
    },
  });

  return {
    add: (event) => void pending.push(event),

    repeatOf(visitorId, clientId) {
      const said = named.get(nameOf(visitorId, clientId));
      if (said) return said;
      const row = stored.get([clientId, visitorId]);
      return row && toPlace(row);
    },

    unreadAfter(conversationId, seq) {
      writes.flush();
      return Number(unread.get([conversationId, seq])?.[0]);
    },
  };
}

const toPlace = ([conversationId, seq]: unknown[]): Place => ({
  conversationId: String(conversationId),
  seq: Number(seq),
});

const valuesOf = (event: NewEvent): Values => [
  event.conversationId,
  event.seq,
  event.at,
  event.by.kind,
  event.by.kind === "agent" ? event.by.id : null,
  event.clientId ?? null,
  event.internal ? 1 : 0,
  event.body,
];
