import type { Article } from "@foyer/protocol";
import { and, asc, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";

export type ArticleStore = ReturnType<typeof createArticleStore>;

/** The only SQL on articles. */
export function createArticleStore(db: Db) {
  const { orm } = db;
  const { articles } = db.tables;
  const publishedBy = (siteId: string, ...more: SQL[]) =>
    orm
      .select()
      .from(articles)
      .where(and(eq(articles.siteId, siteId), eq(articles.state, "published"), ...more));
  return {
    ofSite: (siteId: string): Promise<Article[]> =>
      orm
        .select()
        .from(articles)
        .where(eq(articles.siteId, siteId))
        .orderBy(asc(articles.question))
        .execute(),
    published: (siteId: string): Promise<Article[]> => publishedBy(siteId).execute(),
    popular: (siteId: string): Promise<Article[]> =>
      publishedBy(siteId, isNotNull(articles.popular))
        .orderBy(asc(articles.popular), sql`${articles.position} is null`, asc(articles.position))
        .execute(),
    async byId(id: string): Promise<Article | undefined> {
      const rows = await orm.select().from(articles).where(eq(articles.id, id));
      return rows[0];
    },
    /** The translations of the article with `id`, by their language. */
    translationsOf: (id: string): Promise<Article[]> =>
      orm
        .select()
        .from(articles)
        .where(eq(articles.translationOf, id))
        .orderBy(asc(articles.lang))
        .execute(),
    async publishedByIds(siteId: string, ids: string[]): Promise<Article[]> {
      return ids.length === 0 ? [] : publishedBy(siteId, inArray(articles.id, ids));
    },
    async insert(article: Article): Promise<void> {
      await orm.insert(articles).values(article);
      await raiseGeneration(db, "articles");
    },
    async update(article: Article): Promise<void> {
      await orm.update(articles).set(article).where(eq(articles.id, article.id));
      await raiseGeneration(db, "articles");
    },
    async remove(id: string): Promise<void> {
      await orm.delete(articles).where(eq(articles.id, id));
      await raiseGeneration(db, "articles");
    },
  };
}
