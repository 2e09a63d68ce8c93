import type { SavedReport } from "@foyer/protocol";
import { and, asc, count, eq, isNull, ne, or } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type SavedReportRow = Tables["savedReports"]["$inferSelect"];

export type SavedReportStore = ReturnType<typeof createSavedReportStore>;

/** The only SQL on saved reports. */
export function createSavedReportStore({ orm, tables: { savedReports } }: Db) {
  const own = (ownerId: string, id: string) =>
    and(eq(savedReports.ownerId, ownerId), eq(savedReports.id, id));

  return {
    /** An agent's own, oldest first. */
    listFor: (ownerId: string): Promise<SavedReport[]> =>
      orm
        .select({
          ...{ id: savedReports.id, name: savedReports.name },
          ...{ query: savedReports.query, weekly: savedReports.weekly },
        })
        .from(savedReports)
        .where(eq(savedReports.ownerId, ownerId))
        .orderBy(asc(savedReports.createdAt), asc(savedReports.id))
        .execute(),

    async byId(ownerId: string, id: string): Promise<SavedReportRow | undefined> {
      return (await orm.select().from(savedReports).where(own(ownerId, id)))[0];
    },

    async countOf(ownerId: string): Promise<number> {
      const rows = await orm
        .select({ n: count() })
        .from(savedReports)
        .where(eq(savedReports.ownerId, ownerId));
      return Number(rows[0]?.n ?? 0);
    },

    async insert(row: SavedReportRow): Promise<void> {
      await orm.insert(savedReports).values(row);
    },

    async update({ id, ownerId, ...row }: SavedReportRow): Promise<void> {
      await orm.update(savedReports).set(row).where(own(ownerId, id));
    },

    async remove(ownerId: string, id: string): Promise<void> {
      await orm.delete(savedReports).where(own(ownerId, id));
    },

    /** All that are mailed. */
    weekly: (): Promise<SavedReportRow[]> =>
      orm.select().from(savedReports).where(eq(savedReports.weekly, true)).execute(),

    /** Takes the mail about a week upon itself; false when it was mailed already, or is not to be. */
    async takeWeek(id: string, week: number): Promise<boolean> {
      const { mailedFor } = savedReports;
      const isNew = or(isNull(mailedFor), ne(mailedFor, week));
      const taken = await orm
        .update(savedReports)
        .set({ mailedFor: week })
        .where(and(eq(savedReports.id, id), eq(savedReports.weekly, true), isNew))
        .returning({ id: savedReports.id });
      return taken.length > 0;
    },
  };
}
