/** So long, in milliseconds, work goes on before others may do theirs. */
const HELD_MS = 8;

/** To be awaited between the pieces of long work: lets others in whenever it has gone on for long enough. */
export type Breathe = () => Promise<void>;

export function createBreath(): Breathe {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < HELD_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
