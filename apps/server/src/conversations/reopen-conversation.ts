import type { Conversation } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { ConversationChanges } from "./change-conversation.ts";
import { toConversation } from "./conversation-row.ts";
import type { FindConversation } from "./find-conversation.ts";

export type ReopenConversation = ReturnType<typeof createReopenConversation>;

/** An agent opens a closed conversation again, and has it then. A visitor has one open conversation at most. */
export function createReopenConversation(deps: {
  db: Db;
  changes: ConversationChanges;
  find: FindConversation;
}) {
  const { db, changes, find } = deps;

  return async (agentId: string, id: string): Promise<Conversation> => {
    const { visitorId } = await find.existing(id);
    const { row } = await db.writes.stage(
      { visitorId, conversationId: id },
      () => {
        const row = find.staged(id);
        const open = find.openOf(row.visitorId);
        if (open && open.id !== id) throw hasAnother();
        const act = { type: "agent_reopen", agentId } as const;
        return changes.change(row, { act, by: { kind: "agent", id: agentId }, says: [] });
      },
      changes.publish,
    );
    return toConversation(row);
  };
}

const hasAnother = () =>
  new Refusal("wrong_state", "The visitor has another conversation open: go on in that one.");
