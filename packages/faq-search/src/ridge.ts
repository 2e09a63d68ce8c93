import type { Gram } from "./gram.ts";

/** What each phrasing must explain alone: more smooths, less trusts single phrasings. */
const RIDGE = 0.4;
/** Conjugate gradients come close enough to rank by in this many steps; twice as many change nothing. */
const MOST_STEPS = 6;
const CLOSE_ENOUGH = 1e-2;

/** (K + ridge) × amounts, K being the dot products of the phrasings. */
function apply(gram: Gram, amounts: Float32Array): Float32Array {
  const count = amounts.length;
  const product = new Float32Array(count);
  let cell = 0;
  for (let row = 0; row < count; row++) {
    let sum = RIDGE * (amounts[row] ?? 0);
    for (let column = 0; column < count; column++)
      sum += (gram[cell++] ?? 0) * (amounts[column] ?? 0);
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
 * Kernel ridge regression for one question (Saunders, Gammerman and Vovk, 1998): given its likeness
 * to each phrasing and the phrasings' likeness to each other, how much each phrasing speaks for its
 * entry once what they share among themselves is taken off. Solved by conjugate gradients (Hestenes
 * and Stiefel, 1952).
 */
export function solveRidge(gram: Gram, likeness: Float32Array): Float32Array {
  const solution = new Float32Array(likeness.length);
  const residual = likeness.slice();
  const direction = likeness.slice();
  let error = dot(residual, residual);
  const enough = CLOSE_ENOUGH ** 2 * error;
  for (let step = 0; step < MOST_STEPS && error > enough; step++) {
    const product = apply(gram, direction);
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
