import { expect, test } from "vitest";
import { solveRidge } from "./ridge.ts";

test("solves two phrasings as one does with pencil and paper", () => {
  // K = [[1, 0.6], [0.6, 1]], ridge 0.4: (K + 0.4 I) x = (0.9, 0.5).
  const [first, second] = solveRidge(Float32Array.of(1, 0.6, 0.6, 1), Float32Array.of(0.9, 0.5));
  expect(first).toBeCloseTo((1.4 * 0.9 - 0.6 * 0.5) / (1.96 - 0.36), 4);
  expect(second).toBeCloseTo((1.4 * 0.5 - 0.6 * 0.9) / (1.96 - 0.36), 4);
});
