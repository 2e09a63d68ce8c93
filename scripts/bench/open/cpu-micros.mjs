import { median } from "../figures/median.mjs";

const TIMES = 1_000;

/**
 * CPU microseconds of one call of each act, awaited where it takes its time: the rounds go through all acts in turn, so that
 * a noisy moment spoils a round of each and not all rounds of one.
 */
export async function cpuMicros(acts, rounds) {
  const times = Object.fromEntries(Object.keys(acts).map((name) => [name, []]));
  // One round more than is counted: the first compiles.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, act] of Object.entries(acts)) {
      const micros = await measure(act);
      if (round > 0) times[name].push(micros);
    }
  }
  const entries = Object.entries(times).map(([name, own]) => [
    name,
    { median: median(own), best: Math.min(...own) },
  ]);
  return Object.fromEntries(entries);
}

async function measure(act) {
  const began = process.cpuUsage();
  for (let i = 0; i < TIMES; i++) {
    const acting = act();
    // Waiting for what is there already would be measured as well.
    if (acting instanceof Promise) await acting;
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / TIMES;
}
