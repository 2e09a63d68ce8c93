import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { sites } from "../db/tables.ts";

export type SiteRow = typeof sites.$inferSelect;
export type SiteStore = ReturnType<typeof createSiteStore>;

/** The only SQL on sites. */
export function createSiteStore({ orm }: Db) {
  const byKey = orm
    .select()
    .from(sites)
    .where(eq(sites.key, sql.placeholder("key")))
    .prepare();
  const byId = orm
    .select()
    .from(sites)
    .where(eq(sites.id, sql.placeholder("id")))
    .prepare();
  return {
    all: (): SiteRow[] => orm.select().from(sites).orderBy(asc(sites.createdAt)).all(),
    byKey: (key: string): SiteRow | undefined => byKey.get({ key }),
    byId: (id: string): SiteRow | undefined => byId.get({ id }),
    insert: (row: SiteRow): void => void orm.insert(sites).values(row).run(),
    update: (row: SiteRow): void =>
      void orm.update(sites).set(row).where(eq(sites.id, row.id)).run(),
  };
}
