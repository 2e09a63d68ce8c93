import Type, { type Static } from "typebox";
import { clientIdSchema } from "../ids.ts";

/** The visitor ends the conversation: `solved` after "Yes, that helped", else `not_solved`. */
export const closeConversationSchema = Type.Object(
  {
    type: Type.Literal("close_conversation"),
    clientId: clientIdSchema,
    outcome: Type.Union([Type.Literal("solved"), Type.Literal("not_solved")]),
  },
  { additionalProperties: false },
);
export type CloseConversation = Static<typeof closeConversationSchema>;
