import Type, { type Static } from "typebox";
import { idSchema } from "../ids.ts";

/**
 * To a visitor who waits, whenever it changes: `position` 1 is next; `seconds` an honest estimate of what is
 * left to wait, null when there is nothing to estimate from.
 */
export const queueSchema = Type.Object({
  type: Type.Literal("queue"),
  conversationId: idSchema,
  position: Type.Integer({ minimum: 1 }),
  seconds: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  /** The queue is longer than the owner wants: what the visitor may do instead. They keep their place. */
  way: Type.Optional(
    Type.Union([Type.Literal("message"), Type.Literal("articles"), Type.Literal("team")]),
  ),
});
export type Queue = Static<typeof queueSchema>;
