import type { Visitor } from "@foyer/protocol";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { visitors } from "../db/tables.ts";

export type VisitorRow = typeof visitors.$inferSelect;

/** What acts need to know of the visitor who acts. */
export interface VisitorIdentity {
  id: string;
  siteId: string;
  name: string | null;
  pagePath: string;
}

export type VisitorStore = ReturnType<typeof createVisitorStore>;

/** The only SQL on visitors. */
export function createVisitorStore({ orm }: Db) {
  const byToken = orm
    .select()
    .from(visitors)
    .where(eq(visitors.tokenHash, sql.placeholder("tokenHash")))
    .prepare();
  const byId = orm
    .select()
    .from(visitors)
    .where(eq(visitors.id, sql.placeholder("id")))
    .prepare();
  // Once for everyone who opens a chat for the first time.
  const insert = orm
    .insert(visitors)
    .values({
      id: sql.placeholder("id"),
      siteId: sql.placeholder("siteId"),
      tokenHash: sql.placeholder("tokenHash"),
      name: sql.placeholder("name"),
      email: sql.placeholder("email"),
      page: sql.placeholder("page"),
      languages: sql.placeholder("languages"),
      timeZone: sql.placeholder("timeZone"),
      browser: sql.placeholder("browser"),
      firstSeenAt: sql.placeholder("firstSeenAt"),
      seenAt: sql.placeholder("seenAt"),
    })
    .prepare();
  return {
    byToken: (tokenHash: string): VisitorRow | undefined => byToken.get({ tokenHash }),
    byId: (id: string): VisitorRow | undefined => byId.get({ id }),
    insert: (row: VisitorRow): void => void insert.run(row),
    update: (id: string, patch: Partial<VisitorRow>): void =>
      void orm.update(visitors).set(patch).where(eq(visitors.id, id)).run(),
  };
}

/** The row as the console's visitor panel gets it. */
export function toVisitor({ tokenHash: _, ...row }: VisitorRow, online: boolean): Visitor {
  return { ...row, online };
}
