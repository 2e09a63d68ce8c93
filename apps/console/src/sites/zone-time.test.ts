import { expect, it } from "vitest";
import { daysToMonday, instantOf, midnight, wallTime } from "./zone-time.ts";

const at = (iso: string) => Date.parse(iso);
const BERLIN = "Europe/Berlin";

it.each([
  ["2026-01-15T12:00Z", BERLIN, "2026-01-15T13:00"],
  ["2026-07-15T22:30Z", BERLIN, "2026-07-16T00:30"],
  ["2026-07-15T12:00Z", "Asia/Kathmandu", "2026-07-15T17:45"],
])("%s is on the clocks of %s %s, and back", (iso, zone, wall) => {
  expect(wallTime(at(iso), zone)).toBe(wall);
  expect(instantOf(wall, zone)).toBe(at(iso));
});

it("knows midnight on days when the clocks are changed", () => {
  expect(midnight(at("2026-03-28T12:00Z"), 1, BERLIN)).toBe(at("2026-03-28T23:00Z"));
  expect(midnight(at("2026-03-29T12:00Z"), 1, BERLIN)).toBe(at("2026-03-29T22:00Z"));
});

it.each([
  ["2026-11-23T12:00Z", 7],
  ["2026-11-22T12:00Z", 1],
  ["2026-11-24T12:00Z", 6],
])("from %s it is %i days to Monday", (iso, days) => {
  expect(daysToMonday(at(iso), "UTC")).toBe(days);
});
