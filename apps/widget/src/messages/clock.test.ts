import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { daysAgo, timeOf } from "./clock.ts";

beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 2, 30, 0, 30) }));
afterEach(() => vi.useRealTimers());

it.each([
  [new Date(2026, 2, 30, 0, 0), 0],
  [new Date(2026, 2, 29, 23, 59), 1],
  [new Date(2026, 2, 28, 12, 0), 2],
  [new Date(2025, 2, 30, 12, 0), 365],
])("%s is %i days ago by the calendar", (date, days) => {
  expect(daysAgo(date.getTime())).toBe(days);
});

it("shows the visitor's own time", () => {
  expect(timeOf(new Date(2026, 2, 30, 9, 5).getTime())).toBe("09:05");
});
