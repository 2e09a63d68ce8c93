import type { Article } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";
import type { ArticleStore } from "./article-store.ts";

export type Translations = ReturnType<typeof createTranslations>;

/**
 * Articles that say the same in several languages: one original, and its translations, which name it. All inside of
 * writes.
 */
export function createTranslations(store: ArticleStore) {
  /** The original that `id` is or has, of the same site. Refuses one that is not there. */
  async function originalOf(article: Article, id: string): Promise<Article> {
    const named = await store.byId(id);
    const original = named?.translationOf ? await store.byId(named.translationOf) : named;
    if (original?.siteId === article.siteId) return original;
    throw new Refusal("not_found", "There is no such article to translate.");
  }

  /**
   * `article` as a translation, made now, of the article with `id` or of the original of that. Refuses one whose
   * language is there already, and one that has translations itself.
   */
  async function of(article: Article, id: string): Promise<Article> {
    const original = await originalOf(article, id);
    const others = (await store.translationsOf(original.id)).filter((one) => one.id !== article.id);
    const taken = [original, ...others].find(({ lang }) => lang === article.lang);
    if (original.id === article.id)
      throw new Refusal("invalid", "An article is no translation of itself.");
    if (taken)
      throw new Refusal("conflict", `There is one in this language already: ${taken.question}`);
    if ((await store.translationsOf(article.id)).length > 0)
      throw new Refusal("invalid", "This article has translations: it cannot become one.");
    return { ...article, translationOf: original.id, translatedFrom: original.wordsVersion };
  }

  /** Before an article is removed: the first of its translations is the original of the others from now on. */
  async function leave(article: Article): Promise<void> {
    const [first, ...others] = await store.translationsOf(article.id);
    if (!first) return;
    await store.update({ ...first, translationOf: null, translatedFrom: null });
    const by = { translationOf: first.id, translatedFrom: first.wordsVersion };
    for (const other of others) await store.update({ ...other, ...by });
  }

  return { of, leave };
}
