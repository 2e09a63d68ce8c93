import type { ArticleState } from "@foyer/protocol";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** The history of articles and their pictures, for `createTables`. */
export function createArticleVersionTables(
  { table, text, integer, time, flag, json, bytes, primaryKey, index }: Dialect,
  { sites, articles }: { sites: { id: AnyPgColumn }; articles: { id: AnyPgColumn } },
) {
  /** All that was saved of an article, as it was saved; `restored` names the version that came back by it. */
  const articleVersions = table(
    "article_versions",
    {
      articleId: text()
        .notNull()
        .references(() => articles.id, { onDelete: "cascade" }),
      number: integer().notNull(),
      at: time().notNull(),
      /** An agent; null where nobody did it by hand. */
      byId: text(),
      state: text().$type<ArticleState>().notNull(),
      restored: integer(),
      lang: text().notNull(),
      question: text().notNull(),
      alternatives: json<string[]>().notNull(),
      answer: text().notNull(),
      tags: json<string[]>().notNull(),
      popular: integer(),
    },
    (t) => [primaryKey({ columns: [t.articleId, t.number] })],
  );

  /** Pictures that stand in articles. Whoever knows the id may see one, as visitors do. */
  const articleImages = table(
    "article_images",
    {
      id: text().primaryKey(),
      siteId: text()
        .notNull()
        .references(() => sites.id, { onDelete: "cascade" }),
      agentId: text().notNull(),
      type: text().notNull(),
      /** In bytes; what was announced until it is complete. */
      size: integer().notNull(),
      complete: flag().notNull(),
      createdAt: time().notNull(),
    },
    (t) => [
      index("article_images_agent").on(t.agentId, t.createdAt),
      index("article_images_site").on(t.siteId),
    ],
  );

  /** What the pictures hold, in parts: no statement carries a whole one. */
  const articleImageChunks = table(
    "article_image_chunks",
    {
      imageId: text()
        .notNull()
        .references(() => articleImages.id, { onDelete: "cascade" }),
      number: integer().notNull(),
      bytes: bytes().notNull(),
    },
    (t) => [primaryKey({ columns: [t.imageId, t.number] })],
  );

  return { articleVersions, articleImages, articleImageChunks };
}
