import type { View } from "@foyer/protocol";
import { and, asc, count, eq, or, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";

export type ViewStore = ReturnType<typeof createViewStore>;

/** The only SQL on saved views. */
export function createViewStore(db: Db) {
  const { orm } = db;
  const { views } = db.tables;
  const columns = {
    ...{ id: views.id, name: views.name, filter: views.filter },
    ...{ shared: views.shared, ownerId: views.ownerId },
  };
  const changed = () => raiseGeneration(db, "views");

  return {
    /** An agent's own in their order, then the shared ones of others by name. */
    listFor: (agentId: string): Promise<View[]> =>
      orm
        .select(columns)
        .from(views)
        .where(or(eq(views.ownerId, agentId), eq(views.shared, true)))
        .orderBy(
          sql`case when ${views.ownerId} = ${agentId} then 0 else 1 end`,
          sql`case when ${views.ownerId} = ${agentId} then ${views.position} else 0 end`,
          asc(views.name),
          asc(views.id),
        )
        .execute(),

    async byId(id: string): Promise<View | undefined> {
      return (await orm.select(columns).from(views).where(eq(views.id, id)))[0];
    },

    async countOf(ownerId: string): Promise<number> {
      const rows = await orm.select({ n: count() }).from(views).where(eq(views.ownerId, ownerId));
      return Number(rows[0]?.n ?? 0);
    },

    /** Behind all others of its owner. */
    async insert(view: View): Promise<void> {
      const last = orm
        .select({ last: sql<number>`coalesce(max(${views.position}), 0)`.as("last") })
        .from(views)
        .where(eq(views.ownerId, view.ownerId));
      const position = Number((await last)[0]?.last ?? 0) + 1;
      await orm.insert(views).values({ ...view, position });
      await changed();
    },

    async update({ id, name, filter, shared }: View): Promise<void> {
      await orm.update(views).set({ name, filter, shared }).where(eq(views.id, id));
      await changed();
    },

    async remove(id: string): Promise<void> {
      await orm.delete(views).where(eq(views.id, id));
      await changed();
    },

    /** Ids that are not the owner's stay where they are. */
    async order(ownerId: string, ids: readonly string[]): Promise<void> {
      for (const [position, id] of ids.entries()) {
        const own = and(eq(views.id, id), eq(views.ownerId, ownerId));
        await orm.update(views).set({ position }).where(own);
      }
      await changed();
    },
  };
}
