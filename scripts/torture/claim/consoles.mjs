import { openList } from "./list.mjs";

const AGREE_WITHIN_MS = 5_000;

/** The consoles of all agents, and when their lists say the same. */
export async function openConsoles(house) {
  /** What is waited for, and looks again whenever a list hears something. */
  const waiting = new Set();
  const wake = () => {
    for (const look of waiting) look();
  };
  const lists = [];
  for (const agent of house.agents) lists.push(await openList(house, agent, wake));

  /** Resolves once every list fits, with how long it took; undefined when they never do. */
  function until(fits) {
    const began = performance.now();
    return new Promise((resolve) => {
      const late = setTimeout(() => end(undefined), AGREE_WITHIN_MS);
      const end = (ms) => {
        clearTimeout(late);
        waiting.delete(look);
        resolve(ms);
      };
      const agree = () => lists.every((list) => list.isOpen() && fits(list));
      const look = () => agree() && end(performance.now() - began);
      waiting.add(look);
      look();
    });
  }

  return { lists, until };
}
