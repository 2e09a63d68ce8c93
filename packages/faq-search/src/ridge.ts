import type { Vector } from "./vocabulary.ts";

/** What each phrasing must explain alone: more smooths, less trusts single phrasings. */
const RIDGE = 0.4;
/** Conjugate gradients come close enough to rank by in this many steps; twice as many change nothing. */
const MOST_STEPS = 6;
const CLOSE_ENOUGH = 1e-2;

/** The phrasings in play with their features renumbered; those of one phrasing only are summed up. */
interface Problem {
  readonly starts: Uint32Array;
  readonly features: Uint32Array;
  readonly values: Float32Array;
  /** Squared length of what a phrasing shares with no other, and the ridge. */
  readonly own: Float32Array;
  readonly width: number;
}

/** Marks how many of the phrasings hold each feature: 0, 1, or more, in a zeroed scratch array. */
function countHolders(phrasings: readonly Vector[], scratch: Int32Array): number {
  let total = 0;
  for (const { ids } of phrasings) {
    total += ids.length;
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      scratch[id] = (scratch[id] ?? 0) + 1;
    }
  }
  return total;
}

/** Leaves the scratch array zeroed again. */
function pose(phrasings: readonly Vector[], scratch: Int32Array): Problem {
  const total = countHolders(phrasings, scratch);
  const starts = new Uint32Array(phrasings.length + 1);
  const features = new Uint32Array(total);
  const values = new Float32Array(total);
  const own = new Float32Array(phrasings.length).fill(RIDGE);
  let width = 0;
  let end = 0;
  phrasings.forEach(({ ids, values: held }, row) => {
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      const value = held[at] ?? 0;
      const holders = scratch[id] ?? 0;
      if (holders === 1) {
        own[row] = (own[row] ?? 0) + value * value;
        continue;
      }
      // A feature already renumbered is marked by a negative number.
      if (holders > 0) scratch[id] = -++width;
      features[end] = -(scratch[id] ?? 0) - 1;
      values[end++] = value;
    }
    starts[row + 1] = end;
  });
  for (const { ids } of phrasings)
    for (let at = 0; at < ids.length; at++) scratch[ids[at] ?? 0] = 0;
  return { starts, features, values, own, width };
}

/** (K + ridge) × amounts, K being the dot products of the phrasings. */
function apply(
  { starts, features, values, own, width }: Problem,
  amounts: Float32Array,
): Float32Array {
  const space = new Float32Array(width);
  const product = new Float32Array(amounts.length);
  for (let row = 0; row < amounts.length; row++) {
    const amount = amounts[row] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at++) {
      const feature = features[at] ?? 0;
      space[feature] = (space[feature] ?? 0) + amount * (values[at] ?? 0);
    }
  }
  for (let row = 0; row < amounts.length; row++) {
    const end = starts[row + 1] ?? 0;
    let sum = (own[row] ?? 0) * (amounts[row] ?? 0);
    for (let at = starts[row] ?? 0; at < end; at++)
      sum += (space[features[at] ?? 0] ?? 0) * (values[at] ?? 0);
    product[row] = sum;
  }
  return product;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/**
 * Kernel ridge regression for one question: given its likeness to each phrasing, how much each
 * phrasing speaks for its entry once what they share among themselves is taken off. The scratch
 * array has a zero for every feature and is given back that way.
 */
export function solveRidge(
  phrasings: readonly Vector[],
  likeness: Float32Array,
  scratch: Int32Array,
): Float32Array {
  const problem = pose(phrasings, scratch);
  const solution = new Float32Array(likeness.length);
  const residual = likeness.slice();
  const direction = likeness.slice();
  let error = dot(residual, residual);
  const enough = CLOSE_ENOUGH ** 2 * error;
  for (let step = 0; step < MOST_STEPS && error > enough; step++) {
    const product = apply(problem, direction);
    const length = error / dot(direction, product);
    for (let row = 0; row < solution.length; row++) {
      solution[row] = (solution[row] ?? 0) + length * (direction[row] ?? 0);
      residual[row] = (residual[row] ?? 0) - length * (product[row] ?? 0);
    }
    const turn = dot(residual, residual) / error;
    error *= turn;
    for (let row = 0; row < solution.length; row++) {
      direction[row] = (residual[row] ?? 0) + turn * (direction[row] ?? 0);
    }
  }
  return solution;
}
