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

test("follows few samples to a steep line as long as it passes through what is usual", () => {
  const at = (signal: number, right: boolean) => ({ signal, right, weight: 25 });
  const { start, slope } = fitLine({ start: -2, slope: 1 }, [
    ...[3, 3.5, 4].map((signal) => at(signal, true)),
    ...[1, 0.5, 0].map((signal) => at(signal, false)),
  ]);
  expect(slope).toBeGreaterThan(2);
  expect(sigmoid(start + 2 * slope)).toBeCloseTo(0.5, 1);
});

test("takes samples for as much better as they lacked beside what is asked of the line", () => {
  const samples = (handicap: number) =>
    [1, 2, 3].flatMap((signal) => [
      { signal, right: true, weight: 2000, handicap },
      { signal, right: false, weight: 2000, handicap },
    ]);
  const sure = ({ start, slope }: { start: number; slope: number }) => sigmoid(start + 2 * slope);
  expect(sure(fitLine(ASSUMED, samples(0)))).toBeCloseTo(0.5, 1);
  expect(sure(fitLine(ASSUMED, samples(1)))).toBeCloseTo(sigmoid(1), 1);
});
