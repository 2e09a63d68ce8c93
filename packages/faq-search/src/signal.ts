import type { Query } from "./query.ts";
import type { Ranked } from "./rank.ts";

/**
 * What separated covered from uncovered questions, and right from wrong answers, on public sets. The
 * first doubling of a score says more than the second, hence its logarithm. Likeness falls as a question
 * grows longer, so its size counts in its favour; it is higher for entries whose phrasings are much
 * alike, so their cohesion counts against it.
 */
const SIGNAL = { score: 2, ridge: 1.6, size: 0.7, cohesion: -1.1, start: -1.53 };
/** Keeps the logarithm of a score of nothing finite. */
const LEAST_SCORE = 0.05;
/**
 * The margin before the runner-up counts squared: a wide one tells a right answer, while a narrow one
 * may as well be between two entries that both cover the question. What is usual counts nothing.
 */
const MARGIN = { weight: 2.25, usual: 0.16 };
/**
 * Among few entries nothing is rare and every score is high, so the margin tells more. With fewer than
 * `least`, a rival is missing by chance as often as by merit.
 */
const FEW = { entries: 12, least: 6, weight: 3 };

/**
 * Margin of the answer at this place before the first of the others, -1 to 1: squared with its sign, and
 * damped by what the FAQ has no words for, since the matter may lie there.
 */
function marginOf(ranked: readonly Ranked[], place: number, { known }: Query): number {
  const score = ranked[place]?.score ?? 0;
  const rival = ranked[place === 0 ? 1 : 0]?.score ?? 0;
  const margin = score > 0 ? Math.max(-1, (score - rival) / score) : 0;
  return margin * Math.abs(margin) * known;
}

function marginWeight(entries: number): number {
  const fewness = Math.log(FEW.entries / Math.max(FEW.least, entries));
  return MARGIN.weight + FEW.weight * Math.max(0, fewness);
}

/**
 * How well the entry at this place in the ranking answers the question, in log odds before calibration.
 * `entries` is how many the FAQ has.
 */
export function signalOf(
  ranked: readonly Ranked[],
  place: number,
  query: Query,
  entries: number,
): number | undefined {
  const one = ranked[place];
  if (one === undefined) return undefined;
  return (
    SIGNAL.start +
    SIGNAL.score * Math.log(LEAST_SCORE + Math.max(0, one.score) * query.known) +
    SIGNAL.ridge * one.ridge +
    SIGNAL.size * Math.log(1 + query.size) +
    SIGNAL.cohesion * one.cohesion +
    marginWeight(entries) * (marginOf(ranked, place, query) - MARGIN.usual)
  );
}
