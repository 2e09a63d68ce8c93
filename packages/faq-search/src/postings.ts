import { finish, mapInSteps, type Steps } from "./steps.ts";
import type { Vector } from "./vocabulary.ts";

/** An inverted table: for feature f the rows are rows[starts[f] … starts[f + 1]], with a value each. */
export interface Postings {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly values: Float32Array;
}

function* startsOf(vectors: readonly Vector[], features: number): Steps<Uint32Array> {
  const starts = new Uint32Array(features + 1);
  yield* mapInSteps(vectors, ({ ids }) => {
    for (let at = 0; at < ids.length; at++) {
      const next = (ids[at] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
  });
  for (let id = 0; id < features; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  return starts;
}

/** Inverts vectors (one per row) over `features` features. */
export const invert = (vectors: readonly Vector[], features: number): Postings =>
  finish(invertInSteps(vectors, features));

/** The same in steps. */
export function* invertInSteps(vectors: readonly Vector[], features: number): Steps<Postings> {
  const starts = yield* startsOf(vectors, features);
  const next = starts.slice();
  const total = starts[features] ?? 0;
  const postings = { starts, rows: new Uint32Array(total), values: new Float32Array(total) };
  yield* mapInSteps(vectors, ({ ids, values }, row) => {
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      const slot = next[id] ?? 0;
      next[id] = slot + 1;
      postings.rows[slot] = row;
      postings.values[slot] = values[at] ?? 0;
    }
  });
  return postings;
}

/** Rows that hold the feature. */
export function rowsWith(postings: Postings, id: number): number {
  return (postings.starts[id + 1] ?? 0) - (postings.starts[id] ?? 0);
}

/** Adds weight × value to each row's sum, for every feature of the vector. */
export function accumulate(postings: Postings, { ids, values }: Vector, sums: Float32Array): void {
  const { starts, rows, values: held } = postings;
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    const weight = values[at] ?? 0;
    const end = starts[id + 1] ?? 0;
    for (let slot = starts[id] ?? 0; slot < end; slot++) {
      const row = rows[slot] ?? 0;
      sums[row] = (sums[row] ?? 0) + weight * (held[slot] ?? 0);
    }
  }
}
