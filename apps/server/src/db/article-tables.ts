import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** The FAQ's articles and what visitors said of them, for `createTables`. */
export function createArticleTables(
  { table, text, integer, time, flag, json, primaryKey, index }: Dialect,
  { sites, visitors }: { sites: { id: AnyPgColumn }; visitors: { id: AnyPgColumn } },
) {
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

  return { articles, articleJudgements };
}
