import type { SiteSighting } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { SightingStore } from "./sighting-store.ts";

/** A page that many visit is written down once in this time: an owner looks in minutes. */
const WRITTEN_EVERY_MS = 60_000;

/** Longest address that is kept. */
const PAGE_MAX = 500;

export type Sightings = ReturnType<typeof createSightings>;

/** Remembers where each site's widget was last fetched from, so that owners see that it is installed. */
export function createSightings(deps: { db: Db; clock: Clock; store: SightingStore }) {
  const { db, clock, store } = deps;
  const latest = new Map<string, { page: string; seenAt: number }>();
  const writtenAt = new Map<string, number>();

  /** Never waits and never fails: the visitor's page does not depend on it. */
  function note(siteId: string, page: string): void {
    const seenAt = clock.now();
    const before = latest.get(siteId);
    const seen = { page: page.slice(0, PAGE_MAX), seenAt };
    latest.set(siteId, seen);
    const isNews = before?.page !== seen.page;
    if (!isNews && seenAt - (writtenAt.get(siteId) ?? 0) < WRITTEN_EVERY_MS) return;
    writtenAt.set(siteId, seenAt);
    db.writes.write(() => store.put({ siteId, ...seen })).catch(() => undefined);
  }

  return {
    /** The loader of `siteId` was asked for by a page; our own pages at `ownOrigin` do not count. */
    loaded(siteId: string, referrer: string | undefined, ownOrigin: string): void {
      const page = pageOf(referrer);
      if (page !== undefined && new URL(page).origin === ownOrigin) return;
      note(siteId, page ?? "");
    },
    /** The last one; nulls when there was none. Another node may have seen it later than this one. */
    async last(siteId: string): Promise<SiteSighting> {
      const [here, stored] = [latest.get(siteId), await store.of(siteId)];
      const newest = [here, stored].reduce((a, b) => ((b?.seenAt ?? 0) > (a?.seenAt ?? 0) ? b : a));
      return newest ? { page: newest.page, seenAt: newest.seenAt } : { page: null, seenAt: null };
    },
  };
}

/** The referrer without its query, which may say something of the visitor. */
function pageOf(referrer: string | undefined): string | undefined {
  if (!referrer || !URL.canParse(referrer)) return undefined;
  const { protocol, origin, pathname } = new URL(referrer);
  return protocol.startsWith("http") ? origin + pathname : undefined;
}
