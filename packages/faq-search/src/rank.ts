import { sumEntries } from "./entry-table.ts";
import { type Gram, gramOf, pickGram } from "./gram.ts";
import type { Model } from "./model.ts";
import { nearest } from "./nearest.ts";
import { accumulate } from "./postings.ts";
import type { Query } from "./query.ts";
import { solveRidge } from "./ridge.ts";
import type { Vector } from "./vocabulary.ts";

/** One entry's likeness to the question, each part about 0 to 1 (likelihood: 0 to about 10). */
export interface Ranked {
  readonly entry: number;
  /** Number of its phrasing nearest to the question. */
  phrasing: number;
  ridge: number;
  best: number;
  centroid: number;
  likelihood: number;
  /** Share of the question that the entry's phrasings, answer or tags mention. */
  mentioned: number;
  /** How alike its own phrasings are, beside what is usual; see cohesion.ts. */
  cohesion: number;
  score: number;
}

/** Which phrasings and entries take part; left out, all do. */
export interface Scope {
  readonly phrasing?: ((phrasing: number) => boolean) | undefined;
  readonly entry?: ((entry: number) => boolean) | undefined;
  /** Corrects the parts that a withheld phrasing would still colour. */
  readonly correct?: ((ranked: Ranked) => void) | undefined;
}

/** So many phrasings decide as well as two hundred, in a fraction of the time. */
const NEAREST = 32;
/** An entry none of whose phrasings is near still shows when it mentions this much. */
const MENTIONED_ENOUGH = 0.5;

/**
 * Learned once on public question sets by ranking the right entry first. The centroid is Rocchio's
 * (1971); ridge.ts and likelihood.ts name the sources of theirs.
 */
const SCORE = { ridge: 0.25, centroid: 1, best: 0.25, likelihood: 0.03, mentioned: 0.3 };

function squared({ ids, values }: Vector): Vector {
  return { ids, values: values.map((value) => value * value) };
}

function collect(
  model: Model,
  rows: readonly number[],
  likeness: Float32Array,
): Map<number, Ranked> {
  const near = new Float32Array(rows.map((row) => likeness[row] ?? 0));
  const amounts = solveRidge(gramAmong(model, rows), near);
  const found = new Map<number, Ranked>();
  rows.forEach((phrasing, at) => {
    const entry = model.owners[phrasing] ?? 0;
    const ranked = found.get(entry) ?? blank(entry, phrasing);
    found.set(entry, ranked);
    ranked.ridge += amounts[at] ?? 0;
    const favoured = (near[at] ?? 0) * (model.favours[phrasing] ?? 1);
    if (favoured > ranked.best) Object.assign(ranked, { best: favoured, phrasing });
  });
  return found;
}

function gramAmong(model: Model, rows: readonly number[]): Gram {
  const { gram, phrasings, scratch } = model;
  if (gram) return pickGram(gram, phrasings.length, rows);
  return gramOf(
    rows.flatMap((row) => phrasings[row] ?? []),
    scratch,
  );
}

function blank(entry: number, phrasing: number): Ranked {
  const nothing = { ridge: 0, best: 0, centroid: 0, likelihood: 0, mentioned: 0, cohesion: 0 };
  return { entry, phrasing, ...nothing, score: 0 };
}

function scoreOf(ranked: Ranked): number {
  return (
    SCORE.ridge * ranked.ridge +
    SCORE.centroid * ranked.centroid +
    SCORE.best * ranked.best +
    SCORE.likelihood * ranked.likelihood +
    SCORE.mentioned * ranked.mentioned
  );
}

function silence(model: Model, likeness: Float32Array, { phrasing, entry }: Scope): void {
  if (phrasing === undefined && entry === undefined) return;
  for (let row = 0; row < likeness.length; row++) {
    if (likeness[row] === 0) continue;
    if (phrasing?.(row) === false || entry?.(model.owners[row] ?? 0) === false) likeness[row] = 0;
  }
}

function mentionsOf(
  model: Model,
  vector: Vector,
  phrased: Float32Array,
  known: number,
): Float32Array {
  accumulate(model.byBackground, squared(vector), phrased);
  const whole = known === 0 ? 1 : known * known;
  return phrased.map((share) => share * whole);
}

function addMentioned(
  found: Map<number, Ranked>,
  model: Model,
  mentions: Float32Array,
  { entry: takesPart }: Scope,
): void {
  for (let entry = 0; entry < mentions.length; entry++) {
    if ((mentions[entry] ?? 0) < MENTIONED_ENOUGH || found.has(entry)) continue;
    if (takesPart?.(entry) !== false) found.set(entry, blank(entry, model.firsts[entry] ?? 0));
  }
}

/** Entries that share anything with the question, most likely first. */
export function rank(model: Model, { vector, known }: Query, scope: Scope = {}): Ranked[] {
  const likeness = new Float32Array(model.phrasings.length);
  accumulate(model.byPhrasing, vector, likeness);
  silence(model, likeness, scope);
  const found = collect(model, nearest(likeness, NEAREST), likeness);
  const sums = sumEntries(model.byEntry, vector, model.entries.length);
  const mentions = mentionsOf(model, vector, sums.mentioned, known);
  addMentioned(found, model, mentions, scope);
  for (const ranked of found.values()) {
    ranked.centroid = sums.centroid[ranked.entry] ?? 0;
    ranked.likelihood = sums.likelihood[ranked.entry] ?? 0;
    ranked.mentioned = mentions[ranked.entry] ?? 0;
    ranked.cohesion = model.cohesion.byEntry[ranked.entry] ?? 0;
    scope.correct?.(ranked);
    ranked.score = scoreOf(ranked);
  }
  return [...found.values()].sort((a, b) => b.score - a.score || a.entry - b.entry);
}
