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
  return {
    byToken: (tokenHash: string): VisitorRow | undefined => byToken.get({ tokenHash }),
    byId: (id: string): VisitorRow | undefined => byId.get({ id }),
    insert: (row: VisitorRow): void => void orm.insert(visitors).values(row).run(),
    update: (id: string, patch: Partial<VisitorRow>): void =>
      void orm.update(visitors).set(patch).where(eq(visitors.id, id)).run(),
  };
}

/** The row as the console's visitor panel gets it. */
export function toVisitor({ tokenHash: _, ...row }: VisitorRow, online: boolean): Visitor {
  return { ...row, online };
}
