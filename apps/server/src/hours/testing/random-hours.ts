import type { Hours, HoursRange } from "@foyer/protocol";

/** Numbers from 0 to below 1 that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Any hours that may be saved: several ranges a day, past midnight, whole days, closed days, dates. */
export function randomHours(timeZone: string, random: () => number, dates: string[]): Hours {
  return {
    timeZone,
    week: Array.from({ length: 7 }, () => randomDay(random)),
    dates: dates.map((date) => randomDate(date, random)),
    closedUntil: null,
  };
}

/** Of one year, or of every year, named by another one. */
function randomDate(date: string, random: () => number): Hours["dates"][number] {
  const ranges = randomDay(random);
  if (random() < 0.5) return { date, name: "", ranges };
  return { date: `2000${date.slice(4)}`, name: "", ranges, yearly: true };
}

/** Up to three ranges one after the other; the last may end on the next day, before any begins there. */
function randomDay(random: () => number): HoursRange[] {
  const kind = random();
  if (kind < 0.15) return [];
  if (kind < 0.25) return [{ from: "00:00", to: "24:00" }];
  const count = 1 + Math.floor(random() * 3);
  const marks = new Set<number>();
  while (marks.size < count * 2) marks.add(240 + Math.floor(random() * 1200));
  const times = [...marks].sort((one, other) => one - other);
  if (random() < 0.3) times[times.length - 1] = Math.floor(random() * 240);
  return Array.from({ length: count }, (_, i) => ({
    from: toText(times[2 * i] ?? 0),
    to: toText(times[2 * i + 1] ?? 0),
  }));
}

const toText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
