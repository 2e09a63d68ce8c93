import type { Article } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../log.ts";
import { type Embed, EmbedError, type Endpoint } from "./embed.ts";
import type { EmbeddingStore } from "./embedding-store.ts";
import { keyOf, phrasingsOf } from "./phrasings.ts";

/** Texts in one request, and how long it may take: nobody waits for it. */
const BATCH = 32;
const PATIENCE_MS = 30_000;

/** Batches before others have a turn. */
const BATCHES_AT_ONCE = 10;

/** Between tries of an endpoint that fails, in milliseconds: doubled each time. */
const BACK_OFF_MS = 5_000;
const BACK_OFF_MAX_MS = 10 * 60_000;

/** Names an endpoint's model among the vectors that are kept. */
export const modelOf = ({ url, model }: Endpoint): string => `${model} ${url}`;

export type EmbedPhrasings = ReturnType<typeof createEmbedPhrasings>;

/**
 * Embeds what was published and has no vector yet. What is to be done is read from the articles themselves: a stop in between
 * loses nothing, and an endpoint that fails is tried again later.
 */
export function createEmbedPhrasings(deps: {
  db: Db;
  clock: Clock;
  log: Log;
  store: EmbeddingStore;
  embed: Embed;
  endpoint: () => Endpoint | undefined;
  siteIds: () => string[];
  published: (siteId: string) => Promise<Article[]>;
  /** Vectors of a site were added. */
  onStored: () => void;
  onTrouble: (error: EmbedError) => void;
}) {
  const { db, clock, log, store, embed, endpoint, siteIds, published } = deps;
  let dirty = true;
  let failures = 0;
  let nextAt = 0;

  /** Embeds what a site lacks. Returns whether it lacks nothing any more. */
  async function embedSite(siteId: string, at: Endpoint): Promise<boolean> {
    const model = modelOf(at);
    const wanted = phrasingsOf(await published(siteId));
    const known = await store.keysOf(siteId, model);
    const has = new Set(known.map(keyOf));
    const missing = wanted.filter((one) => !has.has(keyOf(one)));
    for (let from = 0; from < missing.length; from += BATCH) {
      if (from >= BATCH * BATCHES_AT_ONCE) return false;
      const batch = missing.slice(from, from + BATCH);
      const texts = batch.map(({ text }) => text);
      const vectors = await embed(at, texts, PATIENCE_MS);
      const rows = batch.map(({ articleId, hash }, number) => {
        return { articleId, hash, vector: vectors[number] as Float32Array };
      });
      await db.writes.write(() => store.insert(model, rows), deps.onStored);
    }
    const stays = new Set(wanted.map(keyOf));
    for (const gone of known.filter((one) => !stays.has(keyOf(one))))
      await db.writes.write(() => store.remove(model, gone));
    return true;
  }

  async function run(): Promise<void> {
    const at = endpoint();
    if (!at || !dirty || clock.now() < nextAt) return;
    dirty = false;
    try {
      let isDone = true;
      for (const siteId of siteIds()) isDone = (await embedSite(siteId, at)) && isDone;
      if (isDone) await db.writes.write(() => store.removeOtherModels(modelOf(at)));
      else dirty = true;
      failures = 0;
    } catch (error) {
      dirty = true;
      if (!(error instanceof EmbedError)) throw error;
      failures += 1;
      nextAt = clock.now() + Math.min(BACK_OFF_MAX_MS, BACK_OFF_MS * 2 ** (failures - 1));
      deps.onTrouble(error);
      log.warn({ trouble: error.message }, "phrasings were not embedded: it is tried again");
    }
  }

  return {
    run,
    /** Articles have changed. */
    again(): void {
      dirty = true;
    },
    /** The endpoint is another: nothing is known against it. */
    anew(): void {
      dirty = true;
      failures = 0;
      nextAt = 0;
    },
    /** How many phrasings there are, and how many of them have a vector. */
    async progress(): Promise<{ all: number; embedded: number }> {
      const at = endpoint();
      let all = 0;
      let embedded = 0;
      for (const siteId of at ? siteIds() : []) {
        const wanted = phrasingsOf(await published(siteId));
        const has = new Set((await store.keysOf(siteId, modelOf(at as Endpoint))).map(keyOf));
        all += wanted.length;
        embedded += wanted.filter((one) => has.has(keyOf(one))).length;
      }
      return { all, embedded };
    },
  };
}
