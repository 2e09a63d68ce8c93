import { and, asc, count, eq, gt, inArray, isNotNull, max } from "drizzle-orm";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { Db } from "../db/db.ts";

/** Conversations that wait, as routing looks at them. */
export type WaitingRow = Omit<ConversationRow, "visitorName">;

/** What offers to one agent have come to. `missed`: in a row. */
export interface Turn {
  agentId: string;
  offeredAt: number;
  missed: number;
}

export type RoutingStore = ReturnType<typeof createRoutingStore>;

/** The only SQL of routing. */
export function createRoutingStore({ orm, tables }: Db) {
  const { conversations, events, visitors, agentOffers } = tables;

  return {
    /** Who has waited longest first. */
    waiting: (limit: number): Promise<WaitingRow[]> =>
      orm
        .select()
        .from(conversations)
        .where(eq(conversations.state, "waiting"))
        .orderBy(asc(conversations.waitingSince))
        .limit(limit)
        .execute(),

    /** How many conversations each agent has who has any. */
    async loads(): Promise<Map<string, number>> {
      const rows = await orm
        .select({ agentId: conversations.assigneeId, load: count() })
        .from(conversations)
        .where(and(eq(conversations.state, "active"), isNotNull(conversations.assigneeId)))
        .groupBy(conversations.assigneeId);
      return new Map(rows.map(({ agentId, load }) => [agentId ?? "", load]));
    },

    turns: (): Promise<Turn[]> => orm.select().from(agentOffers).execute(),

    /** What is known of these visitors, by their ids. */
    async attributesOf(visitorIds: string[]) {
      const rows = await orm
        .select({ id: visitors.id, attributes: visitors.attributes })
        .from(visitors)
        .where(inArray(visitors.id, visitorIds));
      return new Map(rows.map(({ id, attributes }) => [id, attributes]));
    },

    /** Who of the agents last said or did something that the visitor saw; null: nobody yet. */
    async lastAgentOf(visitorId: string): Promise<string | null> {
      const rows = await orm
        .select({ agentId: events.byId, at: max(events.at) })
        .from(events)
        .innerJoin(conversations, eq(conversations.id, events.conversationId))
        .where(
          and(
            eq(conversations.visitorId, visitorId),
            eq(events.byKind, "agent"),
            eq(events.internal, false),
          ),
        )
        .groupBy(events.byId);
      const [last] = rows.sort((one, other) => (other.at ?? 0) - (one.at ?? 0));
      return last?.agentId ?? null;
    },

    /** Inside a write: these were offered something at that time (ms since 1970). */
    async offered(agentIds: string[], offeredAt: number): Promise<void> {
      const rows = agentIds.map((agentId) => ({ agentId, offeredAt, missed: 0 }));
      await orm
        .insert(agentOffers)
        .values(rows)
        .onConflictDoUpdate({ target: agentOffers.agentId, set: { offeredAt } });
    },

    /** Inside a write: so many offers in a row they have missed now. */
    async setMissed(agentId: string, missed: number): Promise<void> {
      await orm.update(agentOffers).set({ missed }).where(eq(agentOffers.agentId, agentId));
    },

    /** Inside a write: they took one. */
    async took(agentId: string): Promise<void> {
      await orm
        .update(agentOffers)
        .set({ missed: 0 })
        .where(and(eq(agentOffers.agentId, agentId), gt(agentOffers.missed, 0)));
    },
  };
}
