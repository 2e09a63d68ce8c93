import Type, { type Static } from "typebox";
import { idSchema } from "../ids.ts";
import { TYPING_TEXT_MAX } from "../limits.ts";

/** Somebody writes, or (`on` false) stopped without sending. Not stored, may be lost. */
export const typingUpSchema = Type.Object(
  { type: Type.Literal("typing"), conversationId: idSchema, on: Type.Boolean() },
  { additionalProperties: false },
);
export type TypingUp = Static<typeof typingUpSchema>;

/** A visitor's: `text` is what they have typed so far, where the site shows it to agents. */
export const visitorTypingSchema = Type.Object(
  {
    ...typingUpSchema.properties,
    text: Type.Optional(Type.String({ maxLength: TYPING_TEXT_MAX })),
  },
  { additionalProperties: false },
);
export type VisitorTyping = Static<typeof visitorTypingSchema>;
