import type {
  Attributes,
  CannedReplyScope,
  ConversationState,
  EventBody,
  MacroAct,
  Outcome,
  Page,
  Priority,
  Role,
  SiteOptions,
} from "@foyer/protocol";
import { sql } from "drizzle-orm";
import { type Dialect, postgresDialect, sqliteDialect } from "./dialects.ts";
import { createSearchTables } from "./search-tables.ts";
import { createUploadTables } from "./upload-tables.ts";

/** Every table, described once, built of what one engine understands. */
export function createTables(dialect: Dialect) {
  const { table, text, integer, time, counter, flag, json, primaryKey, index, uniqueIndex } =
    dialect;

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

  const teams = table("teams", {
    id: text().primaryKey(),
    name: text().notNull().unique(),
    colour: text().notNull(),
    createdAt: time().notNull(),
  });

  /** Which agents are in which teams. */
  const teamMembers = table(
    "team_members",
    {
      teamId: text()
        .notNull()
        .references(() => teams.id, { onDelete: "cascade" }),
      agentId: text()
        .notNull()
        .references(() => agents.id, { onDelete: "cascade" }),
    },
    (t) => [primaryKey({ columns: [t.teamId, t.agentId] })],
  );

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
      /** One to a line, in the order of their coming; "" for none. */
      tags: text().notNull().default(""),
      priority: text().$type<Priority>().notNull().default("normal"),
      stage: text().$type<"before" | "during" | "after">(),
      /** No reference: rows in memory would not hear of its end. A team that is gone is none. */
      teamId: text(),
      snoozedUntil: time(),
      followUpAt: time(),
      change: counter().notNull(),
    },
    (t) => [
      // One open conversation per visitor, whatever races: the database holds it, not the code.
      uniqueIndex("conversations_one_open").on(t.visitorId).where(sql`state <> 'closed'`),
      index("conversations_visitor").on(t.visitorId, t.openedAt),
      index("conversations_state").on(t.state, t.closedAt),
      index("conversations_answered").on(t.siteId, t.answeredAt),
      index("conversations_tagged").on(t.siteId, t.openedAt).where(sql`tags <> ''`),
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

  const { uploads, uploadChunks } = createUploadTables(dialect, { visitors, agents });

  /** `ownerId` is set for a personal one, `teamId` for a team's; `lang` null suits every language. */
  const cannedReplies = table(
    "canned_replies",
    {
      id: text().primaryKey(),
      shortcut: text().notNull(),
      title: text().notNull(),
      text: text().notNull(),
      folder: text().notNull().default(""),
      lang: text(),
      scope: text().$type<CannedReplyScope>().notNull().default("everyone"),
      teamId: text(),
      ownerId: text().references(() => agents.id),
      acts: json<MacroAct[]>().notNull().default([]),
      updatedAt: time().notNull(),
      editedBy: text().references(() => agents.id),
    },
    (t) => [index("canned_replies_shortcut").on(t.shortcut)],
  );

  /** How often each agent has used a canned reply, and when last. */
  const cannedReplyUses = table(
    "canned_reply_uses",
    {
      replyId: text()
        .notNull()
        .references(() => cannedReplies.id, { onDelete: "cascade" }),
      agentId: text()
        .notNull()
        .references(() => agents.id, { onDelete: "cascade" }),
      count: integer().notNull(),
      usedAt: time().notNull(),
    },
    (t) => [primaryKey({ columns: [t.replyId, t.agentId] })],
  );

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
   * make them. The others stand for rows that nodes keep in memory ("agents", "teams", "sites", "articles",
   * "installation"): raised by whoever changes such rows, so that the others read them again.
   */
  const counters = table("counters", {
    name: text().primaryKey(),
    value: counter().notNull(),
  });

  const searchTables = createSearchTables(dialect, { conversations });

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
    teams,
    teamMembers,
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
    cannedReplyUses,
    mails,
    ...searchTables,
    counters,
    nodes,
  };
}

export type Tables = ReturnType<typeof createTables>;
export const sqliteTables: Tables = createTables(sqliteDialect);
export const postgresTables: Tables = createTables(postgresDialect);
