import { DAY_MS, firstInstantOf, wallTimeAt } from "../hours/zone-clock.ts";

/** Days are counted from 1970-01-01, a Thursday. */
export type Day = number;

/** The day that a date such as "2026-11-01" names; null for none, such as "2026-02-30". */
export function dayNamed(date: string): Day | null {
  const at = Date.parse(`${date}T00:00:00Z`);
  const isReal = !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
  return isReal ? at / DAY_MS : null;
}

/** When a day begins in a zone: ms since 1970. */
export const startOf = (zone: string, day: Day): number => firstInstantOf(zone, day * DAY_MS);

/** The day that it is in a zone at a moment. */
export const dayAt = (zone: string, at: number): Day => Math.floor(wallTimeAt(zone, at) / DAY_MS);

/** 0 for Monday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => day - weekdayOf(day);

export type Step = "day" | "week" | "month";

/** What a chart of so many days can show. */
export const stepFor = (days: number): Step =>
  days <= 31 ? "day" : days <= 26 * 7 ? "week" : "month";

/** The first days of the parts that `from` to `to` (the last day) falls into; the first begins with `from`. */
export function partsOf(step: Step, from: Day, to: Day): Day[] {
  const parts: Day[] = [];
  for (let day = from; day <= to; day = nextPart(step, day)) parts.push(day);
  return parts;
}

function nextPart(step: Step, day: Day): Day {
  if (step === "day") return day + 1;
  if (step === "week") return mondayOf(day) + 7;
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY_MS;
}

/** An offset that is the same at the ends and in the middle of so many days holds within them, too. */
const STRIDE_DAYS = 6;
const QUARTER_MS = 15 * 60_000;

/** Zones that are kept: more than one installation has people in. */
const ZONES_MAX = 50;
const hours = new Map<string, (at: number) => number>();

/**
 * The hour of a week (0 to 167, Monday 0:00 first) of moments in a zone. Asking a zone's clock is slow: it is asked
 * a few times for each stride of days, and where clocks change within one, once for each quarter of an hour.
 */
export function createHourOfWeek(zone: string): (at: number) => number {
  const known = hours.get(zone);
  if (known) return known;
  const offsetAt = remembered((at: number) => wallTimeAt(zone, at) - at);
  const offsetOf = remembered((stride: number): number | null => {
    const [start, length] = [stride * STRIDE_DAYS * DAY_MS, STRIDE_DAYS * DAY_MS];
    const ends = [start, start + length / 2, start + length].map(offsetAt);
    return ends.every((offset) => offset === ends[0]) ? (ends[0] ?? null) : null;
  });
  const hourOfWeek = (at: number): number => {
    const held = offsetOf(Math.floor(at / (STRIDE_DAYS * DAY_MS)));
    const wall = at + (held ?? offsetAt(at - (at % QUARTER_MS)));
    const day = Math.floor(wall / DAY_MS);
    return weekdayOf(day) * 24 + Math.floor((wall - day * DAY_MS) / 3_600_000);
  };
  if (hours.size >= ZONES_MAX) hours.clear();
  hours.set(zone, hourOfWeek);
  return hourOfWeek;
}

function remembered<T>(of: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = of(key);
    known.set(key, made);
    return made;
  };
}
