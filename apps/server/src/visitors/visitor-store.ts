import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";

export type VisitorRow = Tables["visitors"]["$inferSelect"];

type Seen = Pick<VisitorRow, "page" | "languages" | "timeZone" | "browser" | "seenAt">;

export type VisitorStore = ReturnType<typeof createVisitorStore>;

/** The only SQL on visitors. */
export function createVisitorStore({ orm, tables: { visitors } }: Db) {
  const value = sql.placeholder;
  const byToken = orm
    .select()
    .from(visitors)
    .where(eq(visitors.tokenHash, value("tokenHash")))
    .prepare("visitor_by_token");
  const byId = orm
    .select()
    .from(visitors)
    .where(eq(visitors.id, value("id")))
    .prepare("visitor_by_id");
  // Once for everyone who opens a chat for the first time.
  const insert = orm
    .insert(visitors)
    .values({
      id: value("id"),
      siteId: value("siteId"),
      tokenHash: value("tokenHash"),
      name: value("name"),
      email: value("email"),
      phone: value("phone"),
      attributes: value("attributes"),
      externalId: value("externalId"),
      vouched: value("vouched"),
      page: value("page"),
      languages: value("languages"),
      timeZone: value("timeZone"),
      browser: value("browser"),
      firstSeenAt: value("firstSeenAt"),
      seenAt: value("seenAt"),
    })
    .prepare("insert_visitor");

  /** Follows a profile that was merged to the one that it is part of now. Refuses when there is none. */
  async function current(
    id: string,
    read: (id: string) => Promise<VisitorRow | undefined>,
  ): Promise<VisitorRow> {
    const row = await read(id);
    if (!row) throw new Refusal("not_found", "There is no such visitor.");
    return row.mergedInto === null ? row : current(row.mergedInto, read);
  }

  const store = {
    async byToken(tokenHash: string): Promise<VisitorRow | undefined> {
      const rows = await byToken.execute({ tokenHash });
      return rows[0];
    },
    async byId(id: string): Promise<VisitorRow | undefined> {
      const rows = await byId.execute({ id });
      return rows[0];
    },
    /** Inside a direct write: the visitor, whose conversations nobody else changes until the write ends. */
    async lockedById(id: string): Promise<VisitorRow | undefined> {
      // An update locks the row on both engines.
      const rows = await orm
        .update(visitors)
        .set({ browser: sql`${visitors.browser}` })
        .where(eq(visitors.id, id))
        .returning();
      return rows[0];
    },
    /** Whom the owner's server knows by `externalId`. */
    async byExternalId(siteId: string, externalId: string): Promise<VisitorRow | undefined> {
      const rows = await orm
        .select()
        .from(visitors)
        .where(and(eq(visitors.siteId, siteId), eq(visitors.externalId, externalId)));
      return rows[0];
    },
    async insert(row: VisitorRow): Promise<void> {
      await insert.execute(row);
    },
    /** What a browser says of itself when it comes, or the page that it went to. */
    async seen(id: string, seen: Partial<Seen>): Promise<void> {
      await orm.update(visitors).set(seen).where(eq(visitors.id, id));
    },
    /** What somebody says of them; returns whether there is such a visitor. */
    async update(id: string, patch: Partial<Omit<VisitorRow, "id" | "siteId">>): Promise<boolean> {
      const updated = await orm
        .update(visitors)
        .set(patch)
        .where(eq(visitors.id, id))
        .returning({ id: visitors.id });
      return updated.length > 0;
    },
    /** Those who were part of one are part of another now. */
    async remerge(fromId: string, intoId: string): Promise<void> {
      await orm.update(visitors).set({ mergedInto: intoId }).where(eq(visitors.mergedInto, fromId));
    },
  };
  return {
    ...store,
    /** The visitor, or whom they are part of since they were merged. Refuses when there is none. */
    current: (id: string): Promise<VisitorRow> => current(id, store.byId),
    /** Inside a direct write: the same, as `lockedById`. */
    lockedCurrent: (id: string): Promise<VisitorRow> => current(id, store.lockedById),
  };
}
