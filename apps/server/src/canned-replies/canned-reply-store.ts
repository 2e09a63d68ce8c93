import type { CannedReply } from "@foyer/protocol";
import { asc, eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";

export type CannedReplyStore = ReturnType<typeof createCannedReplyStore>;

/** The only SQL on canned replies. */
export function createCannedReplyStore({ orm, tables: { cannedReplies } }: Db) {
  const id = { id: cannedReplies.id };
  return {
    all: (): Promise<CannedReply[]> =>
      orm.select().from(cannedReplies).orderBy(asc(cannedReplies.shortcut)).execute(),
    async byShortcut(shortcut: string): Promise<CannedReply | undefined> {
      const found = orm.select().from(cannedReplies).where(eq(cannedReplies.shortcut, shortcut));
      return (await found)[0];
    },
    async insert(row: CannedReply): Promise<void> {
      await orm.insert(cannedReplies).values(row);
    },
    /** Returns whether there was one. */
    async update(row: CannedReply): Promise<boolean> {
      const updated = orm.update(cannedReplies).set(row).where(eq(cannedReplies.id, row.id));
      return (await updated.returning(id)).length > 0;
    },
    async remove(removed: string): Promise<boolean> {
      const removing = orm.delete(cannedReplies).where(eq(cannedReplies.id, removed));
      return (await removing.returning(id)).length > 0;
    },
  };
}
