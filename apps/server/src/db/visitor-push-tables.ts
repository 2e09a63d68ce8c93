import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

interface Owners {
  visitors: { id: AnyPgColumn };
  conversations: { id: AnyPgColumn };
}

/** Browsers of visitors that are told of answers while the chat is closed, for `createTables`. */
export function createVisitorPushTables(
  { table, text, integer, time, counter, index }: Dialect,
  { visitors, conversations }: Owners,
) {
  /** They go with their visitor, and so with the visitor's site. */
  const visitorPushSubscriptions = table(
    "visitor_push_subscriptions",
    {
      /** A hash of `endpoint`: saying it again changes nothing. */
      id: text().primaryKey(),
      visitorId: text()
        .notNull()
        .references(() => visitors.id, { onDelete: "cascade" }),
      endpoint: text().notNull(),
      /** The browser's keys, by which what is said to it is encrypted. */
      p256dh: text().notNull(),
      auth: text().notNull(),
      /** What the chat's page spoke when the visitor asked to be told. */
      lang: text().notNull(),
      at: time().notNull(),
    },
    (t) => [index("visitor_push_subscriptions_visitor").on(t.visitorId, t.at)],
  );

  /**
   * Conversations with answers that their visitor, who is to be told, has not read. `dueAt`: when to look whether to
   * tell them; null: nothing is to be looked at. `pushedUpTo` is the seq of the last answer that they were told of.
   */
  const visitorPushes = table(
    "visitor_pushes",
    {
      conversationId: text()
        .primaryKey()
        .references(() => conversations.id, { onDelete: "cascade" }),
      dueAt: time(),
      pushedUpTo: integer().notNull().default(0),
    },
    (t) => [index("visitor_pushes_due").on(t.dueAt).where(sql`due_at is not null`)],
  );

  /** Up to which change of conversations answers were looked for. */
  const visitorPushProgress = table("visitor_push_progress", {
    name: text().primaryKey(),
    change: counter().notNull(),
  });

  return { visitorPushSubscriptions, visitorPushes, visitorPushProgress };
}
