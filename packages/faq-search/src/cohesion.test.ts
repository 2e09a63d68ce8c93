import { expect, test } from "vitest";
import { cohesionOf, compareEntries } from "./cohesion.ts";
import { finish } from "./steps.ts";
import { Adder, toUnit } from "./vector.ts";

const unit = (...values: number[]) =>
  toUnit({ ids: Uint32Array.from(values.keys()), values: Float32Array.from(values) });
const adder = new Adder(3);

test("is the mean cosine between each phrasing and the others", () => {
  expect(cohesionOf([unit(1, 0), unit(1, 1)], adder)).toBeCloseTo(Math.SQRT1_2, 5);
  expect(cohesionOf([unit(1, 0, 0), unit(1, 0, 0), unit(1, 0, 0)], adder)).toBeCloseTo(1, 5);
  expect(cohesionOf([unit(1, 0)], adder)).toBeUndefined();
});

test("is above nothing for an entry that says one thing twice, below for a wide one", () => {
  const close = [unit(1, 0.1), unit(1, 0)];
  const wide = [unit(1, 0, 0.2), unit(0, 1, 0.2)];
  const { byEntry, usual } = finish(compareEntries([close, wide, [unit(1)]], adder));
  expect(byEntry[0]).toBeGreaterThan(0);
  expect(byEntry[1]).toBeLessThan(0);
  expect(byEntry[2]).toBe(0);
  expect(usual).toBeGreaterThan(0);
});

test("compares nothing where no entry has two phrasings", () => {
  expect([...finish(compareEntries([[unit(1)], [unit(0, 1)]], adder)).byEntry]).toEqual([0, 0]);
});
