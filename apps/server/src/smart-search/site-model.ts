import { buildIndexInSteps } from "@foyer/faq-search";
import type { Article } from "@foyer/protocol";
import { gently } from "../questions/gently.ts";
import type { Embedding } from "./embedding-store.ts";
import { ASSUMED_MIXTURE, learnMixture, type Mixture, type Probe } from "./mixture.ts";
import { keyOf, type Phrasing, phrasingsOf } from "./phrasings.ts";
import { createSiteVectors, type SiteVectors } from "./site-vectors.ts";

/** A site's vectors, and how they are mixed with our own search. */
export interface SiteModel {
  vectors: SiteVectors;
  mixture: Mixture;
}

/** Articles of which one phrasing is asked as if it were missing; with fewer than the least, nothing is learned. */
const PROBES_MAX = 96;
const PROBES_MIN = 8;

/** Our own search's answers that are looked at. */
const OWN = 8;

/**
 * What a site's articles and their vectors come to; undefined without vectors. The mixture is learned by leaving one
 * phrasing of each of some articles out of the index and of the vectors, and asking it: once its article is the right
 * answer, once it is taken away and none is.
 */
export async function buildSiteModel(
  articles: readonly Article[],
  embeddings: readonly Embedding[],
): Promise<SiteModel | undefined> {
  const vectors = createSiteVectors(embeddings);
  if (!vectors) return undefined;
  const held = heldOut(phrasingsOf(articles).filter((one) => vectors.of(one.articleId, one.hash)));
  if (held.length < PROBES_MIN) return { vectors, mixture: ASSUMED_MIXTURE };
  return { vectors, mixture: learnMixture(await probe(articles, vectors, held)) };
}

/** One phrasing of each of some articles that have several, now the first, now another. */
function heldOut(all: readonly Phrasing[]): Phrasing[] {
  const byArticle = new Map<string, Phrasing[]>();
  for (const one of all)
    byArticle.set(one.articleId, [...(byArticle.get(one.articleId) ?? []), one]);
  const several = [...byArticle.values()].filter(({ length }) => length > 1);
  const step = Math.max(1, several.length / PROBES_MAX);
  return Array.from({ length: Math.min(PROBES_MAX, several.length) }, (_, at) => {
    const phrasings = several[Math.floor(at * step)] as Phrasing[];
    return phrasings[at % phrasings.length] as Phrasing;
  });
}

async function probe(
  articles: readonly Article[],
  vectors: SiteVectors,
  held: readonly Phrasing[],
): Promise<Probe[]> {
  const without = new Map(held.map(({ articleId, text }) => [articleId, text]));
  const index = await gently(
    buildIndexInSteps(articles.map((article) => lacking(article, without.get(article.id)))),
  );
  const keys = new Set(held.map(keyOf));
  const probes: Probe[] = [];
  for (const { articleId, hash, text } of held) {
    const vector = vectors.of(articleId, hash);
    if (!vector) continue;
    const { chance } = vectors;
    const near = vectors.near(vector, keys);
    probes.push({ answer: articleId, own: index.search(text, { limit: OWN }), near, chance });
    const own = index.search(text, { limit: OWN, except: articleId });
    const others = new Map([...near].filter(([id]) => id !== articleId));
    probes.push({ answer: null, own, near: others, chance });
    // Others are served in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return probes;
}

/** The article as if it had never been phrased so. */
function lacking(article: Article, phrasing: string | undefined): Article {
  const [question = article.question, ...alternatives] = [
    ...new Set([article.question, ...article.alternatives]),
  ].filter((text) => text !== phrasing);
  return { ...article, question, alternatives };
}
