import type { Db } from "../db/db.ts";
import type { ConversationChanges } from "./change-conversation.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { FindConversation } from "./find-conversation.ts";

/** Removed in one write, with all that was said in them: others get their turn in between. */
const AT_ONCE = 100;

export type ConversationRemoval = ReturnType<typeof createConversationRemoval>;

/** Takes conversations away for good. Open ones are closed first, so that consoles let go of them. */
export function createConversationRemoval(deps: {
  db: Db;
  changes: ConversationChanges;
  find: FindConversation;
  store: ConversationStore;
}) {
  const { db, changes, find, store } = deps;

  async function close(conversationId: string): Promise<void> {
    await db.writes.stage(
      { conversationId },
      () =>
        changes.change(find.staged(conversationId), {
          act: { type: "visitor_close", outcome: "no_answer" },
          by: { kind: "system" },
          says: [],
        }),
      changes.publish,
    );
  }

  return {
    /** All of a site's. Whoever calls this has seen to it that no new ones are opened. */
    async ofSite(siteId: string): Promise<void> {
      for (;;) {
        const rows = await store.page({ siteIds: [siteId], limit: AT_ONCE });
        if (rows.length === 0) return;
        for (const { id, state } of rows) if (state !== "closed") await close(id);
        await db.writes.write(() => store.remove(rows.map(({ id }) => id)));
      }
    },
  };
}
