import type { Hours, HoursRange } from "@foyer/protocol";
import { describe, expect, test } from "vitest";
import { checkHours, checkOpens } from "./check-hours.ts";
import { isOpen, nextChange, nextOpening, openingsBetween } from "./opening.ts";
import { compareHours } from "./testing/compare-hours.ts";

const range = (text: string): HoursRange => {
  const [from = "", to = ""] = text.split("–");
  return { from, to };
};

/** Monday to Friday as `days` says, closed at the weekend, in Berlin. */
function hours(days: string[], change: Partial<Hours> = {}): Hours {
  const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? days.map(range) : []));
  return { timeZone: "Europe/Berlin", week, dates: [], closedUntil: null, ...change };
}
const at = (time: string) => Date.parse(time);
const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());

describe("opening hours", () => {
  test("open with their start and close with their end, by the clock of the site's zone", () => {
    const week = hours(["09:00–12:00", "13:00–17:30"]);
    const open = (time: string) => isOpen(week, at(time));
    expect(open("2026-01-05T07:59:59.999Z")).toBe(false);
    expect(open("2026-01-05T08:00:00Z")).toBe(true);
    expect(open("2026-01-05T11:00:00Z")).toBe(false);
    expect(open("2026-01-05T16:29:59.999Z")).toBe(true);
    expect(open("2026-01-05T16:30:00Z")).toBe(false);
    expect(open("2026-07-06T07:00:00Z")).toBe(true);
  });

  test("say when they open next: after lunch, in the morning, on Monday; nothing while open", () => {
    const week = hours(["09:00–12:00", "13:00–17:30"]);
    const next = (time: string) => iso(nextOpening(week, at(time)));
    expect(next("2026-01-05T11:30:00Z")).toBe("2026-01-05T12:00:00.000Z");
    expect(next("2026-01-05T20:00:00Z")).toBe("2026-01-06T08:00:00.000Z");
    expect(next("2026-03-27T20:00:00Z")).toBe("2026-03-30T07:00:00.000Z");
    expect(next("2026-01-05T09:00:00Z")).toBeNull();
  });

  test("go past midnight, and belong to the day that they begin on", () => {
    const nights = hours(["22:00–06:00"]);
    expect(isOpen(nights, at("2026-01-10T04:59:00Z"))).toBe(true);
    expect(isOpen(nights, at("2026-01-05T04:59:00Z"))).toBe(false);
  });

  test("of a date overrule the week", () => {
    const week = hours(["09:00–17:00"], {
      dates: [
        { date: "2026-12-24", name: "Christmas Eve", ranges: [range("09:00–12:00")] },
        { date: "2026-12-25", name: "Christmas", ranges: [] },
        { date: "2026-12-26", name: "A Saturday", ranges: [range("10:00–11:00")] },
      ],
    });
    expect(isOpen(week, at("2026-12-24T12:00:00Z"))).toBe(false);
    expect(iso(nextOpening(week, at("2026-12-24T12:00:00Z")))).toBe("2026-12-26T09:00:00.000Z");
  });

  test("are nothing while the site is closed until a time, and go on in the middle of a range", () => {
    const closedUntil = at("2026-01-06T10:15:00Z");
    const week = hours(["09:00–17:00"], { closedUntil });
    expect(isOpen(week, at("2026-01-05T10:00:00Z"))).toBe(false);
    expect(nextOpening(week, at("2026-01-05T10:00:00Z"))).toBe(closedUntil);
    expect(isOpen(week, closedUntil)).toBe(true);
  });

  test("give way to a day of every year, and that to the same day of one year", () => {
    const christmas = { date: "2000-12-25", name: "Christmas", ranges: [], yearly: true as const };
    const late = { date: "2026-12-25", name: "This year", ranges: [range("12:00–14:00")] };
    const week = hours(["09:00–17:00"], { dates: [christmas, late] });
    // Thursday, Friday and Monday.
    expect(isOpen(week, at("2025-12-25T10:00:00Z"))).toBe(false);
    expect(isOpen(week, at("2026-12-25T10:00:00Z"))).toBe(false);
    expect(isOpen(week, at("2026-12-25T12:00:00Z"))).toBe(true);
    expect(isOpen(week, at("2028-12-25T10:00:00Z"))).toBe(false);
    expect(isOpen(week, at("2026-12-24T10:00:00Z"))).toBe(true);
  });

  test("that are never promise no opening", () => {
    expect(nextOpening(hours([]), at("2026-01-05T10:00:00Z"))).toBeNull();
    expect(nextChange(hours([]), at("2026-01-05T10:00:00Z"))).toBeNull();
  });

  test("make one opening of what adjoins, also over midnight, cut off at the ends", () => {
    const always = hours([], { week: Array.from({ length: 7 }, () => [range("00:00–24:00")]) });
    const [from, to] = [at("2026-03-27T12:00:00Z"), at("2026-04-02T12:00:00Z")];
    expect(openingsBetween(always, from, to)).toEqual([{ from, to }]);
  });

  test("lose an hour, and a range within it, when clocks are put forward", () => {
    const sunday = (text: string) => hours([], { week: [[], [], [], [], [], [], [range(text)]] });
    const [from, to] = [at("2026-03-28T12:00:00Z"), at("2026-03-29T12:00:00Z")];
    const openings = (text: string) => openingsBetween(sunday(text), from, to);
    expect(openings("02:15–02:45")).toEqual([]);
    const hour = { from: at("2026-03-29T01:00:00Z"), to: at("2026-03-29T02:00:00Z") };
    expect(openings("02:30–04:00")).toEqual([hour]);
  });

  test("begin and end with the first time a clock shows them when it is put back", () => {
    const week = hours([], { week: [[], [], [], [], [], [], [range("02:15–02:45")]] });
    const [from, to] = [at("2026-10-24T12:00:00Z"), at("2026-10-25T12:00:00Z")];
    expect(openingsBetween(week, from, to)).toEqual([
      { from: at("2026-10-25T00:15:00Z"), to: at("2026-10-25T00:45:00Z") },
    ]);
  });

  test("agree with a walk along the clock in every zone, over its changes of clocks", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    // Weeks in which clocks change in most zones that do, and the day that Samoa left out.
    const weeks = ["2026-03-07", "2026-03-28", "2026-04-04", "2026-10-24", "2011-12-28"];
    const mismatches = zones.flatMap((zone, i) => {
      const from = at(`${weeks[i % weeks.length]}T06:00:00Z`);
      return compareHours(zone, { from, days: 2, seed: i }).mismatches;
    });
    const samoa = compareHours("Pacific/Apia", { from: at(`${weeks[4]}`), days: 5, seed: 7 });
    const [berlin] = [compareHours("Europe/Berlin", { from: at("2026-10-24"), days: 3, seed: 1 })];
    expect([...mismatches, ...samoa.mismatches, ...berlin.mismatches]).toEqual([]);
  });
});

describe("hours that make no sense are refused, by name:", () => {
  const why = (wrong: Hours) => () => checkHours(wrong);
  test("an unknown zone", () => {
    expect(why(hours([], { timeZone: "Mars/Olympus" }))).toThrow(/“Mars\/Olympus” is no time zone/);
  });
  test("ranges that overlap, or are empty", () => {
    expect(why(hours(["13:00–17:00", "09:00–13:01"]))).toThrow(
      /week\[0\] \(Monday\): 09:00 to 13:01 and 13:00 to 17:00 overlap/,
    );
    expect(why(hours(["09:00–09:00"]))).toThrow(/09:00 to 09:00 is empty/);
    expect(why(hours(["22:00–06:00", "23:00–23:30"]))).toThrow(/overlap/);
  });
  test("a night that runs into the next morning's range", () => {
    expect(why(hours(["05:00–06:00", "22:00–05:30"]))).toThrow(/past midnight and overlaps 05:00/);
  });
  test("hours in which it never opens", () => {
    expect(() => checkOpens(hours([]))).toThrow(/options.hours.week: no day has hours/);
    const once = { date: "2026-03-01", name: "Fair", ranges: [range("09:00–12:00")] };
    expect(() => checkOpens(hours([], { dates: [once] }))).not.toThrow();
  });
  test("dates that are not in the calendar, or there twice", () => {
    const dates = (...all: string[]) =>
      hours([], { dates: all.map((date) => ({ date, name: "", ranges: [] })) });
    expect(why(dates("2026-02-29"))).toThrow(/2026-02-29 is no date/);
    expect(why(dates("2026-02-28", "2026-02-28"))).toThrow(/twice/);
    const yearly = hours([], {
      dates: ["2025-12-25", "2026-12-25"].map((date) => ({
        ...{ date, name: "", ranges: [], yearly: true as const },
      })),
    });
    expect(why(yearly)).toThrow(/12-25 of every year is there twice/);
  });
  test("and what makes sense is not", () => {
    expect(why(hours(["00:00–06:00", "06:00–12:00", "22:00–24:00"]))).not.toThrow();
    expect(why(hours(["08:00–12:00", "22:00–06:00"]))).not.toThrow();
  });
});
