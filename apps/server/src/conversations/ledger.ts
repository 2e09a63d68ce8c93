import type { MentionLedger } from "../mentions/mention-ledger.ts";
import type { EventLedger } from "../messages/event-ledger.ts";
import type { ConversationRow } from "./conversation-row.ts";

/** Conversations as the writes of this moment see them: what is staged counts as written. */
export interface ConversationLedger {
  byId(id: string): ConversationRow | undefined;
  /** The visitor's open conversation, else the one opened last. */
  latestOf(visitorId: string): ConversationRow | undefined;
  /**
   * What agents call the visitor now; a session may know an older name. Throws ComeAgain when they are part of
   * another visitor now.
   */
  nameOf(visitorId: string): string | null;
  /** Inside a write: a conversation that its visitor opens; the `update` of the same act numbers it. */
  insert(row: ConversationRow): void;
  /**
   * Inside a write: the row as it is from now on; `before` is how it was read. `row.change` gets its
   * number, now or when the transaction is written.
   */
  update(row: ConversationRow, before: ConversationRow): void;
}

/** All that staged work may look at and add to. */
export type Ledger = ConversationLedger & EventLedger & MentionLedger;
