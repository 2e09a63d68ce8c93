import { featuresOf } from "./features.ts";
import { accumulate, invert, type Postings } from "./postings.ts";
import { finish, type Steps } from "./steps.ts";
import { toUnit } from "./vector.ts";
import { type Vector, Vocabulary } from "./vocabulary.ts";

/** Texts that ask for the same. */
export interface Alike {
  /** Places of the texts in what was given, the most central first. */
  readonly members: readonly number[];
  /** Mean likeness of each other member to the first, 0 to 1; 1 for a text by itself. */
  readonly likeness: number;
}

export interface AlikeOptions {
  /** Mean likeness (0 to 1) from which two groups are one; 0.3 when left out. */
  readonly threshold?: number | undefined;
}

/**
 * Chosen on public question sets in seven languages (docs/faq.md): lower, and questions of one topic run together;
 * higher, and phrasings of one question come apart.
 */
const THRESHOLD = 0.3;

/** Among a few texts about one thing its name is in most: it shall count no less for that. */
const FEW = 200;

/** Rows of likenesses between two pauses of `groupAlikeInSteps`. */
const ROWS_A_STEP = 10;

/** Pairs that are looked at between two pauses. */
const PAIRS_A_STEP = 10_000;

/**
 * Puts texts together that ask for the same, whatever their script, by average linkage (Sokal and Michener, 1958):
 * a text joins a group when it is like its members on average, so that a chain of neighbours is no group. The
 * same texts in the same order give the same groups; largest first. Texts without a letter or digit are in none.
 * Time and memory grow with the square of the number of texts: 2,000 take some 32 MB while it runs.
 */
export function groupAlike(texts: readonly string[], options: AlikeOptions = {}): Alike[] {
  return finish(groupAlikeInSteps(texts, options));
}

/** The same in many short steps, for whoever serves others at the same time. */
export function* groupAlikeInSteps(
  texts: readonly string[],
  { threshold = THRESHOLD }: AlikeOptions = {},
): Steps<Alike[]> {
  const vocabulary = new Vocabulary();
  const bags: Vector[] = [];
  for (const [at, text] of texts.entries()) {
    bags.push(vocabulary.internBag(featuresOf(text)));
    if (at % ROWS_A_STEP === 0) yield;
  }
  const said = bags.flatMap(({ ids }, place) => (ids.length > 0 ? [place] : []));
  const vectors = weighed(
    said.map((place) => bags[place] ?? EMPTY),
    vocabulary.size,
  );
  const likeness = yield* likenesses(vectors, vocabulary.size);
  const groups = yield* join(likeness, threshold);
  return groups.map((rows) => described(rows, likeness, said));
}

const EMPTY: Vector = { ids: new Uint32Array(), values: new Float32Array() };

/** Rare features count more (Spärck Jones, 1972); each vector has length 1. */
function weighed(bags: readonly Vector[], features: number): Vector[] {
  const inTexts = new Uint32Array(features);
  for (const { ids } of bags) for (const id of ids) inTexts[id] = (inTexts[id] ?? 0) + 1;
  return bags.map(({ ids, values }) =>
    toUnit({
      ids,
      values: values.map(
        (value, at) => value * Math.log(1 + (bags.length + FEW) / (inTexts[ids[at] ?? 0] ?? 1)),
      ),
    }),
  );
}

/** Cosines of all with all, one row each. */
function* likenesses(vectors: readonly Vector[], features: number): Steps<Float32Array[]> {
  const postings: Postings = invert(vectors, features);
  const rows: Float32Array[] = [];
  for (const vector of vectors) {
    const row = new Float32Array(vectors.length);
    accumulate(postings, vector, row);
    rows.push(row);
    if (rows.length % ROWS_A_STEP === 0) yield;
  }
  return rows;
}

/** Joins groups from the likest pair on, as long as their members are alike on average. */
function* join(likeness: readonly Float32Array[], threshold: number): Steps<number[][]> {
  const sums = likeness.map((row) => row.slice());
  const groups = likeness.map((_, row) => [row]);
  const rootOf = Uint32Array.from(groups.keys());
  for (const bucket of yield* likest(likeness, threshold)) {
    for (const [at, pair] of bucket.entries()) {
      if (at % PAIRS_A_STEP === 0) yield;
      const one = rootOf[Math.floor(pair / likeness.length)] ?? 0;
      const other = rootOf[pair % likeness.length] ?? 0;
      const [into, from] = one < other ? [one, other] : [other, one];
      const [kept, taken] = [groups[into] ?? [], groups[from] ?? []];
      const sum = sums[into]?.[from] ?? 0;
      if (into === from || sum < threshold * kept.length * taken.length) continue;
      for (const row of taken) rootOf[row] = into;
      kept.push(...taken);
      groups[from] = [];
      addUp(sums, into, from);
    }
  }
  return groups
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

function addUp(sums: readonly Float32Array[], into: number, from: number): void {
  const kept = sums[into];
  const taken = sums[from];
  if (!kept || !taken) return;
  for (let at = 0; at < kept.length; at++) {
    const sum = (kept[at] ?? 0) + (taken[at] ?? 0);
    kept[at] = sum;
    const row = sums[at];
    if (row) row[into] = sum;
  }
}

/** Likeness is told apart in this many steps: finer ones change nothing that anybody could see. */
const STEPS = 256;

/** Pairs that are alike enough, likest first: by buckets, for there may be two million. */
function* likest(
  likeness: readonly Float32Array[],
  threshold: number,
): Steps<readonly (readonly number[])[]> {
  const buckets: number[][] = Array.from({ length: STEPS }, () => []);
  for (const [one, row] of likeness.entries()) {
    for (let other = one + 1; other < row.length; other++) {
      const value = row[other] ?? 0;
      if (value < threshold) continue;
      buckets[Math.min(STEPS - 1, Math.floor(value * STEPS))]?.push(one * row.length + other);
    }
    if (one % ROWS_A_STEP === 0) yield;
  }
  return buckets.reverse();
}

function described(
  rows: readonly number[],
  likeness: readonly Float32Array[],
  places: readonly number[],
): Alike {
  const central = (row: number): number =>
    rows.reduce((sum, other) => sum + (likeness[row]?.[other] ?? 0), 0);
  const sums = new Map(rows.map((row) => [row, central(row)]));
  const sorted = [...rows].sort((a, b) => (sums.get(b) ?? 0) - (sums.get(a) ?? 0) || a - b);
  const others = sorted.slice(1);
  const first = likeness[sorted[0] ?? 0];
  const total = others.reduce((sum, row) => sum + (first?.[row] ?? 0), 0);
  return {
    members: sorted.map((row) => places[row] ?? 0),
    likeness: others.length === 0 ? 1 : Math.min(1, total / others.length),
  };
}
