import type { Doer } from "../agents/doer.ts";

/** One event to store; `seq` follows the conversation's last. */
export interface NewEvent {
  conversationId: string;
  visitorId: string;
  seq: number;
  at: number;
  by: Doer;
  clientId: string | undefined;
  internal: boolean;
  /** As JSON. */
  body: string;
}

/** Where something already stands in the log. */
export interface Place {
  conversationId: string;
  seq: number;
}

/** The log as the writes of this moment see it: what is staged counts as written. */
export interface EventLedger {
  /** Inside a write: the next event of a conversation. */
  add(event: NewEvent): void;
  /** Inside a write: what this visitor's conversations hold under `clientId` already. */
  repeatOf(visitorId: string, clientId: string): Place | undefined;
  /** Inside a write: how many of the visitor's messages come after `seq`. */
  unreadAfter(conversationId: string, seq: number): number;
}
