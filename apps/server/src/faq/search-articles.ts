import type {
  Articles,
  ReadArticle as ReadArticleFrame,
  SearchArticles as SearchArticlesFrame,
} from "@foyer/protocol";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";
import type { Faq } from "./faq.ts";
import type { Searched } from "./searched.ts";

/** Suggestions while typing: as many as fit above the fold of a phone. */
const SUGGESTED = 5;

export type SearchArticles = ReturnType<typeof createSearchArticles>;

/** What visitors look for by themselves. */
export function createSearchArticles(faq: Faq, searched: Pick<Searched, "search" | "read">) {
  return {
    /** What a visitor's half-typed question may mean. */
    async search(visitor: VisitorIdentity, { query }: SearchArticlesFrame): Promise<Articles> {
      const articles = await faq.search(visitor.siteId, query, SUGGESTED);
      searched.search(visitor, query, articles);
      return { type: "articles", query, articles };
    },

    /** They have opened an article; one that is not published is passed over. */
    async read(visitor: VisitorIdentity, { articleId }: ReadArticleFrame): Promise<undefined> {
      const ready = faq.ready(visitor.siteId);
      if (ready) await ready.catch(() => undefined);
      const article = faq.published(visitor.siteId, articleId);
      if (article) searched.read(visitor, article);
    },
  };
}
