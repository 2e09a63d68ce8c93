import type { ArticleState, PendingArticle } from "@foyer/protocol";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { createArticleVersionTables } from "./article-version-tables.ts";
import type { Dialect } from "./dialects.ts";

/** The FAQ's articles and what visitors said of them, for `createTables`. */
export function createArticleTables(
  dialect: Dialect,
  { sites, visitors }: { sites: { id: AnyPgColumn }; visitors: { id: AnyPgColumn } },
) {
  const { table, text, integer, time, flag, json, primaryKey, index } = dialect;
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
      state: text().$type<ArticleState>().notNull(),
      /** No reference: a folder that is gone is none. */
      folderId: text(),
      position: integer(),
      updatedAt: time().notNull(),
      /** An agent; null where nobody did it by hand. */
      updatedBy: text(),
      version: integer().notNull().default(1),
      wordsVersion: integer().notNull().default(1),
      /** What is to take the place of a published one's words. */
      pending: json<PendingArticle>(),
      ownerId: text(),
      reviewAt: time(),
      /** No reference to itself: whoever removes an original looks after its translations. */
      translationOf: text(),
      translatedFrom: integer(),
    },
    (t) => [index("articles_site").on(t.siteId), index("articles_original").on(t.translationOf)],
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

  /** Folders of a site's articles; a parent has none itself. */
  const articleFolders = table(
    "article_folders",
    {
      id: text().primaryKey(),
      siteId: text()
        .notNull()
        .references(() => sites.id, { onDelete: "cascade" }),
      parentId: text(),
      name: text().notNull(),
      /** What it is called in other languages, by their tags. */
      names: json<Record<string, string>>().notNull().default({}),
      position: integer().notNull(),
    },
    (t) => [index("article_folders_site").on(t.siteId, t.position)],
  );

  const versionTables = createArticleVersionTables(dialect, { sites, articles });

  return { articles, articleFolders, articleJudgements, ...versionTables };
}
