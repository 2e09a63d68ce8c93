/** Between tries, in milliseconds: doubled each time, from the first to the last. */
const BACK_OFF_MS = 10_000;
const BACK_OFF_MAX_MS = 15 * 60_000;

/** How long a mail rests that was tried so often in vain, in milliseconds. */
export const restAfter = (tries: number): number =>
  Math.min(BACK_OFF_MAX_MS, BACK_OFF_MS * 2 ** (tries - 1));
