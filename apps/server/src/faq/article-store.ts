import type { Article } from "@foyer/protocol";
import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { articles } from "../db/tables.ts";

export type ArticleStore = ReturnType<typeof createArticleStore>;

/** The only SQL on articles. */
export function createArticleStore({ orm }: Db) {
  return {
    ofSite: (siteId: string): Article[] =>
      orm
        .select()
        .from(articles)
        .where(eq(articles.siteId, siteId))
        .orderBy(asc(articles.question))
        .all(),
    published: (siteId: string): Article[] =>
      orm
        .select()
        .from(articles)
        .where(and(eq(articles.siteId, siteId), eq(articles.state, "published")))
        .all(),
    popular: (siteId: string): Article[] =>
      orm
        .select()
        .from(articles)
        .where(
          and(
            eq(articles.siteId, siteId),
            eq(articles.state, "published"),
            isNotNull(articles.popular),
          ),
        )
        .orderBy(asc(articles.popular))
        .all(),
    byId: (id: string): Article | undefined =>
      orm.select().from(articles).where(eq(articles.id, id)).get(),
    publishedByIds: (siteId: string, ids: string[]): Article[] =>
      orm
        .select()
        .from(articles)
        .where(
          and(
            eq(articles.siteId, siteId),
            eq(articles.state, "published"),
            inArray(articles.id, ids),
          ),
        )
        .all(),
    insert: (article: Article): void => void orm.insert(articles).values(article).run(),
    update: (article: Article): void =>
      void orm.update(articles).set(article).where(eq(articles.id, article.id)).run(),
    remove: (id: string): void => void orm.delete(articles).where(eq(articles.id, id)).run(),
  };
}
