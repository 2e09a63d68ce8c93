import type { Counts } from "./counts.ts";
import { countInSteps, type Steps } from "./steps.ts";
import { NONE, type Vocabulary } from "./vocabulary.ts";

/**
 * How telling a feature is. Rarity (inverse frequency over texts and over entries; Spärck Jones, 1972)
 * is corrected by steadiness: a feature that the phrasings of one entry share names its matter; one that comes and
 * goes between them is manner ("could you", "please") or a passing detail, however rare.
 */
export interface FeatureWeights {
  /** Weight of a feature when `texts` and `groups` of its occurrences are left out of the counts. */
  weigh(id: number, lessTexts?: number, lessGroups?: number): number;
  /** Weight of a feature nobody has used, by its kind and, for a pair, its two halves. */
  weighNew(halves: readonly [number, number]): number;
}

/** Share of rarity counted over entries, the rest over texts. */
const BY_GROUPS = 0.4;
/** How strongly steadiness counts; 1 would trust it as much as rarity. */
const STEADINESS_POWER = 0.6;
/** Pairs of phrasings to see before a feature's own steadiness outweighs its kind's. */
const STEADINESS_DOUBT = 4;
/** Steadiness of a kind before anything is seen, and the pairs to see before that is given up. */
const USUAL_STEADINESS = 0.4;
const KIND_DOUBT = 20;
/** A pair is no rarer than it means: this share of its weight is that of its commoner half. */
const HALF_SHARE = 0.15;
/** A feature never seen counts as if it had been seen half a time. */
const NEVER_SEEN = 0.5;

function* steadinessByKind(
  { chances, shared }: Counts,
  kinds: readonly string[],
): Steps<Map<string, number>> {
  const sums = new Map<string, { seen: number; kept: number }>();
  yield* countInSteps(kinds.length, (id) => {
    const kind = kinds[id] ?? "";
    const sum = sums.get(kind) ?? { seen: KIND_DOUBT, kept: KIND_DOUBT * USUAL_STEADINESS };
    sums.set(kind, sum);
    sum.seen += chances[id] ?? 0;
    sum.kept += shared[id] ?? 0;
  });
  return new Map([...sums].map(([kind, { seen, kept }]) => [kind, kept / seen]));
}

function* steadinessFactors(counts: Counts, kinds: readonly string[]): Steps<Float32Array> {
  const usual = yield* steadinessByKind(counts, kinds);
  const factors = new Float32Array(kinds.length);
  yield* countInSteps(kinds.length, (id) => {
    const doubtful = STEADINESS_DOUBT * (usual.get(kinds[id] ?? "") ?? USUAL_STEADINESS);
    const seen = (counts.chances[id] ?? 0) + STEADINESS_DOUBT;
    const kept = (counts.shared[id] ?? 0) + doubtful;
    factors[id] = (kept / seen / USUAL_STEADINESS) ** STEADINESS_POWER;
  });
  return factors;
}

/** Prepares the weights of all counted features, in steps. */
export function* weighFeatures(counts: Counts, vocabulary: Vocabulary): Steps<FeatureWeights> {
  const steadiness = yield* steadinessFactors(counts, vocabulary.kinds);
  const rarity = (inTexts: number, inGroups: number, steady: number): number =>
    (1 - BY_GROUPS) * Math.log(1 + (counts.texts * steady) / Math.max(inTexts, NEVER_SEEN)) +
    BY_GROUPS * Math.log(1 + (counts.groups * steady) / Math.max(inGroups, NEVER_SEEN));
  const plain = (id: number, lessTexts = 0, lessGroups = 0): number =>
    rarity(
      (counts.inTexts[id] ?? 0) - lessTexts,
      (counts.inGroups[id] ?? 0) - lessGroups,
      steadiness[id] ?? 1,
    );
  const all = new Float32Array(vocabulary.size);
  yield* countInSteps(all.length, (id) => {
    all[id] = plain(id);
  });
  const newcomer = rarity(0, 0, 1);
  const half = (id: number): number => (id === NONE ? newcomer : (all[id] ?? newcomer));
  const withHalves = (own: number, [left, right]: readonly [number, number]): number =>
    own ** (1 - HALF_SHARE) * Math.min(half(left), half(right)) ** HALF_SHARE;
  const isWhole = ([left, right]: readonly [number, number]): boolean =>
    left === NONE && right === NONE;
  return {
    weigh(id, lessTexts, lessGroups) {
      const own =
        lessTexts === undefined ? (all[id] ?? newcomer) : plain(id, lessTexts, lessGroups);
      const halves = vocabulary.halves[id];
      return halves === undefined || isWhole(halves) ? own : withHalves(own, halves);
    },
    weighNew: (halves) => (isWhole(halves) ? newcomer : withHalves(newcomer, halves)),
  };
}
