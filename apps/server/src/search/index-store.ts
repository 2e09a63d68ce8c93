import type { EventBody } from "@foyer/protocol";
import { and, asc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { createLastChange } from "../db/last-change.ts";
import { createFreeNumbers } from "./free-numbers-store.ts";
import { rowsOfJson } from "./rows-of-json-store.ts";

/** Rows of one statement: far below what either engine takes as parameters. */
const ROWS = 1_000;
const MESSAGES = "messages";

export interface Progress {
  change: number;
  step: number;
}

/** A conversation that has changed; `indexed` is the seq up to which it can be searched. */
export interface ChangedConversation {
  id: string;
  seq: number;
  change: number;
  indexed: number;
}

export interface IndexedEvent {
  seq: number;
  at: number;
  body: EventBody;
}

/** One event of the log. */
export interface HeardEvent extends IndexedEvent {
  conversationId: string;
}

/** A message and its terms. `gone` are those that it may have had before. */
export interface Indexed {
  conversationId: string;
  seq: number;
  at: number;
  terms: ReadonlySet<string>;
  gone?: ReadonlySet<string>;
}

export type IndexStore = ReturnType<typeof createIndexStore>;

/** What fills the search index. Everything but the readers is to be called inside a write. */
export function createIndexStore(db: Db) {
  const { engine, orm, tables } = db;
  const freeNumbers = createFreeNumbers(db);
  const { conversations, events, searchProgress, searchConversations } = tables;
  const { searchMessages, searchTerms, searchWords, searchSpellings } = tables;

  /** In the order of the changes, one query for all of them: asked for one by one they cost more than the rest. */
  const unindexed = orm
    .select({
      conversationId: events.conversationId,
      seq: events.seq,
      at: events.at,
      body: events.body,
    })
    .from(conversations)
    .leftJoin(searchConversations, eq(searchConversations.conversationId, conversations.id))
    .innerJoin(
      events,
      and(
        eq(events.conversationId, conversations.id),
        gt(events.seq, sql`coalesce(${searchConversations.seq}, 0)`),
      ),
    )
    .where(
      and(
        gt(conversations.change, sql.placeholder("after")),
        lte(conversations.change, sql.placeholder("last")),
      ),
    )
    .orderBy(asc(conversations.change), asc(events.seq))
    .limit(sql.placeholder("limit"))
    .prepare("search_unindexed");

  async function numberOf(conversationId: string, seq: number): Promise<number | undefined> {
    const place = and(
      eq(searchMessages.conversationId, conversationId),
      eq(searchMessages.seq, seq),
    );
    const rows = await orm
      .select({ number: searchMessages.number })
      .from(searchMessages)
      .where(place);
    return rows[0]?.number;
  }

  /** Takes a message out that was amended, with every term that it may have had. */
  async function takeOut({ conversationId, seq, terms, gone }: Indexed): Promise<void> {
    const number = await numberOf(conversationId, seq);
    if (number === undefined) return;
    for (const some of parts([...terms, ...(gone ?? [])])) {
      const lost = await orm
        .delete(searchTerms)
        .where(and(inArray(searchTerms.term, some), eq(searchTerms.message, number)))
        .returning({ term: searchTerms.term });
      const words = lost.map(({ term }) => term);
      if (words.length === 0) continue;
      await orm
        .update(searchWords)
        .set({ messages: sql`${searchWords.messages} - 1` })
        .where(inArray(searchWords.word, words));
    }
    await orm.delete(searchMessages).where(eq(searchMessages.number, number));
  }

  /** Raises how often each word is there; returns those that are new. */
  async function countWords(counts: ReadonlyMap<string, number>): Promise<string[]> {
    if (counts.size === 0) return [];
    // In one order everywhere: who writes the same rows waits, and never for each other.
    const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
    const now = await orm
      .insert(searchWords)
      .select(rowsOfJson(engine, rows))
      .onConflictDoUpdate({
        target: searchWords.word,
        set: { messages: sql`${searchWords.messages} + excluded.messages` },
      })
      .returning();
    return now.flatMap(({ word, messages }) => (counts.get(word) === messages ? [word] : []));
  }

  return {
    /** The number of the last change of any conversation; 0 before the first. */
    head: createLastChange(db),

    async progress(): Promise<Progress> {
      const rows = await orm.select().from(searchProgress).where(eq(searchProgress.name, MESSAGES));
      return rows[0] ?? { change: 0, step: 0 };
    },

    /** Conversations by change, beginning after `change`. */
    async changedAfter(change: number, limit: number): Promise<ChangedConversation[]> {
      const rows = await orm
        .select({
          id: conversations.id,
          seq: conversations.seq,
          change: conversations.change,
          indexed: searchConversations.seq,
        })
        .from(conversations)
        .leftJoin(searchConversations, eq(searchConversations.conversationId, conversations.id))
        .where(gt(conversations.change, change))
        .orderBy(asc(conversations.change))
        .limit(limit);
      return rows.map((row) => ({ ...row, indexed: row.indexed ?? 0 }));
    },

    /**
     * What was said in conversations that have changed after `after`, up to `last`, and cannot be searched yet: by
     * the order of their changes, and oldest first.
     */
    unindexed: (after: number, last: number, limit: number): Promise<HeardEvent[]> =>
      unindexed.execute({ after, last, limit }),

    async eventAt(conversationId: string, seq: number): Promise<IndexedEvent | undefined> {
      const rows = await orm
        .select({ seq: events.seq, at: events.at, body: events.body })
        .from(events)
        .where(and(eq(events.conversationId, conversationId), eq(events.seq, seq)));
      return rows[0];
    },

    /** Goes from one step to the next; false when somebody else has done it meanwhile. */
    async proceed(from: Progress, change: number): Promise<boolean> {
      const next = { change, step: from.step + 1 };
      await orm
        .insert(searchProgress)
        .values({ name: MESSAGES, change: 0, step: 0 })
        .onConflictDoNothing();
      const moved = await orm
        .update(searchProgress)
        .set(next)
        .where(and(eq(searchProgress.name, MESSAGES), eq(searchProgress.step, from.step)))
        .returning({ step: searchProgress.step });
      return moved.length > 0;
    },

    async reached(ends: { conversationId: string; seq: number }[]): Promise<void> {
      if (ends.length === 0) return;
      const rows = ends.map(({ conversationId, seq }) => [conversationId, seq] as const);
      await orm
        .insert(searchConversations)
        .select(rowsOfJson(engine, rows))
        .onConflictDoUpdate({
          target: searchConversations.conversationId,
          set: { seq: sql`excluded.seq` },
        });
    },

    takeOut,

    /** Puts messages in that are not there. Returns words that are new to the whole index. */
    async put(messages: Indexed[]): Promise<string[]> {
      if (messages.length === 0) return [];
      const numbers = await freeNumbers(messages.map(({ at }) => at));
      const rows = messages.map(
        ({ conversationId, seq }, at) => [numbers[at] ?? 0, conversationId, seq] as const,
      );
      await orm.insert(searchMessages).select(rowsOfJson(engine, rows));
      const terms = messages.flatMap((message, at) =>
        [...message.terms].map((term) => [term, numbers[at] ?? 0] as const),
      );
      if (terms.length === 0) return [];
      terms.sort(([a, one], [b, other]) => (a < b ? -1 : a > b ? 1 : one - other));
      await orm.insert(searchTerms).select(rowsOfJson(engine, terms));
      const counts = new Map<string, number>();
      for (const [term] of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      return countWords(counts);
    },

    async putSpellings(rows: (readonly [spelling: string, word: string])[]): Promise<void> {
      if (rows.length === 0) return;
      const sorted = rows.toSorted(([a], [b]) => (a < b ? -1 : 1));
      await orm.insert(searchSpellings).select(rowsOfJson(engine, sorted)).onConflictDoNothing();
    },
  };
}

function parts<T>(rows: T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS);
  return Array.from({ length: count }, (_, at) => rows.slice(at * ROWS, (at + 1) * ROWS));
}
