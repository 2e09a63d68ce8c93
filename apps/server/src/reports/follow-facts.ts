import type { Hours } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import { type Facts, noFacts, type OpenTime, takeEvent } from "./facts.ts";
import type { ChangedRow, FactsStore, ReadEvent } from "./facts-store.ts";
import { openTimeOf } from "./open-time.ts";
import { pause } from "./pause.ts";

/** Conversations and events of one portion: its write takes some milliseconds, and a message meanwhile waits. */
const CONVERSATIONS = 100;
const EVENTS = 2_000;

const FOLLOWING = "count what reports are made of";

/** Who asks for a report waits so long for what is not counted yet, in ms; then they see what there is. */
const CATCH_UP_MS = 1_000;

/** What standards look at. */
export type Targeted = Pick<ChangedRow, "siteId" | "teamId" | "priority">;

export type FollowFacts = ReturnType<typeof createFollowFacts>;

/**
 * Keeps the facts of reports, from the log: nobody waits for it who says something. It follows the numbers of changes,
 * on one node for all; facts and position are written together, and a portion that somebody else has done is dropped.
 * What there was before there were facts is followed in the same way, a portion after the other.
 */
export function createFollowFacts(deps: {
  db: Db;
  store: FactsStore;
  /** Whether a standard gives it time, as things are now. */
  hasTarget: (row: Targeted) => boolean;
  hoursOf: (row: { siteId: string; teamId: string | null }) => Hours | null;
}) {
  const { db, store, hasTarget, hoursOf } = deps;
  let stopped = false;
  let last = Promise.resolve();

  /**
   * Everything that has happened before it was called, or until `isOver`; what goes on meanwhile may wait for the
   * next time.
   */
  function follow(isOver: () => boolean = () => false): Promise<void> {
    const next = last.then(() => toTheEnd(isOver));
    last = next.catch(() => undefined);
    return next;
  }

  async function toTheEnd(isOver: () => boolean): Promise<void> {
    // What changes from now on waits for the next time: in a busy house this would never end.
    const end = await store.head();
    if ((await store.progress()).change >= end) return;
    await db.locks.onlyOne(FOLLOWING, async () => {
      while (!stopped && !isOver() && (await portion(end))) await pause();
    });
  }

  async function portion(end: number): Promise<boolean> {
    const from = await store.progress();
    if (from.change >= end) return false;
    const changed = await store.changedAfter(from.change, CONVERSATIONS);
    if (changed.length === 0) return false;
    const ids = changed.map(({ conversationId }) => conversationId);
    const events = await store.newEvents(ids, EVENTS);
    const step = from.step + 1;
    const known = await store.of(ids);
    const rows = counted(changed, known, events).map((facts) => ({ ...facts, step }));
    // Whoever had one before it was given to somebody else came a time less.
    const visitors = [...rows, ...known].map(({ visitorId }) => visitorId);
    // The rest of what says so much comes with the next portion.
    const isAll = events.length < EVENTS;
    const change = isAll ? (changed.at(-1)?.change ?? from.change) : from.change;
    return db.writes.write(async () => {
      if (!(await store.proceed(from, change))) return false;
      await store.put(rows);
      await store.linkNext([...new Set(visitors)], step);
      return true;
    });
  }

  function counted(changed: ChangedRow[], known: Facts[], events: ReadEvent[]): Facts[] {
    const before = new Map(known.map((facts) => [facts.conversationId, facts]));
    const openOf = new Map<string, OpenTime>();
    const byId = new Map<string, Facts>();
    const rows = changed.map(({ change: _, teamId, priority, ...row }) => {
      const old = before.get(row.conversationId) ?? noFacts(row);
      const facts = { ...old, ...row, teamId: teamId ?? "" };
      facts.hasTarget = hasTarget({ ...row, teamId, priority });
      openOf.set(facts.conversationId, openTimeOf(hoursOf({ ...row, teamId })));
      byId.set(facts.conversationId, facts);
      return facts;
    });
    for (const event of events) {
      const facts = byId.get(event.conversationId);
      const open = openOf.get(event.conversationId);
      if (facts && open) takeEvent(facts, event, open);
    }
    return rows;
  }

  return {
    follow: (): Promise<void> => follow(),
    /** Counts for a moment; resolves with how many conversations are still to be counted. */
    async catchUp(): Promise<number> {
      const until = performance.now() + CATCH_UP_MS;
      await follow(() => performance.now() > until);
      return store.countChangedAfter((await store.progress()).change);
    },
    /** Counts everything anew, with the hours of today; in portions, by whoever follows. */
    async again(): Promise<void> {
      await db.writes.write(() => store.clear());
    },
    /** Resolves once what is under way is written. */
    stop(): Promise<void> {
      stopped = true;
      return last;
    },
  };
}
