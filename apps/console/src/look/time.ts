import { locale } from "../language/languages.ts";
import { t } from "../language/say.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Formatters are dear to make: each once, and not before it is needed. */
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + JSON.stringify(options);
  const format = made.get(key) ?? new Intl.DateTimeFormat(locale(), options);
  made.set(key, format);
  return format;
}

/** 14:05, as the agent's language writes it. */
export function clockTime(at: number): string {
  return formatter({ hour: "2-digit", minute: "2-digit" }).format(at);
}

/** "Today", "Yesterday", or the date. */
export function dayName(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return t("Today");
  if (days === 1) return t("Yesterday");
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return formatter({
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(!sameYear && { year: "numeric" }),
  }).format(at);
}

/** Short enough for a list: the time today, then the day, then the date. */
export function listTime(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return clockTime(at);
  if (days < 7) return formatter({ weekday: "short" }).format(at);
  return formatter({ day: "numeric", month: "short" }).format(at);
}

/** 21 Nov 2025, 14:05 */
export function fullTime(at: number): string {
  return formatter({ dateStyle: "medium", timeStyle: "short" }).format(at);
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
    const parts = { hour: "2-digit", minute: "2-digit", weekday: "short" } as const;
    return formatter({ ...parts, timeZone: zone }).format(now);
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
