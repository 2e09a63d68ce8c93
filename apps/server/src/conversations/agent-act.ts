import type { Conversation, EventBody } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import type { Searched } from "../faq/searched.ts";
import type { ConversationChanges } from "./change-conversation.ts";
import { type ConversationRow, toConversation } from "./conversation-row.ts";
import type { FindConversation } from "./find-conversation.ts";
import type { Act } from "./next-state.ts";

export type AgentAct = ReturnType<typeof createAgentAct>;

/**
 * One act of an agent on one conversation. `says` sees the row as it is inside the write; what it returns
 * comes before the events of the act itself. Throws Refusal for what may not be.
 */
export function createAgentAct(deps: {
  db: Db;
  changes: ConversationChanges;
  find: FindConversation;
  searched?: Pick<Searched, "beforeTaking">;
}) {
  const { db, changes, find, searched } = deps;

  /** Who takes a visitor out of self-service is told what they looked for there. */
  const before = (id: string, { type }: Act): Promise<void> | undefined =>
    type === "claim" || type === "transfer" || type === "transfer_to_team"
      ? searched?.beforeTaking(id)
      : undefined;

  return async (
    agentId: string,
    id: string,
    what: Act,
    says: (row: ConversationRow) => EventBody[] = () => [],
  ): Promise<Conversation> => {
    // Without a need to wait it is staged at once: what comes in one turn stays in its order.
    const looked = before(id, what);
    if (looked) await looked;
    const { row } = await db.writes.stage(
      { conversationId: id },
      () => {
        const row = find.staged(id);
        const bodies = says(row).map((body) => ({ body }));
        return changes.change(row, { act: what, by: { kind: "agent", id: agentId }, says: bodies });
      },
      changes.publish,
    );
    return toConversation(row);
  };
}
