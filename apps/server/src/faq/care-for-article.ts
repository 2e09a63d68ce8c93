import type { Article, ArticleCare } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { ArticleStore } from "./article-store.ts";
import type { Faq } from "./faq.ts";
import { createTranslations } from "./translations.ts";

export type CareForArticle = ReturnType<typeof createCareForArticle>;

/** Who looks after an article, when, and of what it is a translation: no new version of it. */
export function createCareForArticle(deps: {
  db: Db;
  store: ArticleStore;
  directory: Pick<AgentDirectory, "get">;
  faq: Faq;
}) {
  const { db, store, directory, faq } = deps;
  const translations = createTranslations(store);

  async function linked(article: Article, care: ArticleCare): Promise<Article> {
    const { translationOf, upToDate } = care;
    if (translationOf === null) return { ...article, translationOf: null, translatedFrom: null };
    if (translationOf !== undefined) return translations.of(article, translationOf);
    if (!upToDate || !article.translationOf) return article;
    const original = await store.byId(article.translationOf);
    return original ? { ...article, translatedFrom: original.wordsVersion } : article;
  }

  return (id: string, care: ArticleCare): Promise<Article> =>
    db.writes.write(
      async () => {
        await db.lock(`article ${id}`);
        const had = await store.byId(id);
        if (!had) throw new Refusal("not_found", "There is no such article.");
        const { ownerId = had.ownerId, reviewAt = had.reviewAt } = care;
        if (ownerId && ownerId !== had.ownerId && !directory.get(ownerId)?.active)
          throw new Refusal("not_found", "There is no such agent.");
        const article = await linked({ ...had, ownerId, reviewAt }, care);
        await store.update(article);
        return article;
      },
      ({ siteId }) => faq.changed(siteId),
    );
}
