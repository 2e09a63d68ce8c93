/** Below this share of guesses that hold, a guess costs more than it saves. */
const WORTH_IT = 0.6;

/** How much one more batch counts. */
const WEIGHT = 0.2;

/** While guesses are not worth it, every so many batches one is tried: the crowd may be gone. */
const TRY_EACH = 16;

/** Whether batches are worth guessing: not where several nodes write to the same conversations all the time. */
export interface Trust {
  isWorthIt(): boolean;
  /** So many of the writes that were guessed were held. */
  learn(held: number, guessed: number): void;
}

export function createTrust(): Trust {
  let share = 1;
  let passed = 0;
  return {
    isWorthIt() {
      if (share >= WORTH_IT) return true;
      passed += 1;
      return passed % TRY_EACH === 0;
    },
    learn(held, guessed) {
      if (guessed > 0) share += WEIGHT * (held / guessed - share);
    },
  };
}
