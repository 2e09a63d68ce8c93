const FIRST_MS = 100;

/**
 * Milliseconds to wait before the try after `failures` failed ones, at most `maxMs`. Half of it is
 * chance: many nodes that lost the same thing at once do not come back at once.
 */
export function backOff(failures: number, maxMs: number): number {
  const longest = Math.min(maxMs, FIRST_MS * 2 ** Math.min(failures, 16));
  return longest * (0.5 + Math.random() / 2);
}
