import { featuresOf } from "./features.ts";
import type { Model } from "./model.ts";
import { rowsWith } from "./postings.ts";
import { NONE, type Vector } from "./vocabulary.ts";

/** A question weighed against a model. */
export interface Query {
  /** Features the model knows; their part that phrasings hold has length 1. */
  readonly vector: Vector;
  /** Length of that part in the whole question, 0 to 1: how much of it this FAQ has words for. */
  readonly known: number;
  /** How many different features the question has. */
  readonly size: number;
}

/** What to pretend the model has never seen, while asking it its own phrasings. */
export interface Withheld {
  /** Occurrences of a feature that are left out, in texts and in entries. */
  readonly texts: (id: number) => number;
  readonly groups: (id: number) => number;
}

/** Known features weighed one by one: lengths are squared sums. */
interface Weighed {
  readonly vector: Vector;
  readonly phrased: number;
  readonly all: number;
}

function weighKnown(model: Model, { ids, values }: Vector, withheld?: Withheld): Weighed {
  const weights = new Float32Array(ids.length);
  let phrased = 0;
  let all = 0;
  ids.forEach((id, at) => {
    const less = withheld?.texts(id);
    const weight = (values[at] ?? 0) * model.weights.weigh(id, less, withheld?.groups(id));
    weights[at] = weight;
    all += weight * weight;
    if (rowsWith(model.byPhrasing, id) > (less ?? 0)) phrased += weight * weight;
  });
  return { vector: { ids, values: weights }, phrased, all };
}

function toQuery({ vector, phrased, all }: Weighed, unknown: number, size: number): Query {
  const length = Math.sqrt(phrased || all) || 1;
  const values = vector.values.map((weight) => weight / length);
  return {
    vector: { ids: vector.ids, values },
    known: Math.sqrt(phrased / (all + unknown || 1)),
    size,
  };
}

/** Asks the model a phrasing of its own (masses), as if the withheld part had never been added. */
export function withholdQuery(model: Model, phrasing: Vector, withheld: Withheld): Query {
  return toQuery(weighKnown(model, phrasing, withheld), 0, phrasing.ids.length);
}

/** Reads a visitor's text; undefined when the model knows nothing in it. */
export function readQuery(model: Model, text: string): Query | undefined {
  const { vocabulary, weights } = model;
  const ids: number[] = [];
  const masses: number[] = [];
  let unknown = 0;
  const bag = featuresOf(text);
  for (const [feature, mass] of bag) {
    const id = vocabulary.find(feature);
    if (id === NONE) unknown += (mass * weights.weighNew(vocabulary.halvesOf(feature))) ** 2;
    else {
      ids.push(id);
      masses.push(mass);
    }
  }
  if (ids.length === 0) return undefined;
  const known = { ids: Uint32Array.from(ids), values: Float32Array.from(masses) };
  return toQuery(weighKnown(model, known), unknown, bag.size);
}
