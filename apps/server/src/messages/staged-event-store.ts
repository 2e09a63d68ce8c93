import { and, eq, sql } from "drizzle-orm";
import type { Doer } from "../agents/doer.ts";
import type { Db } from "../db/open.ts";
import { preparePositional, type Values } from "../db/positional.ts";
import { conversations, events } from "../db/tables.ts";

/** One event to store; `seq` follows the conversation's last. */
export interface NewEvent {
  conversationId: string;
  visitorId: string;
  seq: number;
  at: number;
  by: Doer;
  clientId: string | undefined;
  internal: boolean;
  /** As JSON. */
  body: string;
}

/** Where something already stands in the log. */
export interface Place {
  conversationId: string;
  seq: number;
}

export type StagedEvents = ReturnType<typeof createStagedEvents>;

/** What is being added to the log: takes part in every batch, and is written at its end. */
export function createStagedEvents(db: Db) {
  const { orm, writes } = db;
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
      .select({
        conversationId: sql<string>`${events.conversationId}`.as("conversationId"),
        seq: events.seq,
      })
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
    /** Inside a write: the next event of a conversation. */
    add: (event: NewEvent): void => void pending.push(event),

    /** What this visitor's conversations already hold under `clientId`: never twice, for ever. */
    repeatOf: (visitorId: string, clientId: string): Place | undefined =>
      named.get(nameOf(visitorId, clientId)) ??
      (stored.get([clientId, visitorId]) as Place | undefined),
  };
}

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
