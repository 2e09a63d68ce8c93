import type { SuggestionKind, SuggestionState } from "@foyer/protocol";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** What readers of the help centre suggest, for `createTables`. */
export function createSuggestionTables(
  { table, text, time, index }: Dialect,
  references: {
    sites: { id: AnyPgColumn };
    articles: { id: AnyPgColumn };
    agents: { id: AnyPgColumn };
  },
) {
  const { sites, articles, agents } = references;

  /**
   * Better answers to articles, open questions, and answers to those. Nobody but agents sees one that is not `shown`.
   * Nothing is kept of who wrote it but the name that they gave.
   */
  const suggestions = table(
    "suggestions",
    {
      id: text().primaryKey(),
      siteId: text()
        .notNull()
        .references(() => sites.id, { onDelete: "cascade" }),
      kind: text().$type<SuggestionKind>().notNull(),
      state: text().$type<SuggestionState>().notNull(),
      /** The article that a better answer is for. */
      articleId: text().references(() => articles.id, { onDelete: "cascade" }),
      /** The open question that an answer is to. */
      questionId: text(),
      lang: text().notNull(),
      text: text().notNull(),
      /** What was written, once an agent has edited it. */
      original: text(),
      /** "" for none. */
      author: text().notNull(),
      at: time().notNull(),
      decidedBy: text().references(() => agents.id, { onDelete: "set null" }),
      decidedAt: time(),
      reason: text().notNull().default(""),
      /** The article that was made of it, or has learned it. */
      usedIn: text().references(() => articles.id, { onDelete: "set null" }),
    },
    (t) => [
      index("suggestions_site").on(t.siteId, t.state, t.at),
      index("suggestions_article").on(t.articleId),
      index("suggestions_question").on(t.questionId),
    ],
  );

  return { suggestions };
}
