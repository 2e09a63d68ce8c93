import { count, desc, eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type VisitorNoteRow = Tables["visitorNotes"]["$inferSelect"];
export type VisitorNoteStore = ReturnType<typeof createVisitorNoteStore>;

/** The only SQL on notes about people. */
export function createVisitorNoteStore({ orm, tables: { visitorNotes } }: Db) {
  const their = (visitorId: string) => eq(visitorNotes.visitorId, visitorId);
  return {
    /** Newest first. */
    of: (visitorId: string): Promise<VisitorNoteRow[]> =>
      orm
        .select()
        .from(visitorNotes)
        .where(their(visitorId))
        .orderBy(desc(visitorNotes.at), desc(visitorNotes.id))
        .execute(),

    async countOf(visitorId: string): Promise<number> {
      const rows = await orm.select({ n: count() }).from(visitorNotes).where(their(visitorId));
      return rows[0]?.n ?? 0;
    },

    async byId(id: string): Promise<VisitorNoteRow | undefined> {
      const rows = await orm.select().from(visitorNotes).where(eq(visitorNotes.id, id));
      return rows[0];
    },

    async insert(row: VisitorNoteRow): Promise<void> {
      await orm.insert(visitorNotes).values(row);
    },

    async change(id: string, text: string, editedAt: number): Promise<void> {
      await orm.update(visitorNotes).set({ text, editedAt }).where(eq(visitorNotes.id, id));
    },

    async remove(id: string): Promise<void> {
      await orm.delete(visitorNotes).where(eq(visitorNotes.id, id));
    },

    /** Inside a write: what was noted about one visitor is about another now. */
    async give(fromId: string, toId: string): Promise<void> {
      await orm.update(visitorNotes).set({ visitorId: toId }).where(their(fromId));
    },
  };
}
