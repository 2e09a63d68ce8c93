/** A clock that stands still until it is told to move; starts at a fixed time. */
export interface FakeClock {
  now(): number;
  /** Milliseconds. */
  advance(ms: number): void;
}

export function fakeClock(start = Date.UTC(2026, 0, 5, 9, 0, 0)): FakeClock {
  let time = start;
  return {
    now: () => time,
    advance(ms) {
      time += ms;
    },
  };
}
