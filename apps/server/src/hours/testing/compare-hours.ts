import { isOpen, nextOpening, openingsBetween } from "../opening.ts";
import { walkClock } from "./clock-walk.ts";
import { randomHours, seeded } from "./random-hours.ts";

const DAY_MS = 24 * 60 * 60_000;

/** What was compared, and each instant of which two ways of finding out said different things. */
export interface Comparison {
  instants: number;
  mismatches: string[];
}

/**
 * Compares `isOpen`, `nextOpening` and `openingsBetween` with a walk along the clock, for hours at random, over
 * `days` days from `from` on (ms since 1970). The same seed compares the same.
 */
export function compareHours(
  timeZone: string,
  { from, days, seed }: { from: number; days: number; seed: number },
): Comparison {
  const random = seeded(seed);
  const dates = [1, 3].map((day) => new Date(from + day * DAY_MS).toISOString().slice(0, 10));
  const hours = randomHours(timeZone, random, dates);
  const to = from + days * DAY_MS;
  const openings = openingsBetween(hours, from, to);
  const mismatches: string[] = [];
  let instants = 0;
  let opens: number | null | undefined;
  for (const reading of walkClock(hours, from, to)) {
    const { at } = reading;
    instants += 1;
    // It was open between two readings: it must be so then, and the next opening is another one.
    if (!reading.isOpen && opens && opens < at && isOpen(hours, opens)) opens = undefined;
    const said = {
      isOpen: isOpen(hours, at),
      openingsBetween: openings.some((opening) => opening.from <= at && at < opening.to),
      // What it said when it closed holds until then, and no longer.
      nextOpening: opens === undefined ? reading.isOpen : opens !== null && at >= opens,
    };
    for (const [name, says] of Object.entries(said)) {
      if (says !== reading.isOpen)
        mismatches.push(
          `${timeZone} ${new Date(at).toISOString()}: the clock says ${reading.isOpen}, ${name} says ${says}, for ${JSON.stringify(hours)}`,
        );
    }
    if (reading.isOpen) opens = undefined;
    else if (opens === undefined) opens = nextOpening(hours, at);
  }
  return { instants, mismatches };
}
