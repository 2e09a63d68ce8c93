import type { Clock } from "../clock.ts";

/** A clock that stands still until `pass` turns it; timers run in their order on the way. */
export interface FakeClock extends Clock {
  pass(ms: number): void;
}

interface Timer {
  at: number;
  run: () => void;
}

/** Starts at `start`. */
export function fakeClock(start = 1_000_000): FakeClock {
  let now = start;
  const timers = new Set<Timer>();

  function nextUntil(end: number): Timer | undefined {
    return [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
  }

  return {
    now: () => now,
    setTimeout(run, ms) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return timer;
    },
    clearTimeout(id) {
      timers.delete(id as Timer);
    },
    pass(ms) {
      const end = now + ms;
      for (let timer = nextUntil(end); timer; timer = nextUntil(end)) {
        timers.delete(timer);
        now = timer.at;
        timer.run();
      }
      now = end;
    },
  };
}
