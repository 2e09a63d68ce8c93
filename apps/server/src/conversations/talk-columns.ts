import type { ConversationRow } from "./conversation-row.ts";

/**
 * What a message changes of its conversation. Most changes are of this alone: they are stored as this much, and
 * every other column, with its indexes and references, costs nothing. No index holds any of it but `change`.
 */
export const TALK_COLUMNS = [
  "seq",
  "visibleSeq",
  "readByAgent",
  "readByVisitor",
  "unread",
  "lastText",
  "lastBy",
  "lastAt",
  "unansweredSince",
  "change",
] as const satisfies (keyof ConversationRow)[];
