import { buildIndexInSteps, type FaqIndex } from "@foyer/faq-search";
import {
  ARTICLES_OFFERED,
  type Article,
  type ArticleCard,
  type ArticleHit,
  type EventBody,
  QUERY_MAX,
} from "@foyer/protocol";
import { gently } from "../questions/gently.ts";
import { Refusal } from "../refusal.ts";
import type { SmartSearch } from "../smart-search/smart-search.ts";
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

/** Looked at by those who ask why something is found. */
const EXAMINED = 12;

/** Popular articles on the widget's home. */
const POPULAR_MAX = 5;

/** What a site's visitors are answered by. */
interface Site {
  siteId: string;
  index: FaqIndex;
  articles: Map<string, Article>;
}

/** The search by a model, where the owner has one, and who is not answered by any search. */
type Smart = Pick<SmartSearch, "lookUp" | "mix"> & {
  isWithPerson(visitorId: string): boolean;
  /** What to await before words of a visitor that may bring them to a person. */
  before(visitorId: string, to: "faq" | "person"): Promise<void> | undefined;
};

export type Faq = ReturnType<typeof createFaq>;

/**
 * Self-service: an index per site, built when first asked and dropped when an article changes.
 * `onChange` is called when one was changed here.
 */
export function createFaq(store: ArticleStore, onChange: () => void = () => {}, smart?: Smart) {
  const popularBySite = new Map<string, Promise<Article[]>>();
  const indexes = new Map<string, Site>();
  const building = new Map<string, Promise<Site>>();
  /** The last index before a change, until there is a new one. */
  const stale = new Map<string, Site>();
  /** Raised by every change of a site's articles. */
  const eras = new Map<string, number>();

  /** Everybody who asks meanwhile waits for the one that is being built. */
  function build(siteId: string): Promise<Site> {
    const known = building.get(siteId);
    if (known) return known;
    const made = read(siteId).finally(() => {
      if (building.get(siteId) === made) building.delete(siteId);
    });
    building.set(siteId, made);
    return made;
  }

  async function read(siteId: string): Promise<Site> {
    const era = eras.get(siteId);
    const published = await store.published(siteId);
    const index = await gently(buildIndexInSteps(published));
    // What has changed while it was made is not in it: nobody may find it later.
    if (eras.get(siteId) !== era) return read(siteId);
    const made = {
      siteId,
      index,
      articles: new Map(published.map((article) => [article.id, article])),
    };
    indexes.set(siteId, made);
    stale.delete(siteId);
    return made;
  }

  /**
   * Published articles that may answer `text`, best first, all in the language of the best: who
   * asks in one language is not helped by the same answer in another.
   */
  async function search(siteId: string, text: string, limit?: number): Promise<ArticleHit[]> {
    return find(indexes.get(siteId) ?? (await build(siteId)), text, limit);
  }

  function find(site: Site, text: string, limit = ARTICLES_OFFERED): ArticleHit[] {
    const { siteId, index, articles } = site;
    const own = index.search(text.slice(0, QUERY_MAX), { limit: limit * LANGUAGES });
    const found = smart?.mix(siteId, text, own) ?? own;
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

  /** As `search`, for a whole question: by the embedding model, too, where the owner has one. */
  async function ask(siteId: string, text: string, limit?: number): Promise<ArticleHit[]> {
    await smart?.lookUp(siteId, text);
    return search(siteId, text, limit);
  }

  /** The same with all that the search found, and what decides whether it is shown; for who looks into it. */
  async function examine(siteId: string, text: string) {
    await smart?.lookUp(siteId, text);
    const site = indexes.get(siteId) ?? (await build(siteId));
    const all = site.index
      .search(text.slice(0, QUERY_MAX), { limit: EXAMINED })
      .flatMap((match) => {
        const article = site.articles.get(match.id);
        return article ? [{ ...match, article }] : [];
      });
    const bound = text.trim().length <= HALF_TYPED ? RELATED_HALF_TYPED : RELATED;
    const isShort = text.trim().length <= HALF_TYPED;
    return { all, shown: find(site, text), articles: site.articles, bound, isShort };
  }

  /**
   * What self-service says to a question: up to three articles, and whether it is sure. Inside a
   * write, after `ready`.
   */
  function answer(siteId: string, text: string): Extract<EventBody, { type: "answered" }> {
    const site = indexes.get(siteId) ?? stale.get(siteId);
    const hits = site ? find(site, text) : [];
    return {
      type: "answered",
      query: text.slice(0, QUERY_MAX),
      confident: (hits[0]?.confidence ?? 0) >= CONFIDENT,
      articles: hits.map(toCard),
    };
  }

  /** Other published articles, in the language of `article`, that would answer `text`; best first. */
  async function others(
    siteId: string,
    { id, lang }: Pick<Article, "id" | "lang">,
    text: string,
  ): Promise<{ id: string; confidence: number }[]> {
    const { index } = indexes.get(siteId) ?? (await build(siteId));
    return index.search(text, { lang, except: id });
  }

  /** Asked at every hello, changed once in a while. */
  function popularOf(siteId: string): Promise<Article[]> {
    const known = popularBySite.get(siteId);
    if (known) return known;
    const read = store.popular(siteId);
    popularBySite.set(siteId, read);
    read.catch(() => popularBySite.get(siteId) === read && popularBySite.delete(siteId));
    return read;
  }

  /** The home's short list, in the first of these languages that it is written in. */
  async function popular(siteId: string, languages: string[]): Promise<ArticleCard[]> {
    const all = await popularOf(siteId);
    for (const lang of languages) {
      const list = all.filter((article) => base(article.lang) === base(lang));
      if (list.length > 0) return list.slice(0, POPULAR_MAX).map(toCard);
    }
    return all.slice(0, POPULAR_MAX).map(toCard);
  }

  /** The articles an agent chose, in that order. Refuses one the site does not publish. */
  async function cards(siteId: string, ids: string[]): Promise<ArticleCard[]> {
    const published = await store.publishedByIds(siteId, ids);
    const found = new Map(published.map((article) => [article.id, article]));
    return ids.map((id) => {
      const article = found.get(id);
      if (!article) throw new Refusal("not_found", "An article is not there or not published.");
      return toCard(article);
    });
  }

  /** A published article of the site, from memory. After `ready`. */
  function published(siteId: string, id: string): ArticleCard | undefined {
    const site = indexes.get(siteId) ?? stale.get(siteId);
    const article = site?.articles.get(id);
    return article && toCard(article);
  }

  /** Nobody finds anything else, so the index stays as it is. */
  async function rearrange(siteId: string, site: Site): Promise<void> {
    const published = await store.published(siteId);
    site.articles = new Map(published.map((article) => [article.id, article]));
  }

  function forget(siteId: string): void {
    eras.set(siteId, (eras.get(siteId) ?? 0) + 1);
    const index = indexes.get(siteId);
    // Who has waited for it and writes in this moment is answered by it.
    if (index) stale.set(siteId, index);
    indexes.delete(siteId);
    popularBySite.delete(siteId);
  }

  return {
    search,
    ask,
    /**
     * `work`, and at the same time what a visitor's question needs before `answer`, and what is to be known of who
     * comes to a person; undefined: nothing at all. What goes to people is not looked up.
     */
    askedWith<T>(
      visitor: { id: string; siteId: string },
      { to, text }: { to: "faq" | "person"; text: string },
      work: (() => Promise<T>) | undefined,
    ): (() => Promise<T | undefined>) | undefined {
      const searched = smart?.before(visitor.id, to);
      const isForPeople = to === "person" || smart?.isWithPerson(visitor.id);
      const known = isForPeople ? undefined : smart?.lookUp(visitor.siteId, text);
      if (!known && !searched) return work;
      return async () => (await Promise.all([work?.(), known, searched]))[0];
    },
    examine,
    /** From this confidence on an article is offered as the answer. */
    sureFrom: CONFIDENT,
    answer,
    /** Whether the best of these hits may be offered as the answer. */
    isSure: (hits: readonly ArticleHit[]): boolean => (hits[0]?.confidence ?? 0) >= CONFIDENT,
    /** All published articles of the site, from memory once they were read. */
    articles: async (siteId: string): Promise<Article[]> => [
      ...(indexes.get(siteId) ?? (await build(siteId))).articles.values(),
    ],
    others,
    popular,
    cards,
    published,
    /**
     * Builds a site's index, if that was not done yet: the first one of a process takes a while.
     * Nothing when it is there, else what to wait for before `answer`.
     */
    ready: (siteId: string): Promise<unknown> | undefined =>
      indexes.has(siteId) ? undefined : build(siteId),
    /** Call when articles of the site were put elsewhere, or in another order: what is found stays. */
    arranged(siteId: string): void {
      popularBySite.delete(siteId);
      const site = indexes.get(siteId);
      if (site) void rearrange(siteId, site).catch(() => forget(siteId));
      onChange();
    },
    /** Call when an article of the site was added, changed or removed. */
    changed(siteId: string): void {
      forget(siteId);
      onChange();
    },
    /** Call when another node has changed an article of any site. */
    changedElsewhere(): void {
      for (const siteId of new Set([...indexes.keys(), ...popularBySite.keys()])) forget(siteId);
    },
  };
}

const toCard = ({ id, question, answer }: ArticleCard): ArticleCard => ({ id, question, answer });
const base = (lang: string): string => (lang.split("-")[0] ?? lang).toLowerCase();
