import type { CannedReply } from "@foyer/protocol";
import { asc, eq } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { cannedReplies } from "../db/tables.ts";

export type CannedReplyStore = ReturnType<typeof createCannedReplyStore>;

/** The only SQL on canned replies. */
export function createCannedReplyStore({ orm }: Db) {
  return {
    all: (): CannedReply[] =>
      orm.select().from(cannedReplies).orderBy(asc(cannedReplies.shortcut)).all(),
    byShortcut: (shortcut: string): CannedReply | undefined =>
      orm.select().from(cannedReplies).where(eq(cannedReplies.shortcut, shortcut)).get(),
    insert: (row: CannedReply): void => void orm.insert(cannedReplies).values(row).run(),
    /** Returns whether there was one. */
    update: (row: CannedReply): boolean =>
      orm.update(cannedReplies).set(row).where(eq(cannedReplies.id, row.id)).run().changes > 0,
    remove: (id: string): boolean =>
      orm.delete(cannedReplies).where(eq(cannedReplies.id, id)).run().changes > 0,
  };
}
