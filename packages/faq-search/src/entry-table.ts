import { invertInSteps, type Postings } from "./postings.ts";
import type { Steps } from "./steps.ts";
import type { Vector } from "./vocabulary.ts";

/** The inverted table of entries: its values are the centroids', beside them the log ratios. */
export interface EntryTable {
  readonly centroids: Postings;
  readonly ratios: Float32Array;
}

/** What each entry has in common with a question; arrays are indexed by entry number. */
export interface EntrySums {
  readonly centroid: Float32Array;
  readonly likelihood: Float32Array;
  /** Share of the question's squared length that the entry's phrasings mention. */
  readonly mentioned: Float32Array;
}

/** Tabulates unit centroids and log ratios, which hold the same features in the same order; in steps. */
export function* tabulate(
  centroids: readonly Vector[],
  ratios: readonly Vector[],
  features: number,
): Steps<EntryTable> {
  const { values } = yield* invertInSteps(ratios, features);
  return { centroids: yield* invertInSteps(centroids, features), ratios: values };
}

/** Sums up all entries in one pass over the rows of the question's features. */
export function sumEntries(table: EntryTable, { ids, values }: Vector, entries: number): EntrySums {
  const centroid = new Float32Array(entries);
  const likelihood = new Float32Array(entries);
  const mentioned = new Float32Array(entries);
  const { starts, rows, values: held } = table.centroids;
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    const weight = values[at] ?? 0;
    const end = starts[id + 1] ?? 0;
    for (let slot = starts[id] ?? 0; slot < end; slot++) {
      const row = rows[slot] ?? 0;
      centroid[row] = (centroid[row] ?? 0) + weight * (held[slot] ?? 0);
      likelihood[row] = (likelihood[row] ?? 0) + weight * (table.ratios[slot] ?? 0);
      mentioned[row] = (mentioned[row] ?? 0) + weight * weight;
    }
  }
  return { centroid, likelihood, mentioned };
}
