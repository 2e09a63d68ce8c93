import Type, { type Static } from "typebox";
import { conversationSchema, visitorConversationSchema } from "../conversation.ts";

/** To consoles: the rows of conversations that changed, as they now stand, in the order of change. */
export const conversationsDownSchema = Type.Object({
  type: Type.Literal("conversations"),
  conversations: Type.Array(conversationSchema),
});
export type ConversationsDown = Static<typeof conversationsDownSchema>;

/** To the visitor: how their conversation stands, when no event tells (somebody read it). */
export const visitorConversationDownSchema = Type.Object({
  type: Type.Literal("conversation"),
  conversation: visitorConversationSchema,
});
export type VisitorConversationDown = Static<typeof visitorConversationDownSchema>;
