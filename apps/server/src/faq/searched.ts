import type { ArticleCard, EventBody } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Recorded } from "../conversations/change-conversation.ts";
import type { Db } from "../db/db.ts";
import { createRecentRows } from "../db/recent-rows.ts";
import type { Log } from "../log.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";
import {
  EMPTY_TRAIL,
  NAMED,
  newestOf,
  searchedBody,
  since,
  type Trail,
  withoutSearch,
  withReading,
  withSearch,
} from "./search-trail.ts";
import type { SearchedStore } from "./searched-store.ts";

/** What stands still for so long, in milliseconds, was looked for; what is typed over before was not. */
const SETTLED_MS = 1_000;

/** What is older says nothing of why somebody comes, in milliseconds. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Visitors whose search may be about to settle at once on one node; beyond it the first are kept as they are. */
const UNSETTLED_MAX = 5_000;

type SearchedBody = Extract<EventBody, { type: "searched" }>;
type Visitor = Pick<VisitorIdentity, "id">;
type Named = Pick<ArticleCard, "id" | "question">;

/** Which visitors talk, and with whom. */
export interface Talking {
  isWithPerson(visitorId: string): boolean;
  openOf(visitorId: string): string | null;
  aloneIn(conversationId: string): string | undefined;
}

/** What is done when a visitor reads or judges (null: just reads) who has a person already, or waits for one. */
export type ReadWithPerson = (
  visitorId: string,
  article: Named,
  helped: boolean | null,
) => Promise<void>;

export type Searched = ReturnType<typeof createSearched>;

/**
 * Remembers in the database, whichever node was asked, what a visitor looked for before they came to a person, so
 * that the conversation tells it. Nobody waits for that, and nothing fails with it, but whoever comes to a person.
 */
export function createSearched(deps: {
  db: Db;
  clock: Clock;
  log: Log;
  store: SearchedStore;
  talking: Talking;
  readWithPerson: ReadWithPerson;
}) {
  const { db, clock, log, store, talking, readWithPerson } = deps;
  /** What each visitor typed last, until it stands still. */
  const unsettled = new Map<string, { change: Change; timer: NodeJS.Timeout }>();
  /** The last of a visitor's changes that are being stored. */
  const storing = new Map<string, Promise<void>>();
  /** Those of whom something was stored here lately. */
  const kept = createRecentRows<true>(UNSETTLED_MAX);
  /** What was read for the write that comes next. */
  const found = new Map<string, SearchedBody>();

  type Change = (trail: Trail) => Trail;

  /** Inside a write. */
  async function put(visitorId: string, change: Change): Promise<void> {
    await db.lock(`searches of ${visitorId}`);
    const had = await store.of(visitorId);
    const trail = change(had ?? EMPTY_TRAIL);
    const at = newestOf(trail);
    if (at !== undefined) await store.put({ visitorId, at, ...trail });
    else if (had) await store.remove(visitorId);
  }

  async function stored(visitorId: string, change: Change): Promise<void> {
    try {
      await db.writes.write(() => put(visitorId, change));
    } catch (error) {
      log.warn({ err: error }, "a search was not kept");
    }
  }

  function keep(visitorId: string, change: Change): void {
    kept.set(visitorId, true);
    // One after the other, also where transactions run side by side.
    const before = storing.get(visitorId) ?? Promise.resolve();
    const done = before
      .then(() => stored(visitorId, change))
      .finally(() => {
        if (storing.get(visitorId) === done) storing.delete(visitorId);
      });
    storing.set(visitorId, done);
  }

  /** What was typed last stands. */
  function settle(visitorId: string): void {
    const last = unsettled.get(visitorId);
    if (!last) return;
    clearTimeout(last.timer);
    unsettled.delete(visitorId);
    keep(visitorId, last.change);
  }

  /** A visitor without a person has looked for `query`, and was shown `hits`, best first. */
  function search({ id }: Visitor, query: string, hits: readonly Named[]): void {
    const text = query.toWellFormed().replaceAll("\0", "").trim();
    if (text === "" || talking.isWithPerson(id)) return;
    const shown = hits.slice(0, NAMED).map(({ id, question }) => ({ id, question }));
    const at = clock.now();
    clearTimeout(unsettled.get(id)?.timer);
    const timer = setTimeout(() => settle(id), SETTLED_MS);
    timer.unref();
    unsettled.set(id, {
      change: (trail) => withSearch(trail, { at, query: text, shown }),
      timer,
    });
    const [first] = unsettled.keys();
    if (unsettled.size > UNSETTLED_MAX && first) settle(first);
  }

  /** They have opened an article, or said of it whether it helped. */
  function read({ id }: Visitor, article: Named, helped: boolean | null = null): void {
    if (talking.isWithPerson(id)) return void readWithPerson(id, article, helped);
    // What led to it was looked for, however short it stood there.
    settle(id);
    const { id: articleId, question } = article;
    const reading = { at: clock.now(), articleId, question, helped };
    keep(id, (trail) => withReading(trail, reading));
  }

  /** To be awaited before a write that may bring a visitor to a person. Never rejects. */
  async function lookUp(visitorId: string): Promise<void> {
    settle(visitorId);
    await storing.get(visitorId);
    const row = await store.of(visitorId).catch((error: unknown) => {
      log.warn({ err: error }, "what a visitor searched was not read");
    });
    const trail = row && since(row, clock.now() - KEPT_MS);
    if (trail && newestOf(trail) !== undefined) found.set(visitorId, searchedBody(trail));
    else found.delete(visitorId);
  }

  return {
    search,
    read,
    lookUp,

    /** What to await before an agent takes a conversation up, if it runs in self-service. */
    beforeTaking(conversationId: string): Promise<void> | undefined {
      const visitorId = talking.aloneIn(conversationId);
      return visitorId === undefined ? undefined : lookUp(visitorId);
    },

    /** What to await before a visitor's words to `to` are stored, if they may come to a person by them. */
    before: (visitorId: string, to: "faq" | "person"): Promise<void> | undefined =>
      talking.isWithPerson(visitorId) || (to === "faq" && talking.openOf(visitorId) !== null)
        ? undefined
        : lookUp(visitorId),

    /** Inside a write, after `lookUp`: what the log is to tell, once. */
    take(visitorId: string): SearchedBody | undefined {
      const body = found.get(visitorId);
      if (body) found.delete(visitorId);
      return body;
    },

    /** A change was stored: what the log tells by now is not told again. */
    told({ row: { visitorId }, events }: Recorded): void {
      for (const { at, body } of events) {
        if (body.type === "searched") keep(visitorId, (trail) => since(trail, at));
        if (body.type !== "answered") continue;
        settle(visitorId);
        if (kept.get(visitorId)) keep(visitorId, (trail) => withoutSearch(trail, body.query));
      }
    },

    async removeOld(): Promise<void> {
      await db.writes.write(() => store.removeBefore(clock.now() - KEPT_MS));
    },
  };
}
