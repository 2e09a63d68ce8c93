import { expect, test } from "vitest";
import { fitLine, sigmoid } from "./logistic-line.ts";

const ASSUMED = { start: 0, slope: 1 };

test("keeps the assumed line when there is nothing to learn from", () => {
  expect(fitLine(ASSUMED, [])).toEqual(ASSUMED);
});

test("learns how often answers at a signal are right", () => {
  const samples = [-1, 0, 1].flatMap((signal) => [
    { signal, right: true, weight: 2000 },
    { signal, right: false, weight: 8000 },
  ]);
  const { start, slope } = fitLine(ASSUMED, samples);
  expect(sigmoid(start)).toBeCloseTo(0.2, 1);
  expect(slope).toBeGreaterThan(0);
});
