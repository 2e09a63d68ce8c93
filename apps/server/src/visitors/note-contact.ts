import type { RefreshConversations } from "../conversations/refresh-conversations.ts";
import type { Db } from "../db/db.ts";
import type { VisitorStore } from "./visitor-store.ts";

export type NoteContact = ReturnType<typeof createNoteContact>;

/**
 * Keeps what a visitor said of themselves, where nothing was known; every list that shows the name
 * follows. What was known stays: an agent may have noted it, or a signature vouched for it.
 */
export function createNoteContact(deps: {
  db: Db;
  visitors: VisitorStore;
  refresh: RefreshConversations;
}) {
  const { db, visitors, refresh } = deps;

  return async (
    id: string,
    said: { name?: string; email?: string; phone?: string },
  ): Promise<void> => {
    if (Object.keys(said).length === 0) return;
    await db.writes.write(async () => {
      const row = await visitors.byId(id);
      if (!row) return [];
      const isNews = ([what]: [string, unknown]) => row[what as keyof typeof said] === null;
      const news = Object.fromEntries(Object.entries(said).filter(isNews));
      if (Object.keys(news).length === 0) return [];
      await visitors.update(id, news);
      return refresh.mark(id);
    }, refresh.publish);
  };
}
