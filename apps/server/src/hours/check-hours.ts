import type { Hours, HoursRange } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";
import { minutesOf } from "./opening.ts";
import { isTimeZone } from "./zone-clock.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MINUTES_A_DAY = 24 * 60;

/**
 * Refuses hours that fit the schema and still make no sense; the message names the place, below `at`, and what to
 * do.
 */
export function checkHours(hours: Hours, at = "options.hours"): void {
  try {
    check(hours);
  } catch (error) {
    if (!(error instanceof Nonsense)) throw error;
    throw new Refusal("invalid", `${at}.${error.message}`);
  }
}

/** Refuses hours in which nobody would ever answer. */
export function checkOpens({ week, dates }: Hours, at = "options.hours"): void {
  if (week.some((ranges) => ranges.length > 0)) return;
  if (dates.some(({ ranges }) => ranges.length > 0)) return;
  throw new Refusal(
    "invalid",
    `${at}.week: no day has hours, so that it never opens. Give one day hours, or take the hours away.`,
  );
}

class Nonsense extends Error {}

function check(hours: Hours): void {
  const { timeZone, week, dates } = hours;
  if (!isTimeZone(timeZone))
    throw invalid(`timeZone: “${timeZone}” is no time zone. Name one such as Europe/Berlin.`);
  for (const [day, ranges] of week.entries()) {
    checkDay(ranges, `week[${day}] (${DAYS[day]})`);
    checkNight(ranges, week[(day + 1) % 7] ?? [], day);
  }
  const seen = new Set<string>();
  for (const { date, ranges, yearly } of dates) {
    if (!isDate(date)) throw invalid(`dates: ${date} is no date of the calendar.`);
    // A date of one year may stand beside one of every year, and comes before it.
    const day = yearly ? `${date.slice(5)} of every year` : date;
    if (seen.has(day)) throw invalid(`dates: ${day} is there twice. Keep one of the two.`);
    seen.add(day);
    checkDay(ranges, `dates (${date})`);
  }
}

function checkDay(ranges: HoursRange[], place: string): void {
  for (const range of ranges) {
    if (range.from === range.to || range.from === "24:00")
      throw invalid(`${place}: ${named(range)} is empty. For a whole day write 00:00 to 24:00.`);
  }
  const sorted = [...ranges].sort((one, other) => minutesOf(one).from - minutesOf(other).from);
  sorted.forEach((range, i) => {
    const next = sorted[i + 1];
    if (next && minutesOf(range).to > minutesOf(next).from)
      throw invalid(`${place}: ${named(range)} and ${named(next)} overlap. Make them one.`);
  });
}

/** What goes past midnight must end before the next day begins. Dates overrule days, and may meet. */
function checkNight(ranges: HoursRange[], next: HoursRange[], day: number): void {
  for (const night of ranges) {
    const end = minutesOf(night).to - MINUTES_A_DAY;
    const met = next.find((range) => minutesOf(range).from < end);
    if (met)
      throw invalid(
        `week[${day}] (${DAYS[day]}): ${named(night)} goes past midnight and overlaps ${named(met)} of the next day. Let one of them end or begin elsewhere.`,
      );
  }
}

const named = ({ from, to }: HoursRange) => `${from} to ${to}`;

function isDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

const invalid = (message: string) => new Nonsense(message);
