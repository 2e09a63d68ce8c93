import { createRecentRows } from "../db/recent-rows.ts";
import type { ConversationRow } from "./conversation-row.ts";

/** Rows of about a kilobyte each: twice as many are kept at most. */
const KEPT = 10_000;

/** Conversations that are not closed, as a commit has left them: what this node saw of them last. */
export interface KnownConversations {
  byId(id: string): ConversationRow | undefined;
  /** The one that the visitor goes on with. */
  openOf(visitorId: string): ConversationRow | undefined;
  /** A row as it was stored, here or by another node. One that is older than what is known changes nothing. */
  take(row: ConversationRow): void;
  /** What is known of it has turned out not to be so. */
  forget(id: string): void;
  clear(): void;
}

/** Others may have changed them meanwhile: whoever stores by what is known here has it checked. */
export function createKnownConversations(kept = KEPT): KnownConversations {
  const rows = createRecentRows<ConversationRow>(kept);
  const openIds = createRecentRows<string>(kept);

  return {
    byId: rows.get,
    openOf(visitorId) {
      const id = openIds.get(visitorId);
      const row = id === undefined ? undefined : rows.get(id);
      // It may have been given to another visitor since.
      return row?.visitorId === visitorId ? row : undefined;
    },
    take(row) {
      const known = rows.get(row.id);
      if (known && known.change >= row.change) return;
      if (row.state === "closed") return rows.delete(row.id);
      rows.set(row.id, row);
      openIds.set(row.visitorId, row.id);
    },
    forget: rows.delete,
    clear() {
      rows.clear();
      openIds.clear();
    },
  };
}
