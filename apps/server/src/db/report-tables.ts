import type { ConversationState, Outcome, SavedReportQuery } from "@foyer/protocol";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** What reports are made of, for `createTables`. */
export function createReportTables(
  { table, text, integer, time, counter, flag, json, index }: Dialect,
  references: { agents: { id: AnyPgColumn }; conversations: { id: AnyPgColumn } },
) {
  const { agents, conversations } = references;

  /**
   * What became of each conversation, as read from its log up to `seq`: reports/facts.ts says how. Times are ms since
   * 1970, spans (`…Ms`) ms; `…OpenMs` counts only time inside the site's opening hours.
   */
  const conversationFacts = table(
    "conversation_facts",
    {
      conversationId: text()
        .primaryKey()
        .references(() => conversations.id, { onDelete: "cascade" }),
      siteId: text().notNull(),
      visitorId: text().notNull(),
      openedAt: time().notNull(),
      lang: text().notNull(),
      /** One to a line. */
      tags: text().notNull(),
      /** "" for none. */
      teamId: text().notNull(),
      /** Who had it last; "" for nobody. */
      agentId: text().notNull(),
      seq: integer().notNull(),
      state: text().$type<ConversationState>().notNull(),
      /** Since when it is in that state. */
      since: time().notNull(),
      /** Self-service answered before it came to a person. */
      selfService: flag().notNull(),
      /** When it first came to a person, and whether by the queue. */
      cameAt: time(),
      queued: flag().notNull(),
      answeredAt: time(),
      answeredBy: text(),
      answerMs: time(),
      answerOpenMs: time(),
      /** Over all its waits that have ended. */
      waitMs: time().notNull(),
      waitOpenMs: time().notNull(),
      /** The same of the time that it was with an agent, and not put aside. */
      handleMs: time().notNull(),
      handleOpenMs: time().notNull(),
      /** From coming to a person to the last close. */
      solveMs: time(),
      solveOpenMs: time(),
      /** How often it came to an agent who did not have it before. */
      holders: integer().notNull(),
      closes: integer().notNull(),
      reopens: integer().notNull(),
      closedAt: time(),
      outcome: text().$type<Outcome>(),
      /** Its visitor left while it waited, and nobody had answered. */
      abandoned: flag().notNull(),
      contactLeft: flag().notNull(),
      /** A standard gives it time, and that was over once. */
      hasTarget: flag().notNull().default(false),
      missed: flag().notNull().default(false),
      rating: integer(),
      nps: integer(),
      helped: integer().notNull(),
      notHelped: integer().notNull(),
      /** When the visitor's next conversation came to a person. */
      nextCameAt: time(),
      /** The step of `facts_progress` that wrote it last. */
      step: counter().notNull().default(0),
    },
    (t) => [
      index("conversation_facts_opened").on(t.openedAt),
      index("conversation_facts_site").on(t.siteId, t.openedAt),
      index("conversation_facts_visitor").on(t.visitorId),
      index("conversation_facts_step").on(t.step, t.conversationId),
    ],
  );

  /** How far the facts have followed the numbers of changes; each step is made once. */
  const factsProgress = table("facts_progress", {
    name: text().primaryKey(),
    change: counter().notNull(),
    step: counter().notNull(),
  });

  /** Reports that agents have kept. `mailedFor`: the start of the week that was mailed last. */
  const savedReports = table(
    "saved_reports",
    {
      id: text().primaryKey(),
      ownerId: text()
        .notNull()
        .references(() => agents.id, { onDelete: "cascade" }),
      name: text().notNull(),
      query: json<SavedReportQuery>().notNull(),
      weekly: flag().notNull(),
      mailedFor: time(),
      createdAt: time().notNull(),
    },
    (t) => [index("saved_reports_owner").on(t.ownerId, t.createdAt)],
  );

  return { conversationFacts, factsProgress, savedReports };
}
