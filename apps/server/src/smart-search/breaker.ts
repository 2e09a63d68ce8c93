import type { Clock } from "../clock.ts";

/** Failures in a row after which an endpoint is left alone, */
const FAILURES = 3;
/** first for so long, then for twice as long each time, in milliseconds. */
const REST_MS = 30_000;
const REST_MAX_MS = 10 * 60_000;

export type Breaker = ReturnType<typeof createBreaker>;

/** Spares visitors the wait for an endpoint that fails: after some failures in a row nobody asks it for a while. */
export function createBreaker(clock: Clock) {
  let failures = 0;
  let rests = 0;
  let until = 0;
  let trying = false;

  return {
    /** Whether it may be asked. After a rest, one may try; the others wait for what becomes of it. */
    mayAsk(): boolean {
      if (failures < FAILURES) return true;
      if (trying || clock.now() < until) return false;
      trying = true;
      return true;
    },
    worked(): void {
      failures = 0;
      rests = 0;
      trying = false;
    },
    failed(): void {
      failures += 1;
      trying = false;
      if (failures < FAILURES) return;
      until = clock.now() + Math.min(REST_MAX_MS, REST_MS * 2 ** rests);
      rests += 1;
    },
    /** Until when nobody asks; null while it is asked. */
    restsUntil: (): number | null => (failures >= FAILURES && clock.now() < until ? until : null),
  };
}
