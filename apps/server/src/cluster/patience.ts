/** Milliseconds that a missing span may still be on its way before the database is asked. */
const PATIENCE_MS = 50;

/** The most of it: where all nodes are busy at once, spans come late, and reading what comes anyway costs more. */
const PATIENCE_MAX_MS = 500;

/** What is left of what was learned when spans come sooner again. */
const LEFT = 0.95;

/** How long something may be on its way: learned from what came. */
export interface Patience {
  ms(): number;
  /** What was missing came by itself, `ms` milliseconds after it was missed. */
  came(ms: number): void;
  /** The database was asked for it, and then it came all the same. */
  cameTooLate(): void;
}

/**
 * Waits for twice as long as what is missing is used to taking. While nothing `isHeard` at all there is nothing to
 * wait for: the least patience is enough.
 */
export function createPatience(isHeard: () => boolean): Patience {
  let patience = PATIENCE_MS;
  const learn = (ms: number) => {
    patience = Math.min(PATIENCE_MAX_MS, Math.max(PATIENCE_MS, ms));
  };
  return {
    ms: () => (isHeard() ? patience : PATIENCE_MS),
    came: (ms) => learn(Math.max(2 * ms, patience * LEFT)),
    cameTooLate: () => learn(patience * 2),
  };
}
