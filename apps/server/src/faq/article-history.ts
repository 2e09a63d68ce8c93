import {
  ARTICLE_VERSIONS_MAX,
  type Article,
  type ArticleVersion,
  type ArticleVersionCard,
} from "@foyer/protocol";
import { Refusal } from "../refusal.ts";
import { textOf, workingText } from "./article-row.ts";
import type { ArticleVersionStore } from "./article-version-store.ts";

export type ArticleHistory = ReturnType<typeof createArticleHistory>;

/** What was saved of each article, and by whom. */
export function createArticleHistory(store: ArticleVersionStore) {
  return {
    /** Newest first. */
    list: (articleId: string): Promise<ArticleVersionCard[]> => store.ofArticle(articleId),

    /** Refuses one that is not kept. */
    async read(articleId: string, number: number): Promise<ArticleVersion> {
      const version = Number.isInteger(number) && (await store.one(articleId, number));
      if (!version) throw new Refusal("not_found", "There is no such version.");
      return version;
    },

    /** Inside a write: keeps what `article` says from now on; `had` is what it was before. */
    async keep(had: Article | null, article: Article, restored: number | null): Promise<void> {
      // Articles that are older than the history begin theirs when they first change.
      if (had && !(await store.one(had.id, had.version))) {
        await store.insert(had.id, versionOf(had, null));
      }
      await store.insert(article.id, versionOf(article, restored));
      await store.removeUpTo(article.id, article.version - ARTICLE_VERSIONS_MAX);
    },
  };
}

/** What is kept of an article as it is now. */
export const versionOf = (article: Article, restored: number | null): ArticleVersion => ({
  ...textOf(workingText(article)),
  ...{ number: article.version, at: article.updatedAt, byId: article.updatedBy, restored },
  state: article.pending?.state ?? article.state,
});
