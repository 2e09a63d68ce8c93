/**
 * Measures the search over messages in five scripts: how long it takes to find, how many words with a slip of
 * the finger are found, and what the index weighs. SEARCH_MESSAGES says how many there are.
 */
import { register } from "tsx/esm/api";

register();
const { measureSearch } = await import("../../apps/server/src/search/testing/measure-search.ts");

const MESSAGES = 200_000;

/** Called by `pnpm bench search`. */
export async function run(print) {
  const figures = await measureSearch(Number(process.env.SEARCH_MESSAGES ?? MESSAGES));
  for (const line of figures) print(line);
}
