import type { ConversationRow } from "./conversation-row.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { ConversationLedger } from "./ledger.ts";
import type { ListNews } from "./list-news.ts";

export type RefreshConversations = ReturnType<typeof createRefreshConversations>;

/** For what shows in lists of conversations but is kept elsewhere, such as a visitor's name. */
export function createRefreshConversations(deps: {
  listNews: ListNews;
  store: ConversationStore;
  ledger: ConversationLedger;
}) {
  const { listNews, store, ledger } = deps;

  /** Inside such a write: marks these as changed, as they are given. */
  function renumber(rows: ConversationRow[]): ConversationRow[] {
    return rows.map((row) => {
      const changed = { ...row };
      ledger.update(changed, row);
      return changed;
    });
  }

  return {
    /**
     * Marks all conversations of a visitor as changed. Call inside a write that has changed the
     * visitor's row: until it ends nobody else changes their conversations.
     */
    async mark(visitorId: string): Promise<ConversationRow[]> {
      return renumber(await store.ofVisitor(visitorId));
    },
    renumber,

    /** Tells the consoles. Call once the write is on disk. */
    publish(rows: ConversationRow[]): void {
      for (const row of rows) listNews.publish(row);
    },
  };
}
