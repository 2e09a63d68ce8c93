/** That a note mentions an agent, to store. */
export interface NewMention {
  agentId: string;
  conversationId: string;
  /** The note's. */
  seq: number;
  at: number;
}

/** Mentions as the writes of this moment add to them. */
export interface MentionLedger {
  /** Inside a write: one more, in the transaction of its note. */
  mention(mention: NewMention): void;
}
