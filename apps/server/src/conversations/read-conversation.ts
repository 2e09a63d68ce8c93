import type { Read } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import type { EventLog } from "../messages/event-log.ts";
import { Refusal } from "../refusal.ts";
import type { Hub } from "../socket/hub.ts";
import { visitorTopic } from "../socket/topics.ts";
import type { ConversationChanges } from "./change-conversation.ts";
import type { ConversationRow } from "./conversation-row.ts";
import type { FindConversation } from "./find-conversation.ts";
import type { ConversationLedger } from "./ledger.ts";
import type { ListNews } from "./list-news.ts";

export type ReadConversation = ReturnType<typeof createReadConversation>;

/** Read marks: how far each side has seen. They only move forward. */
export function createReadConversation(deps: {
  db: Db;
  hub: Hub;
  listNews: ListNews;
  changes: ConversationChanges;
  find: FindConversation;
  ledger: ConversationLedger;
  log: EventLog;
}) {
  const { db, hub, listNews, changes, find, ledger, log } = deps;

  const byVisitor = (visitorId: string, { conversationId, seq }: Read) =>
    mark({ conversationId }, (row) => {
      if (row.visitorId !== visitorId)
        throw new Refusal("not_found", "There is no such conversation.");
      const readByVisitor = Math.min(seq, row.visibleSeq);
      return readByVisitor > row.readByVisitor ? { readByVisitor } : undefined;
    });

  const byAgent = ({ conversationId, seq }: Read) =>
    mark({ conversationId, unreadAfter: seq }, (row) => {
      const readByAgent = Math.min(seq, row.seq);
      if (readByAgent <= row.readByAgent) return undefined;
      const unread = readByAgent === row.seq ? 0 : log.unreadAfter(row.id, readByAgent);
      return { readByAgent, unread };
    });

  async function mark(
    needs: { conversationId: string; unreadAfter?: number },
    forward: (row: ConversationRow) => Partial<ConversationRow> | undefined,
  ): Promise<void> {
    await db.writes.stage(
      needs,
      () => {
        const row = find.staged(needs.conversationId);
        const further = forward(row);
        if (!further) return undefined;
        const changed = { ...row, ...further };
        ledger.update(changed, row);
        return changed;
      },
      (row) => {
        if (row) publish(row);
      },
    );
  }

  function publish(row: ConversationRow): void {
    const conversation = changes.toVisitorConversation(row);
    hub.publish(visitorTopic(row.visitorId), { type: "conversation", conversation });
    listNews.publish(row);
  }

  return { byVisitor, byAgent };
}
