import type { Clock } from "../clock.ts";

/** Frames a second a person's widget or console needs at most, with room for fast fingers. */
const REFILL_PER_SECOND = 20;
/** An outbox that comes back after days offline may send this many at once. */
const BURST = 100;
/** This many refused frames without a pause (that fills the bucket) is no person any more. */
const FLOOD = 300;

export type Verdict = "pass" | "refuse" | "flood";

/** A token bucket for one connection. */
export function createFrameRate(clock: Clock): () => Verdict {
  let tokens = BURST;
  let refused = 0;
  let last = clock.now();
  return () => {
    const now = clock.now();
    tokens = Math.min(BURST, tokens + ((now - last) / 1000) * REFILL_PER_SECOND);
    last = now;
    if (tokens === BURST) refused = 0;
    if (tokens >= 1) {
      tokens -= 1;
      return "pass";
    }
    refused += 1;
    return refused > FLOOD ? "flood" : "refuse";
  };
}
