import type { ArticleJudgements } from "@foyer/protocol";
import { and, count, eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";

/** One visitor's word on one article. */
export interface Judgement {
  articleId: string;
  visitorId: string;
  helped: boolean;
  at: number;
}

export type JudgementStore = ReturnType<typeof createJudgementStore>;

/** The only SQL on what visitors say of articles. */
export function createJudgementStore({ orm, tables }: Db) {
  const { articleJudgements, articles } = tables;
  return {
    /** The last word of a visitor takes the place of an earlier one. */
    async put(judgement: Judgement): Promise<void> {
      const { helped, at } = judgement;
      await orm
        .insert(articleJudgements)
        .values(judgement)
        .onConflictDoUpdate({
          target: [articleJudgements.articleId, articleJudgements.visitorId],
          set: { helped, at },
        });
    },

    /** Of a site's articles, those that were judged. */
    async ofSite(siteId: string): Promise<ArticleJudgements[]> {
      const rows = await orm
        .select({
          articleId: articleJudgements.articleId,
          helped: articleJudgements.helped,
          count: count(),
        })
        .from(articleJudgements)
        .innerJoin(
          articles,
          and(eq(articles.id, articleJudgements.articleId), eq(articles.siteId, siteId)),
        )
        .groupBy(articleJudgements.articleId, articleJudgements.helped);
      const counts = new Map<string, ArticleJudgements>();
      for (const row of rows) {
        const { articleId } = row;
        const counted = counts.get(articleId) ?? { articleId, helped: 0, notHelped: 0 };
        counted[row.helped ? "helped" : "notHelped"] += row.count;
        counts.set(articleId, counted);
      }
      return [...counts.values()];
    },
  };
}
