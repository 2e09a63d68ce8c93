/** A seeded source of chance: the same seed gives the same story, on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
}

/** Mulberry32: 32 bits of state are enough for stories of a few hundred choices. */
export function createRandom(seed: number): Random {
  // Seeds are counted up from 1; multiplied, neighbours have nothing in common.
  let state = Math.imul(seed, 0x9e3779b1) ^ 0x5bf03635;

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: <T>(choices: readonly [T, ...T[]]) => choices[between(0, choices.length - 1)] as T,
  };
}
