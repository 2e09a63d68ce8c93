/** The first retry comes within this time, in milliseconds. */
export const RETRY_BASE_MS = 500;

/** No retry waits longer, in milliseconds: a visitor who is back should not sit for minutes. */
export const RETRY_CAP_MS = 30_000;

/**
 * How long to wait before retry number `attempt` (1, 2, …). Full jitter: any time up to the
 * doubled bound, so that a restarted server is not met by everybody at once.
 */
export function backoff(attempt: number, random: () => number): number {
  return random() * Math.min(RETRY_CAP_MS, RETRY_BASE_MS * 2 ** (attempt - 1));
}
