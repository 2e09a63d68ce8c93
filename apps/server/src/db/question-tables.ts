import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** What self-service was asked, for `createTables`. */
export function createQuestionTables(
  { table, text, integer, time, flag, json, index, uniqueIndex }: Dialect,
  references: {
    sites: { id: AnyPgColumn };
    conversations: { id: AnyPgColumn };
    articles: { id: AnyPgColumn };
  },
) {
  const { sites, conversations, articles } = references;

  /**
   * Each question that self-service answered, and what became of it. `source`: asked in a chat, searched for in the
   * help centre, or ("agent") handed back to self-service by an agent, who chose the articles; that one has no text.
   */
  const questions = table(
    "questions",
    {
      id: text().primaryKey(),
      siteId: text()
        .notNull()
        .references(() => sites.id, { onDelete: "cascade" }),
      /** Null for the help centre, which does not know who asks. */
      conversationId: text().references(() => conversations.id, { onDelete: "cascade" }),
      /** Of the event that answered it. */
      seq: integer(),
      source: text().$type<"chat" | "help" | "agent">().notNull(),
      text: text().notNull(),
      /** The first part of its language as far as that can be told; "" for none. */
      lang: text().notNull(),
      at: time().notNull(),
      sureness: text().$type<"sure" | "unsure" | "nothing">().notNull(),
      /** Ids of the articles that were shown, best first. An article that is gone stays counted. */
      shown: json<string[]>().notNull(),
      /** The article that the visitor judged last, and what they said of it. */
      judged: text(),
      helped: flag(),
      /** When the visitor came to a person, within a day of the answer. */
      passedOnAt: time(),
      /** The article that has learned it. */
      learnedIn: text().references(() => articles.id, { onDelete: "set null" }),
      /** When somebody said that it is not for the FAQ. */
      dismissedAt: time(),
    },
    (t) => [
      index("questions_site").on(t.siteId, t.at),
      index("questions_learned").on(t.learnedIn),
      uniqueIndex("questions_place").on(t.conversationId, t.seq),
    ],
  );

  return { questions };
}
