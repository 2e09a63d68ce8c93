import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type SubscriptionRow = Tables["pushSubscriptions"]["$inferSelect"];
export type PushStore = ReturnType<typeof createPushStore>;

/** The only SQL on the browsers that are called by web push. */
export function createPushStore({ orm, tables: { pushSubscriptions } }: Db) {
  return {
    ofAgents: (agentIds: string[]): Promise<SubscriptionRow[]> =>
      orm
        .select()
        .from(pushSubscriptions)
        .where(inArray(pushSubscriptions.agentId, agentIds))
        .execute(),
    /** A browser is called for who said so last. */
    async put(row: SubscriptionRow): Promise<void> {
      const { id, ...rest } = row;
      await orm
        .insert(pushSubscriptions)
        .values(row)
        .onConflictDoUpdate({ target: pushSubscriptions.id, set: rest });
    },
    /** Returns whether there was one. */
    async remove(agentId: string, id: string): Promise<boolean> {
      const removed = await orm
        .delete(pushSubscriptions)
        .where(and(eq(pushSubscriptions.agentId, agentId), eq(pushSubscriptions.id, id)))
        .returning({ id: pushSubscriptions.id });
      return removed.length > 0;
    },
    async removeGone(ids: string[]): Promise<void> {
      await orm.delete(pushSubscriptions).where(inArray(pushSubscriptions.id, ids));
    },
  };
}
