import { agentsTopic, type Hub } from "../socket/hub.ts";
import {
  type ConversationRow,
  type ConversationStore,
  toConversation,
} from "./conversation-store.ts";

export type RefreshConversations = ReturnType<typeof createRefreshConversations>;

/** For what shows in lists of conversations but is kept elsewhere, such as a visitor's name. */
export function createRefreshConversations({ hub, store }: { hub: Hub; store: ConversationStore }) {
  return {
    /** Marks all conversations of a visitor as changed. Call inside a write. */
    mark(visitorId: string): ConversationRow[] {
      return store.ofVisitor(visitorId).map((row) => {
        const changed = { ...row, change: store.nextChange() };
        store.update(changed);
        return changed;
      });
    },

    /** Tells the consoles. Call once the write is on disk. */
    publish(rows: ConversationRow[]): void {
      for (const row of rows) {
        hub.publish(agentsTopic, { type: "conversation", conversation: toConversation(row) });
      }
    },
  };
}
