import type { Query } from "./query.ts";
import type { Ranked } from "./rank.ts";

/**
 * What separated covered from uncovered questions on public sets. The first doubling of a score says
 * more than the second, hence its logarithm. Likeness falls as a question grows longer, so its size
 * counts in its favour; it is higher for entries whose phrasings are much alike, so their cohesion
 * counts against it. The margin tells right from wrong more than covered from not, so it counts little.
 */
const SIGNAL = { score: 2, ridge: 1.6, size: 0.7, margin: 0.5, cohesion: -0.8, start: -1.7 };
/** Keeps the logarithm of a score of nothing finite. */
const LEAST_SCORE = 0.05;

/** How well the entry at this place in the ranking answers the question, in log odds before calibration. */
export function signalOf(
  ranked: readonly Ranked[],
  place: number,
  query: Query,
): number | undefined {
  const one = ranked[place];
  if (one === undefined) return undefined;
  const rival = ranked[place === 0 ? 1 : 0]?.score ?? 0;
  const margin = one.score > 0 ? Math.max(-1, (one.score - rival) / one.score) : 0;
  return (
    SIGNAL.start +
    SIGNAL.score * Math.log(LEAST_SCORE + Math.max(0, one.score) * query.known) +
    SIGNAL.ridge * one.ridge +
    SIGNAL.size * Math.log(1 + query.size) +
    SIGNAL.margin * margin +
    SIGNAL.cohesion * one.cohesion
  );
}
