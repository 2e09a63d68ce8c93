import type { Service } from "../erlang.ts";

interface Scene {
  rate: number;
  handling: number;
  servers: number;
  /** Null: all wait for as long as it takes. */
  patience: number | null;
  within: number;
  /** How many come. */
  count: number;
  seed: number;
}

/**
 * One after the other come, wait in their order, are served or leave: what the formulas are measured against. Who is
 * served next and when is worked out from when each server is free, for all are served in their order.
 */
export function simulate(scene: Scene): Service {
  const { rate, handling, servers, patience, within, count } = scene;
  const random = generator(scene.seed);
  const lasting = (mean: number): number => -Math.log(1 - random()) * mean;
  const freeAt = Array<number>(servers).fill(0);
  let [now, soon, waited, left, worked] = [0, 0, 0, 0, 0];
  for (let n = 0; n < count; n++) {
    now += lasting(1 / rate);
    const server = soonest(freeAt);
    const wait = Math.max(0, (freeAt[server] ?? 0) - now);
    const bears = patience === null ? Number.POSITIVE_INFINITY : lasting(patience);
    waited += Math.min(wait, bears);
    if (bears < wait) {
      left += 1;
      continue;
    }
    const takes = lasting(handling);
    freeAt[server] = now + wait + takes;
    worked += takes;
    if (wait <= within) soon += 1;
  }
  return {
    ...{ within: soon / count, wait: waited / count, leave: left / count },
    busy: worked / (now * servers),
  };
}

function soonest(freeAt: readonly number[]): number {
  let first = 0;
  for (const [at, free] of freeAt.entries()) if (free < (freeAt[first] ?? 0)) first = at;
  return first;
}

/** The same numbers for the same seed, from 0 to below 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
