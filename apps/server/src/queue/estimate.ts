import type { Pace } from "./service-record.ts";

/** Nobody plans by an estimate of more than four hours, in seconds: it is none. */
const LONGEST = 4 * 60 * 60;

/** Who goes on a break, or comes back from one, is as usual again after about so long, in ms. */
const BREAK_MS = 10 * 60 * 1000;

/** So exact is a wait found, of `LONGEST`: to the second. */
const HALVINGS = 14;

/** How exact an estimate of up to so many seconds pretends to be. */
const STEPS = [
  { upTo: 60, step: 15 },
  { upTo: 5 * 60, step: 30 },
  { upTo: 20 * 60, step: 60 },
  { upTo: LONGEST, step: 5 * 60 },
];

/**
 * What is left to wait at `position` (1 is next), in seconds, rounded; null when nothing is known. Without a pace
 * who is next is told what was `typical` (s) of the last week.
 */
export function estimate(
  position: number,
  { agents, pace, typical }: { agents: number; pace: Pace | null; typical: number | null },
): number | null {
  if (agents === 0) return null;
  if (pace !== null) return rounded(waitOf(position * pace.perClaim, pace) / 1000);
  return position === 1 && typical !== null ? rounded(typical) : null;
}

/**
 * When agents will have worked for `work` ms: those who are here now, and more and more as many as there usually are.
 * Beyond `LONGEST` it is some time beyond it.
 */
function waitOf(work: number, { here, usual }: Pace): number {
  const doneBy = (ms: number): number =>
    usual * ms + (here - usual) * BREAK_MS * (1 - Math.exp(-ms / BREAK_MS));
  let [low, high] = [0, 2 * LONGEST * 1000];
  if (here === usual) return work / here;
  for (let round = 0; round <= HALVINGS; round++) {
    const middle = (low + high) / 2;
    if (doneBy(middle) < work) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function rounded(seconds: number): number | null {
  const step = STEPS.find(({ upTo }) => seconds <= upTo)?.step;
  return step === undefined ? null : Math.max(step, Math.round(seconds / step) * step);
}
