import { eq, lt } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type SearchedRow = Tables["visitorSearches"]["$inferSelect"];

export type SearchedStore = ReturnType<typeof createSearchedStore>;

/** The only SQL on what visitors look for by themselves. */
export function createSearchedStore({ orm, tables }: Db) {
  const { visitorSearches } = tables;
  return {
    async of(visitorId: string): Promise<SearchedRow | undefined> {
      const rows = await orm
        .select()
        .from(visitorSearches)
        .where(eq(visitorSearches.visitorId, visitorId));
      return rows[0];
    },

    async put({ visitorId, ...said }: SearchedRow): Promise<void> {
      await orm
        .insert(visitorSearches)
        .values({ visitorId, ...said })
        .onConflictDoUpdate({ target: visitorSearches.visitorId, set: said });
    },

    async remove(visitorId: string): Promise<void> {
      await orm.delete(visitorSearches).where(eq(visitorSearches.visitorId, visitorId));
    },

    async removeBefore(at: number): Promise<void> {
      await orm.delete(visitorSearches).where(lt(visitorSearches.at, at));
    },
  };
}
