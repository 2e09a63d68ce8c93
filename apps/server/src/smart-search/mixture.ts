import { fitWeights, product, type Sample, sigmoid } from "./fit.ts";
import type { Near } from "./site-vectors.ts";

/** An article that may answer; `confidence` 0…1. */
export interface Candidate {
  id: string;
  confidence: number;
}

/** What is known of a question: what our own search found, and how near articles are by their vectors. */
export interface Evidence {
  own: readonly Candidate[];
  near: Near;
  /** What likeness by chance is. */
  chance: { mean: number; spread: number };
}

/** How evidence becomes a ranking, and a ranking a confidence. */
export interface Mixture {
  /** Of 1, log odds of our own search, likeness above chance, and its lead over the next article. */
  weights: readonly number[];
  /** Of 1 and the best candidate's log odds. */
  line: readonly number[];
}

/** A question whose answer is known; null: nothing covers it. */
export interface Probe extends Evidence {
  answer: string | null;
}

/** Articles that are looked at by either way of finding. */
const LOOKED_AT = 8;

/** Our own search says nothing of an article: it is that unlikely. */
const UNFOUND = 0.02;

/**
 * Before any probing, and all there is where articles have one phrasing each. Likeness is in spreads of likeness by chance, and
 * a lead counts up to some spreads.
 */
const ASSUMED = { weights: [-2.4, 0.55, 0.45, 0.5], line: [0, 1] };
const FIRMNESS = { weights: [4, 8, 12, 12], line: [6, 12] };
const FAR = 6;

/** Visitors ask about this share of things that the articles do not cover. */
const UNCOVERED = 0.25;

/** The mixture before it has learned anything. */
export const ASSUMED_MIXTURE: Mixture = ASSUMED;

/** Articles that may answer, best first, by both ways of finding. */
export function mix({ weights, line }: Mixture, evidence: Evidence): Candidate[] {
  const ranked = featuresOf(evidence)
    .map(({ id, x }) => ({ id, score: product(weights, x) }))
    .sort((a, b) => b.score - a.score);
  return ranked.map(({ id, score }) => ({ id, confidence: sigmoid(product(line, [1, score])) }));
}

function featuresOf({ own, near, chance }: Evidence): { id: string; x: number[] }[] {
  const likeness = (id: string): number =>
    bounded(((near.get(id) ?? chance.mean) - chance.mean) / chance.spread);
  const nearest = [...near].sort((a, b) => b[1] - a[1]).slice(0, LOOKED_AT);
  const found = own.slice(0, LOOKED_AT);
  const ids = [...new Set([...found.map(({ id }) => id), ...nearest.map(([id]) => id)])];
  const [first = 0, second = 0] = nearest.map(([id]) => likeness(id));
  return ids.map((id) => {
    const confidence = found.find((one) => one.id === id)?.confidence ?? UNFOUND;
    const like = likeness(id);
    const lead = like - (id === nearest[0]?.[0] ? second : first);
    return { id, x: [1, logOdds(confidence), like, bounded(lead)] };
  });
}

const bounded = (spreads: number): number => Math.max(-FAR, Math.min(FAR, spreads));

function logOdds(confidence: number): number {
  const inside = Math.max(0.01, Math.min(0.99, confidence));
  return Math.log(inside / (1 - inside));
}

/**
 * Learns from questions whose answers are known: first which article stands before which, then how often the
 * best one is right, as if a quarter of what visitors ask were not covered.
 */
export function learnMixture(probes: readonly Probe[]): Mixture {
  const covered = probes.filter(({ answer }) => answer !== null);
  const uncovered = probes.filter(({ answer }) => answer === null);
  const samples = covered.flatMap((probe) => {
    const all = featuresOf(probe);
    return all.map(({ id, x }): Sample => ({ x, right: id === probe.answer, weight: 1 }));
  });
  const weights = fitWeights(ASSUMED.weights, FIRMNESS.weights, samples);
  const bestOf = (of: readonly Probe[], total: number): Sample[] =>
    of.flatMap((probe) => {
      const best = featuresOf(probe)
        .map(({ id, x }) => ({ id, score: product(weights, x) }))
        .sort((a, b) => b.score - a.score)[0];
      if (!best) return [];
      const weight = total / of.length;
      return [{ x: [1, best.score], right: best.id === probe.answer, weight }];
    });
  const [start = 0, slope = 1] = fitWeights(ASSUMED.line, FIRMNESS.line, [
    ...bestOf(covered, covered.length * (1 - UNCOVERED)),
    ...bestOf(uncovered, covered.length * UNCOVERED),
  ]);
  // A falling line would call the unlikeliest answers the surest.
  return { weights, line: [start, Math.max(0.25, slope)] };
}
