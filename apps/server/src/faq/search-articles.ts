import type { Articles, SearchArticles as SearchArticlesFrame } from "@foyer/protocol";
import type { Faq } from "./faq.ts";

/** Suggestions while typing: as many as fit above the fold of a phone. */
const SUGGESTED = 5;

export type SearchArticles = ReturnType<typeof createSearchArticles>;

/** What a visitor's half-typed question may mean. Nothing is stored. */
export function createSearchArticles(faq: Faq) {
  return async (siteId: string, { query }: SearchArticlesFrame): Promise<Articles> => ({
    type: "articles",
    query,
    articles: await faq.search(siteId, query, SUGGESTED),
  });
}
