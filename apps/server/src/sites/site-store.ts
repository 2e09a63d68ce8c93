import { asc, eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";
import type { Tables } from "../db/tables.ts";

export type SiteRow = Tables["sites"]["$inferSelect"];
export type SiteStore = ReturnType<typeof createSiteStore>;

/** The only SQL on sites. */
export function createSiteStore(db: Db) {
  const { orm } = db;
  const { sites } = db.tables;
  return {
    all: (): Promise<SiteRow[]> => orm.select().from(sites).orderBy(asc(sites.createdAt)).execute(),
    async byKey(key: string): Promise<SiteRow | undefined> {
      const rows = await orm.select().from(sites).where(eq(sites.key, key));
      return rows[0];
    },
    async byId(id: string): Promise<SiteRow | undefined> {
      const rows = await orm.select().from(sites).where(eq(sites.id, id));
      return rows[0];
    },
    async insert(row: SiteRow): Promise<void> {
      await orm.insert(sites).values(row);
      await raiseGeneration(db, "sites");
    },
    /** With its visitors, conversations, articles and whatever else is the site's. */
    async remove(id: string): Promise<void> {
      await orm.delete(sites).where(eq(sites.id, id));
      await raiseGeneration(db, "sites");
    },
    async update(row: SiteRow): Promise<void> {
      await orm.update(sites).set(row).where(eq(sites.id, row.id));
      await raiseGeneration(db, "sites");
    },
  };
}
