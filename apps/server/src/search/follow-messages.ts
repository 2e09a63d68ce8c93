import type { Db } from "../db/db.ts";
import type { ChangedConversation, HeardEvent, Indexed, IndexStore } from "./index-store.ts";
import { searchedText } from "./searched-text.ts";
import { spellingsOf } from "./spellings.ts";
import { termsOf } from "./terms.ts";

/** Events of one portion: its write takes some milliseconds, and a message that comes meanwhile waits. */
const EVENTS = 120;
/** Conversations that are looked at for one portion. */
const CONVERSATIONS = 120;

const FOLLOWING = "index messages for the search";

export type FollowMessages = ReturnType<typeof createFollowMessages>;

/** What one portion does. */
interface Portion {
  change: number;
  ends: { conversationId: string; seq: number }[];
  fresh: Indexed[];
  amended: Indexed[];
  heard: HeardEvent[];
}

/**
 * Puts what is said into the search index, after it was said: a message waits for nothing of this. It
 * follows the numbers of changes, from where it stood when the server was last stopped, on one node for
 * all. Index and position are written together, and a portion that somebody else has done is dropped.
 * `onEvents` is called inside the same write, with each event once: for what else is to be kept of the log.
 */
export function createFollowMessages(deps: {
  db: Db;
  store: IndexStore;
  onEvents: (events: readonly HeardEvent[]) => Promise<void>;
}) {
  const { db, store, onEvents } = deps;
  let stopped = false;
  let last = Promise.resolve();

  /**
   * Everything that was said before it was called, but for talks that go on meanwhile: those may wait for the next
   * time. Ends early when it is stopped.
   */
  function follow(): Promise<void> {
    const next = last.then(toTheEnd);
    last = next.catch(() => undefined);
    return next;
  }

  async function toTheEnd(): Promise<void> {
    // What changes from now on waits for the next time: in a busy house this would never end.
    const end = await store.head();
    if ((await store.progress()).change >= end) return;
    await db.locks.onlyOne(FOLLOWING, async () => {
      while (!stopped && (await portion(end))) await pause();
    });
  }

  async function portion(end: number): Promise<boolean> {
    const from = await store.progress();
    if (from.change >= end) return false;
    const changed = await store.changedAfter(from.change, CONVERSATIONS);
    if (changed.length === 0) return false;
    const found = await gather(from.change, changed);
    return db.writes.write(async () => {
      if (!(await store.proceed(from, found.change))) return false;
      for (const message of found.amended) await store.takeOut(message);
      const words = await store.put([...found.fresh, ...found.amended.filter(hasTerms)]);
      await store.putSpellings(
        words.flatMap((word) => spellingsOf(word).map((spelling) => [spelling, word] as const)),
      );
      await store.reached(found.ends);
      await onEvents(found.heard);
      return true;
    });
  }

  async function gather(change: number, changed: ChangedConversation[]): Promise<Portion> {
    const portion: Portion = { change, ends: [], fresh: [], amended: [], heard: [] };
    const last = changed.at(-1)?.change ?? change;
    const said = byConversation(await store.unindexed(change, last, EVENTS));
    let left = EVENTS;
    for (const row of changed) {
      const events = said.get(row.id) ?? [];
      left -= events.length;
      portion.heard.push(...events);
      await addEvents(portion, row, events);
      const seq = events.at(-1)?.seq ?? row.indexed;
      if (seq > row.indexed) portion.ends.push({ conversationId: row.id, seq });
      // The rest of this one comes with the next portion.
      if (events.length > 0 && seq < row.seq) break;
      portion.change = row.change;
      if (left <= 0) break;
    }
    return portion;
  }

  async function addEvents(
    { fresh, amended }: Portion,
    { id: conversationId, indexed }: ChangedConversation,
    events: HeardEvent[],
  ): Promise<void> {
    for (const { seq, at, body } of events) {
      const message = { conversationId, seq, at, terms: termsOf(searchedText(body)) };
      if (hasTerms(message)) fresh.push(message);
      // What was amended within this portion is read as it is now.
      if ((body.type !== "edited" && body.type !== "removed") || body.of > indexed) continue;
      const now = await store.eventAt(conversationId, body.of);
      if (!now) continue;
      const before = amended.find((one) => is(one, conversationId, body.of));
      const gone = new Set([...(before?.gone ?? []), ...termsOf(body.was ?? "")]);
      const terms = termsOf(searchedText(now.body));
      if (before) amended.splice(amended.indexOf(before), 1);
      amended.push({ conversationId, seq: body.of, at: now.at, terms, gone });
    }
  }

  return {
    follow,
    /** Resolves once what is under way is written: nothing is after it. */
    stop(): Promise<void> {
      stopped = true;
      return last;
    },
  };
}

function byConversation(events: readonly HeardEvent[]): Map<string, HeardEvent[]> {
  const said = new Map<string, HeardEvent[]>();
  for (const event of events) {
    const others = said.get(event.conversationId);
    if (others) others.push(event);
    else said.set(event.conversationId, [event]);
  }
  return said;
}

const hasTerms = ({ terms }: Indexed): boolean => terms.size > 0;

const is = (one: Indexed, conversationId: string, seq: number): boolean =>
  one.conversationId === conversationId && one.seq === seq;

/** Lets what waits have its turn. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
