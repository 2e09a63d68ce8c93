import type { ConversationState, EventBody, Outcome, Page, Role } from "@foyer/protocol";
import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/** Facts about this installation itself, such as "the demo was seeded". */
export const installation = sqliteTable("installation", {
  key: text().primaryKey(),
  value: text().notNull(),
});

export const sites = sqliteTable("sites", {
  id: text().primaryKey(),
  key: text().notNull().unique(),
  name: text().notNull(),
  accent: text().notNull(),
  greeting: text().notNull(),
  intro: text().notNull(),
  lang: text().notNull(),
  origins: text({ mode: "json" }).$type<string[]>().notNull(),
  createdAt: integer().notNull(),
});

export const agents = sqliteTable("agents", {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  name: text().notNull(),
  colour: text().notNull(),
  role: text().$type<Role>().notNull(),
  active: integer({ mode: "boolean" }).notNull(),
  passwordHash: text().notNull(),
  createdAt: integer().notNull(),
});

/** Where an agent is signed in. Only a hash of the cookie is kept: a stolen table opens nothing. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: text().primaryKey(),
    agentId: text()
      .notNull()
      .references(() => agents.id, { onDelete: "cascade" }),
    tokenHash: text().notNull().unique(),
    device: text().notNull(),
    createdAt: integer().notNull(),
    seenAt: integer().notNull(),
  },
  (t) => [index("sessions_agent").on(t.agentId)],
);

export const visitors = sqliteTable(
  "visitors",
  {
    id: text().primaryKey(),
    siteId: text()
      .notNull()
      .references(() => sites.id, { onDelete: "cascade" }),
    tokenHash: text().notNull().unique(),
    name: text(),
    email: text(),
    page: text({ mode: "json" }).$type<Page>(),
    languages: text({ mode: "json" }).$type<string[]>().notNull(),
    timeZone: text(),
    browser: text().notNull(),
    firstSeenAt: integer().notNull(),
    seenAt: integer().notNull(),
  },
  (t) => [index("visitors_site").on(t.siteId, t.seenAt)],
);

export const conversations = sqliteTable(
  "conversations",
  {
    id: text().primaryKey(),
    siteId: text()
      .notNull()
      .references(() => sites.id, { onDelete: "cascade" }),
    visitorId: text()
      .notNull()
      .references(() => visitors.id, { onDelete: "cascade" }),
    state: text().$type<ConversationState>().notNull(),
    assigneeId: text().references(() => agents.id),
    pagePath: text().notNull(),
    seq: integer().notNull(),
    /** The last seq that the visitor may see; notes raise `seq` alone. */
    visibleSeq: integer().notNull(),
    readByAgent: integer().notNull(),
    readByVisitor: integer().notNull(),
    unread: integer().notNull(),
    lastText: text().notNull(),
    lastBy: text().$type<"visitor" | "agent">().notNull(),
    lastAt: integer().notNull(),
    openedAt: integer().notNull(),
    waitingSince: integer(),
    closedAt: integer(),
    outcome: text().$type<Outcome>(),
    change: integer().notNull(),
  },
  (t) => [
    // One open conversation per visitor, whatever races: the database holds it, not the code.
    uniqueIndex("conversations_one_open").on(t.visitorId).where(sql`state <> 'closed'`),
    index("conversations_visitor").on(t.visitorId, t.openedAt),
    index("conversations_state").on(t.state, t.closedAt),
    uniqueIndex("conversations_change").on(t.change),
  ],
);

/**
 * The log. Its key is also its order on disk (WITHOUT ROWID, in the migration), so that
 * opening a conversation reads one run of pages.
 */
export const events = sqliteTable(
  "events",
  {
    conversationId: text()
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    seq: integer().notNull(),
    at: integer().notNull(),
    byKind: text().$type<"visitor" | "agent" | "faq" | "system">().notNull(),
    byId: text(),
    clientId: text(),
    internal: integer({ mode: "boolean" }).notNull(),
    body: text({ mode: "json" }).$type<EventBody>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conversationId, t.seq] }),
    uniqueIndex("events_client_id")
      .on(t.clientId, t.conversationId)
      .where(sql`client_id is not null`),
  ],
);

export const articles = sqliteTable(
  "articles",
  {
    id: text().primaryKey(),
    siteId: text()
      .notNull()
      .references(() => sites.id, { onDelete: "cascade" }),
    lang: text().notNull(),
    question: text().notNull(),
    alternatives: text({ mode: "json" }).$type<string[]>().notNull(),
    answer: text().notNull(),
    tags: text({ mode: "json" }).$type<string[]>().notNull(),
    popular: integer(),
    state: text().$type<"draft" | "published">().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [index("articles_site").on(t.siteId)],
);

export const cannedReplies = sqliteTable("canned_replies", {
  id: text().primaryKey(),
  shortcut: text().notNull().unique(),
  title: text().notNull(),
  text: text().notNull(),
  updatedAt: integer().notNull(),
});
