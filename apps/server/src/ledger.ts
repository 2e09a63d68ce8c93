import type { ConversationRow } from "./conversations/conversation-row.ts";
import type { InMemory } from "./conversations/conversation-store.ts";
import type { Ledger } from "./conversations/ledger.ts";
import { createPostgresLedger } from "./conversations/postgres-ledger-store.ts";
import { createSqliteLedger } from "./conversations/sqlite-ledger-store.ts";
import type { AnyDb } from "./db/any-db.ts";
import { createSqliteMentions } from "./mentions/sqlite-mentions-store.ts";
import { createSqliteEvents } from "./messages/sqlite-event-store.ts";
import type { Hub } from "./socket/hub.ts";
import { conversationTopic, visitorTopic } from "./socket/topics.ts";

/** What staged work looks at and adds to. */
export interface LedgerOfHouse {
  ledger: Ledger;
  /** Where that answers reads as well. */
  memory: InMemory | undefined;
  /** Hears of every conversation that has changed, on whichever node. */
  heard(row: ConversationRow): void;
}

export function createLedger(db: AnyDb, hub: Pick<Hub, "listens">): LedgerOfHouse {
  if (db.engine === "postgres") {
    const { heard, ...ledger } = createPostgresLedger(db);
    const isOpenHere = ({ id, visitorId }: ConversationRow) =>
      hub.listens(visitorTopic(visitorId)) || hub.listens(conversationTopic(id));
    return {
      ...{ ledger, memory: undefined },
      // Who has it on the screen may be the next to say something in it.
      heard: (row) => void (isOpenHere(row) && heard(row)),
    };
  }
  const conversations = createSqliteLedger(db);
  // After the conversations: a batch writes in this order, and the others refer to them.
  const others = { ...createSqliteEvents(db), ...createSqliteMentions(db) };
  return { ledger: { ...conversations, ...others }, memory: conversations, heard() {} };
}
