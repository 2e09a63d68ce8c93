import type { Clock } from "../../packages/connection/src/index.ts";

interface Timer {
  at: number;
  order: number;
  run(): void;
}

/** The one clock of a simulation: everything that happens is a timer of it, one after another. */
export interface VirtualTime extends Clock {
  /** Runs what is due up to `end`, `settle` after each, until `enough` says so. */
  runUntil(end: number, settle: () => Promise<void>, enough?: () => boolean): Promise<void>;
}

/** Starts at a fixed Monday. Timers of one moment run in the order in which they were set. */
export function createVirtualTime(start = Date.UTC(2026, 0, 5, 9, 0, 0)): VirtualTime {
  let now = start;
  let count = 0;
  const timers = new Set<Timer>();

  function next(end: number): Timer | undefined {
    let first: Timer | undefined;
    // Two dozen timers at most: looking through them costs less than keeping a heap.
    for (const timer of timers) {
      if (timer.at > end) continue;
      const sooner = !first || timer.at < first.at;
      if (sooner || (timer.at === first?.at && timer.order < first.order)) first = timer;
    }
    return first;
  }

  return {
    now: () => now,
    setTimeout(run, ms) {
      const timer = { at: now + Math.max(0, ms), order: count++, run };
      timers.add(timer);
      return timer;
    },
    clearTimeout: (timer) => void timers.delete(timer as Timer),
    async runUntil(end, settle, enough = () => false) {
      for (let timer = next(end); timer; timer = next(end)) {
        timers.delete(timer);
        now = timer.at;
        timer.run();
        await settle();
        if (enough()) return;
      }
      now = end;
    },
  };
}
