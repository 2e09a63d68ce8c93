import type { Embedding } from "./embedding-store.ts";

/** How near an article is to a question: the best cosine of its phrasings. */
export type Near = Map<string, number>;

/** A site's vectors, to be compared with a question's. */
export interface SiteVectors {
  dimensions: number;
  /** Mean and spread of the cosine between phrasings of different articles: what likeness by chance is. */
  chance: { mean: number; spread: number };
  /** The likeness of all articles to `vector`, as if phrasings of these hashes were not there. */
  near(vector: Float32Array, without?: ReadonlySet<string>): Near;
  /** The vector of a phrasing. */
  of(articleId: string, hash: string): Float32Array | undefined;
}

/** Pairs by which likeness by chance is measured. */
const PAIRS = 2_000;
const SPREAD_MIN = 0.01;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Undefined when there are none, or they are of different lengths. */
export function createSiteVectors(all: readonly Embedding[]): SiteVectors | undefined {
  const dimensions = all[0]?.vector.length;
  if (dimensions === undefined || all.some(({ vector }) => vector.length !== dimensions)) return;
  const byKey = new Map(all.map((one) => [`${one.articleId} ${one.hash}`, one.vector]));
  return {
    dimensions,
    chance: chanceOf(all),
    near(vector, without) {
      const near: Near = new Map();
      for (const { articleId, hash, vector: own } of all) {
        if (without?.has(`${articleId} ${hash}`)) continue;
        const cosine = dot(vector, own);
        if (cosine > (near.get(articleId) ?? -2)) near.set(articleId, cosine);
      }
      return near;
    },
    of: (articleId, hash) => byKey.get(`${articleId} ${hash}`),
  };
}

function chanceOf(all: readonly Embedding[]): { mean: number; spread: number } {
  const cosines: number[] = [];
  for (let at = 0; at < PAIRS; at += 1) {
    const one = all[at % all.length];
    const other = all[Math.floor(((at * GOLDEN) % 1) * all.length)];
    if (one && other && one.articleId !== other.articleId)
      cosines.push(dot(one.vector, other.vector));
  }
  const mean = cosines.reduce((sum, one) => sum + one, 0) / (cosines.length || 1);
  const square = cosines.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (cosines.length || 1);
  return { mean, spread: Math.max(SPREAD_MIN, Math.sqrt(square)) };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}
