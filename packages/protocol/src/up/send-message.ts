import Type, { type Static } from "typebox";
import { clientIdSchema, idSchema } from "../ids.ts";

/**
 * A visitor says something. Without an open conversation it opens one: in self-service,
 * or in the queue when `to` is "person".
 */
export const visitorSendMessageSchema = Type.Object(
  {
    type: Type.Literal("send_message"),
    clientId: clientIdSchema,
    text: Type.String(),
    to: Type.Optional(Type.Union([Type.Literal("faq"), Type.Literal("person")])),
  },
  { additionalProperties: false },
);
export type VisitorSendMessage = Static<typeof visitorSendMessageSchema>;

/** The agent who has the conversation replies. */
export const agentSendMessageSchema = Type.Object(
  {
    type: Type.Literal("send_message"),
    clientId: clientIdSchema,
    conversationId: idSchema,
    text: Type.String(),
  },
  { additionalProperties: false },
);
export type AgentSendMessage = Static<typeof agentSendMessageSchema>;
