import { desc, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type BlockRow = Tables["visitorBlocks"]["$inferSelect"];
export type BlockStore = ReturnType<typeof createBlockStore>;

/** The only SQL on blocked visitors. Times are in ms since 1970. */
export function createBlockStore({ orm, tables: { visitorBlocks } }: Db) {
  return {
    /** Those that hold at `now`, the latest first. */
    all: (now: number): Promise<BlockRow[]> =>
      orm
        .select()
        .from(visitorBlocks)
        .where(or(isNull(visitorBlocks.until), gt(visitorBlocks.until, now)))
        .orderBy(desc(visitorBlocks.at))
        .execute(),

    async put(row: BlockRow): Promise<void> {
      const { visitorId: _, ...rest } = row;
      await orm
        .insert(visitorBlocks)
        .values(row)
        .onConflictDoUpdate({ target: visitorBlocks.visitorId, set: rest });
    },

    /** Returns whether there was one. */
    async remove(visitorId: string): Promise<boolean> {
      const gone = await orm
        .delete(visitorBlocks)
        .where(eq(visitorBlocks.visitorId, visitorId))
        .returning({ visitorId: visitorBlocks.visitorId });
      return gone.length > 0;
    },

    async removeOver(now: number): Promise<void> {
      await orm.delete(visitorBlocks).where(lte(visitorBlocks.until, now));
    },
  };
}
