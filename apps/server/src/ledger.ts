import type { InMemory } from "./conversations/conversation-store.ts";
import type { Ledger } from "./conversations/ledger.ts";
import { createPostgresLedger } from "./conversations/postgres-ledger-store.ts";
import { createSqliteLedger } from "./conversations/sqlite-ledger-store.ts";
import type { AnyDb } from "./db/any-db.ts";
import { createSqliteMentions } from "./mentions/sqlite-mentions-store.ts";
import { createSqliteEvents } from "./messages/sqlite-event-store.ts";

/** What staged work looks at and adds to; `memory` where that answers reads as well. */
export function createLedger(db: AnyDb): { ledger: Ledger; memory: InMemory | undefined } {
  if (db.engine === "postgres") return { ledger: createPostgresLedger(db), memory: undefined };
  const conversations = createSqliteLedger(db);
  // After the conversations: a batch writes in this order, and the others refer to them.
  const others = { ...createSqliteEvents(db), ...createSqliteMentions(db) };
  return { ledger: { ...conversations, ...others }, memory: conversations };
}
