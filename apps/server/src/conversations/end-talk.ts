import type { Outcome } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import type { ConversationChanges } from "./change-conversation.ts";
import type { FindConversation } from "./find-conversation.ts";

/** An agent ends what a visitor has open, whoever has it; without an open conversation it does nothing. */
export function createEndTalk(deps: {
  db: Db;
  find: FindConversation;
  changes: ConversationChanges;
}) {
  const { db, find, changes } = deps;
  return async (agentId: string, visitorId: string, outcome: Outcome): Promise<void> => {
    await db.writes.stage(
      { visitorId },
      () => {
        const row = find.openOf(visitorId);
        if (!row) return undefined;
        const act = { type: "visitor_close", outcome } as const;
        return changes.change(row, { act, by: { kind: "agent", id: agentId }, says: [] });
      },
      (recorded) => recorded && changes.publish(recorded),
    );
  };
}
