import type { Hours } from "@foyer/protocol";

const STEP_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** What the walk has to say of one instant. */
export interface Reading {
  at: number;
  isOpen: boolean;
}

/**
 * Says of every quarter of an hour from `from` on, before `to`, whether it is open, by walking along and
 * reading the clock: a range has begun once the clock has shown its start or later, and is over once it has
 * shown its end. It knows nothing of offsets, changes or calendars but what the clock shows.
 */
export function* walkClock(hours: Hours, from: number, to: number): Generator<Reading> {
  const read = clockOf(hours.timeZone);
  const start = Math.ceil(from / STEP_MS) * STEP_MS;
  let latest = "";
  let before = "";
  for (let at = start - 3 * DAY_MS; at < to; at += STEP_MS) {
    const shown = read(at);
    // Put back just now: what it showed a moment ago counts, too.
    if (shown < before) latest = later(latest, read(at - 1000));
    before = shown;
    latest = later(latest, shown);
    if (at >= start) yield { at, isOpen: isOpenWhen(hours, at, latest) };
  }
}

const later = (one: string, other: string) => (one > other ? one : other);

/** "2026-03-29 02:45:00": such readings compare as times do. */
function clockOf(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", {
    ...{ timeZone, dateStyle: "short", timeStyle: "medium" },
  });
  return (at) => format.format(at);
}

function isOpenWhen({ week, dates, closedUntil }: Hours, at: number, latest: string): boolean {
  if (closedUntil !== null && at < closedUntil) return false;
  return [-2, -1, 0, 1].some((days) => {
    const date = addDays(latest.slice(0, 10), days);
    const once = dates.filter((one) => one.date === date && one.yearly === undefined);
    const yearly = dates.filter((one) => one.yearly && one.date.endsWith(date.slice(4)));
    const [special] = [...once, ...yearly];
    const weekday = (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
    return (special?.ranges ?? week[weekday] ?? []).some(({ from, to }) => {
      const ends = to > from ? date : addDays(date, 1);
      const end = to === "24:00" ? `${addDays(date, 1)} 00:00:00` : `${ends} ${to}:00`;
      return latest >= `${date} ${from}:00` && latest < end;
    });
  });
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
