import { expect, test } from "vitest";
import { backtest, forecast, WEEK_HOURS } from "./forecast.ts";

const week = (perHour: number): number[] => Array<number>(WEEK_HOURS).fill(perHour);

test("what came every week alike is expected again, and such a forecast is never wrong", () => {
  const weeks = Array.from({ length: 6 }, () => week(3));
  expect(forecast(weeks).every((hour) => Math.abs(hour - 3) < 1e-9)).toBe(true);
  const { error, expected } = backtest(weeks);
  expect(error.share).toBeCloseTo(0);
  expect(error).toMatchObject({ weeks: 3 });
  expect(expected.slice(0, 3)).toEqual([null, null, null]);
  expect(expected[3]).toBeCloseTo(3 * WEEK_HOURS);
});

test("newer weeks count more than older ones", () => {
  const rising = forecast([week(0), week(0), week(4)])[0] ?? 0;
  const falling = forecast([week(4), week(0), week(0)])[0] ?? 0;
  expect(rising).toBeGreaterThan(falling);
  expect(rising + falling).toBeLessThan(4);
});

test("the error is what all hours were wrong by, as a share of what came; the bias has its sign", () => {
  // Two an hour are expected; four come.
  const { error } = backtest([week(2), week(2), week(2), week(4)]);
  expect(error.share).toBeCloseTo(0.5);
  expect(error.bias).toBeCloseTo(-0.5);
  expect(backtest([week(1)]).error).toEqual({ share: null, bias: null, weeks: 0 });
});

test("of no weeks nothing is expected", () => {
  expect(forecast([])).toEqual(week(0));
});
