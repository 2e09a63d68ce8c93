import { countFeatures } from "./counts.ts";
import type { Entry } from "./entry.ts";
import { type EntryTable, tabulate } from "./entry-table.ts";
import { type FeatureWeights, weighFeatures } from "./feature-weights.ts";
import { logRatios, sharesOf } from "./likelihood.ts";
import { invert, type Postings } from "./postings.ts";
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

/** 0 compares by cosine alone, 1 by the phrasing's average length. */
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

/** Derives the model. */
export function deriveModel(entries: readonly Entry[], vocabulary: Vocabulary): Model {
  const features = vocabulary.size;
  const adder = new Adder(features);
  const weights = weighFeatures(countFeatures(entries, features, adder), vocabulary);
  const masses = entries.flatMap((entry) => entry.phrasings);
  const weighted = masses.map((mass) => weigh(mass, weights));
  const phrasings = weighted.map(toUnit);
  const firsts = firstsOf(entries);
  const sums = entries.map((_, at) => adder.sum(phrasings.slice(firsts[at], firsts[at + 1])));
  const shares = sharesOf(masses, features);
  const ratios = entries.map((entry) => logRatios(adder.sum(entry.phrasings), shares));
  return {
    entries,
    vocabulary,
    weights,
    phrasings,
    owners: Uint32Array.from(entries.flatMap((entry, at) => entry.phrasings.map(() => at))),
    firsts,
    favours: favoursOf(Float32Array.from(weighted, ({ values }) => lengthOf(values))),
    shares,
    byPhrasing: invert(phrasings, features),
    byEntry: tabulate(sums.map(toUnit), ratios, features),
    byBackground: invert(
      entries.map((entry) => backgroundOf(entry, adder)),
      features,
    ),
    adder,
    scratch: new Int32Array(features),
  };
}
