import Type, { type Static } from "typebox";
import { idSchema } from "../ids.ts";

/** Somebody writes, or (`on` false) stopped without sending. Not stored, may be lost. */
export const typingUpSchema = Type.Object(
  { type: Type.Literal("typing"), conversationId: idSchema, on: Type.Boolean() },
  { additionalProperties: false },
);
export type TypingUp = Static<typeof typingUpSchema>;
