import { type Cohesion, compareEntries } from "./cohesion.ts";
import { countFeatures } from "./counts.ts";
import type { Entry } from "./entry.ts";
import { type EntryTable, tabulate } from "./entry-table.ts";
import { type FeatureWeights, weighFeatures } from "./feature-weights.ts";
import { type Gram, keepGram } from "./gram.ts";
import { logRatios, sharesOf } from "./likelihood.ts";
import { invertInSteps, type Postings } from "./postings.ts";
import { finish, mapInSteps, type Steps } from "./steps.ts";
import { Adder, lengthOf, toUnit } from "./vector.ts";
import type { Vector, Vocabulary } from "./vocabulary.ts";

/** Everything a search reads, derived from the entries; a changed FAQ gets a new model. */
export interface Model {
  readonly entries: readonly Entry[];
  readonly vocabulary: Vocabulary;
  readonly weights: FeatureWeights;
  /** Unit vector of each phrasing, all entries' phrasings in a row. */
  readonly phrasings: readonly Vector[];
  /** Entry number of each phrasing. */
  readonly owners: Uint32Array;
  /** Number of each entry's first phrasing, and the number of phrasings at the end. */
  readonly firsts: Uint32Array;
  /** Favour of each phrasing for its length, about 1: cosine flatters short ones. */
  readonly favours: Float32Array;
  readonly cohesion: Cohesion;
  /** Dot products of all phrasings; undefined for a large FAQ, where each question asks for its own. */
  readonly gram: Gram | undefined;
  /** Share of each feature in the FAQ. */
  readonly shares: Float32Array;
  readonly byPhrasing: Postings;
  readonly byEntry: EntryTable;
  /** Value 1 for each feature that the entry's answer or tags hold and its phrasings do not. */
  readonly byBackground: Postings;
  /** Working space of searches; between them every number in it is zero. */
  readonly adder: Adder;
  readonly scratch: Int32Array;
}

/**
 * 0 compares by cosine alone, 1 by the phrasing's average length: pivoted length normalization
 * (Singhal, Buckley and Mitra, 1996).
 */
const LENGTH_PIVOT = 0.2;

function favoursOf(lengths: Float32Array): Float32Array {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
  return lengths.map((length) => length / ((1 - LENGTH_PIVOT) * length + LENGTH_PIVOT * mean || 1));
}

function backgroundOf({ phrasings, background }: Entry, adder: Adder): Vector {
  if (background.length === 0) return { ids: new Uint32Array(), values: new Float32Array() };
  const phrased = new Set(adder.sum(phrasings).ids);
  const ids = adder.sum(background).ids.filter((id) => !phrased.has(id));
  return { ids, values: new Float32Array(ids.length).fill(1) };
}

function weigh({ ids, values }: Vector, weights: FeatureWeights): Vector {
  const weighed = new Float32Array(ids.length);
  for (let at = 0; at < ids.length; at++)
    weighed[at] = (values[at] ?? 0) * weights.weigh(ids[at] ?? 0);
  return { ids, values: weighed };
}

function firstsOf(entries: readonly Entry[]): Uint32Array {
  const firsts = new Uint32Array(entries.length + 1);
  entries.forEach(({ phrasings }, at) => {
    firsts[at + 1] = (firsts[at] ?? 0) + phrasings.length;
  });
  return firsts;
}

/** Derives the model in steps of a few milliseconds at most, however large the FAQ. */
export function* deriveInSteps(entries: readonly Entry[], vocabulary: Vocabulary): Steps<Model> {
  const features = vocabulary.size;
  const adder = new Adder(features);
  const scratch = new Int32Array(features);
  yield;
  const counts = yield* countFeatures(entries, features, adder);
  const weights = yield* weighFeatures(counts, vocabulary);
  const masses = entries.flatMap((entry) => entry.phrasings);
  const weighted = yield* mapInSteps(masses, (mass) => weigh(mass, weights));
  const phrasings = yield* mapInSteps(weighted, toUnit);
  const firsts = firstsOf(entries);
  const units = entries.map((_, at) => phrasings.slice(firsts[at], firsts[at + 1]));
  yield;
  const cohesion = yield* compareEntries(units, adder);
  const gram = keepGram(phrasings, scratch);
  yield;
  const byPhrasing = yield* invertInSteps(phrasings, features);
  const shares = yield* sharesOf(masses, features);
  const sums = yield* mapInSteps(units, (own) => adder.sum(own));
  const ratios = yield* mapInSteps(entries, ({ phrasings: own }) =>
    logRatios(adder.sum(own), shares),
  );
  const centroids = yield* mapInSteps(sums, toUnit);
  const byEntry = yield* tabulate(centroids, ratios, features);
  const backgrounds = yield* mapInSteps(entries, (entry) => backgroundOf(entry, adder));
  const byBackground = yield* invertInSteps(backgrounds, features);
  return {
    entries,
    vocabulary,
    weights,
    phrasings,
    owners: new Uint32Array(entries.flatMap((entry, at) => entry.phrasings.map(() => at))),
    firsts,
    favours: favoursOf(new Float32Array(weighted.map(({ values }) => lengthOf(values)))),
    cohesion,
    gram,
    shares,
    byPhrasing,
    byEntry,
    byBackground,
    adder,
    scratch,
  };
}

/** Derives the model at once. */
export function deriveModel(entries: readonly Entry[], vocabulary: Vocabulary): Model {
  return finish(deriveInSteps(entries, vocabulary));
}
