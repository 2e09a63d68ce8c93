import type { Hours, HoursPreview, HoursRange } from "@foyer/protocol";
import { checkHours } from "../hours/check-hours.ts";
import { isOpen, nextOpening, specialOn } from "../hours/opening.ts";
import { DAY_MS, wallTimeAt } from "../hours/zone-clock.ts";

/** How far an owner looks ahead: the week as it is, and the next one with its holidays. */
const DAYS = 14;

/** A moment as clocks show it: "2026-12-24" and "09:00". */
interface Wall {
  date: string;
  time: string;
}

/** What hours come to from `now` on, day by day, on the clocks of their zone. Refuses what makes no sense. */
export function hoursPreview(hours: Hours, now: number): HoursPreview {
  checkHours(hours);
  const { timeZone, closedUntil } = hours;
  const today = Math.floor(wallTimeAt(timeZone, now) / DAY_MS) * DAY_MS;
  const closed =
    closedUntil !== null && closedUntil > now ? wall(wallTimeAt(timeZone, closedUntil)) : null;
  const days = Array.from({ length: DAYS }, (_, i) => dayAt(hours, today + i * DAY_MS, closed));
  return { open: isOpen(hours, now), opensAt: nextOpening(hours, now), days };
}

/** The day that begins at `midnight`, in the milliseconds that UTC would have. */
function dayAt(hours: Hours, midnight: number, closed: Wall | null): HoursPreview["days"][number] {
  const { date } = wall(midnight);
  const special = specialOn(hours.dates, date);
  const ranges = special?.ranges ?? hours.week[weekday(midnight)] ?? [];
  const open = closed ? ranges.flatMap((range) => clipped(range, date, closed)) : ranges;
  return { date, ...(special ? { name: special.name } : {}), ranges: open };
}

/** What is left of a range on `date` once everything before `opens` is closed. */
function clipped(range: HoursRange, date: string, opens: Wall): HoursRange[] {
  if (date > opens.date) return [range];
  if (date < opens.date) return [];
  const pastMidnight = range.to <= range.from;
  if (!pastMidnight && range.to <= opens.time) return [];
  return [range.from < opens.time ? { ...range, from: opens.time } : range];
}

/** 0 is Monday. */
const weekday = (midnight: number): number => (new Date(midnight).getUTCDay() + 6) % 7;

function wall(time: number): Wall {
  const iso = new Date(time).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) };
}
