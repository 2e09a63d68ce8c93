import type { Priority } from "@foyer/protocol";
import { and, asc, count, eq, getTableColumns, gt, inArray, isNotNull, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { createLastChange } from "../db/last-change.ts";
import type { Facts, LoggedEvent } from "./facts.ts";

const NAME = "facts";

export interface FactsProgress {
  change: number;
  step: number;
}

/** A conversation that has changed, with what facts copy of it. */
export type ChangedRow = Pick<
  Facts,
  "conversationId" | "siteId" | "visitorId" | "openedAt" | "lang" | "tags"
> & { teamId: string | null; priority: Priority; change: number };

export interface ReadEvent extends LoggedEvent {
  conversationId: string;
}

export type FactsStore = ReturnType<typeof createFactsStore>;

/** What reports are made of. Everything but the readers is to be called inside a write. */
export function createFactsStore({ orm, tables }: Db) {
  const { conversations, events, conversationFacts: facts, factsProgress } = tables;

  return {
    /** The number of the last change of any conversation; 0 before the first. */
    head: createLastChange({ orm, tables }),

    async progress(): Promise<FactsProgress> {
      const rows = await orm.select().from(factsProgress).where(eq(factsProgress.name, NAME));
      return rows[0] ?? { change: 0, step: 0 };
    },

    /** Conversations by change, beginning after `change`. */
    changedAfter: (change: number, limit: number): Promise<ChangedRow[]> =>
      orm
        .select({
          ...{ conversationId: conversations.id, siteId: conversations.siteId },
          ...{ visitorId: conversations.visitorId, openedAt: conversations.openedAt },
          ...{ lang: conversations.lang, tags: conversations.tags, teamId: conversations.teamId },
          priority: conversations.priority,
          change: conversations.change,
        })
        .from(conversations)
        .where(gt(conversations.change, change))
        .orderBy(asc(conversations.change))
        .limit(limit)
        .execute(),

    async countChangedAfter(change: number): Promise<number> {
      const rows = await orm
        .select({ n: count() })
        .from(conversations)
        .where(gt(conversations.change, change));
      return Number(rows[0]?.n ?? 0);
    },

    async of(conversationIds: string[]): Promise<Facts[]> {
      return orm.select().from(facts).where(inArray(facts.conversationId, conversationIds));
    },

    /** What these conversations said that is not in the facts, each in its order. */
    newEvents: (conversationIds: string[], limit: number): Promise<ReadEvent[]> =>
      orm
        .select({
          ...{ conversationId: events.conversationId, seq: events.seq, at: events.at },
          ...{ byKind: events.byKind, byId: events.byId, body: events.body },
        })
        .from(events)
        .leftJoin(facts, eq(facts.conversationId, events.conversationId))
        .where(
          and(
            inArray(events.conversationId, conversationIds),
            gt(events.seq, sql`coalesce(${facts.seq}, 0)`),
          ),
        )
        .orderBy(asc(events.conversationId), asc(events.seq))
        .limit(limit)
        .execute(),

    /** Goes from one step to the next; false when somebody else has done it meanwhile. */
    async proceed(from: FactsProgress, change: number): Promise<boolean> {
      await orm
        .insert(factsProgress)
        .values({ name: NAME, change: 0, step: 0 })
        .onConflictDoNothing();
      const moved = await orm
        .update(factsProgress)
        .set({ change, step: from.step + 1 })
        .where(and(eq(factsProgress.name, NAME), eq(factsProgress.step, from.step)))
        .returning({ step: factsProgress.step });
      return moved.length > 0;
    },

    async put(rows: Facts[]): Promise<void> {
      if (rows.length === 0) return;
      const { conversationId: _, nextCameAt: _next, ...columns } = getTableColumns(facts);
      const set = Object.fromEntries(
        Object.keys(columns).map((name) => [name, sql.raw(`excluded."${snake(name)}"`)]),
      );
      await orm
        .insert(facts)
        .values(rows)
        .onConflictDoUpdate({ target: facts.conversationId, set });
    },

    /** Says of each of these visitors' conversations when the next one came to a person; `step` does it. */
    async linkNext(visitorIds: string[], step: number): Promise<void> {
      if (visitorIds.length === 0) return;
      const rows = await orm
        .select({
          ...{ id: facts.conversationId, visitorId: facts.visitorId },
          ...{ cameAt: facts.cameAt, next: facts.nextCameAt },
        })
        .from(facts)
        .where(and(inArray(facts.visitorId, visitorIds), isNotNull(facts.cameAt)))
        .orderBy(asc(facts.visitorId), asc(facts.cameAt), asc(facts.conversationId));
      for (const [at, row] of rows.entries()) {
        const after = rows[at + 1];
        const next = after?.visitorId === row.visitorId ? after.cameAt : null;
        if (next === row.next) continue;
        await orm
          .update(facts)
          .set({ nextCameAt: next, step })
          .where(eq(facts.conversationId, row.id));
      }
    },

    /** Forgets all: it is counted again from the first conversation on. Steps go on: nobody takes one for another. */
    async clear(): Promise<void> {
      await orm.delete(facts);
      await orm
        .update(factsProgress)
        .set({ change: 0, step: sql`${factsProgress.step} + 1` })
        .where(eq(factsProgress.name, NAME));
    },
  };
}

const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
