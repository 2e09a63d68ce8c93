import type { EventBody } from "@foyer/protocol";
import { and, asc, desc, eq, gt, isNotNull, lte, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { createLastChange } from "../db/last-change.ts";
import type { Tables } from "../db/tables.ts";

const NAME = "absences";

export type AbsenceRow = Tables["absences"]["$inferSelect"];
export type AbsenceProgress = Tables["absenceProgress"]["$inferSelect"];

/** A conversation that has changed. `isUnread`: it ends with words of an agent that somebody with an email has not read. */
export interface ChangedConversation {
  id: string;
  change: number;
  lastAt: number;
  isUnread: boolean;
}

/** Words of an agent. */
export interface Answer {
  seq: number;
  at: number;
  agentId: string;
  body: Extract<EventBody, { type: "message" }>;
}

export type AbsenceStore = ReturnType<typeof createAbsenceStore>;

/** The only SQL on answers that go by mail. Everything but the readers is to be called inside a write. */
export function createAbsenceStore({ orm, tables }: Db) {
  const { absences, absenceProgress, conversations, events, visitors } = tables;

  const ofName = eq(absenceProgress.name, NAME);

  return {
    async progress(): Promise<AbsenceProgress | undefined> {
      return (await orm.select().from(absenceProgress).where(ofName))[0];
    },

    /** Inside a write: says since when it is looked; what is known stays. */
    async begin(since: number): Promise<void> {
      const row = { name: NAME, change: 0, step: 0, since };
      await orm.insert(absenceProgress).values(row).onConflictDoNothing();
    },

    /** Goes from one step to the next; false when somebody else has done it meanwhile. */
    async proceed({ step }: AbsenceProgress, change: number): Promise<boolean> {
      const moved = await orm
        .update(absenceProgress)
        .set({ change, step: step + 1 })
        .where(and(ofName, eq(absenceProgress.step, step)))
        .returning({ step: absenceProgress.step });
      return moved.length > 0;
    },

    /** The number of the last change of any conversation; 0 before the first. */
    lastChange: createLastChange({ orm, tables }),

    /** Conversations by change, beginning after `change`. */
    async changedAfter(change: number, limit: number): Promise<ChangedConversation[]> {
      const rows = await orm
        .select({
          ...{ id: conversations.id, change: conversations.change, lastAt: conversations.lastAt },
          ...{ lastBy: conversations.lastBy, contactLeft: conversations.contactLeft },
          ...{ seq: conversations.visibleSeq, read: conversations.readByVisitor },
          ...{ email: visitors.email, mailedUpTo: absences.mailedUpTo },
        })
        .from(conversations)
        .innerJoin(visitors, eq(visitors.id, conversations.visitorId))
        .leftJoin(absences, eq(absences.conversationId, conversations.id))
        .where(gt(conversations.change, change))
        .orderBy(asc(conversations.change))
        .limit(limit);
      return rows.map(({ id, change, lastAt, ...row }) => {
        const known = Math.max(row.read, row.mailedUpTo ?? 0);
        const isReachable = row.email !== null || row.contactLeft === "email";
        const isUnread = row.lastBy === "agent" && row.seq > known && isReachable;
        return { id, change, lastAt, isUnread };
      });
    },

    /** Has it looked at, at `dueAt`; what is due already stays so. */
    async look(conversationId: string, dueAt: number): Promise<void> {
      await orm
        .insert(absences)
        .values({ conversationId, dueAt, mailedAt: null, mailedUpTo: 0 })
        .onConflictDoUpdate({
          target: absences.conversationId,
          set: { dueAt: sql`coalesce(${absences.dueAt}, ${dueAt})` },
        });
    },

    /** The ids of those that are to be looked at by `now`. */
    async due(now: number, limit: number): Promise<string[]> {
      const rows = await orm
        .select({ id: absences.conversationId })
        .from(absences)
        .where(and(isNotNull(absences.dueAt), lte(absences.dueAt, now)))
        .orderBy(asc(absences.dueAt))
        .limit(limit);
      return rows.map(({ id }) => id);
    },

    async of(conversationId: string): Promise<AbsenceRow | undefined> {
      const own = eq(absences.conversationId, conversationId);
      return (await orm.select().from(absences).where(own))[0];
    },

    async update(conversationId: string, row: Partial<AbsenceRow>): Promise<void> {
      await orm.update(absences).set(row).where(eq(absences.conversationId, conversationId));
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

    /** The email that was left in a conversation last; null: none. */
    async emailLeftIn(conversationId: string): Promise<string | null> {
      const rows = await orm
        .select({ body: events.body })
        .from(events)
        .where(and(eq(events.conversationId, conversationId), eq(events.byKind, "visitor")))
        .orderBy(desc(events.seq));
      for (const { body } of rows)
        if (body.type === "contact_left" && body.email) return body.email;
      return null;
    },
  };
}
