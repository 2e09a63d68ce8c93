import { expect, test } from "vitest";
import { solveRidge } from "./ridge.ts";

const vector = (entries: Record<number, number>) => ({
  ids: Uint32Array.from(Object.keys(entries), Number),
  values: Float32Array.from(Object.values(entries)),
});

test("solves the same equations as pencil and paper", () => {
  // K = [[1, 0.6], [0.6, 1]], ridge 0.4: (K + 0.4 I) x = (0.9, 0.5).
  const phrasings = [vector({ 0: 1 }), vector({ 0: 0.6, 1: 0.8 })];
  const [first, second] = solveRidge(phrasings, Float32Array.of(0.9, 0.5), new Int32Array(2));
  expect(first).toBeCloseTo((1.4 * 0.9 - 0.6 * 0.5) / (1.96 - 0.36), 4);
  expect(second).toBeCloseTo((1.4 * 0.5 - 0.6 * 0.9) / (1.96 - 0.36), 4);
});

test("gives the scratch array back zeroed", () => {
  const scratch = new Int32Array(3);
  solveRidge([vector({ 0: 1, 2: 1 }), vector({ 0: 1, 1: 1 })], Float32Array.of(1, 1), scratch);
  expect([...scratch]).toEqual([0, 0, 0]);
});
