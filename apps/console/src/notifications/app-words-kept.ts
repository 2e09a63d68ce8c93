import { type AppWords, ENGLISH } from "./app-words.ts";

/** Page and service worker share nothing but what the browser keeps for both. */
const CACHE = "foyer-words";
const ADDRESS = "/console/app-words";

/** What a console has said last; English when none has, or nothing is kept here. */
export async function readAppWords(): Promise<AppWords> {
  try {
    const kept = await (await caches.open(CACHE)).match(ADDRESS);
    return kept ? { ...ENGLISH, ...((await kept.json()) as Partial<AppWords>) } : ENGLISH;
  } catch {
    return ENGLISH;
  }
}

/** Keeps what the app says while no console is open. */
export async function keepAppWords(words: AppWords): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.put(ADDRESS, new Response(JSON.stringify(words)));
}
