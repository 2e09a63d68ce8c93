/** The first retry comes within this time, in milliseconds. */
export const RETRY_BASE_MS = 500;

/** No retry waits longer, in milliseconds: a visitor who is back should not sit for minutes. */
export const RETRY_CAP_MS = 30_000;

/**
 * How long to wait after having been `away` for so many milliseconds: at random, up to as long again.
 * So everybody is back soon after a short restart, a long one costs few attempts, and the server is
 * not met by all at once (full jitter).
 */
export function backoff(away: number, random: () => number): number {
  return random() * Math.min(RETRY_CAP_MS, Math.max(RETRY_BASE_MS, away));
}
