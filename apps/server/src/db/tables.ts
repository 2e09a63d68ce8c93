import type {
  AgentPreferences,
  AgentStatus,
  ConversationState,
  EventBody,
  OtherWay,
  Outcome,
  Priority,
  Role,
  SiteOptions,
  Target,
  ViewFilter,
} from "@foyer/protocol";
import { sql } from "drizzle-orm";
import { createAbsenceTables } from "./absence-tables.ts";
import { createArticleTables } from "./article-tables.ts";
import { createCannedReplyTables } from "./canned-reply-tables.ts";
import { createComplaintTables } from "./complaint-tables.ts";
import { type Dialect, postgresDialect, sqliteDialect } from "./dialects.ts";
import { createDraftTables } from "./draft-tables.ts";
import { createEmbeddingTables } from "./embedding-tables.ts";
import { createFeedbackTables, feedbackColumns } from "./feedback-tables.ts";
import { followUpColumns } from "./follow-up-tables.ts";
import { createInvitationTables } from "./invitation-tables.ts";
import { createMailTables } from "./mail-tables.ts";
import { createNotificationTables } from "./notification-tables.ts";
import { createProactiveTables } from "./proactive-tables.ts";
import { createQuestionTables } from "./question-tables.ts";
import { createReportTables } from "./report-tables.ts";
import { createRoutingTables } from "./routing-tables.ts";
import { createSearchTables } from "./search-tables.ts";
import { createSearchedTables } from "./searched-tables.ts";
import { createStandardTables } from "./standard-tables.ts";
import { createSuggestionTables } from "./suggestion-tables.ts";
import { createUploadTables } from "./upload-tables.ts";
import { createVisitorPushTables } from "./visitor-push-tables.ts";
import { createVisitorTables } from "./visitor-tables.ts";

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
    /** What they have chosen; `idle`: no console of theirs was touched for `awayAfter` minutes (0: never looked at). */
    status: text().$type<AgentStatus>().notNull().default("available"),
    idle: flag().notNull().default(false),
    awayAfter: integer().notNull().default(15),
    /** How many conversations they want at a time; null: as many as come. */
    capacity: integer(),
    title: text().notNull().default(""),
    /** The id of their picture; null: initials are shown. */
    picture: text(),
    preferences: json<AgentPreferences>().notNull().default({}),
  });

  const { invitations, agentPictures } = createInvitationTables(dialect, { agents });

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

  const { notificationSettings, pushSubscriptions } = createNotificationTables(dialect, {
    ...{ agents, sessions },
  });

  const { visitors, visitorTokens, visits, visitorNotes, visitorBlocks, formFillings } =
    createVisitorTables(dialect, { sites, agents });

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
      /** The first part of the language that the visitor's browser said first; "" for none. */
      lang: text().notNull().default(""),
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
      ...feedbackColumns(dialect),
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
      ...followUpColumns(dialect),
      /** Since when the visitor waits for words of an agent, and since when agents have it to solve. */
      unansweredSince: time(),
      servedSince: time(),
      /** The target that is due next, and when a warning comes; null: none, or nobody will be there. */
      dueFor: text().$type<Target>(),
      dueAt: time(),
      warnAt: time(),
      /** When a target is to be looked at again; which warnings and misses were told already, with blanks between. */
      alarmAt: time(),
      alarms: text().notNull().default(""),
      /** While it waits: to whom it is offered, until when, and who has passed it up (routing/passed-up.ts). */
      offeredTo: text(),
      offerEndsAt: time(),
      passed: text().notNull().default(""),
      /** What rules want of whoever answers, one to a line. */
      skills: text().notNull().default(""),
      /** 1: rules have had their say since it was opened. */
      routed: integer().notNull().default(0),
      /** What the visitor was shown because the queue is too long, while they wait. */
      overflow: text().$type<OtherWay["type"]>(),
      change: counter().notNull(),
    },
    (t) => [
      // One open conversation per visitor, whatever races: the database holds it, not the code.
      uniqueIndex("conversations_one_open").on(t.visitorId).where(sql`state <> 'closed'`),
      index("conversations_visitor").on(t.visitorId, t.openedAt),
      index("conversations_state").on(t.state, t.closedAt),
      index("conversations_answered").on(t.siteId, t.answeredAt),
      index("conversations_opened").on(t.openedAt),
      index("conversations_tagged").on(t.siteId, t.openedAt).where(sql`tags <> ''`),
      // Not unique, though no two are the same: a message would then change a key (keys.test.ts).
      index("conversations_change").on(t.change),
      index("conversations_alarm").on(t.alarmAt).where(sql`alarm_at is not null`),
      index("conversations_follow_up").on(t.followUpAt).where(sql`follow_up_at is not null`),
      index("conversations_reminder").on(t.remindAt).where(sql`remind_at is not null`),
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

  const { feedbackAskings } = createFeedbackTables(dialect, { conversations });

  const { teamHours, standards } = createStandardTables(dialect, { sites, teams });

  const absenceTables = createAbsenceTables(dialect, { conversations });

  const visitorPushTables = createVisitorPushTables(dialect, { visitors, conversations });

  const { articles, ...articleTables } = createArticleTables(dialect, { sites, visitors });

  const { agentOffers } = createRoutingTables(dialect, { agents });

  const { proactiveCounts } = createProactiveTables(dialect, { sites });

  const { questions } = createQuestionTables(dialect, { sites, conversations, articles });

  const { visitorSearches } = createSearchedTables(dialect, { visitors });

  const { suggestions } = createSuggestionTables(dialect, { sites, articles, agents });

  const { embeddings } = createEmbeddingTables(dialect, { articles });

  const { uploads, uploadChunks } = createUploadTables(dialect, { visitors, agents });

  const { cannedReplies, cannedReplyUses, cannedReplyFiles, cannedReplyFileChunks } =
    createCannedReplyTables(dialect, { agents });

  const { drafts } = createDraftTables(dialect, { agents, conversations });

  const complaintTables = createComplaintTables(dialect, {
    ...{ sites, visitors, conversations, agents },
  });

  /** Notes that mention an agent, by name or by a team's. `readAt`: when they opened the conversation. */
  const mentions = table(
    "mentions",
    {
      agentId: text()
        .notNull()
        .references(() => agents.id, { onDelete: "cascade" }),
      conversationId: text()
        .notNull()
        .references(() => conversations.id, { onDelete: "cascade" }),
      seq: integer().notNull(),
      at: time().notNull(),
      readAt: time(),
    },
    (t) => [
      primaryKey({ columns: [t.agentId, t.conversationId, t.seq] }),
      index("mentions_agent").on(t.agentId, t.at),
      index("mentions_unread").on(t.agentId).where(sql`read_at is null`),
      index("mentions_conversation").on(t.conversationId),
    ],
  );

  /** Saved lists of the inbox. `position` orders those of one agent. */
  const views = table(
    "views",
    {
      id: text().primaryKey(),
      ownerId: text()
        .notNull()
        .references(() => agents.id, { onDelete: "cascade" }),
      name: text().notNull(),
      filter: json<ViewFilter>().notNull(),
      shared: flag().notNull(),
      position: integer().notNull(),
    },
    (t) => [index("views_owner").on(t.ownerId, t.position)],
  );

  const { mails, mailAddresses } = createMailTables(dialect, { sites, visitors, conversations });

  /**
   * Numbers that every node looks at. "change" numbers the changes of conversations, where several nodes
   * make them. The others stand for rows that nodes keep in memory ("agents", "teams", "sites", "articles",
   * "installation"): raised by whoever changes such rows, so that the others read them again.
   */
  const counters = table("counters", {
    name: text().primaryKey(),
    value: counter().notNull(),
  });

  const reportTables = createReportTables(dialect, { agents, conversations });
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
    proactiveCounts,
    agents,
    invitations,
    agentPictures,
    teams,
    teamMembers,
    teamHours,
    standards,
    notificationSettings,
    sessions,
    pushSubscriptions,
    visitors,
    visitorTokens,
    visits,
    visitorNotes,
    visitorBlocks,
    formFillings,
    conversations,
    events,
    feedbackAskings,
    agentOffers,
    articles,
    ...articleTables,
    questions,
    visitorSearches,
    suggestions,
    embeddings,
    uploads,
    uploadChunks,
    cannedReplies,
    cannedReplyUses,
    views,
    cannedReplyFiles,
    cannedReplyFileChunks,
    drafts,
    ...complaintTables,
    mentions,
    ...absenceTables,
    ...visitorPushTables,
    mails,
    mailAddresses,
    ...reportTables,
    ...searchTables,
    counters,
    nodes,
  };
}

export type Tables = ReturnType<typeof createTables>;
export const sqliteTables: Tables = createTables(sqliteDialect);
export const postgresTables: Tables = createTables(postgresDialect);
