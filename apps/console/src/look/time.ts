import { locale } from "../language/languages.ts";
import { t } from "../language/say.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const CLOCK: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
const FULL: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" };
const WEEKDAY: Intl.DateTimeFormatOptions = { weekday: "short" };
const DATE: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
const DAY_NAME: Intl.DateTimeFormatOptions = { weekday: "short", ...DATE };
const DAY_AND_YEAR: Intl.DateTimeFormatOptions = { ...DAY_NAME, year: "numeric" };
const IN_ZONE: Intl.DateTimeFormatOptions = { ...CLOCK, ...WEEKDAY };

/** Formatters are dear to make: each once, and not before it is needed. By language, zone and options. */
const made = new Map<string, Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>>();

function formatter(options: Intl.DateTimeFormatOptions, timeZone?: string): Intl.DateTimeFormat {
  const tag = locale();
  const place = timeZone ? `${tag} ${timeZone}` : tag;
  const its = made.get(place) ?? new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>();
  made.set(place, its);
  const format = its.get(options) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone });
  its.set(options, format);
  return format;
}

/** 14:05, as the agent's language writes it. */
export function clockTime(at: number): string {
  return formatter(CLOCK).format(at);
}

/** "Today", "Yesterday", or the date. */
export function dayName(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return t("Today");
  if (days === 1) return t("Yesterday");
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return formatter(sameYear ? DAY_NAME : DAY_AND_YEAR).format(at);
}

/** Short enough for a list: the time today, then the day, then the date. */
export function listTime(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return clockTime(at);
  if (days < 7) return formatter(WEEKDAY).format(at);
  return formatter(DATE).format(at);
}

/** 21 Nov 2025, 14:05 */
export function fullTime(at: number): string {
  return formatter(FULL).format(at);
}

/** How long somebody waits, counting: 0:07, 12:41, 1 h 05, 2 d 3 h. */
export function duration(ms: number): string {
  const span = Math.max(0, ms);
  const pad = (value: number) => String(Math.floor(value)).padStart(2, "0");
  if (span < HOUR) return `${Math.floor(span / MINUTE)}:${pad((span % MINUTE) / 1000)}`;
  if (span < DAY)
    return t("{{hours}} h {{minutes}}", {
      hours: Math.floor(span / HOUR),
      minutes: pad((span % HOUR) / MINUTE),
    });
  return t("{{days}} d {{hours}} h", {
    days: Math.floor(span / DAY),
    hours: Math.floor((span % DAY) / HOUR),
  });
}

/** What the clock says in `zone` now; null for a zone that nobody knows. */
export function timeIn(zone: string, now: number): string | null {
  try {
    return formatter(IN_ZONE, zone).format(now);
  } catch {
    return null;
  }
}

function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / DAY);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
