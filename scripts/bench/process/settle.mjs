import { setTimeout as sleep } from "node:timers/promises";
import { cpuSeconds } from "./cost.mjs";

/** What is put off is looked for every second: quiet for longer than that is done. */
const WINDOW_MS = 300;
const WINDOWS = 4;

/** Cores that idle servers may use: they beat, and look whether there is anything to do. */
const IDLE = 0.08;

const MOST_MS = 30_000;

/**
 * Waits until servers have done what they put off (the search index, what reports count), so that whoever is measured
 * next has the processors to themselves. Resolves with the seconds of processor time that it took them.
 */
export async function settle(pids) {
  const used = () => [pids].flat().reduce((all, pid) => all + cpuSeconds(pid), 0);
  const began = used();
  const until = performance.now() + MOST_MS;
  for (let quiet = 0, before = began; quiet < WINDOWS && performance.now() < until; ) {
    await sleep(WINDOW_MS);
    const now = used();
    quiet = (now - before) * 1000 < IDLE * WINDOW_MS ? quiet + 1 : 0;
    before = now;
  }
  return used() - began;
}
