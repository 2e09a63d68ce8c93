const MINUTE_MS = 60_000;

/** So long after the last line nothing more seems to come; and so long after the first nobody waits for more. */
export const QUIET_MS = 2 * MINUTE_MS;
const LONGEST_MS = 10 * MINUTE_MS;

/** No conversation sends another mail sooner than this after one. */
const BETWEEN_MS = 30 * MINUTE_MS;

/**
 * When answers that were given at `times` (ms since 1970, oldest first, at least one) go by one mail; `mailedAt`: when
 * the conversation's last mail went.
 */
export function whenDue(times: readonly number[], mailedAt: number | null): number {
  const [first = 0] = times;
  const last = times.at(-1) ?? first;
  const due = Math.min(last + QUIET_MS, first + LONGEST_MS);
  return mailedAt === null ? due : Math.max(due, mailedAt + BETWEEN_MS);
}
