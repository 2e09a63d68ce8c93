import type { EventBody } from "@foyer/protocol";
import { and, asc, desc, eq, exists, gt, inArray, isNotNull, lte, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { createLastChange } from "../db/last-change.ts";
import type { Tables } from "../db/tables.ts";

/** Devices and browsers of one person; the oldest beyond these is told no more. */
const SUBSCRIPTIONS_MAX = 5;

/** The most that two visitors who become one can have together, and some more. */
const MANY = 100;

const NAME = "answers";

export type VisitorSubscriptionRow = Tables["visitorPushSubscriptions"]["$inferSelect"];
export type VisitorPushRow = Tables["visitorPushes"]["$inferSelect"];

/** A conversation, as far as it decides whether its visitor is told. */
export type PushedTalk = Pick<
  Tables["conversations"]["$inferSelect"],
  "visitorId" | "siteId" | "readByVisitor" | "outcome"
> & { pushedUpTo: number };

/** Words of an agent. */
export interface Answer {
  seq: number;
  at: number;
  agentId: string;
  body: Extract<EventBody, { type: "message" }>;
}

export type VisitorPushStore = ReturnType<typeof createVisitorPushStore>;

/** The only SQL on browsers of visitors that are told of answers. What changes something is called inside a write. */
export function createVisitorPushStore({ orm, tables }: Db) {
  const { visitorPushSubscriptions: subscriptions, visitorPushes: pushes } = tables;
  const { visitorPushProgress: progress, conversations, events } = tables;

  const ofVisitor = (visitorId: string) => eq(subscriptions.visitorId, visitorId);

  async function trim(visitorId: string): Promise<void> {
    const old = await orm
      .select({ id: subscriptions.id })
      .from(subscriptions)
      .where(ofVisitor(visitorId))
      .orderBy(desc(subscriptions.at), desc(subscriptions.id))
      .offset(SUBSCRIPTIONS_MAX)
      .limit(MANY);
    if (old.length > 0) await removeGone(old.map(({ id }) => id));
  }

  async function removeGone(ids: string[]): Promise<void> {
    await orm.delete(subscriptions).where(inArray(subscriptions.id, ids));
  }

  return {
    removeGone,

    ofVisitor: (visitorId: string): Promise<VisitorSubscriptionRow[]> =>
      orm.select().from(subscriptions).where(ofVisitor(visitorId)).execute(),

    /** A browser is told of what is for the visitor who said so last. */
    async put(row: VisitorSubscriptionRow): Promise<void> {
      const { id, ...rest } = row;
      await orm
        .insert(subscriptions)
        .values(row)
        .onConflictDoUpdate({ target: subscriptions.id, set: rest });
      await trim(row.visitorId);
    },

    /** Returns whether there was one. */
    async remove(visitorId: string, id: string): Promise<boolean> {
      const removed = await orm
        .delete(subscriptions)
        .where(and(ofVisitor(visitorId), eq(subscriptions.id, id)))
        .returning({ id: subscriptions.id });
      return removed.length > 0;
    },

    /** Those of one visitor are another's now. */
    async give(fromId: string, intoId: string): Promise<void> {
      await orm.update(subscriptions).set({ visitorId: intoId }).where(ofVisitor(fromId));
      await trim(intoId);
    },

    /** Up to which change answers were looked for; undefined: never. */
    async progress(): Promise<number | undefined> {
      const [row] = await orm.select().from(progress).where(eq(progress.name, NAME));
      return row?.change;
    },

    async begin(change: number): Promise<void> {
      await orm.insert(progress).values({ name: NAME, change }).onConflictDoNothing();
    },

    /** False when somebody else has gone on meanwhile. */
    async proceed(from: number, to: number): Promise<boolean> {
      const moved = await orm
        .update(progress)
        .set({ change: to })
        .where(and(eq(progress.name, NAME), eq(progress.change, from)))
        .returning({ change: progress.change });
      return moved.length > 0;
    },

    /** The number of the last change; 0 without any. */
    lastChange: createLastChange({ orm, tables }),

    /** Conversations that changed after `from` and up to `to`, and end with unread words of an agent for who is told. */
    answeredBetween: (
      from: number,
      to: number,
      limit: number,
    ): Promise<{ id: string; change: number; lastAt: number }[]> =>
      orm
        .select({
          ...{ id: conversations.id, change: conversations.change },
          lastAt: conversations.lastAt,
        })
        .from(conversations)
        .where(
          and(
            gt(conversations.change, from),
            lte(conversations.change, to),
            eq(conversations.lastBy, "agent"),
            gt(conversations.visibleSeq, conversations.readByVisitor),
            exists(
              orm
                .select({ id: subscriptions.id })
                .from(subscriptions)
                .where(eq(subscriptions.visitorId, conversations.visitorId)),
            ),
          ),
        )
        .orderBy(asc(conversations.change))
        .limit(limit)
        .execute(),

    /** Has it looked at, at `dueAt`; what is due already stays so. */
    async look(conversationId: string, dueAt: number): Promise<void> {
      await orm
        .insert(pushes)
        .values({ conversationId, dueAt, pushedUpTo: 0 })
        .onConflictDoUpdate({
          target: pushes.conversationId,
          set: { dueAt: sql`coalesce(${pushes.dueAt}, ${dueAt})` },
        });
    },

    /** The ids of those that are to be looked at by `now`. */
    async due(now: number, limit: number): Promise<string[]> {
      const rows = await orm
        .select({ id: pushes.conversationId })
        .from(pushes)
        .where(and(isNotNull(pushes.dueAt), lte(pushes.dueAt, now)))
        .orderBy(asc(pushes.dueAt))
        .limit(limit);
      return rows.map(({ id }) => id);
    },

    /** Takes one that is due, until `until`; false when somebody else has it. */
    async take(conversationId: string, now: number, until: number): Promise<boolean> {
      const taken = await orm
        .update(pushes)
        .set({ dueAt: until })
        .where(and(eq(pushes.conversationId, conversationId), lte(pushes.dueAt, now)))
        .returning({ id: pushes.conversationId });
      return taken.length > 0;
    },

    async update(conversationId: string, row: Partial<VisitorPushRow>): Promise<void> {
      await orm.update(pushes).set(row).where(eq(pushes.conversationId, conversationId));
    },

    async talk(conversationId: string): Promise<PushedTalk | undefined> {
      const [row] = await orm
        .select({
          ...{ visitorId: conversations.visitorId, siteId: conversations.siteId },
          ...{ readByVisitor: conversations.readByVisitor, outcome: conversations.outcome },
          pushedUpTo: pushes.pushedUpTo,
        })
        .from(conversations)
        .innerJoin(pushes, eq(pushes.conversationId, conversations.id))
        .where(eq(conversations.id, conversationId));
      return row;
    },

    /** What agents have said after `seq`, oldest first; what they took back is left out. */
    async answersAfter(conversationId: string, seq: number): Promise<Answer[]> {
      const rows = await orm
        .select({ seq: events.seq, at: events.at, agentId: events.byId, body: events.body })
        .from(events)
        .where(
          and(
            eq(events.conversationId, conversationId),
            gt(events.seq, seq),
            eq(events.byKind, "agent"),
            eq(events.internal, false),
          ),
        )
        .orderBy(asc(events.seq));
      return rows.flatMap(({ body, agentId, ...row }) =>
        body.type === "message" && !body.removed ? [{ ...row, agentId: agentId ?? "", body }] : [],
      );
    },
  };
}
