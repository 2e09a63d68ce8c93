import type { Hours, HoursRange } from "@foyer/protocol";
import { DAY_MS, firstInstantOf, MINUTE_MS, wallTimeAt } from "./zone-clock.ts";

/** Somebody answers from `from` on, and before `to`: instants in ms since 1970. */
export interface Opening {
  from: number;
  to: number;
}

/** Who plans nothing for so many days ahead plans nothing. */
const DAYS_AHEAD = 400;

/** Whether somebody answers at the instant `at`. */
export function isOpen(hours: Hours, at: number): boolean {
  if (isShutAt(hours, at)) return false;
  return openingsAround(hours, at).some(({ from, to }) => from <= at && at < to);
}

/** The first instant after `at` at which it opens; null while it is open, and when nothing is planned. */
export function nextOpening(hours: Hours, at: number): number | null {
  if (isOpen(hours, at)) return null;
  const earliest = isShutAt(hours, at) ? (hours.closedUntil ?? at) : at;
  const today = dayOf(hours, earliest);
  for (let day = today - 1; day <= today + DAYS_AHEAD; day++) {
    const to = openingsOf(hours, day).filter((opening) => opening.to > earliest);
    // Ranges of a day may be written in any order.
    if (to.length > 0) return Math.max(earliest, Math.min(...to.map(({ from }) => from)));
  }
  return null;
}

/** Who is open longer than this in one go is looked at again then. */
const OPEN_FOR_MS = 8 * DAY_MS;

/** By when to look again whether it is open: it does not open or close before. Null: it never does. */
export function nextChange(hours: Hours, at: number): number | null {
  if (!isOpen(hours, at)) return nextOpening(hours, at);
  return openingsBetween(hours, at, at + OPEN_FOR_MS)[0]?.to ?? null;
}

/**
 * When it is open from `from` on and before `to`, in order; what adjoins is one opening. Both are cut off at
 * the ends.
 */
export function openingsBetween(hours: Hours, from: number, to: number): Opening[] {
  const start = Math.max(from, hours.closedUntil ?? from);
  const merged: Opening[] = [];
  if (start >= to) return merged;
  const last = dayOf(hours, to) + 1;
  for (let day = dayOf(hours, start) - 1; day <= last; day++) {
    for (const opening of openingsOf(hours, day)) {
      const cut = { from: Math.max(start, opening.from), to: Math.min(to, opening.to) };
      if (cut.from >= cut.to) continue;
      const before = merged.at(-1);
      if (before && cut.from <= before.to) before.to = Math.max(before.to, cut.to);
      else merged.push(cut);
    }
  }
  return merged;
}

/** Days are counted from 1970-01-01. */
const dayOf = ({ timeZone }: Hours, at: number) => Math.floor(wallTimeAt(timeZone, at) / DAY_MS);

const isShutAt = ({ closedUntil }: Hours, at: number) => closedUntil !== null && at < closedUntil;

/** Of yesterday, for what goes past midnight; of tomorrow, for clocks that are put back at midnight. */
function openingsAround(hours: Hours, at: number): Opening[] {
  const day = dayOf(hours, at);
  return [day - 1, day, day + 1].flatMap((one) => openingsOf(hours, one));
}

/** Asked for again and again of the same few days; a clock of another zone is slow to read. */
const known = new WeakMap<Hours, Map<number, Opening[]>>();
const DAYS_KNOWN = 500;

function openingsOf(hours: Hours, day: number): Opening[] {
  const days = known.get(hours) ?? new Map<number, Opening[]>();
  known.set(hours, days);
  const found = days.get(day) ?? findOpenings(hours, day);
  if (days.size >= DAYS_KNOWN) days.clear();
  days.set(day, found);
  return found;
}

/** What begins on a day, in order; a range that falls into an hour that is left out is none. */
function findOpenings(hours: Hours, day: number): Opening[] {
  const instantOf = (minutes: number) =>
    firstInstantOf(hours.timeZone, day * DAY_MS + minutes * MINUTE_MS);
  return rangesOf(hours, day)
    .map(minutesOf)
    .map(({ from, to }) => ({ from: instantOf(from), to: instantOf(to) }))
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from);
}

function rangesOf({ week, dates }: Hours, day: number): HoursRange[] {
  const name = new Date(day * DAY_MS).toISOString().slice(0, 10);
  // The first of January 1970 was a Thursday; weeks begin on Monday.
  return specialOn(dates, name)?.ranges ?? week[(day + 3) % 7] ?? [];
}

/** What overrules the week on a day such as "2026-12-24": a date of that year, else one of every year. */
export function specialOn(dates: Hours["dates"], day: string): Hours["dates"][number] | undefined {
  return (
    dates.find(({ date, yearly }) => date === day && !yearly) ??
    dates.find(({ date, yearly }) => yearly && date.slice(5) === day.slice(5))
  );
}

const MINUTES_A_DAY = 24 * 60;

/** Minutes from the midnight that its day begins with; an end at or before the start is tomorrow's. */
export function minutesOf({ from, to }: HoursRange): { from: number; to: number } {
  const [start, end] = [inMinutes(from), inMinutes(to)];
  return { from: start, to: end <= start ? end + MINUTES_A_DAY : end };
}

function inMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
