import type {
  Attributes,
  ConversationState,
  EventBody,
  Outcome,
  Page,
  Role,
  SiteOptions,
} from "@foyer/protocol";
import { sql } from "drizzle-orm";
import { type Dialect, postgresDialect, sqliteDialect } from "./dialects.ts";

/** Every table, described once, built of what one engine understands. */
export function createTables(dialect: Dialect) {
  const { table, text, integer, time, counter, flag, json, primaryKey, index, uniqueIndex } =
    dialect;
  const { bytes } = dialect;

  /** Facts about this installation itself, such as "the demo was seeded". */
  const installation = table("installation", {
    key: text().primaryKey(),
    value: text().notNull(),
  });

  const sites = table("sites", {
    id: text().primaryKey(),
    key: text().notNull().unique(),
    name: text().notNull(),
    accent: text().notNull(),
    greeting: text().notNull(),
    intro: text().notNull(),
    lang: text().notNull(),
    origins: json<string[]>().notNull(),
    /** What the owner has chosen; the rest is as DEFAULT_SITE_OPTIONS says. */
    options: json<Partial<SiteOptions>>().notNull().default({}),
    /** Signs who a visitor is; null until the owner asks for it. */
    identitySecret: text(),
    createdAt: time().notNull(),
  });

  /** Where each site's widget was last fetched from; `page` is "" when the page did not say. */
  const siteSightings = table("site_sightings", {
    siteId: text()
      .primaryKey()
      .references(() => sites.id, { onDelete: "cascade" }),
    page: text().notNull(),
    seenAt: time().notNull(),
  });

  const agents = table("agents", {
    id: text().primaryKey(),
    email: text().notNull().unique(),
    name: text().notNull(),
    colour: text().notNull(),
    role: text().$type<Role>().notNull(),
    active: flag().notNull(),
    passwordHash: text().notNull(),
    createdAt: time().notNull(),
  });

  /** Where an agent is signed in. Only a hash of the cookie is kept: a stolen table opens nothing. */
  const sessions = table(
    "sessions",
    {
      id: text().primaryKey(),
      agentId: text()
        .notNull()
        .references(() => agents.id, { onDelete: "cascade" }),
      tokenHash: text().notNull().unique(),
      device: text().notNull(),
      createdAt: time().notNull(),
      seenAt: time().notNull(),
    },
    (t) => [index("sessions_agent").on(t.agentId)],
  );

  const visitors = table(
    "visitors",
    {
      id: text().primaryKey(),
      siteId: text()
        .notNull()
        .references(() => sites.id, { onDelete: "cascade" }),
      tokenHash: text().notNull().unique(),
      name: text(),
      email: text(),
      phone: text(),
      attributes: json<Attributes>().notNull().default({}),
      /** Their id at the owner's, which a signature has vouched for. */
      externalId: text(),
      /** What of the row a signature has said: names of columns, and "attributes.NAME". */
      vouched: json<string[]>().notNull().default([]),
      page: json<Page>(),
      languages: json<string[]>().notNull(),
      timeZone: text(),
      browser: text().notNull(),
      firstSeenAt: time().notNull(),
      seenAt: time().notNull(),
    },
    (t) => [
      index("visitors_site").on(t.siteId, t.seenAt),
      uniqueIndex("visitors_external")
        .on(t.siteId, t.externalId)
        .where(sql`external_id is not null`),
    ],
  );

  /** Tokens of further browsers of a visitor whom the owner's server vouches for. */
  const visitorTokens = table(
    "visitor_tokens",
    {
      tokenHash: text().primaryKey(),
      visitorId: text()
        .notNull()
        .references(() => visitors.id, { onDelete: "cascade" }),
      seenAt: time().notNull(),
    },
    (t) => [index("visitor_tokens_visitor").on(t.visitorId)],
  );

  /** When a visitor last answered the questions before a chat. */
  const formFillings = table("form_fillings", {
    visitorId: text()
      .primaryKey()
      .references(() => visitors.id, { onDelete: "cascade" }),
    at: time().notNull(),
  });

  const conversations = table(
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
      lastAt: time().notNull(),
      openedAt: time().notNull(),
      waitingSince: time(),
      closedAt: time(),
      outcome: text().$type<Outcome>(),
      rating: integer(),
      /** When the visitor first rated it. */
      ratedAt: time(),
      /** When it first entered the queue, and when an agent first answered after that. */
      queuedAt: time(),
      answeredAt: time(),
      /** How the visitor asks to be reached instead of waiting, until it is closed. */
      contactLeft: text().$type<"email" | "phone">(),
      change: counter().notNull(),
    },
    (t) => [
      // One open conversation per visitor, whatever races: the database holds it, not the code.
      uniqueIndex("conversations_one_open").on(t.visitorId).where(sql`state <> 'closed'`),
      index("conversations_visitor").on(t.visitorId, t.openedAt),
      index("conversations_state").on(t.state, t.closedAt),
      index("conversations_answered").on(t.siteId, t.answeredAt),
      uniqueIndex("conversations_change").on(t.change),
    ],
  );

  /**
   * The log. Its key is also its order on disk (WITHOUT ROWID, in the migration), so that
   * opening a conversation reads one run of pages.
   */
  const events = table(
    "events",
    {
      conversationId: text()
        .notNull()
        .references(() => conversations.id, { onDelete: "cascade" }),
      seq: integer().notNull(),
      at: time().notNull(),
      byKind: text().$type<"visitor" | "agent" | "faq" | "system">().notNull(),
      byId: text(),
      clientId: text(),
      internal: flag().notNull(),
      body: json<EventBody>().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.conversationId, t.seq] }),
      uniqueIndex("events_client_id")
        .on(t.clientId, t.conversationId)
        .where(sql`client_id is not null`),
    ],
  );

  const articles = table(
    "articles",
    {
      id: text().primaryKey(),
      siteId: text()
        .notNull()
        .references(() => sites.id, { onDelete: "cascade" }),
      lang: text().notNull(),
      question: text().notNull(),
      alternatives: json<string[]>().notNull(),
      answer: text().notNull(),
      tags: json<string[]>().notNull(),
      popular: integer(),
      state: text().$type<"draft" | "published">().notNull(),
      updatedAt: time().notNull(),
    },
    (t) => [index("articles_site").on(t.siteId)],
  );

  /** What visitors said of articles: whether each helped. The last word of a visitor counts. */
  const articleJudgements = table(
    "article_judgements",
    {
      articleId: text()
        .notNull()
        .references(() => articles.id, { onDelete: "cascade" }),
      visitorId: text()
        .notNull()
        .references(() => visitors.id, { onDelete: "cascade" }),
      helped: flag().notNull(),
      at: time().notNull(),
    },
    (t) => [primaryKey({ columns: [t.articleId, t.visitorId] })],
  );

  /**
   * Files that were sent, or are being sent, in conversations of `visitorId`: by the visitor where there
   * is no agent. `size` is what was announced until `complete`. `clientId` names the message that has it.
   */
  const uploads = table(
    "uploads",
    {
      id: text().primaryKey(),
      visitorId: text()
        .notNull()
        .references(() => visitors.id, { onDelete: "cascade" }),
      agentId: text().references(() => agents.id),
      name: text().notNull(),
      type: text().notNull(),
      size: integer().notNull(),
      width: integer(),
      height: integer(),
      complete: flag().notNull(),
      clientId: text(),
      /** A message that is stored has it: nothing more will become of it. */
      attached: flag().notNull(),
      createdAt: time().notNull(),
    },
    (t) => [
      index("uploads_visitor").on(t.visitorId, t.createdAt),
      index("uploads_loose").on(t.attached, t.createdAt),
    ],
  );

  /** What the files hold, in parts: no statement carries a whole file. */
  const uploadChunks = table(
    "upload_chunks",
    {
      uploadId: text()
        .notNull()
        .references(() => uploads.id, { onDelete: "cascade" }),
      number: integer().notNull(),
      bytes: bytes().notNull(),
    },
    (t) => [primaryKey({ columns: [t.uploadId, t.number] })],
  );

  const cannedReplies = table("canned_replies", {
    id: text().primaryKey(),
    shortcut: text().notNull().unique(),
    title: text().notNull(),
    text: text().notNull(),
    updatedAt: time().notNull(),
  });

  /**
   * Emails that are to go out, and for a while those that did. `about` says why it is sent, `visitorId` who
   * asked for it; `clientId` is theirs for the wish, so that a repeat sends none.
   */
  const mails = table(
    "mails",
    {
      id: text().primaryKey(),
      about: text().$type<"transcript">().notNull(),
      visitorId: text().references(() => visitors.id, { onDelete: "cascade" }),
      clientId: text(),
      to: text().notNull(),
      fromName: text().notNull(),
      subject: text().notNull(),
      text: text().notNull(),
      state: text().$type<"waiting" | "sent" | "refused" | "given_up">().notNull(),
      tries: integer().notNull(),
      /** What the mail server said last, when it did not take it. */
      trouble: text(),
      nextAt: time().notNull(),
      createdAt: time().notNull(),
    },
    (t) => [
      index("mails_next").on(t.state, t.nextAt),
      index("mails_to").on(t.to, t.createdAt),
      uniqueIndex("mails_client_id").on(t.visitorId, t.clientId).where(sql`client_id is not null`),
    ],
  );

  /**
   * Numbers that every node looks at. "change" numbers the changes of conversations, where several nodes
   * make them. The others stand for rows that nodes keep in memory ("agents", "sites", "articles",
   * "installation"): raised by whoever changes such rows, so that the others read them again.
   */
  const counters = table("counters", {
    name: text().primaryKey(),
    value: counter().notNull(),
  });

  /** The nodes that share this database: when each was last alive, and who is connected to it. */
  const nodes = table("nodes", {
    id: text().primaryKey(),
    seenAt: time().notNull(),
    agents: json<string[]>().notNull(),
    visitors: integer().notNull(),
  });

  return {
    installation,
    sites,
    siteSightings,
    agents,
    sessions,
    visitors,
    visitorTokens,
    formFillings,
    conversations,
    events,
    articles,
    articleJudgements,
    uploads,
    uploadChunks,
    cannedReplies,
    mails,
    counters,
    nodes,
  };
}

export type Tables = ReturnType<typeof createTables>;
export const sqliteTables: Tables = createTables(sqliteDialect);
export const postgresTables: Tables = createTables(postgresDialect);
