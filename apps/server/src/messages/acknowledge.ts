import type { Ack } from "@foyer/protocol";
import type { ConversationChanges, Recorded } from "../conversations/change-conversation.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import type { EventLog } from "./event-log.ts";

export type Acknowledge = ReturnType<typeof createAcknowledge>;

/** How everything that carries a client id is stored. */
export function createAcknowledge(deps: {
  db: Db;
  changes: ConversationChanges;
  find: FindConversation;
  log: EventLog;
}) {
  const { db, changes, find, log } = deps;

  const visitorOf = (whose: { visitorId: string } | { conversationId: string }): string =>
    "visitorId" in whose ? whose.visitorId : find.staged(whose.conversationId).visitorId;

  /** Stores once and publishes; a repeat of `clientId` gets the first ack again. */
  return async function acknowledge(
    clientId: string,
    whose: { visitorId: string } | { conversationId: string },
    store: () => Recorded,
  ): Promise<Ack> {
    const stored = await db.writes.stage(
      { ...whose, clientId },
      () => log.repeatOf(visitorOf(whose), clientId) ?? store(),
      (result) => {
        if ("row" in result) changes.publish(result);
      },
    );
    if ("row" in stored) {
      return { type: "ack", clientId, conversationId: stored.row.id, seq: stored.after + 1 };
    }
    return { type: "ack", clientId, conversationId: stored.conversationId, seq: stored.seq };
  };
}
