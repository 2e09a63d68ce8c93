import type { Hours } from "@foyer/protocol";
import { expect, test } from "vitest";
import { afterOpenTime, openTimeBetween } from "./open-time.ts";
import { walkClock } from "./testing/clock-walk.ts";
import { randomHours, seeded } from "./testing/random-hours.ts";

const QUARTER = 15 * 60_000;
const DAY = 24 * 60 * 60_000;

const office: Hours = {
  timeZone: "Europe/Berlin",
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: "09:00", to: "17:00" }] : [])),
  ...{ dates: [], closedUntil: null },
};
const at = (time: string) => Date.parse(time);

test("what is due within eight hours of open time on a Friday at noon is due on Monday at noon", () => {
  expect(afterOpenTime(office, at("2026-01-09T11:00:00Z"), 8 * 4 * QUARTER)).toBe(
    at("2026-01-12T11:00:00Z"),
  );
  expect(openTimeBetween(office, at("2026-01-09T11:00:00Z"), at("2026-01-12T11:00:00Z"))).toBe(
    8 * 4 * QUARTER,
  );
});

test("what ends with the day is due then, and not on the next morning", () => {
  expect(afterOpenTime(office, at("2026-01-05T15:00:00Z"), 4 * QUARTER)).toBe(
    at("2026-01-05T16:00:00Z"),
  );
});

test("a night on which clocks change is as long as it is", () => {
  const nights: Hours = {
    ...office,
    week: Array.from({ length: 7 }, () => [{ from: "22:00", to: "06:00" }]),
  };
  const hours = (from: string, to: string) => openTimeBetween(nights, at(from), at(to)) / 3_600_000;
  expect(hours("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z")).toBe(7);
  expect(hours("2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z")).toBe(9);
});

test("without hours all time counts; who never opens is never due", () => {
  expect(afterOpenTime(null, 1_000, 500)).toBe(1_500);
  expect(openTimeBetween(null, 1_000, 1_500)).toBe(500);
  const never = { ...office, week: office.week.map(() => []) };
  expect(afterOpenTime(never, at("2026-01-05T09:00:00Z"), 1_000)).toBeNull();
});

test("open time agrees with a count along the clock, and its end is found again", () => {
  const random = seeded(7);
  const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"];
  for (const [i, zone] of zones.entries()) {
    const from = at(`2026-${i % 2 ? "10" : "03"}-20T00:00:00Z`);
    const dates = [2, 5].map((day) => new Date(from + day * DAY).toISOString().slice(0, 10));
    const hours = quarters(randomHours(zone, random, dates));
    const to = from + 16 * DAY;
    let open = 0;
    for (const reading of walkClock(hours, from, to)) if (reading.isOpen) open += QUARTER;
    expect(openTimeBetween(hours, from, to), zone).toBe(open);
    for (const share of [0.1, 0.5, 0.9]) {
      const ms = Math.round(open * share);
      const end = afterOpenTime(hours, from, ms);
      expect(openTimeBetween(hours, from, end ?? 0), zone).toBe(ms);
    }
  }
});

/** The same with all times at quarters of an hour, so that a walk by quarters sees each opening whole. */
function quarters({ week, dates, ...hours }: Hours): Hours {
  const round = (time: string) =>
    `${time.slice(0, 3)}${time === "24:00" ? "00" : String(Math.floor(Number(time.slice(3)) / 15) * 15).padStart(2, "0")}`;
  const day = (ranges: Hours["week"][number]) =>
    ranges
      .map(({ from, to }) => ({ from: round(from), to: round(to) }))
      .filter(({ from, to }) => from !== to);
  return {
    ...hours,
    week: week.map(day),
    dates: dates.map((date) => ({ ...date, ranges: day(date.ranges) })),
  };
}
