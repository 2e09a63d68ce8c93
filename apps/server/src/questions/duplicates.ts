import type { Article, ArticlePair } from "@foyer/protocol";
import type { Faq } from "../faq/faq.ts";

/** Both find the other at least so surely, in the mean over their phrasings. */
const NEARLY_SURE = 0.6;

/** Phrasings of each that are asked. */
const ASKED = 4;

/** More pairs than that are looked at after these. */
const PAIRS = 30;

export type FindDuplicates = ReturnType<typeof createFindDuplicates>;

/** Published articles of one language that find each other nearly surely: likely one too many. Surest first. */
export function createFindDuplicates(faq: Pick<Faq, "articles" | "others">) {
  /** The last answer for each site, as long as its articles are the same. */
  const known = new Map<string, { of: string; pairs: Promise<ArticlePair[]> }>();

  async function find(siteId: string, articles: readonly Article[]): Promise<ArticlePair[]> {
    const found = new Map<string, number>();
    for (const article of articles) {
      for (const [id, mean] of await means(siteId, article)) found.set(`${article.id} ${id}`, mean);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const byId = new Map(articles.map((article) => [article.id, article]));
    return [...found].flatMap(([key, mean]) => {
      const [one = "", other = ""] = key.split(" ");
      const back = found.get(`${other} ${one}`) ?? 0;
      const likeness = Math.min(mean, back);
      const [a, b] = [byId.get(one), byId.get(other)];
      return a && b && one < other && likeness >= NEARLY_SURE
        ? [{ one: titled(a), other: titled(b), likeness }]
        : [];
    });
  }

  async function means(siteId: string, article: Article): Promise<Map<string, number>> {
    const asked = [article.question, ...article.alternatives].slice(0, ASKED);
    const sums = new Map<string, number>();
    for (const text of asked)
      for (const { id, confidence } of await faq.others(siteId, article, text))
        sums.set(id, (sums.get(id) ?? 0) + confidence / asked.length);
    return sums;
  }

  return async (siteId: string): Promise<ArticlePair[]> => {
    const articles = await faq.articles(siteId);
    const of = articles.map(({ id, updatedAt }) => `${id} ${updatedAt}`).join();
    const before = known.get(siteId);
    if (before?.of === of) return before.pairs;
    const pairs = find(siteId, articles).then((all) =>
      all.sort((a, b) => b.likeness - a.likeness || (a.one.id < b.one.id ? -1 : 1)).slice(0, PAIRS),
    );
    known.set(siteId, { of, pairs });
    pairs.catch(() => known.delete(siteId));
    return pairs;
  };
}

const titled = ({ id, question }: Article) => ({ id, question });
