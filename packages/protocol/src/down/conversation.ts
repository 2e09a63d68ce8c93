import Type, { type Static } from "typebox";
import { conversationSchema, visitorConversationSchema } from "../conversation.ts";

/** To consoles: a conversation's row as it now stands. */
export const conversationDownSchema = Type.Object({
  type: Type.Literal("conversation"),
  conversation: conversationSchema,
});
export type ConversationDown = Static<typeof conversationDownSchema>;

/** To the visitor: how their conversation stands, when no event tells (somebody read it). */
export const visitorConversationDownSchema = Type.Object({
  type: Type.Literal("conversation"),
  conversation: visitorConversationSchema,
});
export type VisitorConversationDown = Static<typeof visitorConversationDownSchema>;
