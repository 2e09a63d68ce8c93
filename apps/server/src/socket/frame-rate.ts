import type { Clock } from "../clock.ts";

/** Seconds of its rate that a client may send at once: an outbox comes back after days offline. */
const BURST_SECONDS = 5;
/** This many refused frames without a pause (that fills the bucket) is no person any more. */
const FLOOD = 300;

export type Verdict = "pass" | "refuse" | "flood";

/** A token bucket for one connection that may send `perSecond` frames on average. */
export function createFrameRate(clock: Clock, perSecond: number): () => Verdict {
  const burst = BURST_SECONDS * perSecond;
  let tokens = burst;
  let refused = 0;
  let last = clock.now();
  return () => {
    const now = clock.now();
    // Somebody may set the clock back: that must not cost what was not sent.
    tokens = Math.min(burst, tokens + (Math.max(0, now - last) / 1000) * perSecond);
    last = now;
    if (tokens === burst) refused = 0;
    if (tokens >= 1) {
      tokens -= 1;
      return "pass";
    }
    refused += 1;
    return refused > FLOOD ? "flood" : "refuse";
  };
}
