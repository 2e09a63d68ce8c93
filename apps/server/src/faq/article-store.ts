import type { Article } from "@foyer/protocol";
import { and, asc, eq, gt, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";

export type ArticleStore = ReturnType<typeof createArticleStore>;

/** Articles that are read without letting others in between. */
const AT_ONCE = 200;

/** The only SQL on articles. */
export function createArticleStore(db: Db) {
  const { orm } = db;
  const { articles } = db.tables;
  const publishedBy = (siteId: string, ...more: SQL[]) =>
    orm
      .select()
      .from(articles)
      .where(and(eq(articles.siteId, siteId), eq(articles.state, "published"), ...more));

  /**
   * All that `which` says, by question: the search index of each node is then made in the same order. Piece by piece:
   * there may be thousands, and others have something to do meanwhile.
   */
  async function all(...which: SQL[]): Promise<Article[]> {
    const found: Article[] = [];
    for (;;) {
      const page = await orm
        .select()
        .from(articles)
        .where(and(...which, gt(articles.id, found.at(-1)?.id ?? "")))
        .orderBy(asc(articles.id))
        .limit(AT_ONCE);
      found.push(...page);
      if (page.length < AT_ONCE) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return found.sort((a, b) => Number(a.question > b.question) - Number(a.question < b.question));
  }

  return {
    ofSite: (siteId: string): Promise<Article[]> => all(eq(articles.siteId, siteId)),
    published: (siteId: string): Promise<Article[]> =>
      all(eq(articles.siteId, siteId), eq(articles.state, "published")),
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
