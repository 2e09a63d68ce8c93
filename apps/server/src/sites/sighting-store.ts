import { eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type SightingRow = Tables["siteSightings"]["$inferSelect"];
export type SightingStore = ReturnType<typeof createSightingStore>;

/** The only SQL on sightings. */
export function createSightingStore({ orm, tables }: Db) {
  const { siteSightings } = tables;
  return {
    async of(siteId: string): Promise<SightingRow | undefined> {
      const rows = await orm.select().from(siteSightings).where(eq(siteSightings.siteId, siteId));
      return rows[0];
    },
    async put(row: SightingRow): Promise<void> {
      const { page, seenAt } = row;
      await orm
        .insert(siteSightings)
        .values(row)
        .onConflictDoUpdate({ target: siteSightings.siteId, set: { page, seenAt } });
    },
  };
}
