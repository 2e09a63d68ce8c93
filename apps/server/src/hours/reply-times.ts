import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { createReplyTimeStore } from "./reply-time-store.ts";

/** What is typical now is what the last week was like. */
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Fewer say more of themselves than of what is typical. */
const ENOUGH = 5;

/** The newest ones of a busy week say the same as all of it, and cost no more than a quiet one. */
const MOST = 1_000;

/** A median of a week does not change within a minute: it is not asked for each visitor. */
const KEPT_MS = 60_000;

export type ReplyTimes = ReturnType<typeof createReplyTimes>;

/** How long a site's visitors typically wait for a first answer. */
export function createReplyTimes({ clock, db }: { clock: Clock; db: Db }) {
  const store = createReplyTimeStore(db);
  const kept = new Map<string, { at: number; seconds: number | null }>();
  const asking = new Map<string, Promise<number | null>>();

  async function ask(siteId: string): Promise<number | null> {
    const at = clock.now();
    const seconds = medianSeconds(await store.waits(siteId, at - WEEK_MS, MOST));
    kept.set(siteId, { at, seconds });
    return seconds;
  }

  const known = (siteId: string): number | null => kept.get(siteId)?.seconds ?? null;

  return {
    /** In whole seconds, as last asked; null: too few to say, or never asked. */
    known,
    /** In whole seconds, not older than a minute; null: too few to say. */
    async of(siteId: string): Promise<number | null> {
      const age = clock.now() - (kept.get(siteId)?.at ?? Number.NEGATIVE_INFINITY);
      if (age >= 0 && age < KEPT_MS) return known(siteId);
      const asked = asking.get(siteId) ?? ask(siteId).finally(() => asking.delete(siteId));
      asking.set(siteId, asked);
      // It is said by the way: who comes is let in without it.
      return asked.catch(() => known(siteId));
    },
  };
}

function medianSeconds(waits: number[]): number | null {
  if (waits.length < ENOUGH) return null;
  const sorted = waits.sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const lower = sorted[Math.ceil(middle) - 1] ?? 0;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return Math.max(0, Math.round((lower + upper) / 2000));
}
