/** A calendar date and time as a clock on the wall shows them, in the milliseconds that UTC would have. */
export type WallTime = number;

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** No zone was ever farther from UTC; a day and a bit on each side finds every reading of a clock. */
const FARTHEST_MS = 27 * 60 * MINUTE_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether there is a zone of this name, "Europe/Berlin" say. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** What the clocks of `timeZone` show at the instant `at` (ms since 1970). */
export function wallTimeAt(timeZone: string, at: number): WallTime {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) {
    if (type in parts) parts[type as keyof typeof parts] = Number(value);
  }
  const { year, month, day, hour, minute, second } = parts;
  const ms = ((at % 1000) + 1000) % 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}

/**
 * The first instant (ms since 1970) at which the clocks of `timeZone` show `wall` or later. A time that
 * comes twice, when clocks are put back, is its first; one that is left out is the moment of the change.
 */
export function firstInstantOf(timeZone: string, wall: WallTime): number {
  const offsetAt = (at: number) => wallTimeAt(timeZone, at) - at;
  const [from, to] = [wall - FARTHEST_MS, wall + FARTHEST_MS];
  const [before, after] = [offsetAt(from), offsetAt(to)];
  if (before === after) return wall - before;
  const change = lastWhere((at) => offsetAt(at) === before, from, to) + 1;
  return wall - before < change ? wall - before : Math.max(change, wall - after);
}

/** The last whole number from `low` on, before `high`, for which `holds`, which at some point ends to. */
function lastWhere(holds: (at: number) => boolean, low: number, high: number): number {
  let [first, last] = [low, high];
  while (last - first > 1) {
    const middle = Math.floor((first + last) / 2);
    if (holds(middle)) first = middle;
    else last = middle;
  }
  return first;
}

/** Kept, for making one takes longer than all its answers of a day. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23" },
    ...{ year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  });
  formats.set(timeZone, format);
  return format;
}
