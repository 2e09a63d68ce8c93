import Type, { type Static } from "typebox";
import { authorSchema } from "../event.ts";
import { idSchema } from "../ids.ts";

/**
 * The other side writes, or stopped. Shown for TYPING_SHOWN_MS unless renewed. `text`, for agents alone: what a
 * visitor has typed so far.
 */
export const typingSchema = Type.Object({
  type: Type.Literal("typing"),
  conversationId: idSchema,
  by: authorSchema,
  on: Type.Boolean(),
  text: Type.Optional(Type.String()),
});
export type Typing = Static<typeof typingSchema>;
