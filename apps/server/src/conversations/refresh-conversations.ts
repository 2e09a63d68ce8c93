import type { ConversationRow } from "./conversation-row.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { ListNews } from "./list-news.ts";

export type RefreshConversations = ReturnType<typeof createRefreshConversations>;

/** For what shows in lists of conversations but is kept elsewhere, such as a visitor's name. */
export function createRefreshConversations(deps: { listNews: ListNews; store: ConversationStore }) {
  const { listNews, store } = deps;
  return {
    /** Marks all conversations of a visitor as changed. Call inside a write. */
    mark(visitorId: string): ConversationRow[] {
      return store.ofVisitor(visitorId).map((row) => {
        const changed = { ...row, change: store.nextChange() };
        store.update(changed, row);
        return changed;
      });
    },

    /** Tells the consoles. Call once the write is on disk. */
    publish(rows: ConversationRow[]): void {
      for (const row of rows) listNews.publish(row);
    },
  };
}
