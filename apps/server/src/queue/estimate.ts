/** Nobody plans by an estimate of more than four hours, in seconds: it is none. */
const LONGEST = 4 * 60 * 60;

/** How exact an estimate of up to so many seconds pretends to be. */
const STEPS = [
  { upTo: 60, step: 15 },
  { upTo: 5 * 60, step: 30 },
  { upTo: 20 * 60, step: 60 },
  { upTo: LONGEST, step: 5 * 60 },
];

/**
 * What is left to wait at `position` (1 is next), in seconds, rounded; null when nothing is known. `perPlace`
 * (ms) is how long a place takes now. Without it who is next is told what was `typical` (s) of the last week.
 */
export function estimate(
  position: number,
  {
    agents,
    perPlace,
    typical,
  }: { agents: number; perPlace: number | null; typical: number | null },
): number | null {
  if (agents === 0) return null;
  if (perPlace !== null) return rounded((position * perPlace) / 1000);
  return position === 1 && typical !== null ? rounded(typical) : null;
}

function rounded(seconds: number): number | null {
  const step = STEPS.find(({ upTo }) => seconds <= upTo)?.step;
  return step === undefined ? null : Math.max(step, Math.round(seconds / step) * step);
}
