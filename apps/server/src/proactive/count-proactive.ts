import type { Event, ProactiveCount, ProactiveOpened } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import { optionsOf } from "../sites/panel-options.ts";
import { type Counted, createProactiveCountStore } from "./proactive-count-store.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Sums are of so many days, today among them. */
const DAYS_SHOWN = 30;

/** Days are kept for a year. */
const DAYS_KEPT = 366;

export type CountProactive = ReturnType<typeof createCountProactive>;

/**
 * Counts by day how often the chat was opened from the words of a rule, and how often they were answered. In
 * writes of their own: no message waits for a count, and none is lost with one.
 */
export function createCountProactive(deps: {
  db: Db;
  clock: Clock;
  sites: Pick<ManageSites, "inMemory" | "existing">;
}) {
  const { db, clock, sites } = deps;
  const store = createProactiveCountStore(db);
  const today = (): number => Math.floor(clock.now() / DAY_MS);

  /** Never fails: nobody is told of an error for the sake of a sum. A rule that is not there is passed over. */
  async function count(siteId: string, rule: string, what: Counted): Promise<void> {
    const site = sites.inMemory(siteId);
    if (!site || !optionsOf(site).rules.some(({ id }) => id === rule)) return;
    const at = { siteId, rule, day: today() };
    await db.writes.write(() => store.add(at, what)).catch(() => undefined);
  }

  return {
    /** A visitor has opened the chat from its words. */
    opened: (siteId: string, { rule }: ProactiveOpened): Promise<void> =>
      count(siteId, rule, "opened"),

    /** What was stored of a conversation of this site: its visitor may have answered a rule. */
    heard(siteId: string, events: readonly Event[]): void {
      for (const { body } of events) {
        if (body.type === "spoken_first" && body.rule) void count(siteId, body.rule, "answered");
      }
    },

    /** The sums of the last thirty days, for rules that have any. Refuses a site that is not there. */
    async ofSite(siteId: string): Promise<ProactiveCount[]> {
      const { id } = await sites.existing(siteId);
      return store.since(id, today() - DAYS_SHOWN);
    },

    /** Removes the days that are older than a year. */
    removeOld: (): Promise<void> => db.writes.write(() => store.removeBefore(today() - DAYS_KEPT)),
  };
}
