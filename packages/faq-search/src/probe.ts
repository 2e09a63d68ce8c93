import { cohesionOf, compareCohesion } from "./cohesion.ts";
import { occurrences } from "./counts.ts";
import { logRatios } from "./likelihood.ts";
import type { Model } from "./model.ts";
import { type Query, withholdQuery } from "./query.ts";
import { type Ranked, rank } from "./rank.ts";
import { toUnit } from "./vector.ts";
import type { Vector } from "./vocabulary.ts";

/** What the model answers to one of its own phrasings, part of it withheld. */
export interface Probe {
  readonly query: Query;
  readonly ranked: readonly Ranked[];
  /** Whether the first answer is the phrasing's own entry. */
  readonly right: boolean;
}

function phrasingsBut(
  model: Model,
  entry: number,
  phrasing: number,
): { masses: Vector[]; units: Vector[] } {
  const first = model.firsts[entry] ?? 0;
  const masses = model.entries[entry]?.phrasings ?? [];
  const others = (_: Vector, at: number): boolean => first + at !== phrasing;
  return {
    masses: masses.filter(others),
    units: model.phrasings.slice(first, first + masses.length).filter(others),
  };
}

function mentionedBy(
  model: Model,
  entry: number,
  others: readonly Vector[],
  { vector, known }: Query,
): number {
  const held = new Set<number>();
  for (const { ids } of [...others, ...(model.entries[entry]?.background ?? [])]) {
    for (const id of ids) held.add(id);
  }
  let sum = 0;
  vector.ids.forEach((id, at) => {
    if (held.has(id)) sum += (vector.values[at] ?? 0) ** 2;
  });
  return sum * (known === 0 ? 1 : known * known);
}

/** Asks a phrasing as if only it had never been written; its entry keeps the others. */
export function probeWithoutPhrasing(model: Model, phrasing: number): Probe {
  const entry = model.owners[phrasing] ?? 0;
  const { masses, units } = phrasingsBut(model, entry, phrasing);
  const others = new Set(occurrences(masses, model.adder).ids);
  const query = withholdQuery(model, massOf(model, phrasing), {
    texts: () => 1,
    groups: (id) => (others.has(id) ? 0 : 1),
  });
  const centroid = toUnit(model.adder.sum(units));
  const ratios = logRatios(model.adder.sum(masses), model.shares);
  const [toCentroid = 0] = model.adder.dots(centroid, [query.vector]);
  const [toRatios = 0] = model.adder.dots(ratios, [query.vector]);
  const own = cohesionOf(units, model.adder);
  const ranked = rank(model, query, {
    phrasing: (row) => row !== phrasing,
    correct: (one) => {
      if (one.entry !== entry) return;
      one.centroid = toCentroid;
      one.likelihood = toRatios;
      one.cohesion = compareCohesion(own, units.length, model.cohesion.usual);
      one.mentioned = mentionedBy(model, entry, masses, query);
    },
  });
  return { query, ranked, right: ranked[0]?.entry === entry };
}

/** Asks a phrasing as if its whole entry had never been written: a question nothing covers. */
export function probeWithoutEntry(model: Model, phrasing: number): Probe {
  const entry = model.owners[phrasing] ?? 0;
  const { ids, values } = occurrences(model.entries[entry]?.phrasings ?? [], model.adder);
  const own = new Map<number, number>();
  for (let at = 0; at < ids.length; at++) own.set(ids[at] ?? 0, values[at] ?? 0);
  const query = withholdQuery(model, massOf(model, phrasing), {
    texts: (id) => own.get(id) ?? 0,
    groups: () => 1,
  });
  return { query, ranked: rank(model, query, { entry: (one) => one !== entry }), right: false };
}

function massOf(model: Model, phrasing: number): Vector {
  const entry = model.owners[phrasing] ?? 0;
  const nothing = { ids: new Uint32Array(), values: new Float32Array() };
  return model.entries[entry]?.phrasings[phrasing - (model.firsts[entry] ?? 0)] ?? nothing;
}
