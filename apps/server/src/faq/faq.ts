import { buildIndex } from "@foyer/faq-search";
import {
  ARTICLES_OFFERED,
  type Article,
  type ArticleCard,
  type ArticleHit,
  type EventBody,
  QUERY_MAX,
} from "@foyer/protocol";
import { Refusal } from "../refusal.ts";
import type { ArticleStore } from "./article-store.ts";

/** At or above this an article is offered as the answer; below it we say that we are not sure. */
const CONFIDENT = 0.5;

/** Below this an article has nothing to do with the question: showing it would waste a look. */
const RELATED = 0.12;

/** Half a word is little evidence: up to this length the order counts, and hardly the confidence. */
const HALF_TYPED = 10;
const RELATED_HALF_TYPED = 0.04;

/** Looked at beyond the limit, because the same answer may be there in several languages. */
const LANGUAGES = 3;

/** Popular articles on the widget's home. */
const POPULAR_MAX = 5;

type Index = ReturnType<typeof buildIndex>;

export type Faq = ReturnType<typeof createFaq>;

/** Self-service: an index per site, built when first asked and dropped when an article changes. */
export function createFaq(store: ArticleStore) {
  const popularBySite = new Map<string, Article[]>();
  const indexes = new Map<string, { index: Index; articles: Map<string, Article> }>();

  function indexOf(siteId: string) {
    const known = indexes.get(siteId);
    if (known) return known;
    const published = store.published(siteId);
    const made = {
      index: buildIndex(published),
      articles: new Map(published.map((article) => [article.id, article])),
    };
    indexes.set(siteId, made);
    return made;
  }

  /**
   * Published articles that may answer `text`, best first, all in the language of the best: who
   * asks in one language is not helped by the same answer in another.
   */
  function search(siteId: string, text: string, limit = ARTICLES_OFFERED): ArticleHit[] {
    const { index, articles } = indexOf(siteId);
    const found = index.search(text.slice(0, QUERY_MAX), { limit: limit * LANGUAGES });
    const bound = text.trim().length <= HALF_TYPED ? RELATED_HALF_TYPED : RELATED;
    const hits = found.flatMap(({ id, confidence }) => {
      const article = articles.get(id);
      return article && confidence >= bound ? [{ article, confidence }] : [];
    });
    const lang = base(hits[0]?.article.lang ?? "");
    return hits
      .filter(({ article }) => base(article.lang) === lang)
      .slice(0, limit)
      .map(({ article, confidence }) => ({ ...toCard(article), confidence }));
  }

  /** What self-service says to a question: up to three articles, and whether it is sure. */
  function answer(siteId: string, text: string): Extract<EventBody, { type: "answered" }> {
    const hits = search(siteId, text);
    return {
      type: "answered",
      query: text.slice(0, QUERY_MAX),
      confident: (hits[0]?.confidence ?? 0) >= CONFIDENT,
      articles: hits.map(toCard),
    };
  }

  /** Asked at every hello, changed once in a while. */
  function popularOf(siteId: string): Article[] {
    const known = popularBySite.get(siteId) ?? store.popular(siteId);
    popularBySite.set(siteId, known);
    return known;
  }

  /** The home's short list, in the first of these languages that it is written in. */
  function popular(siteId: string, languages: string[]): ArticleCard[] {
    const all = popularOf(siteId);
    for (const lang of languages) {
      const list = all.filter((article) => base(article.lang) === base(lang));
      if (list.length > 0) return list.slice(0, POPULAR_MAX).map(toCard);
    }
    return all.slice(0, POPULAR_MAX).map(toCard);
  }

  /** The articles an agent chose, in that order. Refuses one the site does not publish. */
  function cards(siteId: string, ids: string[]): ArticleCard[] {
    const found = new Map(
      store.publishedByIds(siteId, ids).map((article) => [article.id, article]),
    );
    return ids.map((id) => {
      const article = found.get(id);
      if (!article) throw new Refusal("not_found", "An article is not there or not published.");
      return toCard(article);
    });
  }

  return {
    search,
    answer,
    popular,
    cards,
    /** Builds a site's index, if that was not done yet: the first one of a process takes a while. */
    prepare: (siteId: string): void => void indexOf(siteId),
    /** Call when an article of the site was added, changed or removed. */
    changed(siteId: string): void {
      indexes.delete(siteId);
      popularBySite.delete(siteId);
    },
  };
}

const toCard = ({ id, question, answer }: ArticleCard): ArticleCard => ({ id, question, answer });
const base = (lang: string): string => (lang.split("-")[0] ?? lang).toLowerCase();
