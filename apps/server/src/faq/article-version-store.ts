import type { ArticleVersion, ArticleVersionCard } from "@foyer/protocol";
import { and, desc, eq, lte } from "drizzle-orm";
import type { Db } from "../db/db.ts";

export type ArticleVersionStore = ReturnType<typeof createArticleVersionStore>;

/** The only SQL on the history of articles. */
export function createArticleVersionStore({ orm, tables: { articleVersions: versions } }: Db) {
  const { number, at, byId, state, restored } = versions;
  const { articleId: _, ...columns } = {
    ...{ articleId: versions.articleId, number, at, byId, state, restored },
    ...{ lang: versions.lang, question: versions.question, alternatives: versions.alternatives },
    ...{ answer: versions.answer, tags: versions.tags, popular: versions.popular },
  };
  return {
    /** Newest first. */
    ofArticle: (id: string): Promise<ArticleVersionCard[]> =>
      orm
        .select({ number, at, byId, state, restored })
        .from(versions)
        .where(eq(versions.articleId, id))
        .orderBy(desc(number))
        .execute(),

    async one(id: string, wanted: number): Promise<ArticleVersion | undefined> {
      const isIt = and(eq(versions.articleId, id), eq(number, wanted));
      return (await orm.select(columns).from(versions).where(isIt))[0];
    },

    async insert(articleId: string, version: ArticleVersion): Promise<void> {
      await orm.insert(versions).values({ articleId, ...version });
    },

    /** Removes those up to and with `last`. */
    async removeUpTo(id: string, last: number): Promise<void> {
      await orm.delete(versions).where(and(eq(versions.articleId, id), lte(number, last)));
    },
  };
}
