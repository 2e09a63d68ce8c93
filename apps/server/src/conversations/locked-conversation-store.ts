import { eq, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { ConversationRow } from "./conversation-row.ts";
import type { ConversationStore } from "./conversation-store.ts";

export type LockedConversations = ReturnType<typeof createLockedConversations>;

/** For writes that read and change the log itself, with statements of their own. */
export function createLockedConversations({ orm, tables }: Db, conversations: ConversationStore) {
  const { visitors } = tables;

  /** Whoever writes to a conversation locks its visitor's row first; an update locks it on both engines. */
  const lock = (visitorId: string) =>
    orm
      .update(visitors)
      .set({ browser: sql`${visitors.browser}` })
      .where(eq(visitors.id, visitorId));

  /**
   * Inside a direct write: the conversation, which nobody else changes until the write ends. Refuses when
   * there is none.
   */
  return async (id: string): Promise<ConversationRow> => {
    let row = await conversations.byId(id);
    // It may be given to another visitor while we wait for the lock.
    for (let locked: string | undefined; row && row.visitorId !== locked; ) {
      locked = row.visitorId;
      await lock(locked);
      row = await conversations.byId(id);
    }
    if (!row) throw new Refusal("not_found", "There is no such conversation.");
    return row;
  };
}
