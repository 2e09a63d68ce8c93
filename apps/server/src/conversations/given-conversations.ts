import type { ConversationStore } from "./conversation-store.ts";

/** A visitor's conversations, to be given to somebody else: for the feature that finds out who visitors are. */
export type GivenConversations = ReturnType<typeof createGivenConversations>;

export const createGivenConversations = ({ ofVisitor, give }: ConversationStore) => ({
  /** All of a visitor's, closed ones too. */
  ofVisitor,
  /** Inside a write: they are `toVisitorId`'s from now on; `closesOpen`: that visitor has an open one. */
  give,
});
