import type { Standard } from "@foyer/protocol";
import { and, asc, eq, gt, inArray, lte } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";

export type StandardStore = ReturnType<typeof createStandardStore>;

/** The only SQL on standards, and on which conversations they are to be looked after. */
export function createStandardStore(db: Db) {
  const { orm } = db;
  const { standards, conversations } = db.tables;
  const changed = () => raiseGeneration(db, "standards");

  return {
    /** In the order of their making. */
    async all(): Promise<Standard[]> {
      const rows = await orm
        .select()
        .from(standards)
        .orderBy(asc(standards.createdAt), asc(standards.id));
      return rows.map(({ createdAt: _, ...standard }) => standard);
    },

    async insert(standard: Standard, createdAt: number): Promise<void> {
      await orm.insert(standards).values({ ...standard, createdAt });
      await changed();
    },

    async update({ id, ...change }: Standard): Promise<void> {
      await orm.update(standards).set(change).where(eq(standards.id, id));
      await changed();
    },

    async remove(id: string): Promise<void> {
      await orm.delete(standards).where(eq(standards.id, id));
      await changed();
    },

    /** Conversations of which something is to be told by `now` (ms since 1970), the longest due first. */
    due: (now: number, limit: number): Promise<{ id: string }[]> =>
      orm
        .select({ id: conversations.id })
        .from(conversations)
        .where(lte(conversations.alarmAt, now))
        .orderBy(asc(conversations.alarmAt))
        .limit(limit)
        .execute(),

    /** Those that are with people, by id, from after `after` on. */
    served: (after: string, limit: number): Promise<{ id: string }[]> =>
      orm
        .select({ id: conversations.id })
        .from(conversations)
        .where(
          and(
            inArray(conversations.state, ["waiting", "active", "snoozed"]),
            gt(conversations.id, after),
          ),
        )
        .orderBy(asc(conversations.id))
        .limit(limit)
        .execute(),
  };
}
