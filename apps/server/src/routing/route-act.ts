import type { EventBody } from "@foyer/protocol";
import type { Doer } from "../agents/doer.ts";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";

export type RouteAct = ReturnType<typeof createRouteAct>;

/**
 * Writes on a conversation that waits what routing has to say of it; resolves with the row as it is then.
 * `says` sees the row as it is inside the write: what it returns is so for the row that nobody else changes
 * meanwhile, on whatever node. With nothing to say, or none that waits, it resolves with undefined.
 */
export function createRouteAct(deps: {
  db: Db;
  changes: ConversationChanges;
  find: FindConversation;
}) {
  const { db, changes, find } = deps;

  return async (
    id: string,
    by: Doer,
    says: (row: ConversationRow) => EventBody[],
  ): Promise<ConversationRow | undefined> => {
    try {
      const recorded = await db.writes.stage(
        { conversationId: id },
        () => {
          const row = find.staged(id);
          const bodies = row.state === "waiting" ? says(row) : [];
          if (bodies.length === 0) return undefined;
          const told = bodies.map((body) => ({ body }));
          return changes.change(row, { act: { type: "route" }, by, says: told });
        },
        (made) => made && changes.publish(made),
      );
      return recorded?.row;
    } catch (error) {
      // It was deleted meanwhile.
      if (error instanceof Refusal && error.kind === "not_found") return undefined;
      throw error;
    }
  };
}
