import type { Told } from "./simulate-queue.ts";

/** Who waits less was hardly told anything: an estimate is of whole steps of 15 seconds. */
const LEAST_S = 30;

const BANDS = [
  { from: 1, to: 2 },
  { from: 3, to: 5 },
  { from: 6, to: 10 },
  { from: 11, to: 20 },
  { from: 21, to: undefined },
];

/** How far estimates were from what became true, as shares of it. */
export interface Errors {
  count: number;
  median: number;
  p90: number;
  /** Of what visitors were told first, alone. */
  first: number;
  /** By the place that they had. */
  bands: { from: number; to: number | undefined; count: number; median: number }[];
}

export function errorsOf(told: readonly Told[]): Errors {
  const counted = told.filter(({ was }) => was >= LEAST_S);
  const errors = counted.map(errorOf);
  return {
    ...{ count: errors.length, median: quantile(errors, 0.5), p90: quantile(errors, 0.9) },
    first: quantile(counted.filter(({ first }) => first).map(errorOf), 0.5),
    bands: BANDS.map(({ from, to }) => {
      const own = counted.filter(
        ({ position }) => position >= from && (to === undefined || position <= to),
      );
      return { from, to, count: own.length, median: quantile(own.map(errorOf), 0.5) };
    }).filter(({ count }) => count > 0),
  };
}

const errorOf = ({ said, was }: Told): number => Math.abs(said - was) / was;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
