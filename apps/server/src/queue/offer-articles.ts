import {
  ARTICLES_OFFERED,
  type ArticleCard,
  type ArticleHit,
  EVENTS_PAGE,
  type Event,
  type EventBody,
} from "@foyer/protocol";
import { SUGGESTED_FROM } from "@foyer/protocol/suggested-from";
import type { ConversationChanges, Recorded } from "../conversations/change-conversation.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import { createRecentRows } from "../db/recent-rows.ts";
import type { Faq } from "../faq/faq.ts";
import type { Log } from "../log.ts";
import { createRouteAct } from "../routing/route-act.ts";
import type { Talking } from "../visitors/talking.ts";
import { type WaitSoFar, waitSoFar } from "./wait-so-far.ts";

/** Who has just written may be writing on: what they said is looked at after this pause, in milliseconds. */
const PAUSE_MS = 1_000;

/** Whoever comes while so many are to be looked at waits without. */
const PENDING_MAX = 5_000;

/** The log may go on while it is read; what goes on again and again is talked to, and needs nothing to read. */
const TRIES = 3;

/** Beyond any seq. */
const NEWEST = 2 ** 31 - 1;

const SYSTEM = { kind: "system" } as const;

export interface OfferDeps {
  db: Db;
  changes: ConversationChanges;
  find: FindConversation;
  faq: Pick<Faq, "articles" | "search">;
  talking: Pick<Talking, "openOf">;
  /** Up to `limit` events before a seq, as agents see them, oldest first. */
  eventsBefore(conversationId: string, seq: number, limit: number): Promise<Event[]>;
  log: Log;
}

export type OfferArticles = ReturnType<typeof createOfferArticles>;

/**
 * Offers who waits articles that match what they have said, once for each wait, as an event of the log: so it is the
 * same after a reload and on every node, and agents see what was offered and what was read. One conversation is
 * looked at after the other: nobody's message waits for that.
 */
export function createOfferArticles(deps: OfferDeps) {
  const { db, faq, talking, eventsBefore, log } = deps;
  const routeAct = createRouteAct(deps);
  const pending = new Map<string, NodeJS.Timeout>();
  /** Those that have been offered something in this wait: they need not be read again. */
  const done = createRecentRows<true>(PENDING_MAX);
  let last: Promise<unknown> = Promise.resolve();
  let stopped = false;

  /**
   * Says of a wait what `make` makes of it, as long as nothing else is said meanwhile, on whatever node; whether it
   * was said.
   */
  async function say(
    id: string,
    make: (wait: WaitSoFar) => Promise<EventBody | undefined> | EventBody | undefined,
  ): Promise<boolean> {
    for (let tries = 0; tries < TRIES; tries++) {
      const events = await eventsBefore(id, NEWEST, EVENTS_PAGE);
      const wait = waitSoFar(events);
      const body = wait && (await make(wait));
      if (!body) return false;
      const seq = events.at(-1)?.seq;
      if (await routeAct(id, SYSTEM, (row) => (row.seq === seq ? [body] : []))) return true;
      // What was said meanwhile may not be stored yet.
      await db.writes.synced();
    }
    return false;
  }

  /** Looks what there is to read for a conversation that waits; whether something was offered. Rejects as the database does. */
  async function look(id: string, siteId: string): Promise<boolean> {
    if ((await faq.articles(siteId)).length === 0) return false;
    return say(id, async (wait) => {
      if (wait.offered) done.set(id, true);
      if (wait.offered) return undefined;
      const articles = await worthReading(siteId, wait);
      return articles.length > 0 ? { type: "articles_offered", articles } : undefined;
    });
  }

  /** The best for each of the last things that were said, best first; nothing that was shown already. */
  async function worthReading(siteId: string, wait: WaitSoFar): Promise<ArticleCard[]> {
    const best = new Map<string, ArticleHit>();
    for (const words of wait.words)
      for (const hit of await faq.search(siteId, words)) {
        const known = best.get(hit.id);
        if (!known || known.confidence < hit.confidence) best.set(hit.id, hit);
      }
    return [...best.values()]
      .filter(({ id, confidence }) => confidence >= SUGGESTED_FROM && !wait.shown.has(id))
      .sort((one, other) => other.confidence - one.confidence)
      .slice(0, ARTICLES_OFFERED)
      .map(({ id, question, answer }) => ({ id, question, answer }));
  }

  function forget(id: string): void {
    clearTimeout(pending.get(id));
    pending.delete(id);
  }

  return {
    look,

    /** What this process has just made of a conversation: who waits and has said something is thought of. */
    made({ row: { id, siteId, state }, events }: Recorded): void {
      if (stopped || state !== "waiting") {
        forget(id);
        return;
      }
      if (events.some(({ body }) => body.type === "queued" || body.type === "reopened"))
        done.delete(id);
      const isNews = events.some(({ by, body }) => by.kind === "visitor" || body.type === "queued");
      if (!isNews || done.get(id)) return;
      forget(id);
      if (pending.size >= PENDING_MAX) return;
      const timer = setTimeout(() => {
        pending.delete(id);
        last = last
          .then(() => (stopped ? undefined : look(id, siteId)))
          .catch((error: unknown) => log.warn({ err: error }, "nothing was offered to read"));
      }, PAUSE_MS);
      pending.set(id, timer.unref());
    },

    /**
     * A visitor with a person has opened an article, or said of it whether it helped (null: nothing): agents are told
     * by the log where it was offered while they wait. Never rejects.
     */
    async read(
      visitorId: string,
      { id: articleId, question }: Pick<ArticleCard, "id" | "question">,
      helped: boolean | null,
    ): Promise<void> {
      const id = talking.openOf(visitorId);
      if (id === null) return;
      const isToldOf = ({ read }: WaitSoFar) =>
        read.has(articleId) && (helped === null || read.get(articleId) === helped);
      await say(id, (wait) => {
        const isOffered = wait.offered?.some((article) => article.id === articleId);
        if (!isOffered || isToldOf(wait)) return undefined;
        const read = [{ articleId, question, ...(helped !== null && { helped }) }];
        return { type: "searched", waiting: true, searches: [], read };
      }).catch((error: unknown) => log.warn({ err: error }, "what was read was not told"));
    },

    /** Offers nothing any more. */
    stop(): void {
      stopped = true;
      for (const id of [...pending.keys()]) forget(id);
    },
  };
}
