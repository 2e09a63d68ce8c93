/** Time as it is given to us, so that tests may turn it. Ids of timers are opaque. */
export interface Clock {
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
}
