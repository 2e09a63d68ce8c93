import type { Hours } from "@foyer/protocol";
import { openingsBetween } from "./opening.ts";
import { DAY_MS } from "./zone-clock.ts";

/** Looked at in one go: a week with its nights. */
const STRIDE_MS = 8 * DAY_MS;

/** Who is not open for so long within so many days never is. */
const LONGEST_MS = 400 * DAY_MS;

/**
 * The instant at which `ms` of open time have passed since `from`; null when that is more than about a year away.
 * Without hours it is always open. Instants are ms since 1970.
 */
export function afterOpenTime(hours: Hours | null, from: number, ms: number): number | null {
  if (!hours) return from + ms;
  let left = ms;
  for (let start = from; start < from + LONGEST_MS; start += STRIDE_MS) {
    for (const opening of openingsBetween(hours, start, start + STRIDE_MS)) {
      const length = opening.to - opening.from;
      if (length >= left) return opening.from + left;
      left -= length;
    }
  }
  return null;
}

/** How much of the time from `from` until `to` it is open, in ms. */
export function openTimeBetween(hours: Hours | null, from: number, to: number): number {
  if (!hours) return Math.max(0, to - from);
  return openingsBetween(hours, from, to).reduce((sum, one) => sum + one.to - one.from, 0);
}
