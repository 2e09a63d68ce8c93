import type { CannedReply } from "@foyer/protocol";
import { and, asc, eq, max, sql, sum } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";
import type { Tables } from "../db/tables.ts";

export type CannedReplyRow = Tables["cannedReplies"]["$inferSelect"];
export type Uses = Pick<CannedReply, "uses" | "myUses" | "usedAt" | "usedBy">;
export type CannedReplyStore = ReturnType<typeof createCannedReplyStore>;

/** The only SQL on canned replies. */
export function createCannedReplyStore(db: Db) {
  const { orm } = db;
  const { cannedReplies, cannedReplyUses: used } = db.tables;
  const id = { id: cannedReplies.id };
  const changed = () => raiseGeneration(db, "canned_replies");

  const totals = () =>
    orm
      .select({
        replyId: used.replyId,
        uses: sum(used.count).as("uses"),
        usedAt: max(used.usedAt).as("last_used_at"),
      })
      .from(used)
      .groupBy(used.replyId);

  return {
    all: (): Promise<CannedReplyRow[]> =>
      orm.select().from(cannedReplies).orderBy(asc(cannedReplies.shortcut)).execute(),

    async byId(wanted: string): Promise<CannedReplyRow | undefined> {
      return (await orm.select().from(cannedReplies).where(eq(cannedReplies.id, wanted)))[0];
    },

    withShortcut: (shortcut: string): Promise<CannedReplyRow[]> =>
      orm.select().from(cannedReplies).where(eq(cannedReplies.shortcut, shortcut)).execute(),

    async insert(row: CannedReplyRow): Promise<void> {
      await orm.insert(cannedReplies).values(row);
      await changed();
    },

    async update(row: CannedReplyRow): Promise<void> {
      await orm.update(cannedReplies).set(row).where(eq(cannedReplies.id, row.id));
      await changed();
    },

    /** Returns whether there was one. */
    async remove(removed: string): Promise<boolean> {
      const rows = await orm
        .delete(cannedReplies)
        .where(eq(cannedReplies.id, removed))
        .returning(id);
      await changed();
      return rows.length > 0;
    },

    /** Counts a use by an agent. */
    async addUse(replyId: string, agentId: string, usedAt: number): Promise<void> {
      await orm
        .insert(used)
        .values({ replyId, agentId, count: 1, usedAt })
        .onConflictDoUpdate({
          target: [used.replyId, used.agentId],
          set: { count: sql`${used.count} + 1`, usedAt },
        });
    },

    /** By the reply's id; those that nobody has used are not in it. */
    async uses(agentId: string): Promise<Map<string, Uses>> {
      const [all, mine, last] = await Promise.all([
        totals().execute(),
        orm.select().from(used).where(eq(used.agentId, agentId)).execute(),
        lastUsers(),
      ]);
      const own = new Map(mine.map(({ replyId, count }) => [replyId, count]));
      const by = new Map(last.map(({ replyId, agentId }) => [replyId, agentId]));
      return new Map(
        all.map(({ replyId, uses, usedAt }) => [
          replyId,
          {
            ...{ uses: Number(uses ?? 0), myUses: own.get(replyId) ?? 0 },
            ...{ usedAt: usedAt === null ? null : Number(usedAt), usedBy: by.get(replyId) ?? null },
          },
        ]),
      );
    },
  };

  async function lastUsers() {
    const latest = totals().as("latest");
    return orm
      .select({ replyId: used.replyId, agentId: used.agentId })
      .from(used)
      .innerJoin(latest, and(eq(latest.replyId, used.replyId), eq(latest.usedAt, used.usedAt)));
  }
}
