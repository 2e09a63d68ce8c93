/**
 * A clock that goes `speed` times as fast: heartbeats, deadlines and back-off of the real
 * client come within seconds, and a black hole is noticed after 45 s / `speed`.
 */
export function fastClock(speed) {
  const began = Date.now();
  return {
    now: () => began + performance.now() * speed,
    setTimeout: (run, ms) => setTimeout(run, ms / speed),
    clearTimeout: (timer) => clearTimeout(timer),
  };
}
