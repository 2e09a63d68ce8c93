import type { Article } from "@foyer/protocol";

/** Articles that say the same in several languages. */
export interface TranslationGroup {
  original: Article;
  /** The original first, then its translations by language. */
  members: readonly Article[];
  /** Languages that others of the site's articles are written in, and this one is not. */
  missing: readonly string[];
}

/** The group that `article` is in, out of all of its site's. */
export function groupOf(
  article: Article,
  list: readonly Article[],
  siteLang: string,
): TranslationGroup {
  const original = list.find(({ id }) => id === article.translationOf) ?? article;
  const translations = list
    .filter(({ translationOf }) => translationOf === original.id)
    .sort((a, b) => a.lang.localeCompare(b.lang));
  const members = [original, ...translations];
  const wanted = new Set([siteLang, ...list.map(({ lang }) => lang)]);
  const missing = [...wanted].filter((lang) => !members.some((one) => one.lang === lang)).sort();
  return { original, members, missing };
}

/** Whether the original says other words by now than those that were translated. */
export function isBehind(article: Article, list: readonly Article[]): boolean {
  const original = list.find(({ id }) => id === article.translationOf);
  return !!original && (article.translatedFrom ?? 0) < original.wordsVersion;
}

/** Whether the day has come when somebody is to look whether it is still true. */
export const isDue = ({ reviewAt, state }: Article, now: number): boolean =>
  reviewAt !== null && reviewAt <= now && state !== "archived";
