import type { Entry } from "./entry.ts";
import { mapInSteps, type Steps } from "./steps.ts";
import type { Adder } from "./vector.ts";
import type { Vector } from "./vocabulary.ts";

/** How often each feature occurs; arrays are indexed by feature number. */
export interface Counts {
  /** Texts counted: phrasings and background sentences. */
  texts: number;
  /** Groups counted: entries and background sentences. */
  groups: number;
  readonly inTexts: Float32Array;
  readonly inGroups: Float32Array;
  /** Ordered pairs of phrasings of one entry where the first has the feature … */
  readonly chances: Float32Array;
  /** … and of those, the pairs where the second has it too. */
  readonly shared: Float32Array;
}

/** A phrasing's features, each once. */
function onceEach({ ids }: Vector): Vector {
  return { ids, values: new Float32Array(ids.length).fill(1) };
}

function increase(counts: Float32Array, id: number, by: number): void {
  counts[id] = (counts[id] ?? 0) + by;
}

/** In how many of the phrasings each feature occurs. */
export function occurrences(phrasings: readonly Vector[], adder: Adder): Vector {
  return adder.sum(phrasings.map(onceEach));
}

function countPhrasings(counts: Counts, phrasings: readonly Vector[], adder: Adder): void {
  const others = phrasings.length - 1;
  counts.texts += phrasings.length;
  counts.groups += 1;
  const { ids, values } = occurrences(phrasings, adder);
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    const found = values[at] ?? 0;
    increase(counts.inTexts, id, found);
    increase(counts.inGroups, id, 1);
    increase(counts.chances, id, found * others);
    increase(counts.shared, id, found * (found - 1));
  }
}

function countSentence(counts: Counts, { ids }: Vector): void {
  counts.texts += 1;
  counts.groups += 1;
  for (const id of ids) {
    increase(counts.inTexts, id, 1);
    increase(counts.inGroups, id, 1);
  }
}

/** Counts every feature over all entries, in steps. */
export function* countFeatures(
  entries: readonly Entry[],
  features: number,
  adder: Adder,
): Steps<Counts> {
  const counts: Counts = {
    texts: 0,
    groups: 0,
    inTexts: new Float32Array(features),
    inGroups: new Float32Array(features),
    chances: new Float32Array(features),
    shared: new Float32Array(features),
  };
  yield* mapInSteps(entries, (entry) => {
    countPhrasings(counts, entry.phrasings, adder);
    for (const sentence of entry.background) countSentence(counts, sentence);
  });
  return counts;
}
